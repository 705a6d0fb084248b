/** What a failed call says about itself; every one ends in the same shape. */
export type ProblemCode =
  | 'InvalidInput'
  | 'InvalidCredential'
  | 'Forbidden'
  | 'NotFound'
  | 'MethodNotAllowed'
  | 'Gone'
  | 'Conflict'
  | 'BodyTooLarge'
  | 'RateLimited'
  | 'UpdateRefused'
  | 'UpstreamRefused'
  | 'UpstreamFailed'
  | 'UpstreamTimeout'
  | 'UpstreamUnreachable'
  | 'UpstreamInvalidAnswer'
  | 'StoreUnavailable'
  | 'InternalError';

/** More about a problem: what LiveChat said, and headers that belong to the answer. */
export interface ProblemDetails {
  /** The status LiveChat answered. */
  readonly upstreamStatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A failed call. Thrown anywhere in the shim and answered in one place. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly upstreamStatus: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: ProblemCode, message: string, details: ProblemDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.status = status;
    this.code = code;
    this.upstreamStatus = details.upstreamStatus;
    this.headers = details.headers ?? {};
  }
}

/** An input that is not what the contract asks for. */
export function invalidInput(message: string): HttpProblem {
  return new HttpProblem(400, 'InvalidInput', message);
}
