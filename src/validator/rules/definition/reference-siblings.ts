import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

export const referenceSiblings = defineRule({
  id: 'reference-siblings',
  code: 'AdditionalPropertyNotAllowedAdjacentToRef',
  summary: 'Nothing stands beside a `$ref`: it would be ignored.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/get/responses/200/schema',
    bad: { $ref: '#/definitions/Item', description: 'The item.' },
    good: { $ref: '#/definitions/Item' },
  },
  on: {
    reference({ value, pointer, kind }, report) {
      if (kind === 'path') return; // not supported at all
      const names = Object.keys(value).filter((name) => name !== '$ref');
      for (const name of names) {
        report(
          `\`${name}\` beside \`$ref\` is ignored. Move it to what the reference leads to, or remove it.`,
          {
            at: place({ pointer }, name),
          },
        );
      }
    },
  },
});
