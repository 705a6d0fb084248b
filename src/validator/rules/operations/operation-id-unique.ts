import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

export const operationIdUnique = defineRule({
  id: 'operation-id-unique',
  code: 'OperationIdNotUnique',
  summary: 'Every `operationId` occurs once.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/post/operationId', bad: 'ListItems', good: 'CreateItem' },
  on: {
    definition({ operations, operationById }, report) {
      for (const operation of operations) {
        const first = operationById(operation.id);
        if (first === undefined || first === operation) continue;
        report(
          `\`${operation.id}\` is also the operation \`${first.method.toUpperCase()} ${first.path.template}\`; ` +
            'give each operation an id of its own.',
          { at: place(operation, 'operationId') },
        );
      }
    },
  },
});
