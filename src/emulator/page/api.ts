import type { OperationSummary } from '../../connector-folder/describe-connector.js';
import type { TraceStep } from '../gateway/call-trace.js';
import type { ConnectionView } from '../gateway/connection.js';
import type { ConnectorView } from '../gateway/control/connector-routes.js';
import type { Exchange } from '../gateway/exchanges.js';
import type { FormField, OperationForm } from '../gateway/form/form-field.js';
import type { InvocationResult } from '../gateway/invoke-operation.js';
import type { Run } from '../gateway/runs.js';
import type { ConnectionTest } from '../gateway/test-connection.js';
import type { FlowView } from '../gateway/triggers/flow.js';

export type {
  ConnectionTest,
  ConnectionView,
  ConnectorView,
  Exchange,
  FlowView,
  FormField,
  InvocationResult,
  OperationForm,
  OperationSummary,
  Run,
  TraceStep,
};

/** What the control interface refused, and why. */
export class ApiProblem extends Error {
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

/** Calls the control interface. Answers have the shapes of its OpenAPI document, so they are not checked again. */
export async function api<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`api${path}`, { method, ...(body === undefined ? {} : json) }).catch(() => {
    throw new ApiProblem('The emulator does not answer. Is it still running?');
  });
  const value: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return value as Answer;
  throw toProblem(value, answer.status);
}

/** The control interface and the simulator word their errors a little differently. */
function toProblem(value: unknown, status: number): ApiProblem {
  const { error, message, errors } = (value ?? {}) as {
    readonly error?: { readonly message?: string; readonly details?: readonly string[] } | string;
    readonly message?: string;
    readonly errors?: readonly string[];
  };
  if (typeof error === 'object') return new ApiProblem(error.message ?? `Status ${status}.`, error.details);
  const text = errors?.join(' ') ?? message ?? error;
  return new ApiProblem(text ?? `The emulator answered ${status}.`);
}

/** Joins path segments, each encoded: `at('flows', 'a b')` is `/flows/a%20b`. */
export const at = (...segments: readonly string[]): string =>
  segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');

/** The message of whatever was thrown. */
export const problemOf = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem(error instanceof Error ? error.message : String(error));
