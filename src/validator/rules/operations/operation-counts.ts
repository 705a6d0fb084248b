import { isJsonObject } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { listedAt } from './listed-at.js';

const maximumOperations = 256;

const manyOperations = Object.fromEntries(
  Array.from({ length: maximumOperations }, (_, index) => [
    `/lists/${index}`,
    { get: { operationId: `GetList${index}`, responses: { '200': { description: 'The list.' } } } },
  ]),
);

export const operationCount = defineRule({
  id: 'operation-count',
  code: 'TotalOperationsCountExceedsMaxAllowed',
  summary: `A definition has at most ${maximumOperations} operations.`,
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.faq,
  example: {
    at: '/paths',
    bad: { ...manyOperations, '/items': { get: { operationId: 'ListItems' } } },
    good: manyOperations,
  },
  on: {
    definition({ operations }, report) {
      if (operations.length <= maximumOperations) return;
      report(
        `There are ${operations.length} operations; at most ${maximumOperations} are allowed. Split the connector.`,
        { at: '/paths' },
      );
    },
  },
});

const maximumSchemas = 16_384;

/** 130 properties that each have 130 properties. */
const wide = (property: unknown) => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`column${index}`, property])),
});

export const operationSchemaCount = defineRule({
  id: 'operation-schema-count',
  code: 'OperationSchemaCountExceedsMaxAllowed',
  summary: `Body, responses and notification of an operation have at most ${maximumSchemas} schemas, references expanded.`,
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.faq,
  example: {
    at: '/definitions/Item',
    also: [{ at: '/definitions/Row', set: wide({ type: 'string' }) }],
    bad: wide({ $ref: '#/definitions/Row' }),
    good: { type: 'object', properties: { row: { $ref: '#/definitions/Row' } } },
  },
  on: {
    operation(operation, report, { definition }) {
      const schemas = [
        ...operation.parameters.map(({ schema }) => schema),
        ...operation.responses.map(({ schema }) => schema),
        operation.path.notificationSchema,
      ];
      const count = schemas.reduce(
        (sum, schema) => sum + (schema && definition ? definition.measure(schema).count : 0),
        0,
      );
      if (count <= maximumSchemas) return;
      report(
        `\`${operation.label}\` has over ${maximumSchemas} schemas, references expanded; take out properties that nobody needs.`,
      );
    },
  },
});

export const fetchBody = defineRule({
  id: 'fetch-body',
  code: 'BodyOrFormDataParameterInFetchOperationNotAllowed',
  summary: 'A `GET`, or an operation that a notification wakes, has neither body nor form data.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/parameters/2',
    bad: { name: 'filter', in: 'body', required: false, schema: { type: 'object' } },
    good: undefined,
  },
  on: {
    operation(operation, report, { definition }) {
      const isFetch = operation.method === 'get' || isJsonObject(operation.value['x-ms-notification']);
      if (!isFetch) return;
      for (const parameter of operation.parameters) {
        const { in: location, name } = parameter;
        if (location !== 'body' && location !== 'formData') continue;
        report(
          `\`${operation.label}\` fetches, so it cannot send ${location === 'body' ? 'a body' : `the form field ${quote(name)}`}; make it a query parameter.`,
          { at: listedAt(operation, parameter, definition) },
        );
      }
    },
  },
});

export const nextLinkName = defineRule({
  id: 'next-link-name',
  code: 'InvalidNextLinkNameValue',
  summary: '`nextLinkName` is `nextLink` or `@odata.nextLink`.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/x-ms-pageable',
    bad: { nextLinkName: 'next' },
    good: { nextLinkName: 'nextLink' },
  },
  on: {
    operation(operation, report) {
      const pageable = operation.value['x-ms-pageable'];
      if (!isJsonObject(pageable)) return;
      const name = pageable['nextLinkName'];
      if (name === 'nextLink' || name === '@odata.nextLink') return;
      const at = place(operation, 'x-ms-pageable', ...(name === undefined ? [] : ['nextLinkName']));
      const found = name === undefined ? 'lacks `nextLinkName`' : `has the \`nextLinkName\` ${quote(name)}`;
      report(`\`x-ms-pageable\` ${found}; it has to be \`nextLink\` or \`@odata.nextLink\`.`, { at });
    },
  },
});
