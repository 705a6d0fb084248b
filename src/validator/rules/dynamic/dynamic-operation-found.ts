import { toJsonObject } from '../../../shared/json-value.js';
import { defineRule, everywhere, quote } from '../../rule.js';
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
      const calls = node.extension === 'x-ms-dynamic-tree' ? ['/open', '/browse'] : [''];
      for (const call of calls) {
        const source = call === '' ? node.value : toJsonObject(node.value[call.slice(1)]);
        const id = source['operationId'];
        if (typeof id !== 'string' || definition?.operationById(id) !== undefined) continue;
        report(`The extension calls ${quote(id)}, but no operation has this id.`, {
          at: `${node.pointer}${call}/operationId`,
        });
      }
    },
  },
});
