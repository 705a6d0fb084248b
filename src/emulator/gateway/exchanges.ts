import type { TraceStep } from './call-trace.js';
import type { Deviation } from './check-schema.js';

/** One call that passed the gateway, as it is remembered: credentials, cookies and signatures are masked. */
export interface Exchange {
  /** The call's `x-ms-client-request-id`. */
  readonly id: string;
  readonly time: string;
  readonly connector: string;
  readonly connection: string;
  readonly operation?: string;
  /** What was sent to the backend. */
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Who gave the answer: the backend, or the gateway in its place and why. */
  readonly answeredBy:
    | 'backend'
    | 'mock'
    | 'recording'
    | 'throttling'
    | 'unreachable'
    | 'timeout'
    | 'credential'
    | 'policy'
    | 'script';
  readonly durationMs: number;
  /** What the real gateway would do with this call and this one does not. */
  readonly notEmulated: readonly string[];
  readonly warnings: readonly string[];
  /** Where the caller's request is not what the definition says. */
  readonly requestDeviations: readonly Deviation[];
  /** Where the answer is not what its schema says. */
  readonly answerDeviations: readonly Deviation[];
  /** Headers of the caller that do not reach a backend. */
  readonly removedHeaders: readonly string[];
  /** What happened, step by step. */
  readonly trace: readonly TraceStep[];
}

/** The newest exchanges. */
export interface Exchanges {
  add(exchange: Exchange): void;
  find(id: string): Exchange | undefined;
  /** Newest first. */
  list(): readonly Exchange[];
}

/** Remembers `limit` exchanges. */
export function createExchanges(limit = 200): Exchanges {
  const kept: Exchange[] = [];
  return {
    add(exchange) {
      kept.push(exchange);
      if (kept.length > limit) kept.shift();
    },
    find: (id) => kept.findLast((exchange) => exchange.id === id),
    list: () => kept.toReversed(),
  };
}
