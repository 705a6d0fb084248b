import {
  dynamicPathsAgree,
  dynamicPlace,
  dynamicPropertiesPath,
  dynamicTreePresent,
  referenceRules,
  selectedItemPlace,
} from '../../../../src/validator/rules/dynamic/dynamic-references.js';
import {
  dynamicResultArray,
  dynamicResultProperty,
  dynamicValuePath,
} from '../../../../src/validator/rules/dynamic/dynamic-results.js';
import { ruleTest } from '../../../support/rule-test.js';

const title = '/paths/~1items/post/parameters/0/schema/properties/title';
const fed = { operationId: 'ListItems', parameters: { status: { parameter: 'priority' } } };

for (const rule of referenceRules) {
  const { at } = rule.example;
  const newer = rule.code.includes('List') ? 'x-ms-dynamic-list' : 'x-ms-dynamic-properties';
  ruleTest(rule, [
    {
      name: 'with the newer extension beside it',
      given: [
        { at, set: fed },
        { at: `${title}/${newer}`, set: { operationId: 'ListItems' } },
      ],
      want: [],
    },
    {
      name: 'fed by nothing that is there',
      given: [{ at, set: { ...fed, parameters: { status: { parameter: 'x' } } } }],
      want: [],
    },
  ]);
}

const schema = '/definitions/Item/x-ms-dynamic-schema';
ruleTest(dynamicPropertiesPath, [
  {
    name: 'just `properties`',
    given: [{ at: schema, set: { operationId: 'ListItems', 'value-path': 'properties' } }],
    want: [
      {
        pointer: `${schema}/value-path`,
        message:
          '`value-path` `properties` leads to a map of properties; add `x-ms-dynamic-properties`, which leads to the schema.',
      },
    ],
  },
  {
    name: 'a word that ends so',
    given: [{ at: schema, set: { operationId: 'ListItems', 'value-path': 'myproperties' } }],
    want: [],
  },
]);
ruleTest(dynamicPathsAgree, [
  {
    name: 'no path where one belongs',
    given: [
      { at: schema, set: { operationId: 'ListItems', 'value-path': 'schema' } },
      { at: '/definitions/Item/x-ms-dynamic-properties', set: { operationId: 'ListItems' } },
    ],
    want: [
      {
        pointer: '/definitions/Item/x-ms-dynamic-properties',
        message: '`itemValuePath` is ``; it has to be `schema`, as `value-path` is `schema`.',
      },
    ],
  },
]);
ruleTest(dynamicTreePresent, [
  {
    name: 'with a tree',
    given: [
      { at: '/parameters/PageSize/x-ms-dynamic-values', set: { capability: 'file-picker' } },
      { at: '/parameters/PageSize/x-ms-dynamic-tree', set: {} },
    ],
    want: [],
  },
]);
ruleTest(dynamicPlace, [
  {
    name: 'in the schema of the body',
    given: [{ at: '/paths/~1items/post/parameters/0/schema/x-ms-dynamic-schema', set: {} }],
    want: [],
  },
]);
ruleTest(selectedItemPlace, [
  {
    name: 'in `open` but not in `browse`',
    given: [
      {
        at: '/parameters/PageSize/x-ms-dynamic-tree',
        set: {
          open: { operationId: 'ListItems', parameters: { status: { selectedItemValuePath: 'id' } } },
          browse: { operationId: 'ListItems', parameters: { status: { selectedItemValuePath: 'id' } } },
        },
      },
    ],
    want: [
      {
        pointer: '/parameters/PageSize/x-ms-dynamic-tree/open/parameters/status/selectedItemValuePath',
        message: '`selectedItemValuePath` of `status` has a meaning only in `browse` of `x-ms-dynamic-tree`.',
      },
    ],
  },
]);

const values = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values';
const list = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-list';
const response = '/paths/~1items/get/responses/200/schema';
ruleTest(dynamicResultArray, [
  {
    name: 'no path where the answer is an object',
    given: [{ at: `${values}/value-collection`, set: undefined }],
    want: [{ pointer: values, message: '`ListItems` gives no array at its root.' }],
  },
  {
    name: 'an answer that is an array',
    given: [
      { at: `${values}/value-collection`, set: undefined },
      { at: response, set: { type: 'array', items: {} } },
    ],
    want: [],
  },
  { name: 'an answer that says nothing', given: [{ at: response, set: {} }], want: [] },
  { name: 'an operation without answer', given: [{ at: '/paths/~1items/get/responses', set: {} }], want: [] },
]);
ruleTest(dynamicValuePath, [
  {
    name: 'the newer extension',
    given: [{ at: list, set: { operationId: 'ListItems', itemsPath: 'items', itemTitlePath: 'title' } }],
    want: [
      {
        pointer: list,
        message: 'The list lacks `itemValuePath`, where the value stands in an item of `ListItems`.',
      },
    ],
  },
  {
    name: 'a list of texts',
    given: [
      { at: `${values}/value-path`, set: undefined },
      { at: `${response}/properties/items/items`, set: { type: 'string' } },
    ],
    want: [],
  },
  {
    name: 'a list of which nothing is said',
    given: [
      { at: `${values}/value-path`, set: undefined },
      { at: response, set: {} },
    ],
    want: [
      {
        pointer: values,
        message: 'The list lacks `value-path`, where the value stands in an item of `ListItems`.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'an operation that does not exist, and a schema',
    given: [
      { at: values, set: { operationId: 'Nothing' } },
      { at: '/definitions/Item/x-ms-dynamic-schema', set: { operationId: 'ListItems' } },
    ],
    want: [],
  },
]);
ruleTest(dynamicResultProperty, [
  {
    name: 'value and title',
    given: [
      { at: `${values}/value-path`, set: 'key' },
      { at: `${values}/value-title`, set: 'title/text' },
    ],
    want: [
      { pointer: `${values}/value-path`, message: '`ListItems` gives no property `key` in its items.' },
      {
        pointer: `${values}/value-title`,
        message: '`ListItems` gives no property `title/text` in its items.',
      },
    ],
  },
]);
