import {
  filterFunctionsFilled,
  filterFunctionsKnown,
  filterFunctionsOutput,
  filterFunctionsUnique,
} from '../../../../src/validator/rules/schemas/filter-functions.js';
import { boundRules } from '../../../../src/validator/rules/schemas/schema-bounds.js';
import {
  defaultType,
  enumNamesKnown,
  enumNamesShown,
  enumNamesUnique,
  enumTypes,
  enumValues,
  patternValid,
} from '../../../../src/validator/rules/schemas/schema-values.js';
import { ruleTest } from '../../../support/rule-test.js';

const property = '/definitions/Item/properties/id';
const parameter = '/paths/~1items/get/parameters/0';

ruleTest(enumValues, [{ name: 'no list', given: [{ at: `${property}/enum`, set: {} }], want: [] }]);
ruleTest(enumTypes, [
  {
    name: 'a number among text',
    given: [{ at: `${property}/enum`, set: ['1', 2] }],
    want: [
      {
        pointer: `${property}/enum/1`,
        message: 'The value `2` of `enum` is a number, but the type is `string`.',
      },
    ],
  },
  {
    name: 'whole numbers are numbers',
    given: [{ at: property, set: { type: 'number', enum: [1, 2.5] } }],
    want: [],
  },
  { name: 'no type', given: [{ at: property, set: { enum: [1, 'a', null] } }], want: [] },
]);
ruleTest(defaultType, [
  {
    name: 'text where a boolean belongs',
    given: [{ at: property, set: { type: 'boolean', default: 'true' } }],
    want: [{ pointer: `${property}/default`, message: '`default` is text, but the type is `boolean`.' }],
  },
  {
    name: 'a fraction where an integer belongs',
    given: [{ at: '/parameters/PageSize/default', set: 2.5 }],
    want: [
      {
        pointer: '/parameters/PageSize/default',
        message: '`default` is a number, but the type is `integer`.',
      },
    ],
  },
]);
ruleTest(enumNamesUnique, [
  {
    name: 'entries that are no objects',
    given: [{ at: `${parameter}/x-ms-enum-values`, set: ['open', 'open'] }],
    want: [],
  },
]);
ruleTest(enumNamesKnown, [
  {
    name: 'without `enum`',
    given: [{ at: `${parameter}/enum`, set: undefined }],
    want: ['open', 'done'].map((value, index) => ({
      pointer: `${parameter}/x-ms-enum-values/${index}/value`,
      message: `\`x-ms-enum-values\` has \`${value}\`; it has to be in an \`enum\` beside it.`,
    })),
  },
]);
ruleTest(enumNamesShown, [
  {
    name: 'a blank name',
    given: [{ at: `${parameter}/x-ms-enum-values/0/displayName`, set: ' ' }],
    want: [
      {
        pointer: `${parameter}/x-ms-enum-values/0/displayName`,
        message: 'The entry for `open` lacks `displayName`.',
      },
    ],
  },
]);
ruleTest(patternValid, [
  ...['^\\d+$', '(?i)abc', '\\A[a-z]\\Z', '\\p{L}+', '(?<year>\\d{4})'].map((set) => ({
    name: set,
    given: [{ at: `${property}/pattern`, set }],
    want: [],
  })),
  {
    name: 'a group without end',
    given: [{ at: `${property}/pattern`, set: '(a' }],
    want: [{ pointer: `${property}/pattern`, message: '`pattern` `(a` is no regular expression.' }],
  },
]);

for (const rule of boundRules) {
  ruleTest(rule, [
    {
      name: 'text is left to `JsonTypeIncorrect`',
      given: [
        { at: rule.example.at, set: '-1' },
        ...(rule.example.also ?? []),
        { at: `${property}/maximum`, set: 1 },
        { at: `${property}/minimum`, set: 1 },
      ],
      want: [],
    },
  ]);
}

const input = '/paths/~1items/post/parameters/0/schema/properties/title';
ruleTest(filterFunctionsFilled, [
  { name: 'no list', given: [{ at: `${property}/filterFunctions`, set: 'eq' }], want: [] },
]);
ruleTest(filterFunctionsUnique, [
  {
    name: 'three times the same',
    given: [{ at: `${property}/filterFunctions`, set: ['eq', 'eq', 'eq'] }],
    want: [1, 2].map((index) => ({
      pointer: `${property}/filterFunctions/${index}`,
      message: '`filterFunctions` names `eq` twice.',
    })),
  },
]);
ruleTest(filterFunctionsOutput, [
  {
    name: 'in a body',
    given: [{ at: `${input}/filterFunctions`, set: ['eq'] }],
    want: [
      {
        pointer: `${input}/filterFunctions`,
        message: '`filterFunctions` stands in an input; it belongs to a response.',
      },
    ],
  },
]);
ruleTest(filterFunctionsKnown, [
  { name: 'in capitals', given: [{ at: `${property}/filterFunctions`, set: ['EQ'] }], want: [] },
]);
