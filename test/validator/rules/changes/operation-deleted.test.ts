import { operationDeleted } from '../../../../src/validator/rules/changes/operation-deleted.js';
import { ruleTest } from '../../../support/rule-test.js';

ruleTest(operationDeleted, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'an operation that was removed',
    given: [{ at: '/paths/~1items/post', set: undefined }],
    want: [
      {
        pointer: '/paths/~1items',
        message: '`CreateItem` is gone, and flows that use it break; keep it, marked as deprecated.',
      },
    ],
  },
  {
    name: 'a path that was removed',
    given: [{ at: '/paths/~1items~1{itemId}', set: undefined }],
    want: [
      {
        pointer: '/paths',
        message: '`GetItem` is gone, and flows that use it break; keep it, marked as deprecated.',
      },
    ],
  },
  {
    name: 'an operation with another id',
    given: [{ at: '/paths/~1items/post/operationId', set: 'AddItem' }],
    want: [
      {
        pointer: '/paths/~1items/post/operationId',
        message: '`CreateItem` is now called `AddItem`, and flows that use it break; keep the id.',
      },
    ],
  },
  { name: 'a new operation', given: [], before: [{ at: '/paths/~1items/post', set: undefined }], want: [] },
  { name: 'a definition without paths before', given: [], before: [{ at: '/paths', set: 7 }], want: [] },
]);
