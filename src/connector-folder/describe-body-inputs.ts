import { type JsonObject, toText } from '../shared/json-value.js';
import type { Parameter } from './connector.js';
import { memberKey } from './designer-key.js';
import { inside, noSurroundings, type Surroundings, titleOf } from './designer-title.js';
import { isNotificationUrl } from './notification-url.js';
import {
  byType,
  enterSchema,
  isDynamic,
  isShown,
  requires,
  type SchemaNode,
  shownProperties,
  typeOf,
} from './schema-node.js';
import {
  describeChoices,
  describeType,
  type InputDescription,
  inherit,
  lastOfEachKey,
  maximumDepth,
  maximumValues,
} from './value-description.js';
import { readVisibility, type Visibility } from './visibility.js';

/** The inputs that a body parameter becomes. */
export function describeBodyInputs(
  definition: JsonObject,
  parameter: Parameter,
): readonly InputDescription[] {
  const root = enterSchema(definition, parameter.schema);
  if (isPlain(root.schema)) return [describePlainBody(root.schema, parameter)];

  const inputs: InputDescription[] = [];
  const walk = (at: SchemaNode, place: Place): void => {
    const permission = toText(at.schema['x-ms-permission']) || place.permission;
    const isReadOnly = at.schema['readOnly'] === true || permission.toLowerCase() === 'read-only';
    if (isReadOnly || !isShown(at)) return;
    const before = inputs.length;
    const isOpen = place.depth < maximumDepth && before < maximumValues;
    if (isOpen && readVisibility(at.schema) !== 'internal') {
      for (const [name, property] of shownProperties(at.schema)) {
        const member = enterSchema(definition, property, at.references);
        for (const each of byType(member)) walk(each, memberPlace({ ...place, permission }, at.schema, name));
      }
    }
    if (inputs.length === before) inputs.push(describe(at.schema, place));
  };
  walk(root, {
    key: 'body.$',
    // The designer knows an object that it shows whole only as the body, unless the object is dynamic.
    name: typeOf(root.schema) === 'array' || isDynamic(root.schema) ? parameter.name : 'Body',
    around: noSurroundings,
    required: parameter.required === true,
    // The designer asks for the required properties unless the body says that it may be left out.
    needsMembers: parameter.required !== false,
    visibility: readVisibility(parameter),
    permission: '',
    depth: 0,
  });
  return inputs.length === 0 ? [describePlainBody(root.schema, parameter)] : lastOfEachKey(inputs);
}

interface Place {
  readonly key: string;
  readonly name: string;
  readonly around: Surroundings;
  readonly required: boolean;
  readonly needsMembers: boolean;
  readonly visibility: Visibility;
  /** `x-ms-permission` of the nearest object around that has one. */
  readonly permission: string;
  readonly depth: number;
}

/** A body that is one input like any parameter: a scalar, or an object of which nothing is known. */
function isPlain(schema: JsonObject): boolean {
  const type = typeOf(schema);
  if (type === 'array') return false;
  return type !== 'object' || (shownProperties(schema).length === 0 && !isDynamic(schema));
}

function describePlainBody(schema: JsonObject, parameter: Parameter): InputDescription {
  const type = isShown({ schema, references: [] }) ? typeOf(schema) : 'any';
  return {
    key: 'body.$',
    title: '',
    ...describeType({ ...parameter, ...schema, type }),
    required: parameter.required === true,
    visibility: inherit(readVisibility(schema), readVisibility(parameter)),
    ...describeChoices(schema),
  };
}

function memberPlace(place: Place, schema: JsonObject, name: string): Place {
  const required = place.needsMembers && requires(schema, name);
  return {
    ...place,
    key: memberKey(place.key, name),
    name,
    around: inside(place.around, schema),
    required,
    needsMembers: required,
    visibility: inherit(readVisibility(schema), place.visibility),
    depth: place.depth + 1,
  };
}

function describe(schema: JsonObject, place: Place): InputDescription {
  return {
    key: place.key,
    title: titleOf(place.around, schema, place.name),
    ...describeType(schema),
    required: place.required,
    visibility: inherit(readVisibility(schema), place.visibility),
    ...describeChoices(schema),
    ...(isNotificationUrl(schema) && { notificationUrl: true }),
  };
}
