import {
  operationBodyUnique,
  operationParametersIdentical,
  operationParametersUnique,
  pathBodyUnique,
  pathParametersUnique,
} from '../../../../src/validator/rules/operations/parameters-unique.js';
import { ruleTest } from '../../../support/rule-test.js';

const parameters = '/paths/~1items/get/parameters';
const status = { name: 'status', in: 'query', type: 'string' };

ruleTest(operationParametersIdentical, [
  {
    name: 'the same text twice',
    given: [{ at: parameters, set: [status, status] }],
    want: [
      {
        pointer: `${parameters}/1`,
        message: '`ListItems` lists the same parameter a second time. Remove it.',
      },
    ],
  },
  { name: 'no list', given: [{ at: parameters, set: {} }], want: [] },
]);
ruleTest(operationParametersUnique, [
  {
    name: 'by reference and in place',
    given: [{ at: `${parameters}/2`, set: { name: 'pageSize', in: 'query', type: 'string' } }],
    want: [
      {
        pointer: `${parameters}/2`,
        message: '`ListItems` has a second parameter `pageSize` in `query`; rename or remove one.',
      },
    ],
  },
  {
    name: 'identical ones have a code of their own',
    given: [{ at: parameters, set: [status, status] }],
    want: [],
  },
  {
    name: 'another location',
    given: [{ at: parameters, set: [status, { ...status, in: 'header' }] }],
    want: [],
  },
  {
    name: 'other capitals',
    given: [{ at: parameters, set: [status, { ...status, name: 'Status' }] }],
    want: [],
  },
]);
ruleTest(operationBodyUnique, [
  {
    name: 'three bodies',
    given: [
      {
        at: '/paths/~1items/post/parameters',
        set: ['a', 'b', 'c'].map((name) => ({ name, in: 'body', schema: {} })),
      },
    ],
    want: [1, 2].map((index) => ({
      pointer: `/paths/~1items/post/parameters/${index}`,
      message: '`CreateItem` has a second body parameter; put its properties into the schema of the first.',
    })),
  },
]);
ruleTest(pathParametersUnique, [
  {
    name: 'an operation may override a parameter of its path',
    given: [{ at: '/paths/~1items/parameters', set: [status] }],
    want: [],
  },
]);
ruleTest(pathBodyUnique, [
  {
    name: 'one body',
    given: [{ at: '/paths/~1items/parameters', set: [{ name: 'a', in: 'body' }] }],
    want: [],
  },
]);
