import { isJsonObject, type JsonObject, ownMember, toJsonObject, toText } from '../shared/json-value.js';
import type { Connector, Operation } from './connector.js';
import { itemKey, memberKey } from './designer-key.js';
import { inside, insideArray, noSurroundings, type Surroundings, titleOf } from './designer-title.js';
import {
  byType,
  enterSchema,
  isShown,
  requires,
  type SchemaNode,
  shownProperties,
  typeOf,
} from './schema-node.js';
import { successResponse } from './success-response.js';
import {
  describeType,
  inherit,
  lastOfEachKey,
  maximumDepth,
  maximumValues,
  type OutputDescription,
} from './value-description.js';
import { readVisibility, type Visibility } from './visibility.js';

/** The outputs of an operation: objects taken apart, and the items of arrays that are not within another array. */
export function describeOutputs(connector: Connector, operation: Operation): readonly OutputDescription[] {
  // The definition is walked as plain JSON, with a look before each step.
  const definition = connector.definition as unknown as JsonObject;
  const content =
    notificationContent(definition, operation) ??
    successResponse(definition, operation.source.responses) ??
    {};
  return [
    ...describeTree(definition, content['schema'], 'body.$'),
    // The designer reads a header as it reads a body.
    ...Object.entries(toJsonObject(content['headers'])).flatMap(([name, header]) =>
      describeTree(definition, header, memberKey('header.$', name)),
    ),
  ];
}

/** What a path is called back with stands in for the answer of its operations. */
function notificationContent(definition: JsonObject, operation: Operation): JsonObject | undefined {
  const pathItem = toJsonObject(ownMember(toJsonObject(definition['paths']), operation.path));
  const content = pathItem['x-ms-notification-content'];
  return isJsonObject(content) ? content : undefined;
}

function describeTree(
  definition: JsonObject,
  schema: unknown,
  rootKey: string,
): readonly OutputDescription[] {
  const outputs: OutputDescription[] = [];
  const walk = (at: SchemaNode, place: Place): void => {
    if (readVisibility(at.schema) === 'internal' || !isShown(at)) return;
    const before = outputs.length;
    const isOpen = place.depth < maximumDepth && before < maximumValues;
    if (isOpen) walkProperties(at, place);
    if (outputs.length > before) return;
    outputs.push(describe(at, place));
    if (isOpen && !place.isInArray && typeOf(at.schema) === 'array') walkItems(at, place);
  };
  const walkProperties = (at: SchemaNode, place: Place): void => {
    for (const [name, property] of shownProperties(at.schema)) {
      const key = memberKey(place.key, name);
      const memberPlace = {
        ...place,
        key,
        name: titleOfKey(key) ?? name,
        around: inside(place.around, at.schema),
        required: place.required && requires(at.schema, name),
        visibility: inherit(readVisibility(at.schema), place.visibility),
        depth: place.depth + 1,
      };
      const member = enterSchema(definition, property, at.references);
      for (const each of byType(member)) walk(each, memberPlace);
    }
  };
  const walkItems = (at: SchemaNode, place: Place): void => {
    const item = enterSchema(definition, at.schema['items'], at.references);
    if (readVisibility(item.schema) === 'internal') return;
    const itemPlace = {
      ...place,
      key: itemKey(place.key),
      name: 'Item',
      around: insideArray(place.around, at.schema, item.schema),
      visibility: inherit(readVisibility(at.schema), place.visibility),
      depth: place.depth + 1,
      isInArray: true,
    };
    outputs.push(describe(item, itemPlace));
    walkProperties(item, itemPlace);
  };

  const root = enterSchema(definition, schema);
  const rootPlace = {
    key: rootKey,
    name: titleOfKey(rootKey) ?? (toText(root.schema['description']) || 'Body'),
    around: noSurroundings,
    required: true,
    visibility: 'normal',
    depth: 0,
    isInArray: false,
  } as const;
  for (const each of byType(root)) walk(each, rootPlace);
  return lastOfEachKey(outputs);
}

interface Place {
  readonly key: string;
  readonly name: string;
  readonly around: Surroundings;
  readonly required: boolean;
  readonly visibility: Visibility;
  readonly depth: number;
  readonly isInArray: boolean;
}

/** Parts of an answer that the designer takes for parts of HTTP, whatever their case. */
const wellKnownKeys: ReadonlyMap<string, string> = new Map([
  ['$.body', 'Body'],
  ['$.headers', 'Headers'],
  ['$.pathparameters', 'Path parameters'],
  ['$.queries', 'Queries'],
  ['$.statuscode', 'Status code'],
]);

/** What the designer calls a value of a key without asking for its name: `$.x-ms-apihub-obo` is `Apihub Obo`. */
function titleOfKey(key: string): string | undefined {
  const path = key.slice(key.indexOf('$'));
  if (!path.startsWith('$.x-ms-')) return wellKnownKeys.get(path.toLowerCase());
  const words = path.slice('$.x-ms-'.length).split('-');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
}

function describe({ schema }: SchemaNode, place: Place): OutputDescription {
  return {
    key: place.key,
    title: titleOf(place.around, schema, place.name),
    ...describeType(schema),
    required: place.required,
    visibility: inherit(readVisibility(schema), place.visibility),
  };
}
