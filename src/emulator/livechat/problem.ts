import type { V2ErrorBody } from '../../livechat/v2/error.js';

/** An answer that is not a success, in LiveChat's shape. Thrown anywhere, answered in one place. */
export class SimulatorProblem extends Error {
  override readonly name = 'SimulatorProblem';
  readonly status: number;
  readonly body: V2ErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: V2ErrorBody, headers: Readonly<Record<string, string>> = {}) {
    super('error' in body ? body.error : String(body.errors));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** 400 with everything that is wrong with what was sent. */
export function createInvalid(errors: readonly string[]): SimulatorProblem {
  return new SimulatorProblem(400, { errors });
}

/** 404, for example `Ticket not found`. */
export function createNotFound(what: string): SimulatorProblem {
  return new SimulatorProblem(404, { error: `${what} not found` });
}

/** 403. LiveChat's page lists no status for a missing right. */
export function createForbidden(error: string): SimulatorProblem {
  return new SimulatorProblem(403, { error });
}

/** 409: a control asks for what the state does not allow. */
export function createConflict(error: string): SimulatorProblem {
  return new SimulatorProblem(409, { error });
}
