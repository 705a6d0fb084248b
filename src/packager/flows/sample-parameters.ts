import type { Connector, Operation, Parameter } from '../../connector-folder/connector.js';
import { isNotificationUrl } from '../../connector-folder/notification-url.js';
import { isDynamic, requires, type SchemaNode } from '../../connector-folder/schema-node.js';
import { toJsonObject } from '../../shared/json-value.js';
import { enter, sampleValue, typeOf } from './sample-value.js';

/**
 * The required inputs of a step of a flow, with samples; of an object directly in the body, also what it requires when
 * it is given, since services tend to need it. Keys are those of cloud flows: the name
 * of a parameter, and for a body the name of its parameter with the path behind it, `body/requester/mail`.
 */
export function sampleParameters(
  connector: Connector,
  operation: Operation,
): Readonly<Record<string, unknown>> {
  const inputs: Record<string, unknown> = {};
  for (const parameter of operation.parameters) {
    if (parameter.in === 'body') addBody(connector, parameter, inputs);
    else if (parameter.required === true) {
      inputs[escapeKey(parameter.name)] = sampleValue(connector, parameter, parameter.name);
    }
  }
  return inputs;
}

function addBody(connector: Connector, parameter: Parameter, inputs: Record<string, unknown>): void {
  const walk = (at: SchemaNode, key: string, name: string, required: boolean, depth: number): void => {
    if (isNotificationUrl(at.schema) || at.schema['readOnly'] === true) return;
    const properties = Object.entries(toJsonObject(at.schema['properties']));
    if (typeOf(at.schema) === 'object' && properties.length > 0 && !isDynamic(at.schema)) {
      for (const [property, value] of properties) {
        const inner = enter(connector, toJsonObject(value), at.references);
        const isNeeded = (required || depth === 1) && requires(at.schema, property);
        walk(inner, `${key}/${escapeKey(property)}`, property, isNeeded, depth + 1);
      }
    } else if (required) {
      inputs[key] = sampleValue(connector, at.schema, name);
    }
  };
  const root = enter(connector, toJsonObject(parameter.schema), []);
  walk(root, escapeKey(parameter.name), parameter.name, parameter.required !== false, 0);
}

/** A slash inside a name is no step of the path. */
function escapeKey(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
