import { decodeBody, parseJson, toWorkflowContent } from './body.js';
import type { BuiltRequest } from './build-request.js';
import type { Forward } from './forward-request.js';
import { type Caller, engineHeaders, type Headers, joinValues } from './headers.js';
import { newRunId } from './identifiers.js';

/** What the flow engine gets for a call. */
export type EngineOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      /** The JSON value, the text, or other content as workflows carry it; undefined when there is no body. */
      readonly body: unknown;
      readonly isJson: boolean;
      /** The body as it came, with its content encoding. */
      readonly bytes: Buffer;
      /** The call's `x-ms-client-request-id`, under which the gateway remembers it. */
      readonly clientRequestId: string;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** Sends a request of the flow engine through the gateway's own address. */
export type SendThroughGateway = (
  connector: string,
  connection: string,
  request: BuiltRequest,
  caller: Caller,
) => Promise<EngineOutcome>;

/**
 * The flow engine's side of a call: it knows the gateway only over HTTP, as the real one does.
 * The engine has no time limit of its own here: the gateway answers 504 in time.
 */
export function createSendThroughGateway(forward: Forward, gatewayUrl: () => string): SendThroughGateway {
  return async function sendThroughGateway(connector, connection, request, caller) {
    const url = new URL(gatewayUrl());
    const headers = {
      ...engineHeaders(caller.runId === '' ? { ...caller, runId: newRunId() } : caller),
      ...request.headers,
    };
    const outcome = await forward({
      origin: url.origin,
      path: `/apim/${connector}/${encodeURIComponent(connection)}${request.path}${request.query === '' ? '' : `?${request.query}`}`,
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    if (outcome.kind !== 'answered') {
      return {
        kind: 'failed',
        message: outcome.kind === 'timeout' ? 'The gateway did not answer in time.' : outcome.message,
      };
    }
    const answerHeaders = joinValues(outcome.headers);
    return {
      kind: 'answered',
      status: outcome.status,
      headers: answerHeaders,
      ...(await readEngineBody(outcome.body, answerHeaders)),
      clientRequestId: answerHeaders['x-ms-client-request-id'] ?? '',
    };
  };
}

/** What the engine makes of the bytes of an answer. */
export async function readEngineBody(
  bytes: Buffer,
  headers: Headers,
): Promise<Pick<Extract<EngineOutcome, { kind: 'answered' }>, 'body' | 'isJson' | 'bytes'>> {
  const decoded = await decodeBody(bytes, headers['content-encoding']);
  if (decoded === undefined || decoded.length === 0) return { body: undefined, isJson: false, bytes };
  const parsed = parseJson(decoded.toString('utf8'));
  if (parsed !== undefined) return { body: parsed.value, isJson: true, bytes };
  return { body: toWorkflowContent(decoded, headers['content-type']), isJson: false, bytes };
}
