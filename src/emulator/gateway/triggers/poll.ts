import type { Connector, Operation } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import { type AddressContext, addressAtGateway } from '../address-at-gateway.js';
import { type BuiltRequest, buildRequest } from '../build-request.js';
import { checkAnswer } from '../check-answer.js';
import type { Deviation, SchemaChecker } from '../check-schema.js';
import type { Headers } from '../headers.js';
import { maskValue } from '../mask.js';
import type { SendThroughGateway } from '../send-through-gateway.js';
import { findTrigger } from './find-trigger.js';
import type { Flow, PollingState, Row } from './flow.js';
import { defaultRecurrence, nextDelay, readRetryAfter, secondsOf } from './recurrence.js';
import { splitOn } from './start-runs.js';
import { hasNoState, nextState, withState } from './trigger-state.js';

/** What polling needs. */
export interface PollOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly sendThroughGateway: SendThroughGateway;
  readonly clock: Clock;
  contextOf(connector: Connector, connection: string): AddressContext;
  checkerOf(connector: Connector): SchemaChecker;
  secretsOf(connector: string, connection: string): readonly string[];
}

/** What one poll came to. */
export interface PollResult {
  readonly state: PollingState;
  /** Seconds until the next poll. */
  readonly delay: number;
  readonly row: Row;
  readonly headers: Headers;
  /** One run each. */
  readonly items: readonly unknown[];
  readonly deviations: readonly Deviation[];
}

/** Asks a polling trigger once. */
export type Poll = (flow: Flow) => Promise<PollResult>;

/** The default retry policy of Logic Apps: 4 times, exponential from 7 seconds. */
const mostRetries = 4;
const firstRetrySeconds = 7;

/**
 * One poll as the engine does it: 200 starts runs, 202 and other successes start none; the `Location` of a 200 or 202 is
 * asked next, and carries the state. 408, 429, 5xx and no answer are retried, then the recurrence goes on.
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-create-api-app
 */
export function createPoll(options: PollOptions): Poll {
  return async function poll(flow) {
    const { connector, operation } = findTrigger(options.connectors, flow.connector, flow.trigger);
    const recurrence = flow.recurrence ?? defaultRecurrence;
    const { location, retries = 0, values } = flow.polling ?? {};
    const { workflowId, name, version, triggerName } = flow;
    const caller = { workflowId, workflowName: name, version, runId: '', operationName: triggerName };
    const request = toPollRequest(options, connector, operation, flow);
    const outcome = await options.sendThroughGateway(flow.connector, flow.connection, request, caller);
    const none = { headers: {}, items: [], deviations: [] };
    const kept: PollingState = { ...(location && { location }), ...(values && { values }) };

    if (outcome.kind !== 'answered' || isTransient(outcome.status)) {
      const what =
        outcome.kind === 'answered' ? `The poll answered ${outcome.status}` : 'The poll got no answer';
      const status = outcome.kind === 'answered' ? { status: outcome.status } : {};
      const isLast = retries >= mostRetries;
      const asked =
        outcome.kind === 'answered'
          ? readRetryAfter(outcome.headers['retry-after'], options.clock.now())
          : undefined;
      const wait = asked ?? firstRetrySeconds * 2 ** retries;
      const detail = isLast
        ? `${what}; the retries are used up.`
        : `${what}; retry ${retries + 1} of ${mostRetries} in ${wait} s.`;
      return {
        ...none,
        state: isLast ? kept : { ...kept, retries: retries + 1 },
        delay: isLast ? secondsOf(recurrence) : wait,
        row: { kind: 'poll', outcome: 'Failed', detail, ...status },
      };
    }

    const { status, headers, body } = outcome;
    const retryAfter = readRetryAfter(headers['retry-after'], options.clock.now());
    const delay = nextDelay(recurrence, status, retryAfter);
    if (status < 200 || status > 299) {
      const shown = maskValue(body, options.secretsOf(flow.connector, flow.connection));
      const detail = `The poll answered ${status}; the next one is asked for by the recurrence.`;
      return {
        ...none,
        state: kept,
        delay,
        row: { kind: 'poll', outcome: 'Failed', status, detail, body: shown },
      };
    }
    const [next, warnings] = readLocation(options.contextOf(connector, flow.connection), headers['location']);
    // Without a new Location the first address is asked again: state is in the Location and nowhere else.
    const known = status === 200 ? nextState(connector, operation, body, values) : values;
    const state: PollingState = { ...(next && { location: next }), ...(known && { values: known }) };
    const isFirst = next === undefined && hasNoState(connector, operation, flow.parameters, values);
    const items = status === 200 && !isFirst ? splitOn(connector, operation, body) : [];
    const deviations = checkAnswer(options.checkerOf(connector), connector, operation, outcome);
    return {
      ...{ state, delay, headers, items, deviations },
      row: {
        ...{ kind: 'poll', status, warnings },
        outcome: items.length > 0 ? 'Succeeded' : 'Skipped',
        detail: isFirst && status === 200 ? firstPoll : describePoll(status, items.length),
      },
    };
  };
}

function toPollRequest(
  options: PollOptions,
  connector: Connector,
  operation: Operation,
  flow: Flow,
): BuiltRequest {
  const { location, values } = flow.polling ?? {};
  const first = buildRequest(connector, operation, withState(connector, operation, flow.parameters, values));
  if (location === undefined) return first;
  const found = addressAtGateway(location, options.contextOf(connector, flow.connection));
  return 'path' in found ? { ...first, path: found.path, query: found.query } : first;
}

function readLocation(
  context: AddressContext,
  location: string | undefined,
): [string | undefined, readonly string[]] {
  if (location === undefined) return [undefined, []];
  const found = addressAtGateway(location, context);
  if ('path' in found) return [location, []];
  const reason =
    found.kind === 'not-absolute'
      ? 'The `Location` is not an absolute URL, so the first address is asked again and the state is lost.'
      : "The `Location` is neither at the gateway nor at the connector's backend, where the credential may not go; the first address is asked again.";
  return [undefined, [reason]];
}

const firstPoll = 'The first poll only remembers where things stand: what is there already starts no run.';

function describePoll(status: number, count: number): string {
  if (status === 202) return 'Nothing is new.';
  if (status !== 200) return `The poll answered ${status}: only 200 starts a run.`;
  if (count === 0) return 'The list is empty: there is nothing to start a run for.';
  return count === 1 ? 'The poll started a run.' : `The poll started ${count} runs, one for each item.`;
}

const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;
