import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../shared/clock.js';
import { toText } from '../../shared/json-value.js';
import type { Logger } from '../../shared/logger.js';
import { applyCredential, type Credential, chooseCredential } from './apply-credential.js';
import { type BackendAddress, toBackendAddress } from './backend-address.js';
import { decodeBody, parseJson, readBody, toRecordedBody } from './body.js';
import { createCallTrace } from './call-trace.js';
import type { SchemaChecker } from './check-schema.js';
import type { Connection, Connections } from './connections.js';
import type { Connector, Operation } from './connector/connector.js';
import {
  badGateway,
  connectionProblem,
  type GatewayAnswer,
  gatewayTimeout,
  notFound,
  notJson,
  rateLimited,
  tooLarge,
} from './error-envelopes.js';
import type { Events } from './events.js';
import type { Exchanges } from './exchanges.js';
import type { Forward, Outcome } from './forward-request.js';
import { type Headers, hubHeaders, joinValues, toBackendHeaders, toClientHeaders } from './headers.js';
import { newGuid } from './identifiers.js';
import { createOperationMatcher } from './match-operation.js';
import { type AnswerState, bytesOf, type RequestState, targetOf, toBytesBody } from './message.js';
import { listNotEmulated } from './not-emulated.js';
import { type Call, type CallEnd, recordCall } from './record-call.js';
import { toRequestTarget } from './request-target.js';
import { sendAnswer } from './send-answer.js';
import type { Throttle } from './throttle.js';
import {
  traceAnswer,
  traceBackendAnswer,
  traceBackendRequest,
  traceCredential,
  traceReceived,
  traceSchemaCheck,
} from './trace-call.js';

/** What the runtime address of the gateway is built on. */
export interface ApimOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly backends: Readonly<Record<string, string>>;
  readonly connections: Connections;
  readonly throttle: Throttle;
  readonly forward: Forward;
  readonly exchanges: Exchanges;
  readonly events: Events;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly requestTimeoutMs: number;
  checkerOf(connector: Connector): SchemaChecker;
  publicUrl(): string;
}

/** A connector with what is worked out once for all its calls. */
interface Target {
  readonly connector: Connector;
  readonly match: ReturnType<typeof createOperationMatcher>;
  readonly backend: BackendAddress | undefined;
}

/**
 * Serves `/apim/{connector}/{connectionId}/{operation path}` as the platform's gateway does: connection, throttling,
 * operation, credential, policies, backend, policies again, headers of the hub.
 * https://learn.microsoft.com/connectors/custom-connectors/policy-templates
 */
export function createApim(
  options: ApimOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const targets = new Map(
    [...options.connectors].map(([name, connector]): [string, Target] => [
      name,
      {
        connector,
        match: createOperationMatcher(connector),
        backend: toBackendAddress(connector, ownText(options.backends, name)),
      },
    ]),
  );

  return async function serveApim(request, response) {
    const headers = joinValues(request.headers);
    const clientRequestId = readClientRequestId(headers);
    const info = { source: new URL(options.publicUrl()).host, clientRequestId };
    const refuse = (answer: GatewayAnswer, parameterSet?: string): void =>
      sendAnswer(
        response,
        request,
        answer.status,
        { ...hubHeaders(clientRequestId, parameterSet), ...answer.headers },
        answer.body,
      );

    // 1. The address names a connector that is loaded.
    const { path, query } = toRequestTarget(request.url ?? '');
    const address = /^\/apim\/([^/]+)\/([^/]+)(\/.*)?$/i.exec(path);
    const target = targets.get(address?.[1] ?? '');
    if (address === null || target === undefined) return refuse(notFound());
    const { connector, match, backend } = target;
    const connectionId = address[2] ?? '';

    // 2. The connection exists, so the call has someone to be throttled for and a credential to go with.
    const connection = options.connections.find(connector.name, connectionId);
    if (connection === undefined) {
      const message = `The connection '${connectionId}' of '${connector.name}' does not exist.`;
      return refuse(connectionProblem(403, info.source, message));
    }
    const { parameterSet } = connection;

    // 3. The path and method are an operation of the definition.
    const operationPath = address[3] ?? '/';
    const method = request.method ?? 'GET';
    const operation = match(method, operationPath);
    const { headers: passedHeaders, removed: removedHeaders } = toBackendHeaders(headers);
    const trace = createCallTrace(() => options.clock.now());
    const received: RequestState = {
      method,
      origin: backend?.origin ?? '',
      basePath: backend?.basePath ?? '',
      path: operationPath,
      query,
      headers: passedHeaders,
      body: toBytesBody(Buffer.alloc(0)),
    };
    const call: Call = {
      ...{ connector, connection, operation, clientRequestId, trace, removedHeaders },
      startedAt: options.clock.now(),
      notEmulated: operation === undefined ? [] : listNotEmulated(connector, operation),
    };
    /** Sends an answer of the gateway itself and writes it down. */
    const endWith = (given: GatewayAnswer, ended: Omit<CallEnd, 'answer'>): void => {
      const answer = { ...given, headers: given.headers ?? {} };
      traceAnswer(trace, { ...answer, body: toBytesBody(Buffer.from(JSON.stringify(answer.body))) });
      recordCall(options, call, { ...ended, answer });
      refuse(answer, parameterSet);
    };

    // 4. The connection has calls left in this period; calls that match nothing count too.
    const { throttling } = connector;
    const retryAfter = options.throttle.take(`${connector.name}/${connection.id}`, throttling);
    if (retryAfter > 0) {
      traceReceived(trace, received, headers, removedHeaders);
      trace.add(() => ({
        ...{ kind: 'throttling', title: 'Above the rate limit of the connection', outcome: 'failed' },
        detail: `${throttling.calls} calls in ${throttling.renewalPeriodSeconds} seconds are allowed.`,
      }));
      return endWith(rateLimited(retryAfter), { request: received, answeredBy: 'throttling' });
    }
    if (operation === undefined) return refuse(notFound(), parameterSet);

    // 5. The body is complete and within the platform's limit.
    const bytes = await readBody(request);
    if (bytes === undefined) return refuse(tooLarge(), parameterSet);
    const complete: RequestState = { ...received, body: toBytesBody(bytes) };
    traceReceived(trace, complete, headers, removedHeaders);

    // 6. The credential is one this gateway can make.
    const credential = chooseCredential(connector, operation, connection.values, parameterSet);
    const problem = toCredentialProblem(connection, credential);
    if (problem !== undefined) {
      traceCredential(trace, credential, complete, complete, problem.message);
      const answer = connectionProblem(problem.status, info.source, problem.message);
      return endWith(answer, { request: complete, answeredBy: 'credential', credential });
    }
    const [credentialled, backendQuery] = applyCredential(credential, passedHeaders, query);
    const authenticated: RequestState = {
      ...complete,
      query: backendQuery,
      headers: { ...credentialled, 'x-ms-client-request-id': clientRequestId },
    };
    traceCredential(trace, credential, complete, authenticated);

    // 7. The backend is asked, and no longer than the platform would wait.
    traceBackendRequest(trace, authenticated);
    const outcome = await sendToBackend(options.forward, authenticated, response);
    const warnings =
      credential.kind === 'none' && credential.warning !== undefined ? [credential.warning] : [];
    const sent = { request: authenticated, credential, warnings };
    if (outcome.kind !== 'answered') {
      const backendHost = backend?.host ?? toText(connector.definition.host, 'unknown');
      const answer =
        outcome.kind === 'timeout'
          ? gatewayTimeout(info, backendHost, options.requestTimeoutMs)
          : badGateway(info, backendHost, outcome.message);
      traceBackendAnswer(trace, outcome.kind === 'timeout' ? 'It took too long.' : outcome.message);
      return endWith(answer, { ...sent, answeredBy: outcome.kind });
    }

    // 8. A failure that is not told in JSON is wrapped; everything else passes as it is.
    const answerHeaders = joinValues(outcome.headers);
    const decoded = await decodeBody(outcome.body, answerHeaders['content-encoding']);
    const shown: AnswerState = {
      status: outcome.status,
      headers: answerHeaders,
      body: toBytesBody(decoded ?? outcome.body),
    };
    traceBackendAnswer(trace, shown);
    const text = decoded?.toString('utf8') ?? '';
    if (
      outcome.status >= 400 &&
      text !== '' &&
      expectsJson(connector, operation) &&
      parseJson(text) === undefined
    ) {
      return endWith(notJson(info, outcome.status, text), { ...sent, answeredBy: 'backend' });
    }
    traceAnswer(trace, shown);
    traceSchemaCheck(
      trace,
      () => options.checkerOf(connector),
      operation,
      () => {
        const parsed = parseJson(text);
        const body = text === '' ? undefined : parsed === undefined ? text : parsed.value;
        return { status: outcome.status, body, isJson: parsed !== undefined };
      },
    );
    recordCall(options, call, {
      ...sent,
      answer: {
        status: outcome.status,
        headers: answerHeaders,
        body: toRecordedBody(decoded, answerHeaders['content-type']),
      },
      answeredBy: 'backend',
    });
    const hub = hubHeaders(clientRequestId, parameterSet);
    sendAnswer(response, request, outcome.status, toClientHeaders(outcome.headers, hub), outcome.body);
  };
}

function sendToBackend(forward: Forward, request: RequestState, response: ServerResponse): Promise<Outcome> {
  const { method, origin, headers } = request;
  if (origin === '') {
    const message = 'The definition names no host, and no backend address was given.';
    return Promise.resolve({ kind: 'unreachable', message });
  }
  const outgoing = { method, origin, path: targetOf(request), headers, body: bytesOf(request.body) };
  return forward(outgoing, abortedWith(response));
}

function toCredentialProblem(
  connection: Connection,
  credential: Credential,
): { readonly status: 401 | 501; readonly message: string } | undefined {
  if (connection.status === 'Unauthenticated') {
    return {
      status: 401,
      message: `The connection '${connection.id}' is not authenticated: its stored values cannot be opened. Enter them again.`,
    };
  }
  if (credential.kind === 'not-emulated') {
    return {
      status: 501,
      message: `${credential.what} is not emulated yet. Use a connection with an API key or basic authentication.`,
    };
  }
  return undefined;
}

/** The caller's own id when it has the form of one, else a new one. */
function readClientRequestId(headers: Headers): string {
  const given = headers['x-ms-client-request-id'];
  return given !== undefined && /^[\w.-]{1,100}$/.test(given) ? given : newGuid();
}

/** JSON is the default of a definition that does not say what it produces. */
function expectsJson(connector: Connector, operation: Operation): boolean {
  const produces: unknown = operation.source.produces ?? connector.definition.produces;
  return (
    !Array.isArray(produces) || produces.length === 0 || produces.some((type) => /json/i.test(String(type)))
  );
}

/** Aborts the backend call when the caller hangs up before the answer. */
function abortedWith(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) abort.abort();
  });
  return abort.signal;
}

const ownText = (record: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
