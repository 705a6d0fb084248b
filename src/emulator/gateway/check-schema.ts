import type { ErrorObject, ValidateFunction } from 'ajv';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Connector, SchemaObject } from '../../connector-folder/connector.js';
import { isJsonObject, type JsonObject, toJsonObject, toText } from '../../shared/json-value.js';
import { viewSchema } from './inputs/schema-view.js';

/** One place where a message is not what its schema says. */
export interface Deviation {
  /** JSON pointer into the message; empty for the message itself. */
  readonly pointer: string;
  readonly message: string;
}

/** Checks messages of one connector. */
export type SchemaChecker = (schema: SchemaObject, message: unknown) => Deviation[];

const mostDeviations = 50;

/** Keywords that say something about a message; the rest (examples, titles, extensions) only describe. */
const kept = new Set([
  ...['type', 'required', 'enum', 'format', 'pattern', 'uniqueItems', 'multipleOf'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties'],
]);

/**
 * Checks messages against schemas of the definition, which are JSON Schema draft 4 with fewer keywords.
 * There is no null in them: https://spec.openapis.org/oas/v2.0#schema-object
 */
export function createSchemaChecker(connector: Connector): SchemaChecker {
  const ajv = new Draft04.default({
    strict: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
    unicodeRegExp: false,
  });
  addFormats.default(ajv);
  const isKnownFormat = (format: unknown): boolean =>
    typeof format === 'string' && Object.hasOwn(ajv.formats, format);
  const clean = (schema: unknown): object => toPlainSchema(schema, isKnownFormat, connector);
  const compiled = new WeakMap<SchemaObject, ValidateFunction | string>();
  let hasDefinitions = false;

  const compile = (schema: SchemaObject): ValidateFunction | string => {
    try {
      if (!hasDefinitions) ajv.addSchema({ definitions: cleanDefinitions(connector, clean) }, shared);
      hasDefinitions = true;
      return ajv.compile({ allOf: [clean(schema)] });
    } catch (error) {
      if (error instanceof RangeError) return endless;
      const reason = error instanceof Error ? error.message.replace(shared, '') : 'unknown reason';
      return `The schema of the definition cannot be used: ${reason}.`;
    }
  };

  return function checkSchema(schema, message) {
    const validate = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, validate);
    if (typeof validate === 'string') return [{ pointer: '', message: validate }];
    const isFit = runValidator(validate, message);
    if (isFit === undefined) return [{ pointer: '', message: endless }];
    if (isFit) return [];
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'allOf')
      .slice(0, mostDeviations)
      .map((error) => toDeviation(error, message));
  };
}

/** A `$ref` that leads to itself fills the stack of ajv, as it compiles or as it checks. */
const endless = 'The schema of the definition refers to itself without end.';

/** The definitions of the connector are known to ajv once, under this name, and compiled where they are needed. */
const shared = 'connector';

function cleanDefinitions(connector: Connector, clean: (schema: unknown) => object): object {
  const definitions = Object.entries(toJsonObject(connector.definition.definitions));
  return Object.fromEntries(definitions.map(([name, schema]) => [name, clean(schema)]));
}

/** undefined when a `$ref` leads to itself: ajv then calls itself until the stack is full. */
function runValidator(validate: ValidateFunction, message: unknown): boolean | undefined {
  try {
    return validate(message);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function toDeviation(error: ErrorObject, message: unknown): Deviation {
  const pointer = error.instancePath;
  const place = pointer === '' ? 'The message' : `\`${pointer}\``;
  const found = error.keyword === 'type' ? `; it is ${nameType(valueAt(message, pointer))}` : '';
  const allowed = error.keyword === 'enum' ? ` (${JSON.stringify(error.params['allowedValues'])})` : '';
  return { pointer, message: `${place} ${error.message ?? 'does not fit'}${allowed}${found}.` };
}

/** Only what checks, one `$ref` alone in its object as draft 4 has it, nothing that ajv would stumble over. */
function toPlainSchema(
  schema: unknown,
  isKnownFormat: (format: unknown) => boolean,
  connector: Connector,
  outer: readonly string[] = [],
): object {
  if (!isJsonObject(schema)) return {};
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    if (/^#(?:$|\/definitions\/[^/]+$)/.test(reference)) {
      return { $ref: reference === '#' ? reference : `${shared}${reference}` };
    }
    // Into another part of the document, as the platform allows: what stands there is taken in.
    if (outer.includes(reference)) return {};
    return toPlainSchema(connector.resolve(schema), isKnownFormat, connector, [...outer, reference]);
  }
  const plain: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (!kept.has(keyword)) continue;
    if (keyword === 'type' && (typeof value !== 'string' || value === 'file')) continue;
    if (keyword === 'format' && !isKnownFormat(value)) continue;
    if (keyword === 'required' && !(Array.isArray(value) && value.every((name) => typeof name === 'string')))
      continue;
    plain[keyword] = keyword === 'enum' ? readEnum(value, schema['type']) : value;
  }
  const inner = (part: unknown): object => toPlainSchema(part, isKnownFormat, connector, outer);
  const { properties, items, allOf, additionalProperties } = schema;
  if (isJsonObject(properties)) {
    plain['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, inner(part)]),
    );
  }
  if (isJsonObject(items)) plain['items'] = inner(items);
  if (Array.isArray(allOf) && allOf.length > 0) {
    plain['allOf'] = (allOf as unknown[]).map((part) => {
      const open = opened(part, connector);
      const entered = toText(toJsonObject(part)['$ref']);
      if (open === undefined) return inner(part);
      return outer.includes(entered)
        ? {}
        : toPlainSchema(open, isKnownFormat, connector, [...outer, ...(entered === '' ? [] : [entered])]);
    });
  }
  if (additionalProperties === false) {
    plain['additionalProperties'] = false;
    const names = [...viewSchema(connector, schema).properties.keys()].map((name) => [name, {}]);
    plain['properties'] = { ...Object.fromEntries(names), ...toJsonObject(plain['properties']) };
  }
  if (isJsonObject(additionalProperties)) plain['additionalProperties'] = inner(additionalProperties);
  return plain;
}

/**
 * A part of an `allOf` that takes no other properties, as one that does: read strictly no message could be an object
 * made of two such parts, and what generators mean is the object as a whole. undefined for any other part.
 */
function opened(part: unknown, connector: Connector): JsonObject | undefined {
  const resolved = isJsonObject(part) ? connector.resolve(part) : {};
  if (resolved['additionalProperties'] !== false) return undefined;
  return { ...resolved, additionalProperties: true };
}

/** Some definitions write `["true", "false"]` for a boolean and `["0", "1"]` for a number; they mean the values. */
export function readEnum(values: unknown, type: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return values.map((value: unknown) => {
    if (typeof value !== 'string') return type === 'string' ? String(value) : value;
    if (type === 'boolean' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    const isNumber = (type === 'integer' || type === 'number') && value.trim() !== '';
    return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
  });
}

function valueAt(message: unknown, pointer: string): unknown {
  let current = message;
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
