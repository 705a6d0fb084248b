import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { isJsonObject, type JsonObject, ownMember } from '../../../shared/json-value.js';
import { findInputs } from '../inputs/find-input.js';
import { valueAtPath } from './paths.js';

/** What a maker has entered so far, looked up as a dynamic extension names it. */
export interface CallerValues {
  /** The value of a parameter; its default when nothing was entered. */
  parameter(name: string): unknown;
  /** The value at `parameter` or `body/requester/mail`; defaults are not looked at. */
  reference(path: string): unknown;
}

/** Reads entered values by any spelling that a call takes. */
export function readCallerValues(
  connector: Connector,
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
): CallerValues {
  const entered = Object.entries(given).flatMap(([name, value]) => {
    const [target] = findInputs(connector, operation, name);
    return target === undefined ? [] : [{ target, value }];
  });
  const bodyName = operation.parameters.find((parameter) => parameter.in === 'body')?.name;
  /** Entered as part of an object around it. */
  const inBody = (path: readonly string[]): unknown =>
    entered
      .map(({ target, value }) =>
        target.kind === 'body' && target.path.every((name, index) => path[index] === name)
          ? valueAtPath(value, path.slice(target.path.length).join('/'))
          : undefined,
      )
      .find((value) => value !== undefined);
  const reference = (path: string): unknown => {
    const [wanted] = findInputs(connector, operation, path);
    const exact = entered.find(({ target }) => target.key === wanted?.key)?.value;
    if (exact !== undefined || wanted?.kind === 'parameter') return exact;
    // What only a dynamic schema describes is found by its way through the entered values.
    const way = path.split('/');
    const ways = [wanted?.path ?? [], way, way[0] === bodyName ? way.slice(1) : []];
    return ways.map((names) => (names.length === 0 ? undefined : inBody(names))).find(isGiven);
  };
  return {
    reference,
    parameter(name) {
      const [target] = findInputs(connector, operation, name);
      const preset = target?.kind === 'parameter' ? target.parameter.default : target?.schema['default'];
      return reference(name) ?? preset;
    },
  };
}

/** A value is missing until a maker has chosen it. */
export interface ResolvedParameters {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** References without a value. */
  readonly missing: readonly string[];
}

/**
 * The parameters of a dynamic call: literals, `{ "parameter": name }` and `{ "parameterReference": path }` of the
 * caller, `{ "value": literal }`, and for trees `{ "selectedItemValuePath": path }` of the item that was opened.
 */
export function resolveParameters(
  declared: JsonObject,
  caller: CallerValues,
  selected?: unknown,
): ResolvedParameters {
  const missing: string[] = [];
  const entries = Object.entries(declared).flatMap(([name, source]): [string, unknown][] => {
    const [value, wanted] = resolveOne(source, caller, selected);
    if (value !== undefined) return [[name, value]];
    if (wanted !== undefined) missing.push(wanted);
    return [];
  });
  return { parameters: Object.fromEntries(entries), missing };
}

function resolveOne(
  source: unknown,
  caller: CallerValues,
  selected: unknown,
): readonly [value: unknown, wanted?: string] {
  if (!isJsonObject(source)) return [source];
  const text = (name: string): string | undefined => {
    const value = ownMember(source, name);
    return typeof value === 'string' ? value : undefined;
  };
  const [parameter, reference] = [text('parameter'), text('parameterReference')];
  if (parameter !== undefined) return [caller.parameter(parameter), parameter];
  if (reference !== undefined) return [caller.reference(reference), reference];
  const path = text('selectedItemValuePath') ?? text('value-property');
  if (path !== undefined) return [valueAtPath(selected, path), path];
  return [Object.hasOwn(source, 'value') ? source['value'] : source];
}

const isGiven = (value: unknown): boolean => value !== undefined;
