/** An answer that the gateway itself gives: it did not come from the backend. */
export interface GatewayAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No connector or no operation has this method and path; API Management's own wording. */
export const notFound = (): GatewayAnswer => ({
  status: 404,
  body: { statusCode: 404, message: 'Resource not found' },
});

/** API Management's answer above the rate limit of a connection. */
export function rateLimited(retryAfterSeconds: number): GatewayAnswer {
  return {
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.` },
  };
}

/** The request body is above the platform's 100 MB. */
export const tooLarge = (): GatewayAnswer => ({
  status: 413,
  headers: { connection: 'close' },
  body: { statusCode: 413, message: 'Request Entity Too Large' },
});

/** Characters that a whole request URL may have: https://learn.microsoft.com/power-automate/limits-and-config */
export const maxUrlLength = 16_384;

/** The URL is longer than that; the shape is API Management's, its wording here is our own. */
export const urlTooLong = (length: number): GatewayAnswer => ({
  status: 414,
  body: {
    statusCode: 414,
    message: `The request URL has ${length} characters; at most ${maxUrlLength} are taken.`,
  },
});

/** The gateway has no credential to call the backend with: no such connection, or none that works. */
export function connectionProblem(status: 401 | 403, source: string, message: string): GatewayAnswer {
  return {
    status,
    headers: { 'x-ms-failure-cause': 'apihub-token-exchange' },
    body: { status, source, message: `Error from token exchange: ${message}` },
  };
}

/** What the envelopes below say about the call they end. */
export interface CallInfo {
  /** The gateway's own host. */
  readonly source: string;
  readonly clientRequestId: string;
}

/** The backend could not be reached, or broke off. */
export const badGateway = (info: CallInfo, backendHost: string, message: string): GatewayAnswer => ({
  status: 502,
  body: {
    error: {
      code: 502,
      ...info,
      message: 'BadGateway',
      innerError: { status: 502, message, source: backendHost, errors: [] },
    },
  },
});

/** The backend did not answer within the time limit. */
export const gatewayTimeout = (info: CallInfo, backendHost: string, limitMs: number): GatewayAnswer => ({
  status: 504,
  body: {
    error: {
      code: 504,
      ...info,
      message: 'GatewayTimeout',
      innerError: {
        status: 504,
        message: `The backend did not answer within ${limitMs / 1000} seconds.`,
        source: backendHost,
        errors: [],
      },
    },
  },
});

/** The backend failed and did not say so in JSON: the hub wraps its text. */
export const notJson = (info: CallInfo, status: number, text: string): GatewayAnswer => ({
  status,
  body: {
    error: { code: status, ...info, message: 'The response is not in a JSON format.', innerError: text },
  },
});

/** A policy could not be applied; API Management's shape, with the reason that it would only log. */
export const policyFailed = (reason: string): GatewayAnswer => ({
  status: 500,
  body: { statusCode: 500, message: 'Internal server error', innerError: reason },
});

/** The operation is bound to custom code, and there is nothing here to run it. */
export const scriptNotEmulated = (info: CallInfo, operationId: string) => ({
  status: 501,
  body: {
    error: {
      code: 501,
      ...info,
      message: 'NotEmulated',
      innerError: `not emulated: custom code. \`${operationId}\` is bound to \`script.csx\`. Operations without it work; \`--script-bypass\` sends this one to the backend unchanged.`,
    },
  },
});

/** The script host threw. */
export const scriptFailed = (info: CallInfo, message: string): GatewayAnswer => ({
  status: 500,
  body: { error: { code: 500, ...info, message: 'ScriptFailed', innerError: message } },
});
