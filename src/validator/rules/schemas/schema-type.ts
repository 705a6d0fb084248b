import { toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const fileSchema = defineRule({
  id: 'file-schema',
  code: 'SchemaTypeFileNotValid',
  summary: 'A schema of type `file` is the whole of a response.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/properties/id/type', bad: 'file', good: 'string' },
  on: {
    schema(schema, report) {
      if (schema.value['type'] !== 'file' || schema.role === 'response') return;
      report(
        'A schema of type `file` can only be the whole of a response; write `"type": "string", "format": "binary"`.',
        {
          at: place(schema, 'type'),
          // A definition may be the root of a response, too.
          ...(schema.role === 'definition' && { severity: 'warning' as const }),
        },
      );
    },
  },
});

export const binarySchema = defineRule({
  id: 'binary-schema',
  code: 'InvalidStringBinaryProperty',
  summary: 'A string of format `binary` is the whole body or a form field, no property.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'Published connectors have it, mostly in responses, so it is a warning.',
  example: {
    at: '/paths/~1items/post/parameters/0/schema/properties/title/format',
    bad: 'binary',
    good: 'byte',
  },
  members: ['format'],
  on: {
    parameter({ value, name, in: location, pointer }, report) {
      if (location === 'body' || location === 'formData') return;
      if (value['type'] !== 'string' || value['format'] !== 'binary') return;
      report(`${quote(name)} in \`${location}\` is binary; only a body or a form field can be.`, {
        at: pointer,
      });
    },
    schema(schema, report) {
      if (schema.value['type'] !== 'string' || schema.value['format'] !== 'binary') return;
      if (schema.parent === undefined) return;
      report(
        `${schema.name === '' ? 'The schema' : quote(schema.name)} is binary below the top of ${schema.uses.has('input') ? 'a body' : 'a response'}; send it as \`"format": "byte"\`, or as the whole.`,
        { at: schema.pointer },
      );
    },
  },
});

/** Formats of the platform, of OpenAPI 2.0, and of JSON Schema where clients know them: power platform schema. */
const formats: Readonly<Record<string, readonly string[]>> = {
  string: ['byte', 'binary', 'date', 'date-time', 'date-no-tz', 'password', 'email', 'html', 'uri', 'uuid'],
  integer: ['int32', 'int64'],
  number: ['float', 'double', 'int32', 'int64'],
  boolean: [],
  array: [],
  object: [],
};

export const knownFormat = defineRule({
  id: 'known-format',
  code: 'UnrecognizedTypeFormat',
  summary: 'A `format` is one that the platform knows for the type.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.schemas,
  note: 'Published connectors have `guid`, `enum`, `decimal`, `phone` and others, which are ignored.',
  example: {
    at: '/definitions/Item/properties/id',
    bad: { type: 'string', format: 'guid' },
    good: { type: 'string', format: 'uuid' },
  },
  members: ['format'],
  on: {
    typed(node, report) {
      const { type, format } = node.value;
      if (typeof format !== 'string' || typeof type !== 'string') return;
      const known = Object.hasOwn(formats, type) ? formats[type] : undefined;
      if (known === undefined || known.includes(format)) return;
      const choice =
        known.length === 0 ? 'it takes none' : `known are ${known.map((name) => `\`${name}\``).join(', ')}`;
      report(`The format ${quote(format)} of type \`${type}\` is not known; ${choice}.`, {
        at: place(node, 'format'),
      });
    },
  },
});

/** Keywords of JSON Schema and OpenAPI that the platform does not read. */
const unsupported: Readonly<Record<string, 'error' | 'warning'>> = {
  oneOf: 'error',
  anyOf: 'error',
  not: 'error',
  uniqueItems: 'warning',
};

export const supportedKeyword = defineRule({
  id: 'supported-keyword',
  code: 'SwaggerKeywordNotSupported',
  covers: ['POL-5000.2.6.3'],
  summary: 'A schema does without `oneOf`, `anyOf`, `not` and `uniqueItems`.',
  severity: everywhere('error'),
  certainty: 'D',
  source: sources.validatorRules,
  note: '`uniqueItems`, which published connectors have, is a warning; the others never occur in one.',
  example: { at: '/definitions/Item/oneOf', bad: [{ type: 'object' }], good: undefined },
  members: Object.keys(unsupported),
  on: {
    typed(node, report) {
      for (const [keyword, severity] of Object.entries(unsupported)) {
        if (!Object.hasOwn(node.value, keyword)) continue;
        report(`The keyword \`${keyword}\` is not supported. Remove it.`, {
          at: place(node, keyword),
          severity,
        });
      }
    },
  },
});

export const editorDictionary = defineRule({
  id: 'editor-dictionary',
  code: 'InvalidCustomEditorExtensionDictionaryValue',
  summary: 'The editor `dictionary` is for objects that allow additional properties.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.extensions,
  example: {
    at: '/definitions/Item/x-ms-editor',
    also: [{ at: '/definitions/Item/additionalProperties', set: false }],
    bad: 'dictionary',
    good: undefined,
  },
  members: ['x-ms-editor'],
  on: {
    typed(node, report) {
      const { type, additionalProperties } = node.value;
      if (toText(node.value['x-ms-editor']).toLowerCase() !== 'dictionary') return;
      if (type === 'object' && additionalProperties !== undefined && additionalProperties !== false) return;
      report('The editor `dictionary` needs `"type": "object"` and `additionalProperties`.', {
        at: place(node, 'x-ms-editor'),
      });
    },
  },
});
