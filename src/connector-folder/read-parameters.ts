import { isJsonObject, type JsonObject, toJsonObject, toPointer, toText } from '../shared/json-value.js';
import type { Parameter } from './connector.js';
import type { DocumentProblem } from './load-finding.js';
import { resolveReference } from './resolve-reference.js';

/** A `parameters` list and where it stands. */
export interface ParameterList {
  readonly list: unknown;
  readonly pointer: string;
}

const places: readonly string[] = ['path', 'query', 'header', 'body', 'formData'] satisfies Parameter['in'][];

/** Parameters of all lists together, references followed; a later one replaces an earlier one of equal name and place. */
export function readParameters(
  definition: JsonObject,
  lists: readonly ParameterList[],
  report: (problem: DocumentProblem) => void,
): readonly Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const { list, pointer } of lists) {
    if (!Array.isArray(list)) continue;
    for (const [index, item] of list.entries()) {
      const parameter = resolveReference(definition, toJsonObject(item));
      if (parameter !== undefined && isParameter(parameter)) {
        merged.set(`${parameter.in} ${parameter.name}`, withoutOddities(parameter));
        continue;
      }
      const { $ref, name } = toJsonObject(item);
      const label = toText($ref ?? name, String(index));
      const code = parameter === undefined ? 'reference-unresolved' : 'parameter-unusable';
      const reason = parameter === undefined ? 'cannot be found' : 'has no usable `name` and `in`';
      const message = `The parameter \`${label}\` ${reason} and is left out.`;
      report({ code, message, document: 'definition', pointer: pointer + toPointer(index) });
    }
  }
  return [...merged.values()];
}

function isParameter(value: JsonObject): value is JsonObject & Parameter {
  if (value['schema'] !== undefined && !isJsonObject(value['schema'])) return false;
  return typeof value['name'] === 'string' && places.includes(toText(value['in']));
}

/** `required` and `type` of another type than theirs say nothing. */
function withoutOddities(parameter: Parameter): Parameter {
  const { required, type, ...rest } = parameter;
  return {
    ...rest,
    ...(typeof type === 'string' && { type }),
    ...(typeof required === 'boolean' && { required }),
  };
}
