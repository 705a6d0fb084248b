import type { Store, StoredEvent, Subscription } from '../store/store.js';
import type { Registrations } from '../subscriptions/registrations.js';
import { type EventType, eventTypes, type Upstream } from '../upstream/upstream.js';

/** What the body of a delivery is made with. */
export interface DeliveryBodyParts {
  readonly upstream: Upstream;
  readonly store: Store;
  readonly registrations: Registrations;
}

/**
 * The body for the flow, made just before delivery: the upstream completes what its notification lacks, with the
 * credential of the registration that it came from.
 */
export function toDeliveryBody(
  { payload }: StoredEvent,
  { eventType, registrationId }: Subscription,
  parts: DeliveryBodyParts,
): string | Promise<string> {
  const known = eventTypes.find((type) => type === eventType);
  if (known === undefined)
    throw new Error(`The store holds a subscription to the unknown event \`${eventType}\`.`);
  return parts.upstream.isComplete(known) ? payload : complete(payload, known, registrationId, parts);
}

async function complete(
  payload: string,
  known: EventType,
  registrationId: string,
  { upstream, store, registrations }: DeliveryBodyParts,
): Promise<string> {
  const registration = await store.registrations.get(registrationId);
  if (registration === undefined) throw new Error('The registration of the notification is gone.');
  return JSON.stringify(
    await upstream.toNotificationBody(registrations.callOf(registration), known, JSON.parse(payload)),
  );
}
