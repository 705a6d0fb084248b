import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const schemaReferenceFound = defineRule({
  id: 'schema-reference-found',
  code: 'SchemaReferenceNotFound',
  summary: 'The `$ref` of a schema leads to a definition that exists.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{itemId}/get/responses/200/schema/$ref',
    bad: '#/definitions/Itme',
    good: '#/definitions/Item',
  },
  on: {
    reference(node, report) {
      if (node.kind !== 'schema' || node.problem !== 'not-found') return;
      report(`There is no ${quote(node.reference)}; name one of \`definitions\`.`, {
        at: place(node, '$ref'),
      });
    },
  },
});
