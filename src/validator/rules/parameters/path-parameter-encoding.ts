import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

export const pathParameterEncoding = defineRule({
  id: 'path-parameter-encoding',
  code: 'PathParameterMissingEncoding',
  summary: 'A path parameter says `"x-ms-url-encoding": "single"`.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-url-encoding',
    bad: undefined,
    good: 'single',
  },
  on: {
    parameter(parameter, report) {
      if (parameter.in !== 'path' || Object.hasOwn(parameter.value, 'x-ms-url-encoding')) return;
      report(
        `The path parameter \`${parameter.name}\` does not say how it is encoded; add \`"x-ms-url-encoding": "single"\`.`,
        {
          fix: { pointer: place(parameter, 'x-ms-url-encoding'), set: 'single' },
        },
      );
    },
  },
});
