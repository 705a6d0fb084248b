import { isJsonObject } from '../../../shared/json-value.js';
import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const tagNames = defineRule({
  id: 'tag-names',
  code: 'TagRedefined',
  summary: 'Each tag is defined once.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/tags',
    bad: [{ name: 'Items' }, { name: 'Items' }],
    good: [{ name: 'Items' }, { name: 'Orders' }],
  },
  on: {
    definition({ value }, report) {
      const { tags } = value;
      const seen = new Set<string>();
      for (const [index, tag] of (Array.isArray(tags) ? tags : []).entries()) {
        if (!isJsonObject(tag) || typeof tag['name'] !== 'string') continue;
        if (seen.has(tag['name'])) {
          report(`The tag ${quote(tag['name'])} is defined a second time; remove or rename it.`, {
            at: `/tags/${index}/name`,
          });
        }
        seen.add(tag['name']);
      }
    },
  },
});
