import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { type Credential, maskQuery } from './apply-credential.js';
import type { BackendAddress } from './backend-address.js';
import { toRecordedBody } from './body.js';
import type { Connection, Connections } from './connections.js';
import type { Connector, Operation } from './connector/connector.js';
import type { GatewayAnswer } from './error-envelopes.js';
import type { Events } from './events.js';
import type { Exchange, Exchanges } from './exchanges.js';
import type { Headers } from './headers.js';
import { maskHeaders, maskText, maskValue } from './mask.js';
import { listNotEmulated } from './not-emulated.js';

/** Where calls are written down. */
export interface RecorderOptions {
  readonly connections: Connections;
  readonly exchanges: Exchanges;
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
  readonly method: string;
  /** The path at the backend. */
  readonly path: string;
  readonly query: string;
  readonly backend: BackendAddress | undefined;
  /** The caller's headers that go to the backend, and the ones that do not. */
  readonly passedHeaders: Headers;
  readonly removedHeaders: readonly string[];
}

/** How a call ended. */
export interface CallEnd {
  readonly answer: GatewayAnswer;
  readonly answeredBy: Exchange['answeredBy'];
  readonly credential?: Credential;
  readonly backendHeaders?: Headers;
  readonly body?: Buffer;
}

/** Writes the end of one call down: to the exchanges, the events and the log, with everything secret masked. */
export function createRecorder(options: RecorderOptions, call: Call): (end: CallEnd) => void {
  const { connector, connection, operation, backend } = call;
  return function record({ answer, answeredBy, credential = { kind: 'none' }, backendHeaders, body }) {
    const secrets = options.connections.secretsOf(connector.name, connection.id);
    const hiddenHeader = credential.kind === 'header' ? credential.name : undefined;
    const query = maskQuery(credential, call.query);
    const sentHeaders = backendHeaders ?? call.passedHeaders;
    const exchange: Exchange = {
      id: call.clientRequestId,
      time: new Date(call.startedAt).toISOString(),
      connector: connector.name,
      connection: connection.id,
      ...(operation === undefined ? {} : { operation: operation.id }),
      request: {
        method: call.method,
        url: maskText(`${backend?.origin ?? ''}${call.path}${query === '' ? '' : `?${query}`}`, secrets),
        headers: maskHeaders(sentHeaders, secrets, hiddenHeader),
        body: maskValue(toRecordedBody(body, sentHeaders['content-type']), secrets),
      },
      response: {
        status: answer.status,
        headers: maskHeaders(answer.headers ?? {}, secrets, hiddenHeader),
        body: maskValue(answer.body, secrets),
      },
      answeredBy,
      durationMs: options.clock.now() - call.startedAt,
      notEmulated: operation === undefined ? [] : listNotEmulated(connector, operation),
      warnings: credential.kind === 'none' && credential.warning !== undefined ? [credential.warning] : [],
      removedHeaders: call.removedHeaders,
    };
    options.exchanges.add(exchange);
    options.events.publish('call.answered', {
      id: exchange.id,
      connector: exchange.connector,
      connection: exchange.connection,
      operation: exchange.operation,
      method: call.method,
      status: answer.status,
      answeredBy,
      notEmulated: exchange.notEmulated,
    });
    options.logger.info(
      { connector: connector.name, operation: operation?.id, status: answer.status, answeredBy },
      'Call answered.',
    );
  };
}
