import { timingSafeEqual } from 'node:crypto';
import type { Logger } from '../../shared/logger.js';
import type { SecretBox } from '../../shared/secret-box.js';
import { HttpProblem } from '../http-problem.js';
import type { Store, Subscription } from '../store/store.js';
import { callbackIdentity } from '../subscriptions/callback-address.js';
import { digestHookSecret } from '../subscriptions/subscriptions.js';
import type { Notification, Upstream } from '../upstream/upstream.js';

export interface ReceiveNotificationOptions {
  readonly upstream: Upstream;
  readonly store: Store;
  readonly secretBox: SecretBox;
  readonly callbackUrlOf: (subscription: Subscription) => string;
  /** Called when there is something to deliver. */
  readonly wake: () => void;
  readonly logger: Logger;
}

/** Takes notifications in: verify, reshape, keep. When the promise resolves the notification is durable. */
export interface ReceiveNotification {
  /** A notification sent to the address that the shim gave LiveChat; `secret` is the last part of that address. */
  atAddress(secret: string, body: unknown, requestId: string): Promise<void>;
  /** A notification that names the flow's callback URL, in base64, as the published connector has it. */
  forCallback(encodedCallback: string, body: unknown, requestId: string): Promise<void>;
}

/** The receiving half of the relay; delivery is the dispatcher's. */
export function createReceiveNotification(options: ReceiveNotificationOptions): ReceiveNotification {
  const { upstream, store, secretBox, wake, logger } = options;

  async function keep(
    subscription: Subscription | undefined,
    body: unknown,
    requestId: string,
  ): Promise<void> {
    // An unknown address and a wrong token get one answer, so that nobody learns which addresses exist.
    if (subscription?.state !== 'active') throw unknownAddress();
    const notification = upstream.parseNotification(body);
    if (!isGenuine(subscription, notification, secretBox)) {
      logger.warn(
        { requestId, subscriptionId: subscription.id },
        'a notification without the token of its webhook',
      );
      throw unknownAddress();
    }
    const { id: subscriptionId } = subscription;
    const { eventId } = notification;
    const [result] = await store.putEvents([
      { subscriptionId, eventId, payload: JSON.stringify(notification.body) },
    ]);
    if (result === 'unknown') throw unknownAddress();
    logger.info({ requestId, subscriptionId, eventId, result }, 'notification taken');
    if (result === 'new') wake();
  }

  return {
    async atAddress(secret, body, requestId) {
      await keep(await store.subscriptions.findByHook(digestHookSecret(secretBox, secret)), body, requestId);
    },
    async forCallback(encodedCallback, body, requestId) {
      const callback = Buffer.from(encodedCallback, 'base64').toString('utf8');
      const digest = secretBox.digest(`callback:${callbackIdentity(callback)}`);
      const { eventType } = upstream.parseNotification(body);
      const subscription = await store.subscriptions.findByCallback(eventType, digest);
      // The digest leaves version and signature out; here the signature is the proof.
      const isSame = subscription !== undefined && isEqual(options.callbackUrlOf(subscription), callback);
      await keep(isSame ? subscription : undefined, body, requestId);
    },
  };
}

function isGenuine(subscription: Subscription, notification: Notification, secretBox: SecretBox): boolean {
  if (notification.eventType !== subscription.eventType) return false;
  const { upstreamTokenDigest: kept } = subscription;
  if (kept === undefined) return true; // LiveChat gave no token; the address is the proof
  return isEqual(secretBox.digest(`token:${notification.token ?? ''}`), kept);
}

/** Compares secrets in a time that tells nothing but their length. */
function isEqual(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}

function unknownAddress(): HttpProblem {
  return new HttpProblem(404, 'NotFound', 'Nobody takes notifications at this address.');
}
