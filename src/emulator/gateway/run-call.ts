import type { Connector, Operation } from '../../connector-folder/connector.js';
import { toText } from '../../shared/json-value.js';
import { applyCredential, type Credential } from './apply-credential.js';
import type { BackendAddress } from './backend-address.js';
import { decodeBody, parseJson } from './body.js';
import type { CallTrace } from './call-trace.js';
import {
  badGateway,
  type CallInfo,
  type GatewayAnswer,
  gatewayTimeout,
  notJson,
  policyFailed,
  scriptFailed,
  scriptNotEmulated,
} from './error-envelopes.js';
import type { Exchange } from './exchanges.js';
import type { Forward, Outcome } from './forward-request.js';
import { joinValues } from './headers.js';
import type { OperationMatcher } from './match-operation.js';
import { producesOf } from './media-types.js';
import { type AnswerState, bytesOf, type RequestState, targetOf, toBytesBody, urlOf } from './message.js';
import { answerSideCall } from './mock/mock-side-call.js';
import type { PolicyContext } from './policies/policy.js';
import { type PreparedPolicy, policiesFor } from './policies/prepare-policies.js';
import { type MakeSideCall, type PolicyRun, runPolicies } from './policies/run-policies.js';
import { isScripted, type ScriptHost, type ScriptRequest, type ScriptResponse } from './script-host.js';
import type { StandIn } from './stand-in.js';
import { traceBackendAnswer, traceBackendRequest, traceCredential, traceScript } from './trace-call.js';

/** What every call needs. */
export interface RunCallOptions {
  readonly forward: Forward;
  /** Answers in the place of scripts and backends. */
  readonly standIn: StandIn | undefined;
  readonly requestTimeoutMs: number;
  /** Sends calls of scripted operations to the backend unchanged. */
  readonly scriptBypass: boolean;
  readonly scriptHost: ScriptHost | undefined;
}

/** A call that is let in: connection, operation, limits and credential are settled. */
export interface AdmittedCall {
  readonly connector: Connector;
  readonly operation: Operation;
  readonly policies: readonly PreparedPolicy[];
  readonly match: OperationMatcher;
  readonly request: RequestState;
  readonly credential: Credential;
  readonly context: PolicyContext;
  /** Stands in for the definition's backend, and for the hosts that policies name. */
  readonly backendOverride: BackendAddress | undefined;
  readonly info: CallInfo;
  /** The caller's address at the gateway. */
  readonly originalUrl: string;
  readonly trace: CallTrace;
  readonly signal: AbortSignal;
}

/** How a call ended. */
export interface CallResult {
  /** The request as it was, or would have been, sent. */
  readonly request: RequestState;
  /** `raw` is the backend's own answer with its content encoding, when nothing had to be changed in it. */
  readonly answer: AnswerState;
  readonly raw?: AnswerState;
  /** What the backend answered, decoded, before policies. */
  readonly backendAnswer?: AnswerState;
  readonly answeredBy: Exchange['answeredBy'];
  /** The operation that tests connections said that this one is not authenticated. */
  readonly isUnauthenticated: boolean;
}

/**
 * Takes one call through credential, request policies, script, backend and response policies, in the platform's order.
 * https://learn.microsoft.com/connectors/custom-connectors/policy-templates
 */
export async function runCall(options: RunCallOptions, call: AdmittedCall): Promise<CallResult> {
  const { connector, operation, context, trace, info } = call;
  const policies = policiesFor(call.policies, operation.id);
  const sideCall = createSideCall(options, call);
  const run = (start: Parameters<typeof runPolicies>[1]): Promise<PolicyRun> =>
    runPolicies(policies, start, context, trace, sideCall);

  // 1. The credential, and the policies that see it.
  const authenticated = authenticate(call);
  const asked = await run({ section: 'Request', request: authenticated });
  const { request } = asked.message;
  if (asked.kind === 'failed') return fail(request, policyFailed(asked.reason), 'policy');

  // 2. The script, or the backend.
  const outcome = await answerOf(options, call, request);
  if (outcome.kind === 'refused') return fail(request, outcome.answer, outcome.answeredBy);
  const raw = outcome.answer;

  // 3. The policies of the answer; those for failures after them.
  const isWatched = policies.some(
    ({ sections }) => sections.includes('Response') || sections.includes('Failure'),
  );
  const decoded = await decode(raw);
  traceBackendAnswer(trace, decoded ?? raw);
  const answered = decoded === undefined || !isWatched ? raw : decoded;
  const responded = await run({ section: 'Response', request, answer: answered });
  if (responded.kind === 'failed') return fail(request, policyFailed(responded.reason), 'policy');
  const failed = answered.status >= 400 ? await run({ ...responded.message, section: 'Failure' }) : responded;
  if (failed.kind === 'failed') return fail(request, policyFailed(failed.reason), 'policy');
  const { answeredBy } = outcome;
  const isUnauthenticated = responded.isUnauthenticated || failed.isUnauthenticated;
  const answer = failed.message.answer ?? answered;

  // 4. A failure that is not told in JSON is wrapped by the hub.
  const readable = answer === raw ? (decoded ?? raw) : answer;
  const text = readable.status >= 400 ? bytesOf(readable.body).toString('utf8') : '';
  const isWrapped =
    text !== '' &&
    (answer !== raw || decoded !== undefined) &&
    expectsJson(connector, operation) &&
    parseJson(text) === undefined;
  if (isWrapped) {
    return {
      ...{ request, answeredBy, isUnauthenticated, backendAnswer: decoded ?? raw },
      answer: toAnswerState(notJson(info, readable.status, text)),
    };
  }
  return {
    ...{ request, answeredBy, isUnauthenticated, backendAnswer: decoded ?? raw },
    answer: readable,
    ...(answer === raw ? { raw } : {}),
  };

  /** The gateway's own answer, with the headers that policies set on failures. */
  async function fail(
    sent: RequestState,
    answer: GatewayAnswer,
    answeredBy: CallResult['answeredBy'],
  ): Promise<CallResult> {
    const state = toAnswerState(answer);
    const policed = await run({ section: 'Failure', request: sent, answer: state });
    return { request: sent, answer: policed.message.answer ?? state, answeredBy, isUnauthenticated: false };
  }
}

function authenticate({ request, credential, trace, info }: AdmittedCall): RequestState {
  const [headers, query] = applyCredential(credential, request.headers, request.query);
  const authenticated: RequestState = {
    ...{ ...request, query },
    headers: { ...headers, 'x-ms-client-request-id': info.clientRequestId },
  };
  traceCredential(trace, credential, request, authenticated);
  return authenticated;
}

type Answered =
  | {
      readonly kind: 'answered';
      readonly answer: AnswerState;
      readonly answeredBy: CallResult['answeredBy'];
    }
  | {
      readonly kind: 'refused';
      readonly answer: GatewayAnswer;
      readonly answeredBy: CallResult['answeredBy'];
    };

async function answerOf(
  options: RunCallOptions,
  call: AdmittedCall,
  request: RequestState,
): Promise<Answered> {
  const { connector, operation, trace, info } = call;
  if (options.standIn !== undefined) return askStandIn(options.standIn, call, request);
  if (isScripted(connector, operation)) {
    if (options.scriptHost !== undefined) return runScript(options.scriptHost, options, call, request);
    if (!options.scriptBypass) {
      const answer = scriptNotEmulated(info, operation.id);
      traceScript(trace, 'not-emulated', answer.body.error.innerError);
      return { kind: 'refused', answer, answeredBy: 'script' };
    }
    traceScript(trace, 'skipped', 'The script is bypassed: the request goes to the backend unchanged.');
  }
  const [outgoing, sentTo] = redirect(call, request);
  traceBackendRequest(trace, request, sentTo);
  const outcome = await send(options.forward, outgoing, call.signal);
  if (outcome.kind === 'answered') {
    return { kind: 'answered', answer: toState(outcome), answeredBy: 'backend' };
  }
  const isTimeout = outcome.kind === 'timeout';
  const host = URL.canParse(outgoing.origin)
    ? new URL(outgoing.origin).host
    : toText(connector.definition.host, 'unknown');
  traceBackendAnswer(trace, isTimeout ? 'It took too long.' : outcome.message);
  return {
    kind: 'refused',
    answer: isTimeout
      ? gatewayTimeout(info, host, options.requestTimeoutMs)
      : badGateway(info, host, outcome.message),
    answeredBy: outcome.kind,
  };
}

/** The mock and a recording answer what the operation does as a whole, its script included. */
function askStandIn(standIn: StandIn, call: AdmittedCall, request: RequestState): Answered {
  const { connector, operation, trace, info } = call;
  const name = standIn.kind === 'mock' ? 'The mock' : 'The recording';
  if (isScripted(connector, operation)) {
    traceScript(trace, 'skipped', `${name} answers in the place of script and backend.`);
  }
  traceBackendRequest(trace, request, standIn.kind);
  const found = standIn.answer({ connector, operation, request });
  if (found.kind === 'answered') {
    return { kind: 'answered', answer: toState(found), answeredBy: standIn.kind };
  }
  const message = found.kind === 'timeout' ? 'It took too long.' : found.message;
  traceBackendAnswer(trace, message);
  return { kind: 'refused', answer: badGateway(info, standIn.kind, message), answeredBy: standIn.kind };
}

async function runScript(
  host: ScriptHost,
  options: RunCallOptions,
  call: AdmittedCall,
  request: RequestState,
): Promise<Answered> {
  const { connector, operation, info, trace, signal } = call;
  traceScript(trace, 'done', 'A script host runs the custom code.');
  const sent: ScriptRequest = {
    ...{ method: request.method, url: urlOf(request), headers: request.headers },
    body: bytesOf(request.body),
  };
  try {
    const found = await host.execute(connector, {
      ...{ correlationId: info.clientRequestId, operationId: operation.id, request: sent, signal },
      originalRequestUri: call.originalUrl,
      send: (next) => sendForScript(options, call, next),
    });
    const { status, headers = {}, body = Buffer.alloc(0) } = found;
    return {
      ...{ kind: 'answered', answeredBy: 'backend' },
      answer: { status, headers, body: toBytesBody(body) },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown reason';
    return { kind: 'refused', answer: scriptFailed(info, message), answeredBy: 'script' };
  }
}

/** A call that a script makes. It is traced like one of the gateway's own. */
async function sendForScript(
  options: RunCallOptions,
  call: AdmittedCall,
  { method, url, headers, body = Buffer.alloc(0) }: ScriptRequest,
): Promise<ScriptResponse> {
  const { origin, pathname, search } = new URL(url);
  const request: RequestState = {
    ...{ method, origin, basePath: '', path: pathname, query: search.slice(1), headers },
    body: toBytesBody(body),
  };
  const [outgoing, sentTo] = redirect(call, request);
  traceBackendRequest(call.trace, request, sentTo);
  const outcome = await send(options.forward, outgoing, call.signal);
  if (outcome.kind !== 'answered') {
    throw new Error(outcome.kind === 'timeout' ? 'The request took too long.' : outcome.message);
  }
  const answer = (await decode(toState(outcome))) ?? toState(outcome);
  return { status: answer.status, headers: joinValues(answer.headers), body: bytesOf(answer.body) };
}

function createSideCall(options: RunCallOptions, call: AdmittedCall): MakeSideCall {
  const { standIn } = options;
  const { match, request: received } = call;
  return async (request, reads) => {
    const [outgoing] = redirect(call, request);
    const outcome =
      standIn === undefined
        ? await send(options.forward, outgoing, call.signal)
        : answerSideCall(standIn, call, request, { match, basePath: received.basePath, reads });
    return outcome.kind === 'answered' ? ((await decode(toState(outcome))) ?? toState(outcome)) : outcome;
  };
}

/**
 * With `--backend`, a host that a policy names is reached there too, so that a connector whose address is made by a
 * policy can be run against a local server. A host of this machine is meant as it stands.
 */
function redirect(call: AdmittedCall, request: RequestState): [RequestState, string | undefined] {
  const { backendOverride } = call;
  if (backendOverride === undefined || request.origin === backendOverride.origin || isLocal(request.origin)) {
    return [request, undefined];
  }
  const redirected = { ...request, origin: backendOverride.origin };
  return [redirected, urlOf(redirected)];
}

const isLocal = (origin: string): boolean =>
  /^https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i.test(origin);

function send(forward: Forward, request: RequestState, signal: AbortSignal): Promise<Outcome> {
  const { method, origin, headers } = request;
  if (origin === '') {
    const message =
      'The definition names no host, and no backend address was given. An environment variable in `host` has its value from `--environment-variable`.';
    return Promise.resolve({ kind: 'unreachable', message });
  }
  const outgoing = { method, origin, path: targetOf(request), headers, body: bytesOf(request.body) };
  return forward(outgoing, signal);
}

const toState = ({ status, headers, body }: Extract<Outcome, { kind: 'answered' }>): AnswerState => ({
  status,
  headers: Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
  body: toBytesBody(body),
});

/** The gateway's own answer as one on its way. */
export const toAnswerState = ({ status, headers = {}, body }: GatewayAnswer): AnswerState => ({
  status,
  headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  body: toBytesBody(Buffer.from(JSON.stringify(body))),
});

/** The answer without its content encoding; undefined when it cannot be decoded. */
async function decode(answer: AnswerState): Promise<AnswerState | undefined> {
  const encoding = joinValues(answer.headers)['content-encoding'];
  if (encoding === undefined) return answer;
  const bytes = await decodeBody(bytesOf(answer.body), encoding);
  if (bytes === undefined) return undefined;
  const { 'content-encoding': _, ...headers } = answer.headers;
  return { ...answer, headers, body: toBytesBody(bytes) };
}

/** JSON is the default of a definition that does not say what it produces. */
function expectsJson(connector: Connector, operation: Operation): boolean {
  const produces = producesOf(connector, operation);
  return produces.length === 0 || produces.some((type) => /json/i.test(type));
}
