import type { Clock } from '../../shared/clock.js';

/** Something that happened in the gateway. `data` is fit to be shown: secrets are masked before they get here. */
export interface GatewayEvent {
  /** Counts up from 1. */
  readonly id: number;
  /** Subject and verb: `connection.created`, `flow.saved`, `trigger.subscribed`, `run.created`, `call.answered`. */
  readonly type: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The gateway's event log: remembers the newest and tells listeners. */
export interface Events {
  publish(type: string, data: Readonly<Record<string, unknown>>): void;
  /** Events with an id above `id`, oldest first, as far as they are remembered. */
  since(id: number): readonly GatewayEvent[];
  /** The newest `count` events, oldest first. */
  latest(count: number): readonly GatewayEvent[];
  /** Calls `listener` for each new event until the returned function is called. */
  listen(listener: (event: GatewayEvent) => void): () => void;
}

/** An event log that keeps `limit` events. */
export function createEvents(clock: Clock, limit = 500): Events {
  const kept: GatewayEvent[] = [];
  const listeners = new Set<(event: GatewayEvent) => void>();
  let lastId = 0;
  return {
    publish(type, data) {
      lastId += 1;
      const event: GatewayEvent = { id: lastId, type, time: new Date(clock.now()).toISOString(), data };
      kept.push(event);
      if (kept.length > limit) kept.shift();
      for (const listener of [...listeners]) listener(event);
    },
    since: (id) => kept.filter((event) => event.id > id),
    latest: (count) => (count > 0 ? kept.slice(-count) : []),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
