import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { fieldChanges } from './field-changes.js';

const id = '/definitions/Item/properties/id';

export const outputDeleted = defineRule({
  id: 'output-deleted',
  code: 'OutputFieldDeleted',
  covers: ['BRK-05'],
  summary: 'An output that flows can use is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'Also the outputs of a webhook trigger. A schema that operations share is reported once.',
  example: { at: id, bad: undefined, good: { type: 'string', description: 'The number of the item.' } },
  on: {
    change(change, report) {
      for (const { kind, side, name, operation, pointer } of fieldChanges(change)) {
        if (kind !== 'deleted' || side !== 'output') continue;
        const what =
          name === 'body'
            ? `The schema of what \`${operation.id}\` gives`
            : `The output ${quote(name)} of \`${operation.id}\``;
        report(
          `${what} is gone, and flows that use it break; keep it, or add a new revision of the operation.`,
          {
            at: pointer,
          },
        );
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
  example: { at: `${id}/type`, bad: 'integer', good: 'string' },
  on: {
    change(change, report) {
      for (const { kind, side, name, operation, pointer, before, after } of fieldChanges(change)) {
        if (kind !== 'type' || side !== 'output') continue;
        report(
          `The output ${quote(name)} of \`${operation.id}\` was of type ${quote(before)} and is ${quote(after)}; keep the type, or add a new revision of the operation.`,
          { at: pointer },
        );
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
  source: sources.versioning,
  example: { at: `${id}/format`, bad: 'date-time', good: undefined },
  on: {
    change(change, report) {
      for (const { kind, name, operation, pointer, before, after } of fieldChanges(change)) {
        if (kind !== 'format') continue;
        const [was, is] = [before, after].map((format) =>
          format === '' ? 'no format' : `the format ${quote(format)}`,
        );
        report(
          `The output ${quote(name)} of \`${operation.id}\` had ${was} and has ${is}; leave it as it was.`,
          {
            at: pointer,
          },
        );
      }
    },
  },
});
