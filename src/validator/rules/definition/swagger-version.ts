import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const swaggerVersion = defineRule({
  id: 'swagger-version',
  code: 'SpecificationVersionIncorrect',
  covers: ['POL-5000.2.6.3'],
  summary: 'The definition says `"swagger": "2.0"`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/swagger', bad: '3.0', good: '2.0' },
  on: {
    definition(definition, report) {
      const { swagger } = definition.value;
      if (swagger === '2.0') return;
      if (swagger === undefined && definition.value['openapi'] !== undefined) {
        report(
          `The definition is written in OpenAPI ${quote(definition.value['openapi'])}, and connectors are described in OpenAPI 2.0; \`livechat-connector init NAME --from FILE\` makes a connector of it.`,
          { at: place(definition, 'openapi') },
        );
        return;
      }
      if (swagger === undefined) {
        report('The definition does not say which specification it follows; write `"swagger": "2.0"`.');
        return;
      }
      report(
        `The version is ${quote(swagger)}; connectors are described in OpenAPI 2.0, so write \`"2.0"\`.`,
        {
          at: place(definition, 'swagger'),
          ...((swagger === 2 || swagger === '2') && { fix: { pointer: '/swagger', set: '2.0' } }),
        },
      );
    },
  },
});
