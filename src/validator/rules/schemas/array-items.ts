import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

export const arrayItems = defineRule({
  id: 'array-items',
  code: 'ArrayHasNoItems',
  summary: 'An array says what its `items` are; `{}` will do.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/properties/tags/items', bad: undefined, good: { type: 'string' } },
  on: {
    typed({ value }, report) {
      if (value['type'] !== 'array' || Object.hasOwn(value, 'items')) return;
      report('The array does not say what it holds; add `items` with a type, or `{}` for anything.');
    },
  },
});
