import { operationAddress } from '../../../../src/validator/rules/changes/operation-address.js';
import { operationHidden } from '../../../../src/validator/rules/changes/operation-hidden.js';
import { ruleTest } from '../../../support/rule-test.js';

const list = '/paths/~1items/get';
const getItem = { operationId: 'GetItem', responses: { '200': { description: 'The item.' } } };

ruleTest(operationHidden, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'an operation that became internal',
    given: [{ at: `${list}/x-ms-visibility`, set: 'internal' }],
    want: [
      {
        pointer: `${list}/x-ms-visibility`,
        message:
          '`ListItems` has become internal, and makers no longer find it; mark it as deprecated instead.',
      },
    ],
  },
  {
    name: 'an operation that became advanced',
    given: [{ at: `${list}/x-ms-visibility`, set: 'advanced' }],
    want: [],
  },
  {
    name: 'an operation that was internal already',
    given: [{ at: `${list}/x-ms-visibility`, set: 'internal' }],
    before: [{ at: `${list}/x-ms-visibility`, set: 'internal' }],
    want: [],
  },
  { name: 'a deprecated operation', given: [{ at: `${list}/deprecated`, set: true }], want: [] },
  {
    name: 'a visibility that is no text',
    given: [{ at: `${list}/x-ms-visibility`, set: ['internal'] }],
    want: [],
  },
]);

ruleTest(operationAddress, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'another name of a variable in the path',
    given: [
      { at: '/paths/~1items~1{itemId}', set: undefined },
      { at: '/paths/~1items~1{id}', set: { get: getItem } },
    ],
    want: [
      {
        pointer: '/paths/~1items~1{id}',
        message:
          'The path of `GetItem` was `/items/{itemId}` and is `/items/{id}`; keep the old one, or add a new operation.',
      },
    ],
  },
  {
    name: 'another method',
    given: [{ at: '/paths/~1items~1{itemId}', set: { post: getItem } }],
    want: [
      {
        pointer: '/paths/~1items~1{itemId}/post',
        message: 'The method of `GetItem` was GET and is POST; keep the old one, or add a new operation.',
      },
    ],
  },
  { name: 'an internal operation elsewhere', given: [{ at: '/paths/~1hooks~1{hookId}', set: {} }], want: [] },
  { name: 'another base path', given: [{ at: '/basePath', set: '/v2' }], want: [] },
  { name: 'paths that are no object', given: [{ at: '/paths', set: [1] }], want: [] },
]);
