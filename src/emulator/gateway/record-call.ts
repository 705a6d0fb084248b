import type { Connector, Operation } from '../../connector-folder/connector.js';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Credential } from './apply-credential.js';
import { toRecordedBody } from './body.js';
import { type CallTrace, type HiddenNames, maskUrl } from './call-trace.js';
import type { Deviation } from './check-schema.js';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';
import type { Events } from './events.js';
import type { Exchange, Exchanges } from './exchanges.js';
import { joinValues } from './headers.js';
import { maskHeaders, maskValue } from './mask.js';
import { type AnswerState, bytesOf, type MessageBody, type RequestState, urlOf } from './message.js';
import type { Recording } from './recording/create-recording.js';

/** Where calls are written down. */
export interface RecorderOptions {
  readonly connections: Connections;
  readonly exchanges: Exchanges;
  readonly recording: Recording;
  readonly events: Events;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One call on its way through the gateway. */
export interface Call {
  readonly connector: Connector;
  readonly connection: Connection;
  readonly operation: Operation | undefined;
  readonly clientRequestId: string;
  readonly startedAt: number;
  readonly trace: CallTrace;
  readonly removedHeaders: readonly string[];
  /** What the real gateway would do with this call and this one does not. */
  readonly notEmulated: readonly string[];
}

/** How a call ended. */
export interface CallEnd {
  /** The request as it was, or would have been, sent. */
  readonly request: RequestState;
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    /** Shown as it is, unless it is a body to be looked into. */
    readonly body: unknown;
  };
  readonly answeredBy: Exchange['answeredBy'];
  readonly credential?: Credential;
  readonly warnings?: readonly string[];
  /** The messages themselves, for the recording. */
  readonly answerState?: AnswerState;
  readonly backendAnswer?: AnswerState | undefined;
  readonly requestDeviations?: readonly Deviation[];
  readonly answerDeviations?: readonly Deviation[];
}

/** Writes the end of one call down: to the exchanges, the events and the log, with everything secret masked. */
export function recordCall(options: RecorderOptions, call: Call, end: CallEnd): void {
  const { connector, connection, operation } = call;
  const { request, answer, answeredBy, credential = { kind: 'none' } } = end;
  const secrets = options.connections.secretsOf(connector.name, connection.id);
  const hidden = hiddenNames(credential);
  const shownRequest = lazy(() => ({
    method: request.method,
    url: maskUrl(urlOf(request), secrets, hidden),
    headers: maskHeaders(request.headers, secrets, hidden.header),
    body: maskValue(toShownBody(request.body, request.headers['content-type']), secrets),
  }));
  const shownResponse = lazy(() => ({
    status: answer.status,
    headers: maskHeaders(joinValues(answer.headers), secrets, hidden.header),
    body: maskValue(answer.body, secrets),
  }));
  const exchange: Exchange = {
    id: call.clientRequestId,
    time: new Date(call.startedAt).toISOString(),
    connector: connector.name,
    connection: connection.id,
    ...(operation === undefined ? {} : { operation: operation.id }),
    get request() {
      return shownRequest();
    },
    get response() {
      return shownResponse();
    },
    answeredBy,
    durationMs: options.clock.now() - call.startedAt,
    notEmulated: call.notEmulated,
    warnings: end.warnings ?? [],
    requestDeviations: end.requestDeviations ?? [],
    answerDeviations: end.answerDeviations ?? [],
    removedHeaders: call.removedHeaders,
    get trace() {
      return call.trace.view(secrets, hidden);
    },
  };
  options.exchanges.add(exchange);
  options.recording.add({
    ...{ exchange, request, secrets, hiddenHeader: hidden.header, backendAnswer: end.backendAnswer },
    answer: end.answerState ?? toAnswerState(answer),
  });
  options.events.publish('call.answered', {
    id: exchange.id,
    connector: exchange.connector,
    connection: exchange.connection,
    operation: exchange.operation,
    method: request.method,
    status: answer.status,
    answeredBy,
    durationMs: exchange.durationMs,
    notEmulated: exchange.notEmulated,
    requestDeviations: exchange.requestDeviations,
    answerDeviations: exchange.answerDeviations,
  });
  options.logger.info(
    { connector: connector.name, operation: operation?.id, status: answer.status, answeredBy },
    'Call answered.',
  );
}

/** The gateway's own answer. */
const toAnswerState = ({ status, headers, body }: CallEnd['answer']): AnswerState => ({
  status,
  headers: { ...joinValues(headers), 'content-type': 'application/json; charset=utf-8' },
  body: { kind: 'json', value: body ?? null },
});

/** A message's body as a record shows it. */
export const toShownBody = (body: MessageBody, contentType: string | undefined): unknown =>
  toRecordedBody(bytesOf(body), contentType);

/** Worked out when it is first looked at: most calls are never looked at. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function hiddenNames(credential: Credential): HiddenNames {
  if (credential.kind === 'header') return { header: credential.name };
  return credential.kind === 'query' ? { query: credential.name } : {};
}
