/**
 * What the shim keeps: who wants which notifications, and the notifications on their way to them. One port, several
 * engines. Secrets arrive sealed (see `SecretBox`); no engine ever sees one in clear text.
 *
 * Every method may reject with `StoreUnavailable`. A promise that resolves means the change is durable.
 * Spans are given in milliseconds from now, since the engine's clock decides (several instances may share a store).
 */
export interface Store {
  readonly registrations: RegistrationStore;
  readonly subscriptions: SubscriptionStore;
  readonly deadLetters: DeadLetterStore;

  /**
   * Keeps events for delivery; answers in the order given. Calls made in the same event-loop turn share one
   * transaction. An event that the engine cannot store rejects the call it came with and no other.
   */
  putEvents(events: readonly NewEvent[]): Promise<readonly PutResult[]>;

  /**
   * Leases up to `count` due lanes to `owner` for `ms`, the longest due first; with `onlyWell` those that did not fail
   * last. A lane has one holder at a time.
   */
  leaseLanes(count: number, owner: string, ms: number, onlyWell?: boolean): Promise<readonly Lane[]>;
  /** Milliseconds until a lane can be leased: 0 when one can be now, undefined when nothing waits. */
  nextDueIn(): Promise<number | undefined>;
  /**
   * The next open events of a lane, in order of arrival: `count` of them, or fewer where they are large, so that all
   * together have about `mostRead` characters; at least one.
   */
  readLane(subscriptionId: string, count: number): Promise<readonly StoredEvent[]>;
  /**
   * Writes down what became of events. Answers in the order given: true when written, false when `owner` no longer
   * holds the lane or the event is not open; such a result is discarded. Calls of one event-loop turn share one
   * transaction.
   */
  settle(owner: string, results: readonly DeliveryResult[]): Promise<readonly boolean[]>;
  /**
   * Extends all leases of `owner` to `ms` from now, those too that ran out and that no other has taken; answers the
   * subscription ids still held.
   */
  renew(owner: string, ms: number): Promise<readonly string[]>;
  /** Gives back the named lanes, or all that `owner` holds. Back-off stays in force. */
  release(owner: string, subscriptionIds?: readonly string[]): Promise<void>;

  counts(): Promise<StoreCounts>;
  /** What waits and what was given up for each subscription, or for one; the oldest subscription first. */
  backlogs(subscriptionId?: string): Promise<readonly Backlog[]>;
  /** Forgets finished events and dead letters of a certain age, and gives disk space back. Answers how many. */
  prune(ages: PruneAges): Promise<number>;
  /** Resolves when the store can read and write. */
  health(): Promise<void>;
  /** Waits for the writes under way, then lets go of the file or the connections. */
  close(): Promise<void>;
}

/** What is read of a lane at once, in characters: so much memory a lane costs that is worked on. */
export const mostRead = 1024 ** 2;

/** Who wants which notifications. */
export interface SubscriptionStore {
  /**
   * Inserts a subscription, or replaces the one with the same id, whose events then go to the new callback, at once
   * even if the lane rested after a failure. Answers the one that stands: when another active
   * subscription has the same connection, event type and callback, that one stands and the given one is not kept, so
   * that two subscribe calls at once cannot double the notifications.
   */
  put(subscription: Subscription): Promise<Subscription>;
  get(id: string): Promise<Subscription | undefined>;
  /** The ids of the active subscriptions that a registration serves. */
  activeIdsOf(registrationId: string): Promise<readonly string[]>;
  /** The active subscription for this event type and callback: of this connection, or of any when none is named. */
  findByCallback(
    eventType: string,
    callbackDigest: string,
    connectionDigest?: string,
  ): Promise<Subscription | undefined>;
  /** All subscriptions, in any state, the oldest first. */
  list(): Promise<readonly Subscription[]>;
  /**
   * Changes the state. Any state but `active` discards the lane and the events not yet delivered in the same
   * transaction. Answers false when the subscription is gone, or when `callbackCipher` is given and is no longer its
   * own: what was learnt from an old callback must not end a subscription that has a new one.
   */
  setState(id: string, state: SubscriptionState, callbackCipher?: string): Promise<boolean>;
  /** Removes the subscription with its lane and all its events in one transaction; false when it was gone. */
  remove(id: string): Promise<boolean>;
}

/** Events whose delivery was given up. They keep their payload until they are replayed or pruned. */
export interface DeadLetterStore {
  /** The newest first, at most `limit` (100). */
  list(filter?: {
    readonly subscriptionId?: string;
    readonly limit?: number;
  }): Promise<readonly DeadLetter[]>;
  /** Opens dead letters for delivery again, at their old place in the order; answers how many. */
  replay(filter?: { readonly subscriptionId?: string; readonly eventId?: string }): Promise<number>;
}

/**
 * `active`: notifications are delivered. `removing`: the flow unsubscribed. `dropped`: the callback is gone for good.
 * The last two are on their way out.
 */
export type SubscriptionState = 'active' | 'removing' | 'dropped';

/** One subscription as it is kept. Fields named cipher are sealed, fields named digest are keyed digests. */
export interface Subscription {
  readonly id: string;
  /** The registration that its notifications come from. */
  readonly registrationId: string;
  /** Changes with each subscribe, so that the unsubscribe call of an earlier one is told apart. */
  readonly version: string;
  readonly eventType: string;
  readonly callbackCipher: string;
  readonly callbackDigest: string;
  readonly connectionDigest: string;
  readonly state: SubscriptionState;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What the shim has registered at the upstream: one per scope and event, shared by subscriptions. */
export interface RegistrationStore {
  /**
   * Inserts a registration, or replaces the one with the same id. Answers the one that stands: when another active
   * one has the same scope and event type, that one stands and the given one is not kept.
   */
  put(registration: Registration): Promise<Registration>;
  get(id: string): Promise<Registration | undefined>;
  /** The registration, in any state, that the inbound path with this digest belongs to. */
  findByHook(hookDigest: string): Promise<Registration | undefined>;
  /** The active registration of a scope for an event type. */
  findByScope(scopeDigest: string, eventType: string): Promise<Registration | undefined>;
  /** All registrations, in any state, the oldest first. */
  list(): Promise<readonly Registration[]>;
  /**
   * Puts `successor`, which has the same id, in the place of `current`, and keeps `remnant` beside it, in one
   * transaction. False, and nothing is changed, when `current` is gone, on its way out or at another address by now:
   * another instance may have replaced it since it was read.
   */
  replace(current: Registration, successor: Registration, remnant?: Registration): Promise<boolean>;
  /** Makes an active registration `removing` unless an active subscription needs it; true when it did. */
  retireIfUnused(id: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

/** `active`: the upstream sends notifications. `removing`: it is still to be told to stop. */
export type RegistrationState = 'active' | 'removing';

/** One registration as it is kept. Fields named cipher are sealed, fields named digest are keyed digests. */
export interface Registration {
  readonly id: string;
  /** Digest of what the registration is shared by: the account, the organisation. */
  readonly scopeDigest: string;
  readonly eventType: string;
  /** Digest of the secret part of the inbound path that the upstream posts to. */
  readonly hookDigest: string;
  /** The registration's id at the upstream. */
  readonly upstreamId: string;
  /** Digest of the secret that the upstream puts into its notifications, where it does. */
  readonly proofDigest?: string;
  /** The credential that made it: needed to complete notifications and to remove it. */
  readonly credentialCipher: string;
  readonly state: RegistrationState;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** An event to keep. `eventId` makes it unique within its subscription; `payload` is opaque text. */
export interface NewEvent {
  readonly subscriptionId: string;
  readonly eventId: string;
  readonly payload: string;
}

/** `duplicate`: kept before, delivered or not. `unknown`: there is no active subscription with that id. */
export type PutResult = 'new' | 'duplicate' | 'unknown';

/** An event on its way. Times are milliseconds since 1970. */
export interface StoredEvent extends NewEvent {
  /** Deliveries that failed so far. */
  readonly attempts: number;
  readonly receivedAt: number;
  /** When it was last opened for delivery: its arrival or its replay. */
  readonly queuedAt: number;
}

/** The queue of one subscription, leased to be worked off in order. */
export interface Lane {
  readonly subscriptionId: string;
  /** Failures in a row; a delivery sets it to 0. */
  readonly failures: number;
}

/** What became of an event. */
export type DeliveryResult = {
  readonly subscriptionId: string;
  readonly eventId: string;
} & (
  | { readonly kind: 'delivered' }
  /** Stays open; the lane is given back and is due again in `afterMs`. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  /** Becomes a dead letter; the lane goes on with the next event. */
  | { readonly kind: 'dead'; readonly error: string }
);

/** An event whose delivery was given up. */
export interface DeadLetter extends StoredEvent {
  readonly lastError: string;
  readonly finishedAt: number;
}

/** The events of one subscription that have not been delivered. */
export interface Backlog {
  readonly subscriptionId: string;
  readonly waiting: number;
  readonly dead: number;
  /** Failures in a row of the first that waits. */
  readonly failures: number;
  /** When that one is tried next, in milliseconds since 1970; missing when nothing waits. */
  readonly dueAt?: number;
  /** Why that one failed last. */
  readonly lastError?: string;
  /** Why the newest dead letter was given up. */
  readonly lastDeadError?: string;
}

export interface StoreCounts {
  /** Events not yet delivered. */
  readonly waiting: number;
  readonly dead: number;
  /** When the oldest of the waiting events was received; missing when none waits. */
  readonly oldestWaitingAt?: number;
}

export interface PruneAges {
  /** Delivered events finished longer ago are forgotten. Longer than the upstream's retries, or doubles slip through. */
  readonly deliveredMs: number;
  /** Dead letters older than this are forgotten; kept for ever when missing. */
  readonly deadMs?: number;
}

/** The store cannot be read or written now: disk full, file damaged, database away. Nothing was kept. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
