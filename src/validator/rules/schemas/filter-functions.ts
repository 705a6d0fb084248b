import { isJsonObject } from '../../../shared/json-value.js';
import type { SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const property = '/definitions/Item/properties/title/x-ms-capabilities';

/** `filterFunctions` stands beside the type or in the capabilities. */
const filterMembers = ['filterFunctions', 'x-ms-capabilities'];

/** Functions and operators of OData that tabular connectors can delegate. */
const known = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'and',
  'or',
  'not',
  'in',
  'add',
  'sub',
  'mul',
  'div',
  'mod',
  'negate',
  'contains',
  'startswith',
  'endswith',
  'substringof',
  'indexof',
  'length',
  'replace',
  'substring',
  'tolower',
  'toupper',
  'trim',
  'concat',
  'day',
  'month',
  'year',
  'hour',
  'minute',
  'second',
  'date',
  'time',
  'now',
  'totaloffsetminutes',
  'totalseconds',
  'mindatetime',
  'maxdatetime',
  'round',
  'floor',
  'ceiling',
  'min',
  'max',
  'sum',
  'average',
  'count',
  'countdistinct',
  'top',
  'null',
  'astype',
  'arraylookup',
  'any',
  'all',
];

export const filterFunctionsFilled = defineRule({
  id: 'filter-functions-filled',
  code: 'FilterFunctionsPropertyEmpty',
  summary: '`filterFunctions` names at least one function.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: property, bad: { filterFunctions: [] }, good: { filterFunctions: ['eq'] } },
  members: filterMembers,
  on: {
    schema(schema, report) {
      for (const { list, at } of filterFunctions(schema)) {
        if (list.length === 0) report('`filterFunctions` is empty; name a function, or remove it.', { at });
      }
    },
  },
});

export const filterFunctionsUnique = defineRule({
  id: 'filter-functions-unique',
  code: 'FilterFunctionsPropertyHasDuplicates',
  summary: '`filterFunctions` names each function once.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: property, bad: { filterFunctions: ['eq', 'eq'] }, good: { filterFunctions: ['eq', 'ne'] } },
  members: filterMembers,
  on: {
    schema(schema, report) {
      for (const { list, at } of filterFunctions(schema)) {
        for (const [index, name] of list.entries()) {
          if (list.indexOf(name) < index)
            report(`\`filterFunctions\` names ${quote(name)} twice.`, { at: `${at}/${index}` });
        }
      }
    },
  },
});

export const filterFunctionsOutput = defineRule({
  id: 'filter-functions-output',
  code: 'FilterFunctionsPropertyInInputSchema',
  summary: '`filterFunctions` stands in what an operation gives, not in its input.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/post/parameters/0/schema/properties/title/x-ms-capabilities',
    bad: { filterFunctions: ['eq'] },
    good: undefined,
  },
  members: filterMembers,
  on: {
    schema(schema, report) {
      if (!schema.uses.has('input') || schema.uses.has('output')) return;
      for (const { at } of filterFunctions(schema))
        report('`filterFunctions` stands in an input; it belongs to a response.', { at });
    },
  },
});

export const filterFunctionsKnown = defineRule({
  id: 'filter-functions-known',
  code: 'FilterFunctionsPropertyInvalidValue',
  summary: '`filterFunctions` names functions of the platform.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'The list of the platform is not published; these are the functions that its tabular connectors name.',
  example: { at: property, bad: { filterFunctions: ['equals'] }, good: { filterFunctions: ['eq'] } },
  members: filterMembers,
  on: {
    schema(schema, report) {
      for (const { list, at } of filterFunctions(schema)) {
        for (const [index, name] of list.entries()) {
          if (typeof name === 'string' && known.includes(name.toLowerCase())) continue;
          report(
            `The filter function ${quote(name)} is not known; known are such as \`eq\`, \`contains\`, \`startswith\`.`,
            {
              at: `${at}/${index}`,
            },
          );
        }
      }
    },
  },
});

interface FunctionList {
  readonly list: readonly unknown[];
  readonly at: string;
}

/** `filterFunctions`, beside the type or in `x-ms-capabilities`. */
function filterFunctions(schema: SchemaNode): readonly FunctionList[] {
  const found: FunctionList[] = [];
  const own = schema.value['filterFunctions'];
  if (Array.isArray(own)) found.push({ list: own, at: place(schema, 'filterFunctions') });
  const capabilities = schema.value['x-ms-capabilities'];
  const inside = isJsonObject(capabilities) ? capabilities['filterFunctions'] : undefined;
  if (Array.isArray(inside)) {
    found.push({ list: inside, at: place(schema, 'x-ms-capabilities', 'filterFunctions') });
  }
  return found;
}
