/**
 * Every error type of the Configuration API and the Agent Chat API, with its default message. The status that goes
 * with a type is not published: 400 and 401 are what the vendor's Go client is tested with, the others are
 * unverified. Decide on the type, never on the status.
 * https://platform.text.com/docs/management/configuration-api/#errors
 */
export const errorTypes = {
  authentication: { message: 'Authentication error', status: 401 },
  authorization: { message: 'Authorization error', status: 403 },
  validation: { message: 'Wrong format of request', status: 400 },
  not_found: { message: 'Not found', status: 404 },
  group_not_found: { message: 'Group not found', status: 404 },
  already_exists: { message: 'Already exists', status: 409 },
  limit_reached: { message: 'Limit reached', status: 403 },
  ownership_transfer: { message: 'Invalid transfer ownership request', status: 400 },
  license_expired: { message: 'License expired', status: 403 },
  license_not_found: { message: 'License not found', status: 404 },
  misdirected_request: { message: 'Wrong region', status: 421 },
  too_many_requests: { message: 'Too many requests', status: 429 },
  unsupported_version: { message: 'Cannot call unsupported API versions.', status: 400 },
  internal: { message: 'Internal server error', status: 500 },
  agent_offline: { message: 'Agent offline', status: 400 },
  chat_inactive: { message: 'Chat is inactive', status: 400 },
  missing_access: { message: 'Missing access', status: 403 },
  entity_too_large: { message: 'Upload limit exceeded (10MB).', status: 413 },
  request_timeout: { message: 'Request timed out', status: 408 },
  service_unavailable: { message: 'Service unavailable', status: 503 },
  wrong_product_version: { message: 'License is not LiveChat 3', status: 400 },
} as const satisfies Readonly<Record<string, { readonly message: string; readonly status: number }>>;

export type ErrorType = keyof typeof errorTypes;

/** What both APIs answer when a call fails. The message may say more than the default one. */
export interface ErrorBody {
  readonly error: {
    readonly type: ErrorType;
    readonly message: string;
    /** For `misdirected_request`: where to go. */
    readonly data?: { readonly region?: string };
  };
}
