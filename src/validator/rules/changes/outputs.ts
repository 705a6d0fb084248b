import { toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';
import { keptOperations } from './kept-operations.js';

export const outputDeleted = defineRule({
  id: 'output-deleted',
  code: 'OutputFieldDeleted',
  covers: ['BRK-05'],
  summary: 'An output that later steps could use is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  example: {
    at: '/definitions/Item/properties/tags',
    bad: undefined,
    good: { type: 'array', items: { type: 'string' } },
  },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const field of before.outputs.values()) {
          const around = field.key.replace(/(\.[^.]*|\[\])$/, '');
          const isToldAlready =
            around !== field.key && before.outputs.has(around) && !after.outputs.has(around);
          if (field.isInternal || after.outputs.has(field.key) || isToldAlready) continue;
          report(
            `The output \`${field.key}\` of \`${after.operation.id}\` is gone; keep it, or add a new version.`,
            {
              at: after.operation.pointer,
            },
          );
        }
      }
    },
  },
});

export const outputType = defineRule({
  id: 'output-type',
  code: 'OutputFieldTypeChanged',
  covers: ['BRK-06'],
  summary: 'An output keeps its type.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.updates,
  example: { at: '/definitions/Item/properties/id/type', bad: 'integer', good: 'string' },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const then of before.outputs.values()) {
          const now = after.outputs.get(then.key);
          if (now === undefined) continue;
          const [had, has] = [typeOf(then.node), typeOf(now.node)];
          if (had === has) continue;
          report(
            `The output \`${now.key}\` of \`${after.operation.id}\` was \`${had}\` and is \`${has}\` now; keep the type.`,
            {
              at: place(now.node, ...(Object.hasOwn(now.node.value, 'type') ? ['type'] : [])),
            },
          );
        }
      }
    },
  },
});

export const outputFormat = defineRule({
  id: 'output-format',
  code: 'BRK-07',
  summary: 'An output keeps its format.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.updates,
  example: { at: '/definitions/Item/properties/id/format', bad: 'date-time', good: undefined },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const then of before.outputs.values()) {
          const now = after.outputs.get(then.key);
          if (now === undefined || typeOf(then.node) !== typeOf(now.node)) continue;
          const [had, has] = [then, now].map(({ node }) => toText(node.value['format'], 'none'));
          if (had === has) continue;
          report(
            `The format of \`${now.key}\` of \`${after.operation.id}\` was \`${had}\` and is \`${has}\` now; keep it.`,
            {
              at: place(now.node, ...(Object.hasOwn(now.node.value, 'format') ? ['format'] : [])),
            },
          );
        }
      }
    },
  },
});

function typeOf({ value }: { readonly value: Readonly<Record<string, unknown>> }): string {
  return toText(value['type'], 'any');
}
