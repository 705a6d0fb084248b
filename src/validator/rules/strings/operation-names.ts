import { certification, defineRule, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const operationIdCase = defineRule({
  id: 'operation-id-case',
  code: 'STR-17',
  summary: 'An `operationId` is in Pascal case, without `-` and `_` but for a suffix such as `_V2`.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.codingStandards,
  note: 'Four in five published ones are.',
  example: { at: '/paths/~1items/get/operationId', bad: 'list_items', good: 'ListItems' },
  on: {
    operation(operation, report) {
      if (operation.id === '' || /^[A-Z][A-Za-z\d]*(?:_V\d+)?$/.test(operation.id)) return;
      report(`The \`operationId\` ${quote(operation.id)} is not in Pascal case, as \`ListItems\` is.`, {
        at: place(operation, 'operationId'),
      });
    },
  },
});

export const visibilityStated = defineRule({
  id: 'visibility-stated',
  code: 'STR-18',
  summary: 'Every operation states its `x-ms-visibility`.',
  severity: certification('info'),
  certainty: 'D',
  source: sources.submission,
  note: 'More than half of the published connectors never do.',
  example: { at: '/paths/~1items/get/x-ms-visibility', bad: undefined, good: 'important' },
  on: {
    operation({ value, label }, report) {
      if (value['x-ms-visibility'] === undefined) {
        report(
          `\`${label}\` does not state \`x-ms-visibility\`: \`important\`, \`advanced\` or \`internal\`.`,
        );
      }
    },
  },
});
