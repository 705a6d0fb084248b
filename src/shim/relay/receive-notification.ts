import { isSameSecret } from '../../shared/is-same-secret.js';
import type { Logger } from '../../shared/logger.js';
import type { SecretBox } from '../../shared/secret-box.js';
import { HttpProblem } from '../http-problem.js';
import { type Registration, type Store, StoreUnavailable } from '../store/store.js';
import { digestHookSecret, digestProof } from '../subscriptions/registrations.js';
import type { Subscriptions } from '../subscriptions/subscriptions.js';
import type { Notification, Upstream } from '../upstream/upstream.js';

export interface ReceiveNotificationOptions {
  readonly upstream: Upstream;
  readonly store: Store;
  readonly secretBox: SecretBox;
  readonly subscriptions: Subscriptions;
  /** Called when there is something to deliver. */
  readonly wake: () => void;
  readonly logger: Logger;
}

/**
 * Characters of notifications that may wait for the store. A database that answers slowly, or not at all, would else fill
 * the memory with what LiveChat sends meanwhile; LiveChat repeats what is refused.
 */
const mostWaiting = 64 * 1024 ** 2;

/** Takes notifications in: verify, read, keep for each subscription. When the promise resolves they are durable. */
export interface ReceiveNotification {
  /** A notification sent to the address that the shim gave LiveChat; `secret` is the last part of that address. */
  atAddress(secret: string, body: unknown, requestId: string): Promise<void>;
  /** A notification that names the flow's callback URL, in base64, as the published connector has it. */
  forCallback(encodedCallback: string, body: unknown, requestId: string): Promise<void>;
}

/** The receiving half of the relay; delivery is the dispatcher's. */
export function createReceiveNotification(options: ReceiveNotificationOptions): ReceiveNotification {
  const { upstream, store, secretBox, subscriptions, wake, logger } = options;
  let waiting = 0;

  /** An unknown address and a wrong secret get one answer, so that nobody learns which addresses exist. */
  function verify(registration: Registration | undefined, body: unknown, requestId: string): Notification {
    if (registration === undefined) throw unknownAddress();
    const notification = upstream.parseNotification(body);
    if (!isGenuine(registration, notification, secretBox)) {
      logger.warn(
        { requestId, registrationId: registration.id },
        'a notification without the secret of its registration',
      );
      throw unknownAddress();
    }
    return notification;
  }

  /** A registration on its way out still gets what LiveChat repeats; the one that took its place passes it on. */
  async function servingOf(registration: Registration): Promise<Registration | undefined> {
    const { state, scopeDigest, eventType } = registration;
    return state === 'active' ? registration : store.registrations.findByScope(scopeDigest, eventType);
  }

  async function keep(
    subscriptionIds: readonly string[],
    notification: Notification,
    requestId: string,
  ): Promise<void> {
    const { eventId, eventType, content } = notification;
    const payload = JSON.stringify(content);
    const size = payload.length * subscriptionIds.length;
    if (waiting > 0 && waiting + size > mostWaiting) {
      throw new StoreUnavailable('More notifications wait for the store than the memory may hold.');
    }
    waiting += size;
    const results = await store
      .putEvents(subscriptionIds.map((subscriptionId) => ({ subscriptionId, eventId, payload })))
      .finally(() => {
        waiting -= size;
      });
    logger.info({ requestId, eventId, eventType, results }, 'notification taken');
    if (results.includes('new')) wake();
  }

  return {
    async atAddress(secret, body, requestId) {
      const registration = await store.registrations.findByHook(digestHookSecret(secretBox, secret));
      const notification = verify(registration, body, requestId);
      const serving = registration && (await servingOf(registration));
      if (serving === undefined) throw unknownAddress();
      await keep(await store.subscriptions.activeIdsOf(serving.id), notification, requestId);
    },
    async forCallback(encodedCallback, body, requestId) {
      const callback = Buffer.from(encodedCallback, 'base64').toString('utf8');
      const { eventType } = upstream.parseNotification(body);
      const subscription = await store.subscriptions.findByCallback(
        eventType,
        subscriptions.digestCallback(callback),
      );
      // The digest leaves version and signature out; here the signature is the proof.
      if (subscription === undefined || !isSameSecret(subscriptions.callbackUrlOf(subscription), callback)) {
        throw unknownAddress();
      }
      const notification = verify(
        await store.registrations.get(subscription.registrationId),
        body,
        requestId,
      );
      await keep([subscription.id], notification, requestId);
    },
  };
}

function isGenuine(registration: Registration, notification: Notification, secretBox: SecretBox): boolean {
  if (notification.eventType !== registration.eventType) return false;
  const { proofDigest } = registration;
  if (proofDigest === undefined) return true; // LiveChat repeats no secret here; the address is the proof
  return isSameSecret(digestProof(secretBox, notification.proof ?? ''), proofDigest);
}

function unknownAddress(): HttpProblem {
  return new HttpProblem(404, 'NotFound', 'Nobody takes notifications at this address.');
}
