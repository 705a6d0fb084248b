import {
  type AnswerState,
  bytesOf,
  type MessageBody,
  type RequestState,
  toBytesBody,
  urlOf,
} from '../../../src/emulator/gateway/message.js';
import type {
  PolicyContext,
  PolicyMessage,
  PolicyOutcome,
  PolicySection,
} from '../../../src/emulator/gateway/policies/policy.js';
import { preparePolicies } from '../../../src/emulator/gateway/policies/prepare-policies.js';

/** A message in short: what is left out has a harmless value. */
export interface MessageInShort {
  readonly section?: PolicySection;
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON of the request, or of the answer when there is a status. */
  readonly body?: unknown;
  readonly status?: number;
}

/** What a policy made of a message, in short: only the parts that it changed. */
export interface ResultInShort {
  readonly kind: PolicyOutcome['kind'];
  readonly reason?: string;
  readonly warnings?: readonly string[];
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: unknown;
  readonly status?: number;
}

const basePath = '/v1';

/** Applies one policy instance, given with short parameter names, to a message; the path of the URL begins with `/v1`. */
export function applyPolicy(
  templateId: string,
  parameters: Readonly<Record<string, unknown>>,
  given: MessageInShort = {},
  context: Partial<PolicyContext> = {},
): ResultInShort {
  const message = toMessage(given);
  const outcome = runPolicy(templateId, parameters, message, context);
  if (outcome.kind !== 'changed') {
    return { kind: outcome.kind, ...('reason' in outcome ? { reason: outcome.reason } : {}) };
  }
  const { request, answer } = outcome.message;
  const warnings = outcome.warnings ?? [];
  const body = (answer ?? request).body;
  const isBodyChanged = body !== (message.answer ?? message.request).body;
  const isUrlChanged = urlOf(request) !== urlOf(message.request);
  const headers = (answer ?? request).headers;
  return {
    kind: 'changed',
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(request.method === message.request.method ? {} : { method: request.method }),
    ...(isUrlChanged ? { url: urlOf(request) } : {}),
    ...(headers === (message.answer ?? message.request).headers ? {} : { headers }),
    ...(isBodyChanged ? { body: body.kind === 'json' ? body.value : bytesOf(body).toString() } : {}),
    ...(answer?.status === message.answer?.status ? {} : { status: answer?.status ?? 0 }),
  };
}

/** The outcome itself, for policies that ask for more than a changed message. */
export function runPolicy(
  templateId: string,
  parameters: Readonly<Record<string, unknown>>,
  message: PolicyMessage,
  context: Partial<PolicyContext> = {},
): PolicyOutcome {
  const [policy] = preparePolicies(
    [
      {
        templateId,
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
        ),
      },
    ],
    [],
  );
  if (policy?.apply === undefined) {
    throw new Error(policy?.problems.map((problem) => problem.message).join(' '));
  }
  return policy.apply(message, {
    connectionParameter: () => undefined,
    environmentVariable: () => undefined,
    incoming: message.request,
    pathParameters: new Map(),
    gatewayUrl: 'https://gateway.test/apim/parcels/default',
    backendOrigins: ['https://api.test'],
    isReadable: () => true,
    isConnectionTest: false,
    isStrict: false,
    ...context,
  });
}

/** A whole message. */
export function toMessage({
  section,
  method = 'GET',
  url = '/v1/parcels',
  headers = {},
  body,
  status,
}: MessageInShort): PolicyMessage {
  const json: MessageBody =
    body === undefined
      ? toBytesBody(Buffer.alloc(0))
      : typeof body === 'string'
        ? toBytesBody(Buffer.from(body))
        : { kind: 'json', value: body };
  const { pathname, search } = new URL(url, 'https://api.test');
  const request: RequestState = {
    ...{ method, basePath, origin: 'https://api.test', path: pathname.slice(basePath.length) },
    query: search.slice(1),
    headers: status === undefined ? headers : {},
    body: status === undefined ? json : toBytesBody(Buffer.alloc(0)),
  };
  if (status === undefined) return { section: section ?? 'Request', request };
  const answer: AnswerState = { status, headers, body: json };
  return { section: section ?? 'Response', request, answer };
}
