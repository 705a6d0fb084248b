import type { Connector, Operation } from '../../connector-folder/connector.js';
import type { Outcome } from './forward-request.js';
import type { RequestState } from './message.js';

/** One request that would go to a backend. */
export interface BackendCall {
  readonly connector: Connector;
  readonly operation: Operation;
  /** After policies and credential. */
  readonly request: RequestState;
}

/** Answers in the place of every backend: the mock, or a recording. */
export interface StandIn {
  readonly kind: 'mock' | 'recording';
  answer(call: BackendCall): Outcome;
}
