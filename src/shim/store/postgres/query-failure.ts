import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../store.js';

/**
 * A statement that failed. The driver's own error goes no further: its detail quotes rows, and with them the content
 * of chats; code and message do not.
 */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
  /** The SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html; none when the connection failed. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }

  /** Another transaction was in the way: serialization failure, deadlock, the same row inserted at once. */
  get isConflict(): boolean {
    return this.code === '40001' || this.code === '40P01' || this.code === '23505';
  }

  /** The values are at fault: they cannot be represented, or break a rule of the tables. */
  get isAboutValues(): boolean {
    return this.code !== undefined && /^2[23]/.test(this.code);
  }
}

/** What the driver threw, without its rows. */
export function toQueryFailure(error: unknown): QueryFailure {
  if (error instanceof DatabaseError) return new QueryFailure(error.message, error.code);
  return new QueryFailure(connectionMessage(error), undefined);
}

/** What the callers of the store see. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof QueryFailure) || error.isAboutValues) return error;
  const code = error.code === undefined ? '' : ` (${error.code})`;
  return new StoreUnavailable(`The store cannot be used: ${error.message}${code}.`);
}

/** A refused connection to a name with several addresses has no message of its own. */
function connectionMessage(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(connectionMessage).join(', ');
  return error instanceof Error ? error.message : String(error);
}
