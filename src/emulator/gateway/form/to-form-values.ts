import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { isJsonObject } from '../../../shared/json-value.js';
import { findInputs } from '../inputs/find-input.js';
import { setAt, withMember } from '../policies/edit-json.js';
import { fieldKeyOf } from './dynamic-place.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Inputs in the shape that a form has them: each parameter under its key, the body nested, under whichever names they
 * were given. What is no input, or could be several, stays under its own name, so that nothing is lost.
 *
 * @example toFormValues(connector, createTicket, { 'requester.mail': 'a@b.example' })
 * // { 'body.$': { requester: { mail: 'a@b.example' } } }
 */
export function toFormValues(connector: Connector, operation: Operation, parameters: Values): Values {
  const placed = Object.entries(parameters).map(([name, value]) => ({
    ...{ name, value },
    path: placeOf(connector, operation, name),
  }));
  // An object before what is inside it.
  placed.sort((one, other) => one.path.length - other.path.length);
  let values: Values = {};
  for (const { name, value, path } of placed) {
    const changed = setAt(values, path, value);
    values = isJsonObject(changed) ? changed : withMember(values, name, value);
  }
  return values;
}

function placeOf(connector: Connector, operation: Operation, name: string): readonly string[] {
  const [target, ...others] = findInputs(connector, operation, name);
  if (target === undefined || others.length > 0) return [name];
  if (target.kind === 'body') return ['body.$', ...target.path];
  return [target.isFileName ? target.key : fieldKeyOf(target.parameter)];
}
