import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { keptOperations } from './field-changes.js';

const getItem = { operationId: 'GetItem', responses: { '200': { description: 'The item.' } } };

export const operationAddress = defineRule({
  id: 'operation-address',
  code: 'BRK-08',
  summary: 'An operation keeps its path and method.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.versioning,
  note: 'Logic Apps store the path and the method of an operation, not its id.',
  example: { at: '/paths/~1items~1{itemId}', bad: { put: getItem }, good: { get: getItem } },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        const { template } = after.path;
        if (template !== before.path.template) {
          report(
            `The path of \`${after.id}\` was ${quote(before.path.template)} and is ${quote(template)}; keep the old one, or add a new operation.`,
            { at: after.path.pointer },
          );
        }
        if (after.method !== before.method) {
          const [was, is] = [before.method.toUpperCase(), after.method.toUpperCase()];
          report(
            `The method of \`${after.id}\` was ${was} and is ${is}; keep the old one, or add a new operation.`,
            {
              at: after.pointer,
            },
          );
        }
      }
    },
  },
});
