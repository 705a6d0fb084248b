import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

/** The validator's page says 120, the string guide 80; the longest of 15,944 published summaries is exactly 80. */
const maximum = 80;

export const operationSummaryLength = defineRule({
  id: 'operation-summary-length',
  code: 'OperationSummaryTooLong',
  covers: ['STR-08'],
  summary: `The summary of an operation has at most ${maximum} characters.`,
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.strings,
  example: {
    at: '/paths/~1items/get/summary',
    bad: 'List every item of every list that was ever written down by anybody in the workspace',
    good: 'List items',
  },
  on: {
    operation(operation, report) {
      const { summary } = operation.value;
      if (typeof summary !== 'string' || summary.length <= maximum) return;
      report(`The summary has ${summary.length} characters; at most ${maximum} are allowed.`, {
        at: place(operation, 'summary'),
      });
    },
  },
});
