import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';
import { keptOperations } from './field-changes.js';

export const operationHidden = defineRule({
  id: 'operation-hidden',
  code: 'OperationHidden',
  covers: ['BRK-02'],
  summary: 'An operation that makers could see is not made internal.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'To phase it out, mark it as deprecated: flows that have it go on, and no one finds it for a new flow.',
  example: { at: '/paths/~1items/get/x-ms-visibility', bad: 'internal', good: 'advanced' },
  on: {
    change(change, report) {
      for (const { after } of keptOperations(change)) {
        if (!after.isInternal) continue;
        report(
          `\`${after.id}\` has become internal, and makers no longer find it; mark it as deprecated instead.`,
          {
            at: place(after, 'x-ms-visibility'),
          },
        );
      }
    },
  },
});
