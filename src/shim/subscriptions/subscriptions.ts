import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/clock.js';
import { isSameSecret } from '../../shared/is-same-secret.js';
import type { Logger } from '../../shared/logger.js';
import type { SecretBox } from '../../shared/secret-box.js';
import { HttpProblem } from '../http-problem.js';
import type { Store, Subscription } from '../store/store.js';
import type { Call, EventType } from '../upstream/upstream.js';
import { callbackIdentity, checkCallbackUrl, type IsCallbackAllowed } from './callback-address.js';
import { idLength, newId } from './new-id.js';
import type { Registrations } from './registrations.js';

export interface SubscriptionsOptions {
  readonly registrations: Registrations;
  readonly store: Store;
  readonly secretBox: SecretBox;
  /** Where the platform reaches the shim, without a trailing slash. */
  readonly publicUrl: () => string;
  readonly isCallbackAllowed: IsCallbackAllowed;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Which flows want which events, and where to. */
export interface Subscriptions {
  /**
   * Makes sure that LiveChat sends the event, and remembers who wants it. A trigger that subscribes again (a saved
   * flow, a retry) takes the place of its earlier subscription and keeps the events that wait for it.
   *
   * @returns the id, and the absolute address whose DELETE ends it.
   */
  subscribe(
    call: Call,
    eventType: EventType,
    callbackUrl: string,
  ): Promise<{ readonly id: string; readonly location: string }>;
  /** Ends a subscription, and the registration with the last one. One that is unknown, gone or replaced has ended. */
  unsubscribe(call: Call, hookId: string): Promise<void>;
  /** Ends a subscription whose callback is gone for good. */
  drop(subscription: Subscription): Promise<void>;
  /** Ends those that a crash left on their way out. Begins nothing more once `stopping` is aborted. */
  sweep(stopping: AbortSignal): Promise<void>;
  /** The callback URL exactly as the flow gave it. */
  callbackUrlOf(subscription: Subscription): string;
  /** The digest under which a callback URL is found. */
  digestCallback(callbackUrl: string): string;
}

/** A registration can be taken back while a flow subscribes to it; then it is made anew, this often at most. */
const mostAttempts = 3;

/** Subscriptions over a store and the registrations they share. */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { registrations, store, secretBox, clock, logger } = options;
  const connectionOf = (call: Call) =>
    secretBox.digest(`connection:${call.credential.username.toLowerCase()}`);
  const digestCallback = (callbackUrl: string) =>
    secretBox.digest(`callback:${callbackIdentity(callbackUrl)}`);

  async function subscribe(call: Call, eventType: EventType, callbackUrl: string) {
    checkCallbackUrl(callbackUrl, options.isCallbackAllowed);
    const callbackDigest = digestCallback(callbackUrl);
    const connectionDigest = connectionOf(call);
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const { id: registrationId } = await registrations.ensure(call, eventType);
      const known = await store.subscriptions.findByCallback(eventType, callbackDigest, connectionDigest);
      const id = known?.id ?? newId();
      const standing = await store.subscriptions.put({
        id,
        registrationId,
        version: randomBytes(versionBytes).toString('base64url'),
        eventType,
        callbackCipher: secretBox.seal(callbackUrl, `callback:${id}`),
        callbackDigest,
        connectionDigest,
        state: 'active',
        createdAt: clock.now(),
      });
      const registration = await store.registrations.get(registrationId);
      if (registration?.state === 'active') {
        if (known !== undefined && known.registrationId !== registrationId) {
          await registrations.releaseUnused(known.registrationId);
        }
        const hookId = toHookId(standing);
        return { id: hookId, location: `${options.publicUrl()}/webhooks/${hookId}` };
      }
    }
    throw new HttpProblem(429, 'RateLimited', 'The subscription changes too fast. Try again in a moment.', {
      headers: { 'Retry-After': '5' },
    });
  }

  async function unsubscribe(call: Call, hookId: string): Promise<void> {
    const subscription = await store.subscriptions.get(hookId.slice(0, idLength));
    if (subscription === undefined || !isSameSecret(toHookId(subscription), hookId)) return;
    if (!isSameSecret(subscription.connectionDigest, connectionOf(call))) return; // another account's: nothing to see
    await store.subscriptions.remove(subscription.id);
    await registrations.releaseUnused(subscription.registrationId, call);
  }

  async function drop({ id, eventType, registrationId }: Subscription): Promise<void> {
    await store.subscriptions.remove(id);
    logger.info({ subscriptionId: id, eventType }, 'the flow is gone; its subscription is removed');
    await registrations.releaseUnused(registrationId);
  }

  async function sweep(stopping: AbortSignal): Promise<void> {
    for (const subscription of await store.subscriptions.list()) {
      if (stopping.aborted) return;
      if (subscription.state !== 'active') await drop(subscription);
    }
  }

  return {
    subscribe,
    unsubscribe,
    drop,
    sweep,
    callbackUrlOf: ({ callbackCipher, id }) => secretBox.open(callbackCipher, `callback:${id}`),
    digestCallback,
  };
}

const versionBytes = 7;

/**
 * The public id: the subscription's own, and the version. So the DELETE of an earlier version of the flow, which
 * comes after the new version has subscribed, ends nothing.
 */
function toHookId({ id, version }: Subscription): string {
  return `${id}${version}`;
}
