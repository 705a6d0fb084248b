import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

export const operationDeleted = defineRule({
  id: 'operation-deleted',
  code: 'OperationDeleted',
  covers: ['BRK-01', 'BRK-15'],
  summary: 'An operation of the version before is still there under its `operationId`.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.updates,
  note: 'An operation with another id is a deleted one and a new one to the flows that use it.',
  example: { at: '/paths/~1items/get/operationId', bad: 'GetAllItems', good: 'ListItems' },
  on: {
    change({ before, after }, report) {
      if (after.definition === undefined) return;
      for (const operation of before.definition?.operations ?? []) {
        if (operation.id === '' || after.definition.operationById(operation.id) !== undefined) continue;
        const now = after.definition.operations.find(
          ({ method, path }) => method === operation.method && path.template === operation.path.template,
        );
        const message =
          now === undefined
            ? `\`${operation.id}\` is gone, and flows that use it break; keep it, marked as deprecated.`
            : `\`${operation.id}\` is now called \`${now.id}\`, and flows that use it break; keep the id.`;
        const path = after.definition.paths.find(({ template }) => template === operation.path.template);
        report(message, {
          at: now === undefined ? (path?.pointer ?? '/paths') : place(now, 'operationId'),
          also: [now === undefined ? 'BRK-01' : 'BRK-15'],
        });
      }
    },
  },
});
