import type { ErrorType } from '../../../livechat/configuration/error.js';
import { HttpProblem } from '../../http-problem.js';
import type { UpstreamAnswer } from '../http-client.js';
import { readFields, readText } from '../read.js';
import { describeProblem, type Mapping, mapStatus } from './status-mapping.js';

/** A failure that the Configuration API or the Agent Chat API named. */
export class LiveChatProblem extends HttpProblem {
  /** LiveChat's own word; one that the documentation does not list is possible. */
  readonly type: string | undefined;
  /** For `misdirected_request`: the data centre to ask. */
  readonly region: string | undefined;
  /** LiveChat's own message. */
  readonly own: string | undefined;

  constructor(mapping: Mapping, answer: UpstreamAnswer, error: ErrorFields) {
    const { message, details } = describeProblem(mapping, answer, error.message);
    super(mapping.status, mapping.code, message, details);
    this.type = error.type;
    this.region = error.region;
    this.own = error.message;
  }
}

interface ErrorFields {
  readonly type: string | undefined;
  readonly region: string | undefined;
  readonly message: string | undefined;
}

/**
 * What each error type means to the flow. The status that LiveChat sends with a type is not published, so it decides
 * nothing where there is a type. https://platform.text.com/docs/management/configuration-api/#errors
 */
const mappings: Readonly<Record<ErrorType, Mapping>> = {
  authentication: mapStatus(401, 'LiveChat'),
  authorization: {
    ...mapStatus(403, 'LiveChat'),
    words:
      'LiveChat does not allow this to the personal access token; it may lack a scope or its owner the role',
  },
  validation: mapStatus(400, 'LiveChat'),
  not_found: mapStatus(404, 'LiveChat'),
  group_not_found: { ...mapStatus(404, 'LiveChat'), words: 'LiveChat does not know the group' },
  already_exists: { ...mapStatus(409, 'LiveChat'), words: 'LiveChat has this already' },
  limit_reached: { ...mapStatus(403, 'LiveChat'), words: 'A limit of the LiveChat plan is reached' },
  ownership_transfer: mapStatus(400, 'LiveChat'),
  license_expired: { ...mapStatus(403, 'LiveChat'), words: 'The LiveChat license has expired' },
  license_not_found: { ...mapStatus(404, 'LiveChat'), words: 'LiveChat does not know the license' },
  misdirected_request: mapStatus(421, 'LiveChat'),
  too_many_requests: mapStatus(429, 'LiveChat'),
  unsupported_version: {
    status: 502,
    code: 'UpstreamFailed',
    words: 'LiveChat no longer serves the version that the shim speaks; update the shim',
  },
  internal: { status: 502, code: 'UpstreamFailed', words: 'LiveChat failed' },
  agent_offline: mapStatus(400, 'LiveChat'),
  chat_inactive: mapStatus(400, 'LiveChat'),
  missing_access: {
    ...mapStatus(403, 'LiveChat'),
    words: 'The account of the connection has no access to this',
  },
  entity_too_large: mapStatus(413, 'LiveChat'),
  request_timeout: mapStatus(504, 'LiveChat'),
  service_unavailable: mapStatus(503, 'LiveChat'),
  wrong_product_version: mapStatus(400, 'LiveChat'),
};

/** The problem that an answer stands for, or nothing when it is a success. */
export function toLiveChatProblem(
  answer: UpstreamAnswer,
  redact: (text: string) => string,
): LiveChatProblem | undefined {
  const error = readError(answer.text);
  if (answer.status >= 200 && answer.status < 300 && error.type === undefined) return undefined;
  const mapping =
    (error.type !== undefined && isKnown(error.type) ? mappings[error.type] : undefined) ??
    mapStatus(answer.status, 'LiveChat');
  return new LiveChatProblem(mapping, answer, {
    ...error,
    message: error.message === undefined ? undefined : redact(error.message).slice(0, 1000),
  });
}

function isKnown(type: string): type is ErrorType {
  return Object.hasOwn(mappings, type);
}

function readError(text: string): ErrorFields {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined; // an HTML page of a proxy says nothing to a maker
  }
  const { type, message, data } = readFields(readFields(body).error);
  return { type: readText(type), message: readText(message), region: readText(readFields(data).region) };
}
