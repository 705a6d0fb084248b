import { operationSummaryLength } from '../../../../src/validator/rules/operations/operation-summary-length.js';
import { ruleTest } from '../../../support/rule-test.js';

const at = '/paths/~1items/get/summary';

ruleTest(operationSummaryLength, [
  { name: 'a short summary', given: [{ at, set: 'List items' }], want: [] },
  { name: 'exactly 80 characters', given: [{ at, set: 'x'.repeat(80) }], want: [] },
  {
    name: '81 characters',
    given: [{ at, set: 'x'.repeat(81) }],
    want: [{ pointer: at, message: 'The summary has 81 characters; at most 80 are allowed.' }],
  },
  { name: 'a summary that is no text', given: [{ at, set: { long: 'x'.repeat(81) } }], want: [] },
  { name: 'an operation that is no object', given: [{ at: '/paths/~1items/get', set: [] }], want: [] },
]);
