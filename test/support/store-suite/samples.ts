import type { NewEvent, Registration, Subscription } from '../../../src/shim/store/store.js';

export const start = Date.parse('2026-01-15T09:00:00Z');
export const day = 24 * 3_600_000;

/** A subscription for tests; each id has its own callback. */
export function subscriptionOf(id: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    id,
    registrationId: 'registration',
    version: '1',
    eventType: 'chat_started',
    callbackCipher: `sealed callback of ${id}`,
    callbackDigest: `callback digest of ${id}`,
    connectionDigest: 'connection digest',
    state: 'active',
    createdAt: start,
    ...changes,
  };
}

/** A registration for tests; each id has its own scope. */
export function registrationOf(id: string, changes: Partial<Registration> = {}): Registration {
  return {
    id,
    scopeDigest: `scope digest of ${id}`,
    eventType: 'chat_started',
    hookDigest: `hook digest of ${id}`,
    upstreamId: `upstream id of ${id}`,
    credentialCipher: 'sealed credential',
    state: 'active',
    createdAt: start,
    ...changes,
  };
}

/** Events `prefix1`, `prefix2` and so on. */
export function eventsOf(subscriptionId: string, count: number, prefix = 'event-'): NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    subscriptionId,
    eventId: `${prefix}${index + 1}`,
    payload: `{"number":${index + 1}}`,
  }));
}

export const idsOf = (events: readonly NewEvent[]) => events.map(({ eventId }) => eventId);
export const lanesOf = (lanes: readonly { readonly subscriptionId: string }[]) =>
  lanes.map(({ subscriptionId }) => subscriptionId);
