import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connector, Operation } from '../../connector-folder/connector.js';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { addressAtGateway } from './address-at-gateway.js';
import { chooseCredential } from './apply-credential.js';
import { type BackendAddress, toBackendAddress } from './backend-address.js';
import { maxBodyBytes, maxDataGatewayBytes, parseJson, readBody } from './body.js';
import { createCallTrace } from './call-trace.js';
import { type CheckedAnswer, checkAnswer } from './check-answer.js';
import { checkRequest } from './check-request.js';
import type { SchemaChecker } from './check-schema.js';
import { createOpenUploads, isAnnouncement } from './chunks/open-uploads.js';
import { connectionParametersOf, isDataGateway } from './connection-parameters.js';
import type { Connections } from './connections.js';
import {
  connectionProblem,
  type GatewayAnswer,
  maxUrlLength,
  notFound,
  rateLimited,
  tooLarge,
  urlTooLong,
} from './error-envelopes.js';
import type { Events } from './events.js';
import type { Exchanges } from './exchanges.js';
import { type Headers, hubHeaders, joinValues, toBackendHeaders, toClientHeaders } from './headers.js';
import { newGuid } from './identifiers.js';
import { createOperationMatcher } from './match-operation.js';
import { type AnswerState, answerHeaders, bytesOf, type RequestState, toBytesBody } from './message.js';
import { listNotEmulated } from './not-emulated.js';
import { accessTokenOf, tokenValuesOf } from './oauth/needs-sign-in.js';
import type { SignIn } from './oauth/sign-in.js';
import { createPolicyContext } from './policies/policy-context.js';
import { type PreparedPolicy, policiesOf } from './policies/prepare-policies.js';
import { type Call, type CallEnd, recordCall, toShownBody } from './record-call.js';
import type { Recording } from './recording/create-recording.js';
import { toRequestTarget } from './request-target.js';
import { type CallResult, type RunCallOptions, runCall } from './run-call.js';
import { sendAnswer } from './send-answer.js';
import type { Throttle } from './throttle.js';
import {
  traceAnswer,
  traceCredential,
  traceReceived,
  traceRequestCheck,
  traceSchemaCheck,
} from './trace-call.js';

/** What the runtime address of the gateway is built on. */
export interface ApimOptions extends RunCallOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly backends: Readonly<Record<string, string>>;
  readonly connections: Connections;
  readonly signIn: Pick<SignIn, 'refresh'>;
  readonly throttle: Throttle;
  readonly exchanges: Exchanges;
  readonly recording: Recording;
  readonly events: Events;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly environmentVariables: Readonly<Record<string, string>>;
  readonly strictPolicies: boolean;
  checkerOf(connector: Connector): SchemaChecker;
  publicUrl(): string;
}

/** A connector with what is worked out once for all its calls. */
interface Target {
  readonly connector: Connector;
  readonly match: ReturnType<typeof createOperationMatcher>;
  readonly backend: BackendAddress | undefined;
  readonly override: BackendAddress | undefined;
  /** The definition's own. */
  readonly own: BackendAddress | undefined;
  /** Scheme and host of the definition's backend and of the one in its place. */
  readonly origins: readonly string[];
  readonly policies: readonly PreparedPolicy[];
  /** The size that a request body may have on a connection of this kind. */
  mostBytes(parameterSet: string | undefined): number;
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
      toTarget(connector, ownText(options.backends, name)),
    ]),
  );

  const uploads = createOpenUploads();
  const hostOf = createHostOf();

  return async function serveApim(request, response) {
    const headers = joinValues(request.headers);
    const clientRequestId = readClientRequestId(headers);
    const info = { source: hostOf(options.publicUrl()), clientRequestId };
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
    const urlLength = options.publicUrl().length + path.length + query.length + (query === '' ? 0 : 1);
    if (urlLength > maxUrlLength) return refuse(urlTooLong(urlLength));
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
    const uploadKey = `${connector.name}/${connectionId}`;
    const upload = uploads.find(uploadKey, method, operationPath);
    const matched = match(method, operationPath);
    const operation = matched ?? upload;
    const { headers: passedHeaders, removed: removedHeaders } = toBackendHeaders(
      headers,
      upload !== undefined,
    );
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
      notEmulated: operation === undefined ? [] : listNotEmulated(connector, operation, options),
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
    const bytes = await readBody(request, target.mostBytes(parameterSet));
    if (bytes === undefined) return refuse(tooLarge(), parameterSet);
    const complete: RequestState = { ...received, body: toBytesBody(bytes) };
    traceReceived(trace, complete, headers, removedHeaders);
    const isAnnounced = isAnnouncement(operation, complete);
    // The first request of an upload in chunks has no body yet, and its pieces are no bodies by themselves.
    const requestDeviations =
      isAnnounced || upload !== undefined
        ? []
        : checkRequest(connector, operation, complete, options.checkerOf(connector));
    traceRequestCheck(trace, requestDeviations);

    // 6. The connection has a credential; a token that is over is renewed first.
    const lost = connection.problem ?? (await options.signIn.refresh(connection));
    const current = options.connections.find(connector.name, connection.id) ?? connection;
    const token = accessTokenOf(connector, current);
    const credential = chooseCredential(connector, operation, current.values, parameterSet, token);
    const problem = lost ?? (credential.kind === 'missing' ? credential.what : undefined);
    // A stand-in lets everybody in, so nobody has to sign in for a connector to run.
    if (problem !== undefined && options.standIn === undefined) {
      const message = `The connection '${connection.id}' is not authenticated: ${problem}`;
      traceCredential(trace, credential, complete, complete, message);
      const answer = connectionProblem(401, info.source, message);
      return endWith(answer, { request: complete, answeredBy: 'credential', credential, requestDeviations });
    }

    // 7. Policies, script and backend.
    const result = await runCall(options, {
      ...{ connector, operation, credential, info, trace, match, request: complete },
      // A piece of an upload is at an address of the backend's, so only policies for every operation see it.
      policies:
        matched === undefined
          ? target.policies.filter(({ operationIds }) => operationIds === undefined)
          : target.policies,
      backendOverride: target.override,
      originalUrl: `${options.publicUrl()}${request.url ?? ''}`,
      // A stand-in has nothing to abort.
      get signal() {
        return abortedWith(response);
      },
      context: createPolicyContext({
        ...{ connector, operation, connection: current, incoming: complete },
        tokenValues: tokenValuesOf(connector, current),
        backendOrigins: target.origins,
        environmentVariables: options.environmentVariables,
        publicUrl: options.publicUrl(),
        isStrict: options.strictPolicies,
        standIn: options.standIn?.kind,
        isReadable: (path) => match('GET', path) !== undefined,
      }),
    });
    if (result.isUnauthenticated) {
      options.connections.setStatus(connector.name, connection.id, 'Unauthenticated');
    }

    // 8. What came of it is written down and sent.
    const { answer, raw = answer } = result;
    traceAnswer(trace, answer);
    if (isAnnounced) openUpload(target, connection.id, operation, result);
    const checked = toChecked(answer);
    const isPart = (isAnnounced || upload !== undefined) && checked.body === undefined;
    const answerDeviations = isPart
      ? []
      : checkAnswer(options.checkerOf(connector), connector, operation, checked);
    traceSchemaCheck(trace, operation, checked, answerDeviations);
    recordCall(options, call, {
      ...{ requestDeviations, answerDeviations, backendAnswer: result.backendAnswer, answerState: answer },
      ...{ credential, request: result.request, answeredBy: result.answeredBy },
      warnings: credential.kind === 'none' && credential.warning !== undefined ? [credential.warning] : [],
      answer: {
        ...{ status: answer.status, headers: answer.headers },
        // Most calls are never looked at.
        get body() {
          return toShownBody(answer.body, answerHeaders(answer)['content-type']);
        },
      },
    });
    const hub = hubHeaders(clientRequestId, parameterSet);
    sendAnswer(response, request, raw.status, toClientHeaders(raw.headers, hub), bytesOf(raw.body));
  };

  /** The pieces of an upload go where the answer to its first request says. */
  function openUpload(
    target: Target,
    id: string,
    operation: Operation,
    { request, answer }: CallResult,
  ): void {
    const { connector, backend, own } = target;
    const { origin, basePath } = request; // where policies sent the first request
    const sentTo = URL.canParse(origin) ? { origin, basePath, host: new URL(origin).host } : undefined;
    const found = addressAtGateway(answerHeaders(answer)['location'] ?? '', {
      ...{ connector, connection: id, gatewayOrigins: [new URL(options.publicUrl()).origin] },
      backends: [backend, own, sentTo].flatMap((address) => address ?? []),
    });
    if (answer.status < 300 && 'path' in found)
      uploads.open(`${connector.name}/${id}`, found.path, operation);
  }
}

function toTarget(connector: Connector, backendUrl: string | undefined): Target {
  const own = toBackendAddress(connector);
  const override = backendUrl === undefined ? undefined : toBackendAddress(connector, backendUrl);
  return {
    ...{ connector, override, own, match: createOperationMatcher(connector), backend: override ?? own },
    origins: [own, override].flatMap((address) => (address === undefined ? [] : [address.origin])),
    policies: policiesOf(connector),
    mostBytes: (parameterSet) =>
      Object.values(connectionParametersOf(connector, parameterSet)).some(isDataGateway)
        ? maxDataGatewayBytes
        : maxBodyBytes,
  };
}

function toChecked({ status, body }: AnswerState): CheckedAnswer {
  const text = bytesOf(body).toString('utf8');
  const parsed = parseJson(text);
  return {
    status,
    body: text === '' ? undefined : parsed === undefined ? text : parsed.value,
    isJson: parsed !== undefined,
  };
}

/** The caller's own id when it has the form of one, else a new one. */
function readClientRequestId(headers: Headers): string {
  const given = headers['x-ms-client-request-id'];
  return given !== undefined && /^[\w.-]{1,100}$/.test(given) ? given : newGuid();
}

/** Aborts the backend call when the caller hangs up before the answer. */
function abortedWith(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  const abortUnfinished = (): void => {
    if (!response.writableFinished) abort.abort();
  };
  if (response.destroyed) abortUnfinished();
  else response.once('close', abortUnfinished);
  return abort.signal;
}

/** The host of the gateway's own address, which hardly ever changes. */
function createHostOf(): (url: string) => string {
  let known = { url: '', host: '' };
  return (url) => {
    if (known.url !== url) known = { url, host: new URL(url).host };
    return known.host;
  };
}

const ownText = (record: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
