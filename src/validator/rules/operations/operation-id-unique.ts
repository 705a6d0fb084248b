import type { OperationNode } from '../../model/nodes.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

export const operationIdUnique = defineRule({
  id: 'operation-id-unique',
  code: 'OperationIdNotUnique',
  summary: 'Every `operationId` occurs once, upper and lower case being the same.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  note: 'Scripts are to compare the id without regard to case, and no published connector has two that differ in it alone.',
  example: { at: '/paths/~1items/post/operationId', bad: 'ListItems', good: 'CreateItem' },
  on: {
    definition({ operations }, report) {
      const known = new Map<string, OperationNode>();
      for (const operation of operations) {
        const { id } = operation;
        if (id === '') continue;
        const first = known.get(id.toLowerCase());
        if (first === undefined) {
          known.set(id.toLowerCase(), operation);
          continue;
        }
        const other = first.id === id ? 'the operation' : `\`${first.id}\`, but for its case,`;
        report(
          `\`${id}\` is also ${other} \`${first.method.toUpperCase()} ${first.path.template}\`; ` +
            'give each operation an id of its own.',
          { at: place(operation, 'operationId') },
        );
      }
    },
  },
});
