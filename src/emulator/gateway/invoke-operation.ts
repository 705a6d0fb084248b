import type { Connector, Operation } from '../../connector-folder/connector.js';
import { addressAtGateway } from './address-at-gateway.js';
import { type BuiltRequest, buildRequest } from './build-request.js';
import type { TraceStep } from './call-trace.js';
import { checkAnswer } from './check-answer.js';
import type { Deviation, SchemaChecker } from './check-schema.js';
import { type ContentTransfer, chunkSettings, megabyte, uploadChunkBytes } from './chunks/chunk-settings.js';
import { downloadInChunks } from './chunks/download-in-chunks.js';
import { uploadInChunks } from './chunks/upload-in-chunks.js';
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
  /** For an operation with `chunkTransfer`; without it, only what is larger than a chunk goes in chunks. */
  readonly contentTransfer?: ContentTransfer;
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
  /** How many pieces the request and the answer were transferred in; 0 when they came whole. */
  readonly uploadedChunks: number;
  readonly downloadedChunks: number;
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
    const call = { connector, operation, connection: connectionId, caller };
    const transferred = await transfer(options, call, request, invocation.contentTransfer ?? {});
    const { first, uploadedChunks, downloadedChunks } = transferred;
    const exchange = options.exchanges.find(first.clientRequestId);
    const { answer, polls, pages, warnings } = await followAnswer(
      options,
      call,
      transferred.answer,
      invocation,
    );
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
      deviations: checkAnswer(options.checkerOf(connector), connector, operation, answer),
      requestDeviations: exchange?.requestDeviations ?? [],
      notEmulated: exchange?.notEmulated ?? [],
      warnings: [
        ...(exchange?.warnings ?? []),
        ...removedWarnings(exchange?.removedHeaders ?? []),
        ...warnings,
      ],
      ...{ polls, pages, uploadedChunks, downloadedChunks },
      durationMs: exchange?.durationMs ?? 0,
      callId: first.clientRequestId,
      trace: exchange?.trace ?? [],
    };
  };
}

type Answered = Parameters<typeof followAnswer>[2];

interface Transferred {
  /** The first call, which the result shows. */
  readonly first: Answered;
  readonly answer: Answered;
  readonly uploadedChunks: number;
  readonly downloadedChunks: number;
}

/** Sends the request of an action, in chunks when it has to be, and puts an answer together that comes in chunks. */
async function transfer(
  options: InvokeOptions,
  { connector, operation, connection, caller }: Parameters<typeof followAnswer>[1],
  request: BuiltRequest,
  wanted: ContentTransfer,
): Promise<Transferred> {
  const settings = chunkSettings(operation);
  if (settings === undefined && Object.keys(wanted).length > 0) {
    const message = `\`${operation.id}\` cannot transfer in chunks: its \`x-ms-capabilities\` does not have \`chunkTransfer\`. Leave \`contentTransfer\` out.`;
    throw new GatewayProblem(422, 'ChunkTransferNotSupported', message);
  }
  const send = async (next: BuiltRequest): Promise<Answered> => {
    const answer = await options.sendThroughGateway(connector.name, connection, next, caller);
    if (answer.kind === 'answered') return answer;
    const message = `The gateway's own address did not answer: ${answer.message}`;
    throw new GatewayProblem(502, 'GatewayNotReached', message);
  };
  const locate = (address: string) => {
    const found = addressAtGateway(address, options.contextOf(connector, connection));
    return 'path' in found ? found : undefined;
  };
  const isPost = request.method === 'POST' || request.method === 'PUT';
  const size = request.body?.length ?? 0;
  if (settings !== undefined && isPost && size > 0) {
    if (wanted.transferMode === 'Chunked' || size > uploadChunkBytes(settings, wanted)) {
      const { first, last, chunks } = await uploadInChunks({ send, locate }, request, settings, wanted);
      return { first, answer: last, uploadedChunks: chunks, downloadedChunks: 0 };
    }
  }
  const { downloadChunkSizeInMB } = wanted;
  const isGet = request.method === 'GET';
  const range =
    isGet && downloadChunkSizeInMB !== undefined
      ? { range: `bytes=0-${Math.ceil(downloadChunkSizeInMB * megabyte) - 1}` }
      : {};
  const first = await send({ ...request, headers: { ...range, ...request.headers } });
  // Content that somebody asked a part of is what was asked for.
  if (first.status !== 206 || !isGet || request.headers['range'] !== undefined) {
    return { first, answer: first, uploadedChunks: 0, downloadedChunks: 0 };
  }
  const { answer, chunks } = await downloadInChunks(send, request, first);
  return { first, answer, uploadedChunks: 0, downloadedChunks: chunks };
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
