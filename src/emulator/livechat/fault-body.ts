import type { ErrorType } from '../../livechat/configuration/error.js';

/** What an API answers beside a status that a fault forces. */
export function toFaultBody(path: string, status: number): object {
  const message = `The simulator was told to answer ${status}.`;
  if (path.startsWith('/v3')) return { error: { type: toErrorType(status), message } };
  return { error: message };
}

/** The error type of v3 that goes best with a status. */
export function toErrorType(status: number): ErrorType {
  return typesByStatus.get(status) ?? (status < 500 ? 'validation' : 'internal');
}

const typesByStatus = new Map<number, ErrorType>([
  [401, 'authentication'],
  [403, 'authorization'],
  [404, 'not_found'],
  [408, 'request_timeout'],
  [409, 'already_exists'],
  [413, 'entity_too_large'],
  [421, 'misdirected_request'],
  [429, 'too_many_requests'],
  [503, 'service_unavailable'],
]);
