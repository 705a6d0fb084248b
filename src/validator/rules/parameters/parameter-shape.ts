import { objectKinds } from '../../model/openapi-kinds.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { entryAt } from '../operations/listed-at.js';

const parameter = '/paths/~1items/get/parameters/0';
const body = '/paths/~1items/post/parameters/0';
const file = {
  name: 'picture',
  in: 'formData',
  type: 'file',
  'x-ms-summary': 'Picture',
  description: 'A picture.',
};

export const formWithoutBody = defineRule({
  id: 'form-without-body',
  code: 'ParameterListContainsFormDataAndBody',
  summary: 'An operation has a body or form data, not both.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/post/parameters/1', bad: file, good: undefined },
  on: {
    operation(operation, report, { definition }) {
      const find = (location: string) => operation.parameters.find((item) => item.in === location);
      const [form, body] = [find('formData'), find('body')];
      if (form === undefined || body === undefined) return;
      const [, second = form] = operation.parameters.filter((item) => item === form || item === body);
      report(
        `\`${operation.label}\` has a body and the form field \`${form.name}\`; send one or the other.`,
        {
          at:
            entryAt(operation, second, definition) ??
            entryAt(operation.path, second, definition) ??
            operation.pointer,
        },
      );
    },
  },
});

export const fileInForm = defineRule({
  id: 'file-in-form',
  code: 'FileParameterMustBeInFormData',
  summary: 'A parameter of type `file` is in `formData`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: `${parameter}/type`,
    also: [{ at: `${parameter}/enum`, set: undefined }],
    bad: 'file',
    good: 'string',
  },
  on: {
    parameter(node, report) {
      if (node.value['type'] !== 'file' || node.in === 'formData' || node.in === 'body') return;
      report(`\`${node.name}\` is a file in \`${node.in}\`; a file is only sent in \`formData\`.`, {
        at: place(node, 'type'),
      });
    },
  },
});

export const schemaInBody = defineRule({
  id: 'schema-in-body',
  code: 'NonBodyParameterSchemaNotValid',
  summary: 'Only a body parameter has a `schema`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: `${parameter}/schema`, bad: { type: 'string' }, good: undefined },
  on: {
    parameter(node, report) {
      if (node.in === 'body' || node.in === '' || !Object.hasOwn(node.value, 'schema')) return;
      report(
        `\`${node.name}\` is in \`${node.in}\` and has a \`schema\`; write \`type\` and the like beside its name.`,
        {
          at: place(node, 'schema'),
        },
      );
    },
  },
});

export const bodySchema = defineRule({
  id: 'body-schema',
  code: 'BodyParameterSchemaRequired',
  summary: 'A body parameter has a `schema`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: `${body}/schema`, bad: undefined, good: { type: 'object' } },
  on: {
    parameter(node, report) {
      if (node.in !== 'body' || node.value['schema'] !== undefined) return;
      report(`The body parameter \`${node.name}\` lacks \`schema\`.`);
    },
  },
});

/** What describes a value: of a parameter outside a body, and of a schema. */
const valueMembers = Object.keys({
  ...objectKinds.parameter.members,
  ...objectKinds.schema.members,
}).filter((name) => !Object.hasOwn(objectKinds.bodyParameter.members, name) && !name.startsWith('x-'));

export const bodyMembers = defineRule({
  id: 'body-members',
  code: 'BodyParameterPropertyNotValid',
  summary: 'The type of a body stands in its `schema`, not beside it.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: `${body}/type`, bad: 'object', good: undefined },
  on: {
    parameter(node, report) {
      if (node.in !== 'body') return;
      for (const member of valueMembers) {
        if (!Object.hasOwn(node.value, member)) continue;
        report(`The body parameter has \`${member}\`; move it into \`schema\`.`, {
          at: place(node, member),
        });
      }
    },
  },
});

export const connectionIdParameter = defineRule({
  id: 'connection-id-parameter',
  code: 'ConnectionIdParameterNotAllowed',
  summary: 'No parameter is called `connectionId`: the platform has one of its own.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: `${parameter}/name`, bad: 'connectionId', good: 'status' },
  on: {
    parameter(node, report) {
      if (node.name.toLowerCase() !== 'connectionid') return;
      report(`No parameter may be called ${quote(node.name)}; choose another name.`, {
        at: place(node, 'name'),
      });
    },
  },
});

/** Headers that the platform sets; the list of the validator is not published. */
const reservedHeaders = new Set([
  'authorization',
  'host',
  'cookie',
  'connection',
  'transfer-encoding',
  'content-length',
]);
const platformOnly = new Set(['content-length', 'connection', 'transfer-encoding']);

export const reservedParameter = defineRule({
  id: 'reserved-parameter',
  code: 'ReservedParameterIsUsed',
  summary: 'No header parameter is one that the platform sets itself, such as `Authorization`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  note: 'No published connector has `Authorization`, `Host` or `Cookie`; two have `Content-Length`, which is a warning.',
  example: {
    at: parameter,
    bad: {
      name: 'Authorization',
      in: 'header',
      type: 'string',
      'x-ms-summary': 'Authorization',
      description: 'The key.',
    },
    good: undefined,
  },
  on: {
    parameter(node, report) {
      const name = node.name.toLowerCase();
      if (node.in !== 'header' || !reservedHeaders.has(name)) return;
      const advice =
        name === 'authorization' ? '; describe the sign-in in `securityDefinitions` and the connection' : '';
      report(`The header ${quote(node.name)} is set by the platform${advice}. Remove the parameter.`, {
        at: place(node, 'name'),
        ...(platformOnly.has(name) && { severity: 'warning' as const }),
      });
    },
  },
});

export const queryParameterEncoding = defineRule({
  id: 'query-parameter-encoding',
  code: 'QueryParameterEncodingNotSupported',
  summary: 'A query parameter states no `x-ms-url-encoding`: it is always encoded once.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: `${parameter}/x-ms-url-encoding`, bad: 'single', good: undefined },
  members: ['x-ms-url-encoding'],
  on: {
    parameter(node, report) {
      if (node.in !== 'query' || !Object.hasOwn(node.value, 'x-ms-url-encoding')) return;
      const at = place(node, 'x-ms-url-encoding');
      report(
        `\`${node.name}\` is a query parameter, which is always encoded once. Remove \`x-ms-url-encoding\`.`,
        {
          at,
          fix: { pointer: at, remove: true },
        },
      );
    },
  },
});

export const collectionFormat = defineRule({
  id: 'collection-format',
  code: 'CollectionFormatValueNotSupported',
  summary: 'A `collectionFormat` is `csv`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: `${parameter}/collectionFormat`,
    bad: 'multi',
    good: 'csv',
  },
  members: ['collectionFormat'],
  on: {
    typed(node, report) {
      const found = node.value['collectionFormat'];
      if (node.node === 'schema' || found === undefined || found === 'csv') return;
      report(`The \`collectionFormat\` ${quote(found)} is not supported; \`csv\` is.`, {
        at: place(node, 'collectionFormat'),
      });
    },
  },
});

export const allowEmptyValue = defineRule({
  id: 'allow-empty-value',
  code: 'AllowEmptyValueOnlyValidForQueryFormData',
  summary: '`allowEmptyValue` stands only on query and form parameters.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items~1{itemId}/get/parameters/0/allowEmptyValue', bad: true, good: undefined },
  members: ['allowEmptyValue'],
  on: {
    parameter(node, report) {
      if (node.in === 'query' || node.in === 'formData' || !Object.hasOwn(node.value, 'allowEmptyValue'))
        return;
      report(`\`${node.name}\` is in \`${node.in}\`, where \`allowEmptyValue\` has no place. Remove it.`, {
        at: place(node, 'allowEmptyValue'),
      });
    },
  },
});

export const formFieldName = defineRule({
  id: 'form-field-name',
  code: 'InvalidFormDataParameterName',
  summary: 'The name of a form field is ASCII.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/post/parameters/0', bad: { ...file, name: 'Größe' }, good: file },
  on: {
    parameter(node, report) {
      if (node.in !== 'formData' || /^[\x20-\x7e]*$/.test(node.name)) return;
      report(`The form field ${quote(node.name)} has characters outside ASCII; name it without.`, {
        at: place(node, 'name'),
      });
    },
  },
});
