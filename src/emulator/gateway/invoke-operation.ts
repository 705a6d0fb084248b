import type { Connector, Operation } from '../../connector-folder/connector.js';
import { buildRequest } from './build-request.js';
import type { TraceStep } from './call-trace.js';
import { checkAnswer } from './check-answer.js';
import type { Deviation, SchemaChecker } from './check-schema.js';
import type { Connections } from './connections.js';
import { unknownConnector } from './connections.js';
import type { Exchanges } from './exchanges.js';
import { type FollowContext, type FollowOptions, followAnswer } from './follow-answer.js';
import { GatewayProblem, listNames } from './gateway-problem.js';
import type { Caller } from './headers.js';
import { newRunId, newVersion, newWorkflowId } from './identifiers.js';
import { maskHeaders, maskText, maskValue } from './mask.js';

/** One action to call. */
export interface Invocation extends FollowOptions {
  readonly operationId: string;
  /** Needed only when several connectors have the operation. */
  readonly connector?: string;
  /** Needed only when the connector has several connections. */
  readonly connectionId?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What was sent and what came back; credentials and cookies are masked. */
export interface InvocationResult {
  readonly connector: string;
  readonly connectionId: string;
  readonly operationId: string;
  readonly request: {
    readonly method: string;
    /** The backend's address when the call got that far, else the path of the operation. */
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Where the answer is not what its schema says. */
  readonly deviations: readonly Deviation[];
  /** How often a running action was asked whether it is done, and how many pages the answer was put together from. */
  readonly polls: number;
  readonly pages: number;
  /** Where the request is not what the definition says. */
  readonly requestDeviations: readonly Deviation[];
  readonly notEmulated: readonly string[];
  readonly warnings: readonly string[];
  readonly durationMs: number;
  /** Under which `/api/calls/{call}` knows it. */
  readonly callId: string;
  /** What happened on the way, step by step. */
  readonly trace: readonly TraceStep[];
}

/** Calls one operation as a flow would. */
export type InvokeOperation = (invocation: Invocation) => Promise<InvocationResult>;

/** What invoking is built on. */
export interface InvokeOptions extends FollowContext {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly connections: Connections;
  readonly exchanges: Exchanges;
  checkerOf(connector: Connector): SchemaChecker;
}

/** The one place where operations are called by name: for the control interface, the page and the `call` command. */
export function createInvokeOperation(options: InvokeOptions): InvokeOperation {
  const workflowId = newWorkflowId();
  const version = newVersion();
  return async function invokeOperation(invocation) {
    const { connector, operation } = findOperation(options.connectors, invocation);
    const connectionId = chooseConnection(options.connections, connector, invocation.connectionId);
    const request = buildRequest(connector, operation, invocation.parameters ?? {});
    const caller: Caller = {
      ...{ workflowId, version, workflowName: 'call', operationName: operation.id },
      runId: newRunId(),
    };
    const first = await options.sendThroughGateway(connector.name, connectionId, request, caller);
    if (first.kind !== 'answered') {
      throw new GatewayProblem(
        502,
        'GatewayNotReached',
        `The gateway's own address did not answer: ${first.message}`,
      );
    }
    const exchange = options.exchanges.find(first.clientRequestId);
    const call = { connector, operation, connection: connectionId, caller };
    const { answer, polls, pages, warnings } = await followAnswer(options, call, first, invocation);
    const secrets = options.connections.secretsOf(connector.name, connectionId);
    return {
      connector: connector.name,
      connectionId,
      operationId: operation.id,
      request: exchange?.request ?? {
        method: request.method,
        url: maskText(request.path, secrets),
        headers: maskHeaders(request.headers, secrets),
      },
      response: {
        status: answer.status,
        headers: maskHeaders(answer.headers, secrets),
        ...(answer.body === undefined ? {} : { body: maskValue(answer.body, secrets) }),
      },
      deviations: checkAnswer(options.checkerOf(connector), operation, answer),
      requestDeviations: exchange?.requestDeviations ?? [],
      notEmulated: exchange?.notEmulated ?? [],
      warnings: [
        ...(exchange?.warnings ?? []),
        ...removedWarnings(exchange?.removedHeaders ?? []),
        ...warnings,
      ],
      ...{ polls, pages },
      durationMs: exchange?.durationMs ?? 0,
      callId: first.clientRequestId,
      trace: exchange?.trace ?? [],
    };
  };
}

function findOperation(
  connectors: ReadonlyMap<string, Connector>,
  { connector: name, operationId }: Invocation,
): { connector: Connector; operation: Operation } {
  if (name !== undefined && !connectors.has(name)) throw unknownConnector(name, [...connectors.keys()]);
  const found = [...connectors.values()]
    .filter((connector) => name === undefined || connector.name === name)
    .flatMap((connector) =>
      connector.operations
        .filter(({ id }) => id === operationId)
        .map((operation) => ({ connector, operation })),
    );
  const [first, second] = found;
  if (first === undefined) {
    const where = name === undefined ? 'No connector has' : `The connector \`${name}\` does not have`;
    throw new GatewayProblem(404, 'OperationNotFound', `${where} an operation \`${operationId}\`.`);
  }
  if (second === undefined) return first;
  const names = listNames(found.map(({ connector }) => connector.name));
  throw new GatewayProblem(
    422,
    'ConnectorAmbiguous',
    `The operation \`${operationId}\` exists in ${names}. Say which connector is meant.`,
  );
}

function chooseConnection(
  connections: Connections,
  connector: Connector,
  chosen: string | undefined,
): string {
  const ids = connections
    .list()
    .filter((connection) => connection.connector === connector.name)
    .map(({ id }) => id);
  if (chosen !== undefined) {
    if (ids.includes(chosen)) return chosen;
    throw new GatewayProblem(
      404,
      'ConnectionNotFound',
      `The connector \`${connector.name}\` has no connection \`${chosen}\`. It has ${listNames(ids)}.`,
    );
  }
  const [only, another] = ids;
  if (only !== undefined && another === undefined) return only;
  throw new GatewayProblem(
    422,
    'ConnectionMissing',
    only === undefined
      ? `The connector \`${connector.name}\` has no connection yet. Create one first.`
      : `The connector \`${connector.name}\` has the connections ${listNames(ids)}. Say which one is meant.`,
  );
}

const removedWarnings = (names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`The gateway does not pass on ${listNames(names)}.`];
