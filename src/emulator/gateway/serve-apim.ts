import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../shared/clock.js';
import { toText } from '../../shared/json-value.js';
import type { Logger } from '../../shared/logger.js';
import { applyCredential, type Credential, chooseCredential } from './apply-credential.js';
import { type BackendAddress, toBackendAddress } from './backend-address.js';
import { decodeBody, parseJson, readBody, toRecordedBody } from './body.js';
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
import { type Call, createRecorder } from './record-call.js';
import { toRequestTarget } from './request-target.js';
import { sendAnswer } from './send-answer.js';
import type { Throttle } from './throttle.js';

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
 * operation, credential, backend, headers of the hub. Policies and scripts take their places in this order later.
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
      return refuse(
        connectionProblem(
          403,
          info.source,
          `The connection '${connectionId}' of '${connector.name}' does not exist.`,
        ),
      );
    }
    const { parameterSet } = connection;

    // 3. The path and method are an operation of the definition.
    const operationPath = address[3] ?? '/';
    const operation = match(request.method ?? 'GET', operationPath);
    const { headers: passedHeaders, removed: removedHeaders } = toBackendHeaders(headers);
    const call: Call = {
      ...{ connector, connection, operation, backend, clientRequestId, query, passedHeaders, removedHeaders },
      startedAt: options.clock.now(),
      method: request.method ?? 'GET',
      path: `${backend?.basePath ?? ''}${operationPath}`,
    };
    const record = createRecorder(options, call);

    // 4. The connection has calls left in this period; calls that match nothing count too.
    const retryAfter = options.throttle.take(`${connector.name}/${connection.id}`, connector.throttling);
    if (retryAfter > 0) {
      const answer = rateLimited(retryAfter);
      record({ answer, answeredBy: 'throttling' });
      return refuse(answer, parameterSet);
    }
    if (operation === undefined) return refuse(notFound(), parameterSet);

    // 5. The credential is one this gateway can make.
    const credential = chooseCredential(connector, operation, connection.values, parameterSet);
    const problem = toCredentialProblem(connection, credential, info.source);
    if (problem !== undefined) {
      record({ answer: problem, answeredBy: 'credential', credential });
      return refuse(problem, parameterSet);
    }
    const [credentialled, backendQuery] = applyCredential(credential, passedHeaders, query);
    const backendHeaders = { ...credentialled, 'x-ms-client-request-id': clientRequestId };

    // 6. The body is complete and within the platform's limit.
    const body = await readBody(request);
    if (body === undefined) return refuse(tooLarge(), parameterSet);

    // 7. The backend is asked, and no longer than the platform would wait.
    const backendHost = backend?.host ?? toText(connector.definition.host, 'unknown');
    const outcome: Outcome =
      backend === undefined
        ? { kind: 'unreachable', message: 'The definition names no host, and no backend address was given.' }
        : await options.forward(
            {
              origin: backend.origin,
              path: call.path + (backendQuery === '' ? '' : `?${backendQuery}`),
              method: call.method,
              headers: backendHeaders,
              body,
            },
            abortedWith(response),
          );
    const sent = { credential, body, backendHeaders };
    if (outcome.kind !== 'answered') {
      const answer =
        outcome.kind === 'timeout'
          ? gatewayTimeout(info, backendHost, options.requestTimeoutMs)
          : badGateway(info, backendHost, outcome.message);
      record({ answer, answeredBy: outcome.kind, ...sent });
      return refuse(answer, parameterSet);
    }

    // 8. A failure that is not told in JSON is wrapped; everything else passes as it is.
    const answerHeaders = joinValues(outcome.headers);
    const decoded = await decodeBody(outcome.body, answerHeaders['content-encoding']);
    const text = decoded?.toString('utf8') ?? '';
    if (
      outcome.status >= 400 &&
      text !== '' &&
      expectsJson(connector, operation) &&
      parseJson(text) === undefined
    ) {
      const answer = notJson(info, outcome.status, text);
      record({ answer, answeredBy: 'backend', ...sent });
      return refuse(answer, parameterSet);
    }
    record({
      answer: {
        status: outcome.status,
        headers: answerHeaders,
        body: toRecordedBody(decoded, answerHeaders['content-type']),
      },
      answeredBy: 'backend',
      ...sent,
    });
    const hub = hubHeaders(clientRequestId, parameterSet);
    sendAnswer(response, request, outcome.status, toClientHeaders(outcome.headers, hub), outcome.body);
  };
}

function toCredentialProblem(
  connection: Connection,
  credential: Credential,
  source: string,
): GatewayAnswer | undefined {
  if (connection.status === 'Unauthenticated') {
    return connectionProblem(
      401,
      source,
      `The connection '${connection.id}' is not authenticated: its stored values cannot be opened. Enter them again.`,
    );
  }
  if (credential.kind === 'not-emulated') {
    return connectionProblem(
      501,
      source,
      `${credential.what} is not emulated yet. Use a connection with an API key or basic authentication.`,
    );
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
