import type { Store, StoreCounts } from '../store/store.js';
import type { Metrics } from './create-metrics.js';

/** The same store, with what goes in and out of it counted, and its depth readable. */
export function observeStore(
  store: Store,
  { registry, notifications, deliveries }: Pick<Metrics, 'registry' | 'notifications' | 'deliveries'>,
  isHealthy: () => Promise<boolean>,
  now: () => number,
): Store {
  const counts = shareReads(() => store.counts());
  registry.gauge(
    'livechat_shim_events_waiting',
    'Events not delivered yet.',
    async () => (await counts()).waiting,
  );
  registry.gauge(
    'livechat_shim_dead_letters',
    'Events given up and not replayed.',
    async () => (await counts()).dead,
  );
  registry.gauge(
    'livechat_shim_oldest_waiting_seconds',
    'Age of the oldest event that waits; 0 for none.',
    async () => {
      const { oldestWaitingAt } = await counts();
      return oldestWaitingAt === undefined ? 0 : Math.max(0, now() - oldestWaitingAt) / 1000;
    },
  );
  registry.gauge('livechat_shim_store_up', 'Whether the store can be written to: 1 or 0.', async () =>
    (await isHealthy()) ? 1 : 0,
  );

  return {
    ...store,
    subscriptions: {
      ...store.subscriptions,
      async setState(...change) {
        const isChanged = await store.subscriptions.setState(...change);
        if (isChanged && change[1] === 'dropped') deliveries.add(1, 'gone');
        return isChanged;
      },
    },
    async putEvents(events) {
      try {
        const results = await store.putEvents(events);
        for (const result of results) notifications.add(1, result);
        return results;
      } catch (error) {
        notifications.add(events.length, 'failed');
        throw error;
      }
    },
    async settle(owner, results) {
      const written = await store.settle(owner, results);
      results.forEach(({ kind }, index) => {
        if (written[index]) deliveries.add(1, kind);
      });
      return written;
    },
  };
}

/** Several gauges of one reading of the metrics ask the store once. */
function shareReads(read: () => Promise<StoreCounts>): () => Promise<StoreCounts> {
  let current: Promise<StoreCounts> | undefined;
  return () => {
    current ??= read().finally(() => {
      current = undefined;
    });
    return current;
  };
}
