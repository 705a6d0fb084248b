import type { Connector } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import type { SecretBox } from '../../../shared/secret-box.js';
import { buildRequest } from '../build-request.js';
import type { Connections } from '../connections.js';
import type { Events } from '../events.js';
import { GatewayProblem, listNames } from '../gateway-problem.js';
import { newSigningKey, newVersion, newWorkflowId } from '../identifiers.js';
import type { Runs } from '../runs.js';
import { maskCallbackUrl, toTriggerName } from './callback-url.js';
import { editFlow } from './edit-flow.js';
import { findTrigger, kindOf } from './find-trigger.js';
import type {
  DeletedFlow,
  Flow,
  FlowChanges,
  FlowView,
  ForcedAnswer,
  NewFlow,
  Row,
  StoredDeletedFlow,
  StoredFlow,
  Subscription,
} from './flow.js';
import type { Poll } from './poll.js';
import { checkRecurrence, defaultRecurrence } from './recurrence.js';
import { createSerialiser } from './serialise.js';
import { startRuns } from './start-runs.js';
import { openDeletedFlow, openFlow, sealDeletedFlow, sealFlow } from './stored-flows.js';
import type { Subscriber } from './subscribe.js';

/** The flows of the emulator. */
export interface Flows {
  /** Saves a flow and subscribes its trigger; a failed subscribe shows in its history and its subscription. */
  create(input: NewFlow): Promise<FlowView>;
  /**
   * Saves changes as a new version with a new callback URL, subscribes it and removes the old webhook. A polling trigger
   * that was changed begins anew; one that was not goes on from where it stands.
   */
  edit(name: string, changes: FlowChanges): Promise<FlowView>;
  /** Polls now instead of when the recurrence says; the next poll is counted from here. */
  poll(name: string): Promise<FlowView>;
  turnOn(name: string): Promise<FlowView>;
  turnOff(name: string): Promise<FlowView>;
  /** Removes flow and webhook; its callback answers 400 from now on. */
  delete(name: string): Promise<void>;
  /** Makes the callback give this answer, for tests of the sender; undefined takes it back. */
  respondWith(name: string, answer: ForcedAnswer | undefined): FlowView;
  list(): readonly FlowView[];
  get(name: string): FlowView;
  /** For the callback address. */
  findByWorkflow(workflowId: string): Flow | undefined;
  findDeleted(workflowId: string): DeletedFlow | undefined;
  record(name: string, row: Row): void;
  /** The forced answer of the next notification, counted down. */
  takeForcedAnswer(name: string): ForcedAnswer | undefined;
  /** Polls no more. */
  close(): void;
  snapshot(): { readonly flows: readonly StoredFlow[]; readonly deletedFlows: readonly StoredDeletedFlow[] };
}

/** What the flows are built on. */
export interface FlowsOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly connections: Connections;
  readonly subscriber: Subscriber;
  readonly poll: Poll;
  readonly runs: Runs;
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  readonly events: Events;
  readonly stored: readonly StoredFlow[];
  readonly storedDeleted: readonly StoredDeletedFlow[];
  publicUrl(): string;
  onChange(): void;
}

const mostDeleted = 200;
const longestHistory = 100;
/** Milliseconds; `setTimeout` takes 31 bits. */
const longestTimer = 2_000_000_000;

/** Holds flows in memory and keeps their webhooks in step with them; saves of one flow wait for each other. */
export function createFlows(options: FlowsOptions): Flows {
  const { connectors, connections, subscriber, clock, secretBox, events } = options;
  const held = new Map(options.stored.map((stored) => [stored.name, openFlow(stored, secretBox)]));
  let deleted = options.storedDeleted.flatMap((stored) => openDeletedFlow(stored, secretBox) ?? []);
  const oneByOne = createSerialiser();

  const find = (name: string): Flow => {
    const flow = held.get(name);
    if (flow !== undefined) return flow;
    throw new GatewayProblem(
      404,
      'FlowNotFound',
      `There is no flow \`${name}\`. There is ${listNames([...held.keys()])}.`,
    );
  };
  const view = ({ signingKey, ...shown }: Flow): FlowView => ({
    ...shown,
    kind: kindOf(connectors, shown),
    subscription: withMoveWarning(shown.subscription, options.publicUrl()),
    callbackUrl: maskCallbackUrl(options.publicUrl(), { ...shown, signingKey }),
  });
  const change = (name: string, changes: Partial<Flow>): Flow => {
    const flow = { ...find(name), ...changes };
    held.set(name, flow);
    options.onChange();
    return flow;
  };
  const record = (name: string, row: Row): void => {
    const flow = held.get(name);
    events.publish(`trigger.${row.kind}`, { flow: name, ...row });
    if (flow === undefined) return;
    const time = new Date(clock.now()).toISOString();
    change(name, { history: [{ time, ...row }, ...flow.history].slice(0, longestHistory) });
  };
  const timers = new Map<string, () => void>();
  const stopPolling = (name: string): void => {
    timers.get(name)?.();
    timers.delete(name);
  };
  /** Wakes up when the next poll is due; timers cannot wait for more than 24 days at once. */
  const schedule = (name: string): void => {
    stopPolling(name);
    const { polling, state } = find(name);
    if (polling?.nextAt === undefined || state !== 'Enabled') return;
    const left = Date.parse(polling.nextAt) - clock.now();
    const wake = (): void => {
      if (left > longestTimer) schedule(name);
      else void oneByOne(name, () => pollOnce(name)).catch(() => {}); // the flow was deleted meanwhile
    };
    timers.set(name, clock.after(Math.max(0, Math.min(left, longestTimer)), wake));
  };
  const pollOnce = async (name: string): Promise<void> => {
    const flow = find(name);
    stopPolling(name);
    if (flow.state !== 'Enabled') return;
    const { state, delay, row, headers, items, deviations } = await options.poll(flow);
    if (!held.has(name)) return;
    // One that is woken asks by itself only for what failed, or when there is more at once.
    const isDue = kindOf(connectors, flow) === 'polling' || state.retries !== undefined || delay === 0;
    const nextAt = new Date(clock.now() + delay * 1000).toISOString();
    change(name, { polling: { ...state, ...(isDue && { nextAt }) } });
    const [first] = startRuns(options, flow, { headers, items, deviations });
    record(name, first === undefined ? row : { ...row, runId: first.id });
    schedule(name);
  };
  const isPolling = (flow: Flow): boolean => ['polling', 'woken'].includes(kindOf(connectors, flow));
  const subscribe = async (name: string): Promise<void> => {
    const kind = kindOf(connectors, find(name));
    if (kind !== 'polling') {
      const { subscription, row } = await subscriber.subscribe(find(name));
      change(name, { subscription });
      record(name, row);
      if (kind === 'woken' && subscription.state !== 'subscribed') return;
    }
    if (isPolling(find(name))) await pollOnce(name);
  };
  const unsubscribe = async (flow: Flow): Promise<void> => {
    if (kindOf(connectors, flow) === 'polling') return;
    record(flow.name, await subscriber.unsubscribe(flow));
  };
  const announce = (type: string, name: string): FlowView => {
    const shown = view(find(name));
    const { history: _, ...data } = shown;
    events.publish(type, { ...data });
    return shown;
  };

  for (const flow of held.values()) if (isPolling(flow)) schedule(flow.name);

  return {
    create: (input) =>
      oneByOne(input.name, async () => {
        const flow = toFlow(input);
        if (held.has(flow.name)) {
          throw new GatewayProblem(
            409,
            'FlowExists',
            `There is already a flow \`${flow.name}\`. Edit it, or choose another name.`,
          );
        }
        held.set(flow.name, flow);
        await subscribe(flow.name);
        return announce('flow.created', flow.name);
      }),
    edit: (name, { order = 'subscribe-first', ...changes }) =>
      oneByOne(name, async () => {
        const before = find(name);
        const saved = toFlow({ ...before, ...changes });
        stopPolling(name);
        held.set(name, editFlow(connectors, before, saved));
        options.onChange();
        const isEnabled = before.state === 'Enabled';
        if (isEnabled && order === 'unsubscribe-first') await unsubscribe(before);
        if (isEnabled) await subscribe(name);
        if (isEnabled && order === 'subscribe-first') await unsubscribe(before);
        return announce('flow.edited', name);
      }),
    poll: (name) =>
      oneByOne(name, async () => {
        const flow = find(name);
        if (!isPolling(flow)) {
          throw new GatewayProblem(422, 'FlowNotPolled', `The flow \`${name}\` has no polling trigger.`);
        }
        if (flow.state !== 'Enabled') {
          throw new GatewayProblem(422, 'FlowNotPolled', `The flow \`${name}\` is turned off.`);
        }
        await pollOnce(name);
        return view(find(name));
      }),
    turnOn: (name) =>
      oneByOne(name, async () => {
        if (find(name).state === 'Enabled') return view(find(name));
        change(name, { state: 'Enabled' });
        await subscribe(name);
        return announce('flow.turned-on', name);
      }),
    turnOff: (name) =>
      oneByOne(name, async () => {
        const flow = find(name);
        if (flow.state === 'Disabled') return view(flow);
        stopPolling(name);
        change(name, { state: 'Disabled', subscription: { state: 'none', warnings: [] } });
        await unsubscribe(flow);
        return announce('flow.turned-off', name);
      }),
    delete: (name) =>
      oneByOne(name, async () => {
        const flow = find(name);
        const { workflowId, triggerName, urlForm, signingKey } = flow;
        stopPolling(name);
        held.delete(name);
        deleted = [{ workflowId, triggerName, urlForm, signingKey }, ...deleted].slice(0, mostDeleted);
        options.onChange();
        if (flow.state === 'Enabled') await unsubscribe(flow);
        events.publish('flow.deleted', { name, workflowId });
      }),
    respondWith(name, answer) {
      checkForcedHeaders(answer?.headers ?? {});
      const { respondWith: _, ...flow } = find(name);
      held.set(name, answer === undefined ? flow : { ...flow, respondWith: answer });
      return view(find(name));
    },
    list: () => [...held.values()].map(view),
    get: (name) => view(find(name)),
    findByWorkflow: (workflowId) => [...held.values()].find((flow) => flow.workflowId === workflowId),
    findDeleted: (workflowId) => deleted.find((flow) => flow.workflowId === workflowId),
    record,
    takeForcedAnswer(name) {
      const { respondWith, ...flow } = find(name);
      if (respondWith?.times === undefined) return respondWith;
      const times = respondWith.times - 1;
      held.set(name, times > 0 ? { ...flow, respondWith: { ...respondWith, times } } : flow);
      return respondWith;
    },
    close() {
      for (const name of [...timers.keys()]) stopPolling(name);
    },
    snapshot: () => ({
      flows: [...held.values()].map((flow) => sealFlow(flow, secretBox)),
      deletedFlows: deleted.map((flow) => sealDeletedFlow(flow, secretBox)),
    }),
  };

  function toFlow(input: NewFlow): Flow {
    if (!/^[\p{L}\p{N}][\p{L}\p{N} _().-]{0,79}$/u.test(input.name)) {
      throw new GatewayProblem(
        422,
        'FlowNotValid',
        'The name of a flow takes 1 to 80 letters, digits, blanks and `_ ( ) . -`, a letter or digit first.',
      );
    }
    const { connector, operation } = findTrigger(connectors, input.connector, input.trigger);
    if (connections.find(connector.name, input.connection) === undefined) {
      throw new GatewayProblem(
        422,
        'FlowNotValid',
        `The connector \`${connector.name}\` has no connection \`${input.connection}\`. Create it first.`,
      );
    }
    const parameters = input.parameters ?? {};
    if (input.recurrence !== undefined) checkRecurrence(input.recurrence);
    const isPolled = operation.kind === 'polling';
    const kind = kindOf(connectors, { connector: connector.name, trigger: operation.id });
    buildRequest(connector, operation, parameters, isPolled ? undefined : options.publicUrl()); // tells wrong parameters before anything is saved
    return {
      name: input.name,
      workflowId: newWorkflowId(),
      connector: connector.name,
      connection: input.connection,
      trigger: operation.id,
      triggerName: toTriggerName(operation.summary, operation.id),
      parameters,
      urlForm: input.urlForm ?? 'logic-apps',
      state: 'Enabled',
      version: newVersion(),
      signingKey: newSigningKey(),
      subscription: { state: 'none', warnings: [] },
      ...(kind === 'polling' ? { recurrence: input.recurrence ?? defaultRecurrence } : {}),
      createdAt: new Date(clock.now()).toISOString(),
      history: [],
    };
  }
}

/** A gateway that comes back at another address is not found by the backends that it subscribed to before. */
function withMoveWarning(subscription: Subscription, publicUrl: string): Subscription {
  const { callbackOrigin, warnings } = subscription;
  if (callbackOrigin === undefined || callbackOrigin === publicUrl) return subscription;
  const warning = `The webhook was made for ${callbackOrigin}; the gateway is now at ${publicUrl}. Save the flow again.`;
  return { ...subscription, warnings: [...warnings, warning] };
}

/** Headers that frame a message; forcing them would break the answer itself. */
const framingHeaders = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function checkForcedHeaders(headers: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(headers)) {
    if (/^[A-Za-z0-9-]{1,80}$/.test(name) && !framingHeaders.has(name.toLowerCase())) continue;
    throw new GatewayProblem(422, 'AnswerNotValid', `An answer cannot be given the header \`${name}\`.`);
  }
}
