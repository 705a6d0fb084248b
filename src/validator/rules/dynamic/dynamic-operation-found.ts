import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const dynamicOperationFound = defineRule({
  id: 'dynamic-operation-found',
  code: 'OperationIdNotFound',
  summary: 'The operation that a dynamic extension calls exists.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values/operationId',
    bad: 'ListItmes',
    good: 'ListItems',
  },
  on: {
    dynamic(node, report, { definition }) {
      const calls = node.extension === 'x-ms-dynamic-tree' ? ['open', 'browse'] : [''];
      for (const call of calls) {
        const segments = call === '' ? ['operationId'] : [call, 'operationId'];
        const id = segments.reduce<unknown>(
          (value, name) => (value as Record<string, unknown> | undefined)?.[name],
          node.value,
        );
        if (typeof id !== 'string' || definition?.operationById(id) !== undefined) continue;
        report(`The extension calls ${quote(id)}, which no operation is named.`, {
          at: place(node, ...segments),
        });
      }
    },
  },
});
