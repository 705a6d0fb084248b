import { ownMember } from '../../../shared/json-value.js';
import type { DefinitionNode, OperationNode, Placed } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { listedAt } from './listed-at.js';

/** https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules, `MimeTypeNotSupported`. */
const supported = [
  'application/json',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
];

/** RFC 9110 section 8.3.1: type, subtype and parameters; a wildcard stands for any. */
const token = "[!#$%&'*+.^_`|~\\w-]+";
const mediaType = new RegExp(`^${token}/${token}(?:\\s*;\\s*${token}=(?:${token}|"[^"]*"))*\\s*;?\\s*$`);

export const consumesPresent = defineRule({
  id: 'consumes-present',
  code: 'ConsumesMissing',
  summary:
    'An operation with a body or form data names a MIME type that it consumes and that the platform supports.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/consumes', bad: undefined, good: ['application/json'] },
  on: {
    operation(operation, report, { definition }) {
      if (!operation.parameters.some((item) => item.in === 'body' || item.in === 'formData')) return;
      const types = mediaTypesOf('consumes', operation, definition);
      if (types.some((type) => supported.includes(essence(type)))) return;
      const found =
        types.length === 0
          ? 'says of no MIME type'
          : `says of no supported MIME type (${types.slice(0, 3).map(quote).join(', ')})`;
      report(
        `\`${operation.label}\` takes a body but ${found} that it consumes it; add \`consumes\`, such as \`application/json\`.`,
        {
          ...(Object.hasOwn(operation.value, 'consumes') && { at: place(operation, 'consumes') }),
        },
      );
    },
  },
});

export const mediaTypeSupported = defineRule({
  id: 'media-type-supported',
  code: 'MimeTypeNotSupported',
  covers: ['POL-5000.2.6.2'],
  summary: `\`consumes\` names only ${supported.join(', ')}.`,
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/consumes/1', bad: 'application/xml', good: undefined },
  on: {
    definition(definition, report) {
      for (const { type, at } of listed('consumes', definition)) {
        if (!mediaType.test(type) || supported.includes(essence(type))) continue;
        report(
          `The MIME type ${quote(type)} is not supported for requests; supported are ${supported.join(', ')}.`,
          { at },
        );
      }
    },
  },
});

export const mediaTypeValid = defineRule({
  id: 'media-type-valid',
  code: 'MimeTypeNotValid',
  covers: ['POL-5000.2.6.2'],
  summary: '`consumes` and `produces` name MIME types.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/produces', bad: ['json'], good: ['application/json'] },
  on: {
    definition(definition, report) {
      for (const { type, at } of [...listed('consumes', definition), ...listed('produces', definition)]) {
        if (mediaType.test(type)) continue;
        report(`${quote(type)} is no MIME type; write one such as \`application/json\`.`, { at });
      }
    },
  },
});

const forms = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

export const mediaTypeCompatible = defineRule({
  id: 'media-type-compatible',
  code: 'MimeTypeNotCompatibleWithRequestContentSchemaType',
  summary: 'What an operation consumes can carry its body: an object is no plain text, a form is no JSON.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/post/consumes', bad: ['text/plain'], good: ['application/json'] },
  on: {
    operation(operation, report, { definition }) {
      const types = mediaTypesOf('consumes', operation, definition).map(essence);
      if (types.length === 0) return;
      const body = operation.parameters.find((item) => item.in === 'body')?.schema;
      const schema = body && (definition?.follow(body) ?? body);
      const isStructured =
        schema?.value['type'] === 'object' ||
        schema?.value['type'] === 'array' ||
        schema?.value['properties'] !== undefined;
      const hasForm = operation.parameters.some((item) => item.in === 'formData');
      const hasFile = operation.parameters.some(
        (item) => item.in === 'formData' && item.value['type'] === 'file',
      );
      const at = Object.hasOwn(operation.value, 'consumes')
        ? place(operation, 'consumes')
        : operation.pointer;
      if (isStructured && types.every((type) => type === 'text/plain')) {
        report(
          `The body of \`${operation.label}\` is an object or array, which \`text/plain\` cannot carry; consume \`application/json\`.`,
          { at },
        );
      } else if (isStructured && types.every((type) => forms.has(type))) {
        report(
          `The body of \`${operation.label}\` is an object or array, which a form cannot carry; consume \`application/json\`, or take its properties as form data.`,
          { at, severity: 'warning' },
        );
      } else if (hasFile && types.every((type) => type === 'application/x-www-form-urlencoded')) {
        report(
          `\`${operation.label}\` takes a file, which \`application/x-www-form-urlencoded\` cannot carry; consume \`multipart/form-data\`.`,
          { at },
        );
      } else if (hasForm && types.every((type) => type === 'application/json' || type === 'text/plain')) {
        report(
          `\`${operation.label}\` takes form data, which ${types.map(quote).join(' and ')} cannot carry; consume \`multipart/form-data\` or \`application/x-www-form-urlencoded\`.`,
          {
            at,
            // Published connectors have forms below a root that consumes JSON.
            ...(at === operation.pointer && { severity: 'warning' as const }),
          },
        );
      }
    },
  },
});

export const binaryFormField = defineRule({
  id: 'binary-form-field',
  code: 'StringBinaryNotSupportedForFormUrlEncoded',
  summary: 'A form that is URL-encoded has no binary field.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/post/parameters',
    also: [{ at: '/paths/~1items/post/consumes', set: ['application/x-www-form-urlencoded'] }],
    bad: [
      {
        name: 'picture',
        in: 'formData',
        type: 'string',
        format: 'binary',
        'x-ms-summary': 'Picture',
        description: 'A picture of the item.',
      },
    ],
    good: [
      {
        name: 'picture',
        in: 'formData',
        type: 'string',
        'x-ms-summary': 'Picture',
        description: 'A picture of the item.',
      },
    ],
  },
  on: {
    operation(operation, report, { definition }) {
      const types = mediaTypesOf('consumes', operation, definition).map(essence);
      if (!types.includes('application/x-www-form-urlencoded')) return;
      // Beside it, a client may choose the form that carries it.
      const isChoice = types.includes('multipart/form-data');
      for (const parameter of operation.parameters) {
        const { in: location, name, value, schema } = parameter;
        const target = location === 'body' ? schema && (definition?.follow(schema) ?? schema).value : value;
        if (
          (location !== 'formData' && location !== 'body') ||
          target?.['type'] !== 'string' ||
          target['format'] !== 'binary'
        )
          continue;
        report(
          `\`${name}\` is binary, which \`application/x-www-form-urlencoded\` cannot carry; consume \`multipart/form-data\`.`,
          {
            at: listedAt(operation, parameter, definition),
            ...(isChoice && { severity: 'warning' as const }),
          },
        );
      }
    },
  },
});

/** What an operation consumes or produces: its own list, or that of the root. */
export function mediaTypesOf(
  member: 'consumes' | 'produces',
  operation: OperationNode,
  definition: DefinitionNode | undefined,
): readonly string[] {
  const own = ownMember(operation.value, member);
  const list = Array.isArray(own) ? own : definition?.value[member];
  return Array.isArray(list) ? list.filter((type): type is string => typeof type === 'string') : [];
}

function listed(
  member: string,
  definition: DefinitionNode,
): readonly { readonly type: string; readonly at: string }[] {
  const nodes: readonly Placed[] = [definition, ...definition.operations];
  return nodes.flatMap((node) => {
    const list = ownMember(node.value, member);
    if (!Array.isArray(list)) return [];
    return list.flatMap((type: unknown, index) =>
      typeof type === 'string' ? { type, at: place(node, member, index) } : [],
    );
  });
}

/** Type and subtype without parameters, in lower case. */
function essence(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}
