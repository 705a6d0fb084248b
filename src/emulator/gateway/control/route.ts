/** What a handler of the control interface is given: everything is checked before. */
export interface ControlRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Fits the route's `body` schema. */
  readonly body: unknown;
}

/** What it answers; without a body the status is 204. */
export interface ControlAnswer {
  readonly status?: number;
  readonly body?: unknown;
}

/** One route of the control interface, with what its description says of it. */
export interface ControlRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/flows/{flow}`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query?: readonly string[];
  /** A JSON schema; a request without a fitting body is answered 400. */
  readonly body?: object;
  /** The status of success. */
  readonly status: 200 | 201 | 204;
  /** The schema of the answer, for the description. */
  readonly answer?: object;
  /** The media type of the answer when it is not JSON. */
  readonly produces?: string;
  handle?(request: ControlRequest): ControlAnswer | Promise<ControlAnswer>;
}
