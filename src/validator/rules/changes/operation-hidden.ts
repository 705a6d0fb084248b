import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';
import { keptOperations } from './kept-operations.js';

export const operationHidden = defineRule({
  id: 'operation-hidden',
  code: 'OperationHidden',
  covers: ['BRK-02'],
  summary: 'An operation that makers could see is not made internal.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  example: { at: '/paths/~1items/get/x-ms-visibility', bad: 'internal', good: 'advanced' },
  on: {
    change(change, report) {
      for (const { after } of keptOperations(change)) {
        if (!after.operation.isInternal) continue;
        report(
          `\`${after.operation.id}\` is internal now, and makers lose it; mark it as deprecated instead.`,
          {
            at: place(after.operation, 'x-ms-visibility'),
          },
        );
      }
    },
  },
});
