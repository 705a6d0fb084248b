import type { DefinitionNode, SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

/** Deepest that is published is 15; the limit itself is not, so far beyond is an error and near it a warning. */
const [usualDepth, likelyDepth] = [15, 20];

const nested = (levels: number): object =>
  levels === 0 ? { type: 'string' } : { type: 'object', properties: { inner: nested(levels - 1) } };

export const schemaDepth = defineRule({
  id: 'schema-depth',
  code: 'SchemaTooDeep',
  summary: `A schema has at most ${usualDepth} levels, references expanded.`,
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: `The platform's number is not published: beyond ${usualDepth}, the deepest that is, there is a warning, beyond ${likelyDepth} an error.`,
  example: { at: '/definitions/Item', bad: nested(21), good: nested(10) },
  on: {
    definition(definition, report) {
      for (const schema of rootsOf(definition)) {
        const { depth } = definition.measure(schema);
        if (depth <= usualDepth) continue;
        report(`The schema has ${depth} levels; keep it to ${usualDepth}.`, {
          at: schema.pointer,
          ...(depth <= likelyDepth && { severity: 'warning' as const }),
        });
      }
    },
  },
});

const bodyLimit = 512;
const properties = (count: number) => ({
  type: 'object',
  properties: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`column${index}`, { type: 'string' }]),
  ),
});

export const bodySchemaCount = defineRule({
  id: 'body-schema-count',
  code: 'BodySchemaCountExceedsMaxAllowed',
  summary: `A body or response has at most ${bodyLimit} schemas, references expanded.`,
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.repository,
  note: 'The root, each property, each `items` and each `additionalProperties` count one, a `$ref` as its target; one that is being expanded already is not entered again.',
  example: {
    at: '/paths/~1items~1{itemId}/get/responses/200/schema',
    bad: properties(512),
    good: properties(511),
  },
  on: {
    definition(definition, report) {
      for (const schema of rootsOf(definition)) {
        const { count } = definition.measure(schema);
        if (count <= bodyLimit || schema.role === 'definition') continue;
        report(
          `The schema has ${count} schemas in it, references expanded; at most ${bodyLimit} are allowed.`,
          {
            at: schema.pointer,
          },
        );
      }
    },
  },
});

/** The most that one published definition has is 16,930; the FAQ gives the product of the other limits. */
const totalLimit = 256 * 16_384;

export const totalSchemaCount = defineRule({
  id: 'total-schema-count',
  code: 'TotalSchemaCountExceedsMaxAllowed',
  summary: `A definition has at most ${totalLimit} schemas, references expanded.`,
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.faq,
  note: 'The limit is the product of those for operations and for schemas of one operation; the largest published definition has 16,930. Counting stops at 50,000 for one body, so fewer may be reported than there are.',
  example: {
    at: '/definitions/Item',
    also: [
      { at: '/definitions/Row', set: wide(230, { type: 'string' }) },
      {
        at: '/paths',
        set: Object.fromEntries(
          Array.from({ length: 90 }, (_, index) => [
            `/lists/${index}`,
            {
              get: {
                operationId: `GetList${index}`,
                responses: { '200': { description: 'The list.', schema: { $ref: '#/definitions/Item' } } },
              },
            },
          ]),
        ),
      },
    ],
    bad: wide(230, { $ref: '#/definitions/Row' }),
    good: { type: 'object', properties: {} },
  },
  on: {
    definition(definition, report) {
      const counted = rootsOf(definition).filter(({ role }) => role !== 'definition');
      const total = counted.reduce((sum, schema) => sum + definition.measure(schema).count, 0);
      if (total <= totalLimit) return;
      report(
        `The definition has ${total} schemas or more, references expanded; at most ${totalLimit} are allowed.`,
      );
    },
  },
});

/** Bodies, responses and notifications, and definitions, whole. */
function rootsOf({ schemas }: DefinitionNode): readonly SchemaNode[] {
  return schemas.filter(({ parent }) => parent === undefined);
}

function wide(count: number, property: unknown): object {
  return {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`column${index}`, property])),
  };
}
