import { keyIdOf } from '../../shared/secret-box.js';
import { HttpProblem } from '../http-problem.js';
import { callbackHost } from '../relay/callback-target.js';
import type { Backlog, Store, StoredEvent, Subscription } from '../store/store.js';
import type { Subscriptions } from '../subscriptions/subscriptions.js';

/** What an operator can see of a subscription: no secret, and of the callback its host only. */
export interface SubscriptionView {
  readonly id: string;
  readonly eventType: string;
  readonly state: string;
  readonly callbackHost: string;
  readonly createdAt: string;
  /** The key that sealed its callback; an old key can go when no subscription names it. */
  readonly keyId: string;
  readonly waitingEvents: number;
  /** When the first of them is tried next, where it has failed. */
  readonly nextTryAt?: string;
  readonly deadLetters: number;
  /** Why the first that waits failed last; where it did not, why the newest dead letter was given up. */
  readonly lastError?: string;
}

export interface EventView {
  readonly eventId: string;
  readonly receivedAt: string;
  readonly attempts: number;
  readonly lastError?: string;
  readonly givenUpAt?: string;
}

export interface SubscriptionDetails extends SubscriptionView {
  /** The first of those on their way. */
  readonly waiting: readonly EventView[];
  /** The newest of those given up. */
  readonly dead: readonly EventView[];
}

/** The operator's view of subscriptions, and what can be done about them. */
export interface Admin {
  list(): Promise<readonly SubscriptionView[]>;
  show(id: string): Promise<SubscriptionDetails>;
  /** Opens dead letters for delivery again: of one subscription or of all, one event or all. Answers how many. */
  replay(id?: string, eventId?: string): Promise<number>;
  /** Ends a subscription on both sides, with everything that waits for it. */
  drop(id: string): Promise<void>;
}

export interface AdminOptions {
  readonly store: Store;
  readonly subscriptions: Pick<Subscriptions, 'callbackUrlOf' | 'drop'>;
}

const mostShown = 100;

/** An admin over a store; it never opens a credential. */
export function createAdmin({ store, subscriptions }: AdminOptions): Admin {
  async function get(id: string): Promise<Subscription> {
    const subscription = await store.subscriptions.get(id);
    if (subscription) return subscription;
    throw new HttpProblem(404, 'NotFound', `There is no subscription \`${id.slice(0, 100)}\`.`);
  }

  function toView(subscription: Subscription, backlog: Backlog | undefined): SubscriptionView {
    const { id, eventType, state, createdAt, callbackCipher } = subscription;
    const { waiting = 0, dead = 0, failures = 0, dueAt } = backlog ?? {};
    const lastError = backlog?.lastError ?? backlog?.lastDeadError;
    return {
      id,
      eventType,
      state,
      callbackHost: hostOf(subscription),
      createdAt: toIso(createdAt),
      keyId: keyIdOf(callbackCipher),
      waitingEvents: waiting,
      ...(failures > 0 && dueAt !== undefined && { nextTryAt: toIso(dueAt) }),
      deadLetters: dead,
      ...(lastError !== undefined && { lastError }),
    };
  }

  function hostOf(subscription: Subscription): string {
    try {
      return callbackHost(subscriptions.callbackUrlOf(subscription));
    } catch {
      return 'sealed with a key that is not at hand';
    }
  }

  return {
    async list() {
      const subscriptions = await store.subscriptions.list();
      const backlogs = new Map((await store.backlogs()).map((one) => [one.subscriptionId, one]));
      return subscriptions.map((one) => toView(one, backlogs.get(one.id)));
    },
    async show(id) {
      const subscription = await get(id);
      const [backlog] = await store.backlogs(id);
      const waiting = await store.readLane(id, mostShown);
      const dead = await store.deadLetters.list({ subscriptionId: id, limit: mostShown });
      return {
        ...toView(subscription, backlog),
        waiting: waiting.map(toEventView),
        dead: dead.map((letter) => ({
          ...toEventView(letter),
          lastError: letter.lastError,
          givenUpAt: toIso(letter.finishedAt),
        })),
      };
    },
    async replay(id, eventId) {
      if (id !== undefined) await get(id);
      return store.deadLetters.replay({
        ...(id !== undefined && { subscriptionId: id }),
        ...(eventId !== undefined && { eventId }),
      });
    },
    drop: async (id) => subscriptions.drop(await get(id)),
  };
}

function toEventView({ eventId, receivedAt, attempts }: StoredEvent): EventView {
  return { eventId, receivedAt: toIso(receivedAt), attempts };
}

function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
