import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { SecretBox } from '../../shared/secret-box.js';
import { parseCredential } from '../credential.js';
import { HttpProblem } from '../http-problem.js';
import { rest } from '../rest.js';
import type { Registration, Store } from '../store/store.js';
import {
  type Call,
  type EventType,
  eventTypes,
  type ListedRegistration,
  type Upstream,
} from '../upstream/upstream.js';
import { newId } from './new-id.js';

export interface RegistrationsOptions {
  readonly upstream: Upstream;
  readonly store: Store;
  readonly secretBox: SecretBox;
  /** Where LiveChat reaches the shim, without a trailing slash. */
  readonly publicUrl: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the shim has registered at LiveChat: one registration per scope and event, shared by all subscriptions. */
export interface Registrations {
  /**
   * The active registration for an event, made when there is none and restored when LiveChat has lost it. The
   * caller's credential is proven by LiveChat either way.
   */
  ensure(call: Call, eventType: EventType): Promise<Registration>;
  /** Takes the registration back when no subscription needs it any more; with `call`'s credential where given. */
  releaseUnused(registrationId: string, call?: Call): Promise<void>;
  /** A call with the credential that made the registration. */
  callOf(registration: Registration): Call;
  /**
   * Replaces a registration by a new one with a new address and a new secret. The old address is served for some
   * minutes more, because LiveChat repeats there what is on its way.
   */
  rotate(registration: Registration): Promise<void>;
  /** Tries again to remove what LiveChat could not be told about. Begins nothing more once `stopping` is aborted. */
  sweep(stopping?: AbortSignal): Promise<void>;
  /**
   * Holds what is kept against what LiveChat lists: restores what is missing, removes what nobody needs. Begins nothing
   * more once `stopping` is aborted.
   */
  reconcile(stopping?: AbortSignal): Promise<void>;
}

/** How long a replaced address is still served; v3 repeats a notification for one minute. */
const overlapMs = 3 * 60_000;
/** How long another instance may take to write down what it has registered. */
const orphanGraceMs = 5_000;

const neverStopping = new AbortController().signal;

/** Registrations over an upstream and a store. */
export function createRegistrations(options: RegistrationsOptions): Registrations {
  const { upstream, store, secretBox, clock, logger } = options;

  async function ensure(call: Call, eventType: EventType): Promise<Registration> {
    const scopeDigest = secretBox.digest(`scope:${upstream.scopeOf(call)}`);
    const known = await store.registrations.findByScope(scopeDigest, eventType);
    if (known === undefined) {
      const made = await register(call, { id: newId(), scopeDigest, eventType });
      const standing = await store.registrations
        .put(made)
        .catch((error: unknown) => takeBack(call, made, error));
      if (standing.id !== made.id)
        await endAtUpstream(call, made).catch((error: unknown) => logLeft(made, error));
      return standing;
    }
    // Listing proves that the credential is good for this account: knowing the user name is not enough to be served.
    const listed = await upstream.listRegistrations(call);
    if (!listed.some(({ id }) => id === known.upstreamId)) return restore(call, known);
    // Whoever changes or retires it at the same time wins; the caller looks at what stands.
    await store.registrations.replace(known, { ...known, credentialCipher: seal(call, known.id) });
    return known;
  }

  async function register(
    call: Call,
    kept: Pick<Registration, 'id' | 'scopeDigest' | 'eventType'>,
  ): Promise<Registration> {
    const hookSecret = randomBytes(24).toString('base64url');
    const { id, proof } = await upstream.register(
      call,
      toEventType(kept),
      `${options.publicUrl()}/hooks/${hookSecret}`,
    );
    return {
      id: kept.id,
      scopeDigest: kept.scopeDigest,
      eventType: kept.eventType,
      hookDigest: digestHookSecret(secretBox, hookSecret),
      upstreamId: id,
      ...(proof !== undefined && { proofDigest: digestProof(secretBox, proof) }),
      credentialCipher: seal(call, kept.id),
      state: 'active',
      createdAt: clock.now(),
    };
  }

  async function restore(call: Call, lost: Registration): Promise<Registration> {
    logger.warn(
      { registrationId: lost.id, eventType: lost.eventType },
      'LiveChat has lost a registration; made again',
    );
    const made = await register(call, lost);
    await putInPlace(call, lost, made);
    return made;
  }

  /** What was made in vain, since the store failed or another was quicker, is taken back at LiveChat. */
  async function putInPlace(
    call: Call,
    current: Registration,
    made: Registration,
    remnant?: Registration,
  ): Promise<void> {
    const isReplaced = await store.registrations
      .replace(current, made, remnant)
      .catch((error: unknown) => takeBack(call, made, error));
    if (!isReplaced) await endAtUpstream(call, made).catch((error: unknown) => logLeft(made, error));
  }

  async function takeBack(call: Call, made: Registration, error: unknown): Promise<never> {
    await endAtUpstream(call, made).catch(() => undefined); // the store's error is the one to tell
    throw error;
  }

  async function releaseUnused(registrationId: string, call?: Call): Promise<void> {
    if (!(await store.registrations.retireIfUnused(registrationId))) return;
    const retired = await store.registrations.get(registrationId);
    if (retired !== undefined) await remove(retired, call ?? callOf(retired));
  }

  /** Removes the registration on both sides; what LiveChat cannot be told now is left for the sweep. */
  async function remove(registration: Registration, call: Call): Promise<void> {
    try {
      await endAtUpstream(call, registration);
      await store.registrations.remove(registration.id);
    } catch (error) {
      logLeft(registration, error);
      if (isRefusal(error)) throw error;
    }
  }

  async function rotate(registration: Registration): Promise<void> {
    const call = callOf(registration);
    const made = await register(call, registration);
    const id = newId();
    const remnant: Registration = {
      ...registration,
      id,
      state: 'removing',
      credentialCipher: seal(call, id),
      createdAt: clock.now(),
    };
    await putInPlace(call, registration, made, remnant);
  }

  async function sweep(stopping: AbortSignal = neverStopping): Promise<void> {
    for (const registration of await store.registrations.list()) {
      if (stopping.aborted) return;
      await sweepOne(registration).catch((error: unknown) => logLeft(registration, error));
    }
  }

  async function sweepOne(registration: Registration): Promise<void> {
    const { id, state, scopeDigest, eventType, createdAt } = registration;
    if (state === 'active') return releaseUnused(id);
    const isReplaced = (await store.registrations.findByScope(scopeDigest, eventType)) !== undefined;
    if (isReplaced && clock.now() - createdAt < overlapMs) return;
    // A credential that LiveChat refuses will not get better; the registration can only be removed by hand.
    await remove(registration, callOf(registration)).catch(() => store.registrations.remove(id));
  }

  async function reconcile(stopping: AbortSignal = neverStopping): Promise<void> {
    await sweep(stopping);
    const active = (await store.registrations.list()).filter(({ state }) => state === 'active');
    for (const scopeDigest of new Set(active.map((registration) => registration.scopeDigest))) {
      if (stopping.aborted) return;
      const registrations = active.filter((registration) => registration.scopeDigest === scopeDigest);
      await reconcileScope(registrations, stopping).catch((error: unknown) => {
        const [registration] = registrations;
        if (registration !== undefined) logLeft(registration, error);
      });
    }
  }

  async function reconcileScope(
    registrations: readonly Registration[],
    stopping: AbortSignal,
  ): Promise<void> {
    const [newest] = registrations.toSorted((a, b) => b.createdAt - a.createdAt);
    if (newest === undefined) return;
    const call = callOf(newest);
    const listed = await upstream.listRegistrations(call);
    for (const registration of registrations) {
      if (stopping.aborted) return;
      if (!listed.some(({ id }) => id === registration.upstreamId)) await restore(call, registration);
    }
    await removeOrphans(call, listed, stopping);
  }

  /** What is registered at an address of this shim and stands in no store: left behind by a crash or a restore. */
  async function removeOrphans(
    call: Call,
    listed: readonly ListedRegistration[],
    stopping: AbortSignal,
  ): Promise<void> {
    const own = `${options.publicUrl()}/hooks/`;
    const isOwn = ({ eventType, url }: ListedRegistration) => eventType !== undefined && url.startsWith(own);
    const suspects = await notKept(listed.filter(isOwn));
    if (suspects.length === 0) return;
    await rest(clock, stopping, orphanGraceMs);
    if (stopping.aborted) return;
    for (const { id, eventType } of await notKept(suspects)) {
      if (eventType === undefined || stopping.aborted) continue;
      logger.warn({ upstreamId: id, eventType }, 'an orphaned registration at LiveChat is removed');
      await upstream.unregister(call, eventType, id);
    }
  }

  async function notKept(listed: readonly ListedRegistration[]): Promise<readonly ListedRegistration[]> {
    const kept = new Set((await store.registrations.list()).map(({ upstreamId }) => upstreamId));
    return listed.filter(({ id }) => !kept.has(id));
  }

  async function endAtUpstream(call: Call, registration: Registration): Promise<void> {
    await upstream.unregister(call, toEventType(registration), registration.upstreamId);
  }

  function seal(call: Call, id: string): string {
    return secretBox.seal(call.credential.header, `credential:${id}`);
  }

  function callOf({ id, credentialCipher }: Registration): Call {
    const header = secretBox.open(credentialCipher, `credential:${id}`);
    return { credential: parseCredential(header), requestId: `registration-${id}` };
  }

  function logLeft({ id, eventType }: Registration, error: unknown): void {
    const reason =
      error instanceof HttpProblem ? error.code : error instanceof Error ? error.name : 'unknown';
    logger.warn(
      { registrationId: id, eventType, reason },
      'a registration at LiveChat is not as it should be yet',
    );
  }

  return { ensure, releaseUnused, callOf, rotate, sweep, reconcile };
}

/** The digest under which the secret part of an inbound address is kept. */
export function digestHookSecret(secretBox: SecretBox, hookSecret: string): string {
  return secretBox.digest(`hook:${hookSecret}`);
}

/** The digest under which the secret that notifications repeat is kept. */
export function digestProof(secretBox: SecretBox, proof: string): string {
  return secretBox.digest(`proof:${proof}`);
}

/** The store keeps texts; what the shim put there is one of the events it knows. */
function toEventType({ eventType }: Pick<Registration, 'eventType'>): EventType {
  const known = eventTypes.find((type) => type === eventType);
  if (known === undefined)
    throw new Error(`The store holds a registration for the unknown event \`${eventType}\`.`);
  return known;
}

function isRefusal(error: unknown): boolean {
  return error instanceof HttpProblem && (error.status === 401 || error.status === 403);
}
