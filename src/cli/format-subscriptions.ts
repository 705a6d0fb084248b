import type { EventView, SubscriptionDetails, SubscriptionView } from '../shim/admin/create-admin.js';

/** Subscriptions as a table for people. */
export function formatSubscriptions(subscriptions: readonly SubscriptionView[]): string {
  if (subscriptions.length === 0) return 'No flow has subscribed.\n';
  return formatTable([
    ['Id', 'Event', 'State', 'Callback host', 'Since', 'Key', 'Waiting', 'Next try', 'Dead', 'Last error'],
    ...subscriptions.map((one) => [
      one.id,
      one.eventType,
      one.state,
      one.callbackHost,
      toSeconds(one.createdAt),
      one.keyId,
      String(one.waitingEvents),
      toSeconds(one.nextTryAt),
      String(one.deadLetters),
      one.lastError ?? '',
    ]),
  ]);
}

/** One subscription with its events. */
export function formatSubscription(subscription: SubscriptionDetails): string {
  const { waiting, dead } = subscription;
  const toRow = ({ eventId, receivedAt, attempts }: EventView) => [
    eventId,
    toSeconds(receivedAt),
    String(attempts),
  ];
  const head = ['Event', 'Received', 'Attempts'];
  const waitingRows = [head, ...waiting.map(toRow)];
  const deadRows = [
    [...head, 'Given up', 'Last error'],
    ...dead.map((event) => [...toRow(event), toSeconds(event.givenUpAt), event.lastError ?? '']),
  ];
  return [
    formatSubscriptions([subscription]),
    waiting.length === 0 ? 'Nothing waits.\n' : `Waiting\n${formatTable(waitingRows)}`,
    dead.length === 0 ? 'No dead letters.\n' : `Dead letters\n${formatTable(deadRows)}`,
  ].join('\n');
}

/** Thousandths of a second only widen a table. */
function toSeconds(time = ''): string {
  return time.replace(/\.\d{3}Z$/, 'Z');
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
