import { isJsonPointer } from '../../model/json-pointer.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const jsonPointers = defineRule({
  id: 'json-pointers',
  code: 'JsonPointerNotValid',
  summary: 'A `$ref` is a JSON pointer into this document.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/responses/200/schema',
    bad: { $ref: 'Item' },
    good: { $ref: '#/definitions/Item' },
  },
  on: {
    reference({ reference, kind, ...node }, report) {
      if (kind === 'path') return; // not supported at all
      const at = place(node, '$ref');
      if (typeof reference !== 'string') return; // `JsonTypeIncorrect`
      if (isJsonPointer(reference)) return;
      report(
        `\`$ref\` ${quote(reference)} is no JSON pointer into this document, such as \`#/definitions/Item\`.`,
        { at },
      );
    },
  },
});
