import type { Scope } from '../../../livechat/configuration/scope.js';
import type { SimulatorContext } from '../context.js';
import type { FieldReader } from '../field-reader.js';
import type { SimulatorState } from '../state.js';
import type { Caller } from './caller.js';
import { TextPlatformProblem } from './problem.js';

/** One call of an action of v3. */
export interface ActionCall {
  readonly context: SimulatorContext;
  /** What a read sees, which may be a while old. */
  readonly seen: SimulatorState;
  readonly caller: Caller;
  readonly fields: FieldReader;
}

/** Answers a call, or throws. */
export type Action = (call: ActionCall) => unknown;

/** Refuses a token that has none of the scopes. */
export function checkScope(caller: Caller, ...anyOf: readonly Scope[]): void {
  if (!anyOf.some((scope) => caller.has(scope))) {
    throw new TextPlatformProblem('authorization', `Missing scope: ${anyOf.join(' or ')}`);
  }
}

/** Refuses a caller who is neither the owner nor an administrator. */
export function checkAdministrator({ isAdministrator }: Caller): void {
  if (!isAdministrator) throw new TextPlatformProblem('authorization', 'Only administrators can do this');
}
