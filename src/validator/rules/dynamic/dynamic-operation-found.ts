import { isJsonObject, toJsonObject } from '../../../shared/json-value.js';
import type { Severity } from '../../finding.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { callsOf } from './calls.js';

export const dynamicOperationFound = defineRule({
  id: 'dynamic-operation-found',
  code: 'OperationIdNotFound',
  summary: 'The operation that a dynamic extension, a capability or a notification names exists.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  note: 'In `x-ms-openai-data` it is a warning: published connectors have ids there that they renamed elsewhere.',
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values/operationId',
    bad: 'ListItmes',
    good: 'ListItems',
  },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { value, target, pointer } of callsOf(node, definition)) {
        const id = value['operationId'];
        if (typeof id !== 'string' || target !== undefined) continue;
        report(`The extension calls ${quote(id)}, but no operation has this id.`, {
          at: `${pointer}/operationId`,
        });
      }
    },
    definition({ value, operations, operationById }, report) {
      const check = (named: unknown, pointer: string, severity?: Severity) => {
        if (!isJsonObject(named)) return;
        const id = named['operationId'];
        if (typeof id !== 'string' || operationById(id) !== undefined) return;
        report(`No operation has the id ${quote(id)}.`, {
          at: `${pointer}/operationId`,
          ...(severity && { severity }),
        });
      };
      const capabilities = toJsonObject(value['x-ms-capabilities']);
      check(capabilities['testConnection'], '/x-ms-capabilities/testConnection');
      const picker = toJsonObject(capabilities['file-picker']);
      for (const name of ['open', 'browse']) check(picker[name], `/x-ms-capabilities/file-picker/${name}`);
      for (const operation of operations) {
        check(operation.value['x-ms-notification'], `${operation.pointer}/x-ms-notification`);
        const pageable = toJsonObject(operation.value['x-ms-pageable'])['operationName'];
        if (typeof pageable === 'string' && operationById(pageable) === undefined) {
          report(`No operation has the id ${quote(pageable)}.`, {
            at: `${operation.pointer}/x-ms-pageable/operationName`,
          });
        }
        const { operations: forCopilot } = toJsonObject(operation.value['x-ms-openai-data']);
        for (const [index, entry] of (Array.isArray(forCopilot) ? forCopilot : []).entries())
          check(entry, place(operation, 'x-ms-openai-data', 'operations', index), 'warning');
        const context = toJsonObject(operation.value['x-ms-operation-context']);
        check(context['simulate'], `${operation.pointer}/x-ms-operation-context/simulate`);
      }
    },
  },
});
