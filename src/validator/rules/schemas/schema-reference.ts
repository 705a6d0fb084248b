import type { SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { referenceDirect, referenceFound, referenceRule, referenceValid } from './reference-rules.js';
import { schemaLoops } from './schema-loops.js';

const schema = { kind: 'schema', section: 'definitions' } as const;
const at = '/paths/~1items~1{itemId}/get/responses/200/schema/$ref';
const good = '#/definitions/Item';

export const schemaReferenceFound = referenceFound(schema, {
  id: 'schema-reference-found',
  code: 'SchemaReferenceNotFound',
  summary: 'The `$ref` of a schema leads to a definition that exists.',
  certainty: 'B',
  example: { at, bad: '#/definitions/Itme', good },
});

export const schemaReferenceValid = referenceValid(schema, {
  id: 'schema-reference-valid',
  code: 'SchemaReferenceNotValid',
  summary: 'The `$ref` of a schema begins with `#/definitions/`.',
  certainty: 'B',
  example: { at, bad: '#/parameters/PageSize', good },
});

export const schemaReferenceLoop = referenceRule(
  {
    id: 'schema-reference-loop',
    code: 'SchemaRefLoopNotAllowed',
    summary: 'No definition is just a `$ref` that leads back to itself.',
    certainty: 'E',
    example: { at: '/definitions/Loop', bad: { $ref: '#/definitions/Loop' }, good: undefined },
  },
  ({ kind, problem, reference }) =>
    kind === 'schema' && problem === 'loop'
      ? `${quote(reference)} leads round in a circle of references; one of them has to be written out.`
      : undefined,
);

export const schemaInclusionLoop = defineRule({
  id: 'schema-inclusion-loop',
  code: 'SchemaRefLoopNotAllowed',
  summary: 'No schema includes itself by `allOf`.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/definitions/Loop',
    bad: { type: 'object', allOf: [{ $ref: '#/definitions/Loop' }] },
    good: { type: 'object', allOf: [{ $ref: '#/definitions/Item' }] },
  },
  on: {
    definition(definition, report) {
      const isIncluded = ({ role }: SchemaNode) => role === 'member-of-allOf';
      if (!definition.schemas.some(isIncluded)) return; // as in most definitions
      const loops = schemaLoops(definition, isIncluded);
      // A circle of references alone is told of by the rule above.
      const references = loops.flat().filter(({ by }) => Object.hasOwn(by.value, '$ref'));
      for (const by of new Set(references.map((link) => link.by))) {
        report(
          `${quote(by.value['$ref'])} includes the schema in itself by \`allOf\`, without end; take it out.`,
          { at: place(by, '$ref') },
        );
      }
    },
  },
});

const response = { kind: 'response', section: 'responses' } as const;
const refused = '/paths/~1items/get/responses/401';
const also = [{ at: '/responses/Refused', set: { description: 'The API key is not known.' } }];
const toShared = { $ref: '#/responses/Refused' };

export const responseReferenceFound = referenceFound(response, {
  id: 'response-reference-found',
  code: 'ResponseReferenceNotFound',
  summary: 'The `$ref` of a response leads to a shared response that exists.',
  certainty: 'E',
  example: { at: refused, also, bad: { $ref: '#/responses/Refuse' }, good: toShared },
});

export const responseReferenceValid = referenceValid(response, {
  id: 'response-reference-valid',
  code: 'ResponseReferenceNotValid',
  summary: 'The `$ref` of a response begins with `#/responses/`.',
  certainty: 'E',
  example: { at: refused, also, bad: { $ref: '#/definitions/Item' }, good: toShared },
});

export const responseReferenceDirect = referenceDirect(response, {
  id: 'response-reference-direct',
  code: 'ResponseRefLoopNotAllowed',
  summary: 'A shared response is written out and not a `$ref` itself.',
  certainty: 'E',
  example: { at: '/responses/Other', also, bad: toShared, good: undefined },
});
