import type { FormField, ParameterField } from '../../gateway/form/form-field.js';

/** What was filled in, by the key of the parameter; the body's value is nested as the body is. */
export type FormValues = Readonly<Record<string, unknown>>;

/** The values that a form starts with: the defaults, where sending them changes nothing else. */
export function initialValues(fields: readonly ParameterField[]): FormValues {
  return withoutEmpty(Object.fromEntries(fields.map((field) => [field.key, initialValue(field)])));
}

/** The value that a field starts with. */
export function initialValue(field: FormField): unknown {
  if (field.default !== undefined) return field.default;
  if (field.widget !== 'object') return undefined;
  // A default inside an object that may be left out would send that object.
  const parts = field.fields.filter((part) => part.required || part.widget !== 'object');
  const known = field.required || field.name === 'body' ? parts : [];
  const value = withoutEmpty(Object.fromEntries(known.map((part) => [part.name, initialValue(part)])));
  return Object.keys(value).length > 0 ? value : undefined;
}

/** The parameters of a call: what is empty is left out, as a flow does. */
export function toParameters(values: FormValues): Record<string, unknown> {
  return withoutEmpty(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, prune(value)])));
}

/** A required field without a value. */
export interface MissingField {
  readonly label: string;
  /** Where it stands: the key of the parameter, then property names. */
  readonly path: readonly string[];
}

/** The required fields that are empty; those of an object that is left out and may be do not count. */
export function findMissing(fields: readonly ParameterField[], values: FormValues): MissingField[] {
  return fields.flatMap((field) => missingIn(field, prune(values[field.key]), [field.key]));
}

function missingIn(field: FormField, value: unknown, path: readonly string[]): MissingField[] {
  if (field.widget === 'object' && (field.required || value !== undefined)) {
    const object = isObject(value) ? value : {};
    return field.fields.flatMap((part) => missingIn(part, object[part.name], [...path, part.name]));
  }
  if (field.widget === 'list' && Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => missingIn(field.items, item, [...path, String(index)]));
  }
  return field.required && value === undefined ? [{ label: field.label, path }] : [];
}

/** The value at a place; undefined when there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined),
    value,
  );
}

/** Without empty texts and objects; an item of a list keeps its place. */
function prune(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map((item: unknown) => prune(item) ?? item);
  if (!isObject(value)) return value;
  const pruned = withoutEmpty(
    Object.fromEntries(Object.entries(value).map(([name, part]) => [name, prune(part)])),
  );
  return Object.keys(pruned).length > 0 ? pruned : undefined;
}

const withoutEmpty = (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** A JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
