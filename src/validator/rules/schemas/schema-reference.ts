import type { ReferenceNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const at = '/paths/~1items~1{itemId}/get/responses/200/schema/$ref';
const good = '#/definitions/Item';

export const schemaReferenceFound = defineRule({
  id: 'schema-reference-found',
  code: 'SchemaReferenceNotFound',
  summary: 'The `$ref` of a schema leads to a definition that exists.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at, bad: '#/definitions/Itme', good },
  on: {
    reference(node, report) {
      if (node.kind !== 'schema' || node.problem !== 'not-found') return;
      report(`There is no ${quote(node.reference)}; name one of \`definitions\`.`, {
        at: place(node, '$ref'),
      });
    },
  },
});

export const schemaReferenceValid = defineRule({
  id: 'schema-reference-valid',
  code: 'SchemaReferenceNotValid',
  summary: 'The `$ref` of a schema begins with `#/definitions/`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at, bad: '#/parameters/PageSize', good },
  on: {
    reference(node, report) {
      if (node.kind !== 'schema' || node.problem !== 'invalid') return;
      report(
        `A schema cannot be ${quote(node.reference)}; its \`$ref\` has to begin with \`#/definitions/\`.`,
        {
          at: place(node, '$ref'),
        },
      );
    },
  },
});

export const schemaReferenceLoop = defineRule({
  id: 'schema-reference-loop',
  code: 'SchemaRefLoopNotAllowed',
  summary: 'No definition is just a `$ref` that leads back to itself.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/definitions/Loop', bad: { $ref: '#/definitions/Loop' }, good: undefined },
  on: {
    reference(node, report) {
      if (node.kind !== 'schema' || node.problem !== 'loop') return;
      report(
        `${quote(node.reference)} leads round in a circle of references; one of them has to be written out.`,
        {
          at: place(node, '$ref'),
        },
      );
    },
  },
});

const response = '/paths/~1items/get/responses/401';
const shared = { at: '/responses/Refused', set: { description: 'The API key is not known.' } };

export const responseReferenceFound = defineRule({
  id: 'response-reference-found',
  code: 'ResponseReferenceNotFound',
  summary: 'The `$ref` of a response leads to a shared response that exists.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: response,
    also: [shared],
    bad: { $ref: '#/responses/Refuse' },
    good: { $ref: '#/responses/Refused' },
  },
  on: {
    reference(node, report) {
      if (node.kind !== 'response' || node.problem !== 'not-found') return;
      report(`There is no ${quote(node.reference)}; name one of \`responses\`.`, { at: place(node, '$ref') });
    },
  },
});

export const responseReferenceValid = defineRule({
  id: 'response-reference-valid',
  code: 'ResponseReferenceNotValid',
  summary: 'The `$ref` of a response begins with `#/responses/`.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: response,
    also: [shared],
    bad: { $ref: '#/definitions/Item' },
    good: { $ref: '#/responses/Refused' },
  },
  on: {
    reference(node, report) {
      if (node.kind !== 'response' || node.problem !== 'invalid') return;
      report(
        `A response cannot be ${quote(node.reference)}; its \`$ref\` has to begin with \`#/responses/\`.`,
        {
          at: place(node, '$ref'),
        },
      );
    },
  },
});

export const responseReferenceDirect = defineRule({
  id: 'response-reference-direct',
  code: 'ResponseRefLoopNotAllowed',
  summary: 'A shared response is written out and not a `$ref` itself.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/responses/Other', also: [shared], bad: { $ref: '#/responses/Refused' }, good: undefined },
  on: {
    reference(node, report) {
      if (!isShared(node)) return;
      report(`The shared response is only a \`$ref\` to ${quote(node.reference)}; write the response here.`, {
        at: place(node, '$ref'),
      });
    },
  },
});

function isShared({ kind, pointer }: ReferenceNode): boolean {
  return kind === 'response' && pointer.startsWith('/responses/');
}
