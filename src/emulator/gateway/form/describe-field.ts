import type { SchemaObject } from '../../../connector-folder/connector.js';
import { ownSummary, ownTitle } from '../../../connector-folder/designer-title.js';
import { readVisibility, type Visibility } from '../../../connector-folder/visibility.js';
import { isJsonObject, type JsonObject, ownMember, toText, wordOf } from '../../../shared/json-value.js';
import { viewSchema } from '../inputs/schema-view.js';
import { type DynamicContext, readDynamicPlace } from './dynamic-place.js';
import type { ChoiceField, FormField, ScalarField } from './form-field.js';

/** Where a field stands. */
export interface FieldPlace {
  /** The designer's key: `body.$.people.[*].name`. */
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
  /** Of what surrounds it. */
  readonly around: Visibility;
  /** The schemas entered on the way, so that one that contains itself comes to an end. */
  readonly entered: readonly SchemaObject[];
}

/** Objects nested deeper are filled in as JSON; published connectors reach 15, and nobody fills that in by hand. */
const deepest = 10;
/** A form has up to this many fields; what comes after is filled in as JSON. */
const most = 2_000;

/** Counts the fields of one form. */
export interface FieldContext extends DynamicContext {
  count: number;
}

/**
 * The field for one schema; undefined for what a maker never sees: internal, read-only, the callback URL.
 * Which widget it gets follows the designer: extensions first, then enum, type and format.
 */
export function describeField(
  context: FieldContext,
  given: SchemaObject,
  place: FieldPlace,
): FormField | undefined {
  const schema = context.connector.resolve(given);
  const view = viewSchema(context.connector, given);
  const visibility = inherit(readVisibility(schema), place.around);
  if (visibility === 'internal' || view.isInternal || view.isNotificationUrl) return undefined;
  if (schema['readOnly'] === true) return undefined;
  context.count += 1;
  const base = {
    name: place.name,
    label: ownSummary(schema) || ownTitle(schema) || place.name,
    ...hintOf(schema),
    required: place.required,
    visibility,
    ...(view.default === undefined ? {} : { default: view.default }),
  };
  const dynamicSchema = readDynamicPlace(context, schema, 'schema', place.key);
  if (dynamicSchema !== undefined) return { ...base, widget: 'dynamic', schema: dynamicSchema };
  const choices = readChoices(schema);
  if (choices !== undefined) return { ...base, widget: 'choice', choices };

  const isTooMuch = place.entered.includes(schema) || place.entered.length >= deepest || context.count > most;
  const inner = (name: string, required: boolean): FieldPlace => ({
    key: `${place.key}.${name}`,
    name,
    required,
    around: visibility,
    entered: [...place.entered, schema],
  });
  const item = (from: SchemaObject): FormField =>
    describeField(context, from, { ...inner('[*]', false), name: 'item' }) ?? {
      ...{ name: 'item', label: 'Item', required: false, visibility },
      widget: 'json',
    };
  switch (view.type) {
    case 'object': {
      if (isTooMuch) return { ...base, widget: 'json' };
      if (view.properties.size > 0) {
        const fields = [...view.properties].flatMap(
          ([name, property]) => describeField(context, property, inner(name, view.required.has(name))) ?? [],
        );
        // A box with nothing in it is none; a box of advanced fields is one of them.
        if (fields.length === 0) return undefined;
        const isAdvanced = !place.required && fields.every((field) => field.visibility === 'advanced');
        return { ...base, ...(isAdvanced && { visibility: 'advanced' }), widget: 'object', fields };
      }
      const values = ownMember(schema, 'additionalProperties');
      if (isJsonObject(values) || schema['x-ms-editor'] === 'dictionary') {
        return { ...base, widget: 'map', items: item(isJsonObject(values) ? values : { type: 'string' }) };
      }
      return { ...base, widget: 'json' };
    }
    case 'array':
      return isTooMuch || view.items === undefined
        ? { ...base, widget: 'json' }
        : { ...base, widget: 'list', items: item(view.items) };
    case 'boolean':
      return { ...base, widget: 'boolean' };
    case 'file':
      return { ...base, widget: 'file', asText: false };
    case '':
      return { ...base, widget: 'json' };
    default: {
      const widget = scalarWidget(view.type, schema);
      if (widget === 'file')
        return { ...base, widget, asText: schema['in'] !== 'formData' && place.entered.length > 0 };
      const list = readDynamicPlace(context, schema, 'values', place.key);
      const tree = readDynamicPlace(context, schema, 'tree', place.key);
      return { ...base, widget, ...(list && { list }), ...(tree && { tree }) };
    }
  }
}

const inherit = (own: Visibility, around: Visibility): Visibility =>
  own === 'normal' && around !== 'important' ? around : own;

function hintOf(schema: JsonObject): { readonly hint?: string } {
  const hint = toText(schema['description']).trim();
  return hint === '' ? {} : { hint };
}

const byFormat: Readonly<Record<string, ScalarField['widget'] | 'file'>> = {
  ...{ 'date-time': 'date-time', 'date-no-tz': 'local-date-time', date: 'date' },
  ...{ email: 'email', uri: 'url', url: 'url', password: 'secret' },
  ...{ binary: 'file', byte: 'file', html: 'multiline' },
};

function scalarWidget(type: string, schema: JsonObject): ScalarField['widget'] | 'file' {
  if (type === 'integer' || type === 'number') return type;
  const editor = toText(schema['x-ms-editor']);
  if (['html', 'code', 'textarea', 'multiline'].includes(editor)) return 'multiline';
  const format = toText(schema['format']).toLowerCase();
  return Object.hasOwn(byFormat, format) ? (byFormat[format] ?? 'text') : 'text';
}

/** `enum` with the names of `x-ms-enum-values`, or the options of the designer's editor. */
function readChoices(schema: JsonObject): ChoiceField['choices'] | undefined {
  const values = schema['enum'];
  if (Array.isArray(values) && values.length > 0) {
    const named = readOptions(schema['x-ms-enum-values'], 'displayName');
    return (values as unknown[]).map(
      (value) => named.find((option) => option.value === value) ?? { value, label: wordOf(value) },
    );
  }
  const options = isJsonObject(schema['x-ms-editor-options']) ? schema['x-ms-editor-options'] : {};
  const items = readOptions(options['items'], 'title');
  return items.length > 0 ? items : undefined;
}

function readOptions(list: unknown, label: string): ChoiceField['choices'] {
  return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((option) =>
    isJsonObject(option) && option['value'] !== undefined
      ? [{ value: option['value'], label: toText(option[label], wordOf(option['value'])) }]
      : [],
  );
}
