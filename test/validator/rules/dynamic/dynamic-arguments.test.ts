import {
  dynamicArgumentFound,
  dynamicArgumentMissing,
  dynamicArgumentRequired,
  dynamicArgumentType,
  dynamicLiteralType,
  dynamicSourceInternal,
  fetchAndSubscribeAgree,
} from '../../../../src/validator/rules/dynamic/dynamic-arguments.js';
import { dynamicOperationFound } from '../../../../src/validator/rules/dynamic/dynamic-operation-found.js';
import { ruleTest } from '../../../support/rule-test.js';

const values = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values';
const passed = `${values}/parameters`;
const list = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-list';
const text = { name: 'list', in: 'query', type: 'string' };

ruleTest(dynamicOperationFound, [
  {
    name: 'in what an operation says for Copilot',
    given: [
      {
        at: '/paths/~1items/get/x-ms-openai-data',
        set: {
          'openai-enabled': true,
          operations: [{ operationId: 'ListItems' }, { operationId: 'ListItmes' }, 7],
        },
      },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/x-ms-openai-data/operations/1/operationId',
        message: 'No operation has the id `ListItmes`.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'in both calls of a tree, a capability and a notification',
    given: [
      {
        at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-tree',
        set: { open: { operationId: 'A' }, browse: { operationId: 'B' } },
      },
      { at: '/x-ms-capabilities', set: { testConnection: { operationId: 'C' } } },
      { at: '/paths/~1items/get/x-ms-notification', set: { operationId: 'D' } },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/x-ms-notification/operationId',
        message: 'No operation has the id `D`.',
      },
      {
        pointer: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-tree/open/operationId',
        message: 'The extension calls `A`, but no operation has this id.',
      },
      {
        pointer: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-tree/browse/operationId',
        message: 'The extension calls `B`, but no operation has this id.',
      },
      { pointer: '/x-ms-capabilities/testConnection/operationId', message: 'No operation has the id `C`.' },
    ],
  },
  {
    name: 'a capability instead of an operation',
    given: [{ at: values, set: { capability: 'file-picker' } }],
    want: [],
  },
]);
ruleTest(dynamicArgumentFound, [
  {
    name: 'a path that the body of the called operation does not have',
    given: [
      {
        at: list,
        set: {
          operationId: 'CreateItem',
          parameters: { 'body/size': { value: 1 }, 'body/title': { value: 'a' } },
        },
      },
    ],
    want: [{ pointer: `${list}/parameters/body~1size`, message: '`CreateItem` has no input `body/size`.' }],
  },
  {
    name: 'no list of parameters',
    given: [{ at: passed, set: ['status'] }],
    want: [],
  },
]);
ruleTest(dynamicArgumentType, [
  {
    name: 'an integer for text is a warning',
    given: [
      { at: '/paths/~1items~1{itemId}/get/parameters/1', set: { ...text, type: 'integer' } },
      { at: passed, set: { status: { parameter: 'list' } } },
    ],
    want: [
      {
        pointer: `${passed}/status`,
        message: '`status` of `ListItems` is of type `string`, but `list` of `GetItem` is of type `integer`.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'a source that is not there',
    given: [{ at: passed, set: { status: { parameter: 'nothing' } } }],
    want: [],
  },
]);
ruleTest(dynamicLiteralType, [
  {
    name: 'text that converts is a warning',
    given: [{ at: passed, set: { pageSize: '100' } }],
    want: [
      {
        pointer: `${passed}/pageSize`,
        message: '`pageSize` of `ListItems` is of type `integer`, but the value is `100`.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'of the newer extension',
    given: [{ at: list, set: { operationId: 'ListItems', parameters: { pageSize: { value: ['a'] } } } }],
    want: [
      {
        pointer: `${list}/parameters/pageSize`,
        message: '`pageSize` of `ListItems` is of type `integer`, but the value is `["a"]`.',
      },
    ],
  },
]);
ruleTest(dynamicArgumentRequired, [
  {
    name: 'a default of the called operation makes it none',
    given: [
      { at: '/paths/~1items/get/parameters/2', set: { ...text, required: true, default: 'all' } },
      { at: '/paths/~1items~1{itemId}/get/parameters/1', set: text },
      { at: passed, set: { list: { parameter: 'list' } } },
    ],
    want: [],
  },
]);
ruleTest(dynamicArgumentMissing, [
  {
    name: 'without `parameters` at all',
    given: [{ at: '/paths/~1items/get/parameters/2', set: { ...text, required: true } }],
    want: [{ pointer: values, message: '`ListItems` requires `list`, which the call does not pass.' }],
  },
  {
    name: 'with a default',
    given: [{ at: '/paths/~1items/get/parameters/2', set: { ...text, required: true, default: 'all' } }],
    want: [],
  },
]);
ruleTest(dynamicSourceInternal, [
  { name: 'a visible one', given: [{ at: passed, set: { status: { parameter: 'itemId' } } }], want: [] },
]);
ruleTest(fetchAndSubscribeAgree, [
  {
    name: 'another visibility',
    given: [
      { at: '/paths/~1items/get/x-ms-notification', set: { operationId: 'WhenItemIsAdded' } },
      { at: '/paths/~1hooks/post/parameters/1', set: { name: 'status', in: 'query', type: 'string' } },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/parameters/0',
        message: '`status` has another visibility in `ListItems` than in `WhenItemIsAdded`.',
      },
    ],
  },
]);
