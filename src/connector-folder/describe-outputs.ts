import { isJsonObject, type JsonObject, ownMember, toJsonObject, toText } from '../shared/json-value.js';
import type { Connector, Operation } from './connector.js';
import { itemKey, memberKey } from './designer-key.js';
import {
  inside,
  insideArray,
  noSurroundings,
  ownSummary,
  ownTitle,
  type Surroundings,
  titleOf,
} from './designer-title.js';
import { enterSchema, requires, type SchemaNode, shownProperties, typeOf } from './schema-node.js';
import { successResponse } from './success-response.js';
import {
  describeType,
  inherit,
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
  return [...describeBody(definition, content['schema']), ...describeHeaders(content['headers'])];
}

/** What a path is called back with stands in for the answer of its operations. */
function notificationContent(definition: JsonObject, operation: Operation): JsonObject | undefined {
  const pathItem = toJsonObject(ownMember(toJsonObject(definition['paths']), operation.path));
  const content = pathItem['x-ms-notification-content'];
  return isJsonObject(content) ? content : undefined;
}

function describeBody(definition: JsonObject, schema: unknown): readonly OutputDescription[] {
  const outputs: OutputDescription[] = [];
  const walk = (at: SchemaNode, place: Place): void => {
    if (readVisibility(at.schema) === 'internal') return;
    const before = outputs.length;
    const isOpen = place.depth < maximumDepth && before < maximumValues;
    if (isOpen) walkProperties(at, place);
    if (outputs.length > before) return;
    outputs.push(describe(at, place));
    if (isOpen && !place.isInArray && typeOf(at.schema) === 'array' && isJsonObject(at.schema['items'])) {
      walkItems(at, place);
    }
  };
  const walkProperties = (at: SchemaNode, place: Place): void => {
    for (const [name, property] of shownProperties(at.schema)) {
      walk(enterSchema(definition, property, at.references), {
        ...place,
        key: memberKey(place.key, name),
        name: place.depth === 0 ? (wellKnownNames.get(name) ?? name) : name,
        around: inside(place.around, at.schema),
        required: place.required && requires(at.schema, name),
        visibility: inherit(readVisibility(at.schema), place.visibility),
        depth: place.depth + 1,
      });
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
  if (typeOf(root.schema) === 'file') return [];
  walk(root, {
    key: 'body.$',
    name: toText(root.schema['description']) || 'Body',
    around: noSurroundings,
    required: true,
    visibility: 'normal',
    depth: 0,
    isInArray: false,
  });
  return outputs;
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

/** Names of properties of a body that the designer reads as parts of an HTTP answer. */
const wellKnownNames: ReadonlyMap<string, string> = new Map([
  ['body', 'Body'],
  ['headers', 'Headers'],
  ['statusCode', 'Status code'],
]);

function describe({ schema }: SchemaNode, place: Place): OutputDescription {
  return {
    key: place.key,
    title: titleOf(place.around, schema, place.name),
    ...describeType(schema),
    required: place.required,
    visibility: inherit(readVisibility(schema), place.visibility),
  };
}

function describeHeaders(headers: unknown): readonly OutputDescription[] {
  return Object.entries(toJsonObject(headers)).flatMap(([name, value]) => {
    const header = toJsonObject(value);
    const visibility = readVisibility(header);
    if (visibility === 'internal') return [];
    const title = readableHeader(
      ownTitle(header) || ownSummary(header) || toText(header['description']) || name,
    );
    return [{ key: memberKey('header.$', name), title, ...describeType(header), required: true, visibility }];
  });
}

/** `x-ms-apihub-obo` as `Apihub Obo`; any other text as it is. */
function readableHeader(text: string): string {
  if (!text.startsWith('x-ms-')) return text;
  const words = text.slice('x-ms-'.length).split('-');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
}
