import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { SecretBox } from '../../shared/secret-box.js';
import { parseCredential } from '../credential.js';
import { HttpProblem } from '../http-problem.js';
import type { Store, Subscription } from '../store/store.js';
import type { Call, EventType, Upstream } from '../upstream/upstream.js';
import { callbackIdentity, checkCallbackUrl, type IsCallbackAllowed } from './callback-address.js';

export interface SubscriptionsOptions {
  readonly upstream: Upstream;
  readonly store: Store;
  readonly secretBox: SecretBox;
  /** Where LiveChat and the platform reach the shim, without a trailing slash. */
  readonly publicUrl: () => string;
  readonly isCallbackAllowed: IsCallbackAllowed;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Subscriptions of flows to events, on both sides: remembered here, registered at LiveChat. */
export interface Subscriptions {
  /**
   * Registers at LiveChat and remembers. A trigger that subscribes again (a saved flow, a retry) takes the place
   * of its earlier subscription and keeps the events that wait for it.
   *
   * @returns the id, and the absolute address whose DELETE ends it.
   */
  subscribe(
    call: Call,
    eventType: EventType,
    callbackUrl: string,
  ): Promise<{ readonly id: string; readonly location: string }>;
  /** Ends a subscription on both sides. One that is unknown, gone or replaced is already ended. */
  unsubscribe(call: Call, hookId: string): Promise<void>;
  /** Ends a subscription whose callback is gone for good. */
  drop(subscription: Subscription): Promise<void>;
  /** The callback URL exactly as the flow gave it. */
  callbackUrlOf(subscription: Subscription): string;
  /** Tries again to remove what LiveChat could not be told about; runs by itself every minute. */
  sweep(): Promise<void>;
  close(): void;
}

const sweepEveryMs = 60_000;

/** Subscriptions over an upstream and a store. */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { upstream, store, secretBox, clock, logger } = options;
  const connectionOf = (call: Call) =>
    secretBox.digest(`connection:${call.credential.username.toLowerCase()}`);

  async function subscribe(call: Call, eventType: EventType, callbackUrl: string) {
    checkCallbackUrl(callbackUrl, options.isCallbackAllowed);
    const hookSecret = randomBytes(24).toString('base64url');
    const registration = await upstream.register(
      call,
      eventType,
      `${options.publicUrl()}/hooks/${hookSecret}`,
    );
    const wanted = {
      hookDigest: digestHookSecret(secretBox, hookSecret),
      eventType,
      callbackDigest: secretBox.digest(`callback:${callbackIdentity(callbackUrl)}`),
      connectionDigest: connectionOf(call),
      upstreamHookId: registration.id,
      ...(registration.token !== undefined && {
        upstreamTokenDigest: secretBox.digest(`token:${registration.token}`),
      }),
      state: 'active',
      createdAt: clock.now(),
    } as const;
    const withId = (id: string): Subscription => ({
      ...wanted,
      id,
      callbackCipher: secretBox.seal(callbackUrl, `callback:${id}`),
      credentialCipher: secretBox.seal(call.credential.header, `credential:${id}`),
    });
    try {
      const known = await store.subscriptions.findByCallback(
        eventType,
        wanted.callbackDigest,
        wanted.connectionDigest,
      );
      const standing = known ?? (await store.subscriptions.put(withId(newId())));
      if (standing.hookDigest === wanted.hookDigest) return answer(standing);
      const replacing = await store.subscriptions.put(withId(standing.id));
      await endRegistration(call, standing);
      return answer(replacing);
    } catch (error) {
      await upstream.unregister(call, registration.id).catch(() => undefined); // the store's error is the one to tell
      throw error;
    }
  }

  function answer(subscription: Subscription) {
    const id = toHookId(subscription);
    return { id, location: `${options.publicUrl()}/webhooks/${id}` };
  }

  /** Removes the registration of a subscription that was replaced, now or in a later sweep. */
  async function endRegistration(call: Call, replaced: Subscription): Promise<void> {
    if (replaced.upstreamHookId === undefined) return;
    const id = newId();
    const remnant: Subscription = {
      ...replaced,
      id,
      state: 'removing',
      callbackCipher: '',
      callbackDigest: '',
      credentialCipher: secretBox.seal(call.credential.header, `credential:${id}`),
    };
    await store.subscriptions.put(remnant);
    await removeAtUpstream(remnant, call).catch((error: unknown) => logRemoval(remnant, error));
  }

  async function unsubscribe(call: Call, hookId: string): Promise<void> {
    const subscription = await store.subscriptions.get(hookId.slice(0, idLength));
    if (subscription === undefined || toHookId(subscription) !== hookId) return;
    if (subscription.connectionDigest !== connectionOf(call)) return; // another account's: nothing to see
    await store.subscriptions.setState(subscription.id, 'removing');
    try {
      await removeAtUpstream(subscription, call);
    } catch (error) {
      if (error instanceof HttpProblem && isFinal(error)) throw error;
      logRemoval(subscription, error);
    }
  }

  async function drop(subscription: Subscription): Promise<void> {
    await store.subscriptions.setState(subscription.id, 'dropped');
    logger.info(
      { subscriptionId: subscription.id, eventType: subscription.eventType },
      'the flow is gone; subscription dropped',
    );
    await removeAtUpstream(subscription).catch((error: unknown) => logRemoval(subscription, error));
  }

  /** Removes the registration with the caller's credential, else the one that registered; then the record. */
  async function removeAtUpstream(subscription: Subscription, call = ownCall(subscription)): Promise<void> {
    if (subscription.upstreamHookId !== undefined)
      await upstream.unregister(call, subscription.upstreamHookId);
    await store.subscriptions.remove(subscription.id);
  }

  function ownCall(subscription: Subscription): Call {
    const header = secretBox.open(subscription.credentialCipher, `credential:${subscription.id}`);
    return { credential: parseCredential(header), requestId: `sweep-${subscription.id}` };
  }

  async function sweep(): Promise<void> {
    for (const subscription of await store.subscriptions.list()) {
      if (subscription.state === 'active') continue;
      try {
        await removeAtUpstream(subscription);
      } catch (error) {
        logRemoval(subscription, error);
        // A credential that LiveChat refuses will not get better; the registration can only be removed by hand.
        if (error instanceof HttpProblem && isFinal(error)) await store.subscriptions.remove(subscription.id);
      }
    }
  }

  function logRemoval(subscription: Subscription, error: unknown): void {
    const reason =
      error instanceof HttpProblem ? error.code : error instanceof Error ? error.name : 'unknown';
    const fields = { subscriptionId: subscription.id, upstreamHookId: subscription.upstreamHookId, reason };
    logger.warn(fields, 'the registration at LiveChat is not removed yet');
  }

  let isOpen = true;
  let cancelSweep = () => {};
  function planSweep(): void {
    if (!isOpen) return;
    cancelSweep = clock.after(sweepEveryMs, () => {
      sweep()
        .catch((error: unknown) =>
          logger.warn({ reason: String(error) }, 'the sweep of subscriptions failed'),
        )
        .finally(planSweep);
    });
  }
  planSweep();

  return {
    subscribe,
    unsubscribe,
    drop,
    callbackUrlOf: ({ callbackCipher, id }) => secretBox.open(callbackCipher, `callback:${id}`),
    sweep,
    close: () => {
      isOpen = false;
      cancelSweep();
    },
  };
}

/** The digest under which the secret part of an inbound address is kept. */
export function digestHookSecret(secretBox: SecretBox, hookSecret: string): string {
  return secretBox.digest(`hook:${hookSecret}`);
}

const idLength = 22;

function newId(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The public id: the subscription's own, and a mark of its present registration. So the DELETE of an earlier
 * version of the flow, which comes after the new version has subscribed, ends nothing.
 */
function toHookId({ id, hookDigest }: Subscription): string {
  return `${id}${hookDigest.slice(0, 10)}`;
}

function isFinal(problem: HttpProblem): boolean {
  return problem.status === 401 || problem.status === 403;
}
