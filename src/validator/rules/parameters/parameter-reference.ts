import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const at = '/paths/~1items/get/parameters/1/$ref';
const good = '#/parameters/PageSize';

export const parameterReferenceFound = defineRule({
  id: 'parameter-reference-found',
  code: 'ParameterReferenceNotFound',
  summary: 'The `$ref` of a parameter leads to a shared parameter that exists.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at, bad: '#/parameters/PageLength', good },
  on: {
    reference(node, report) {
      if (node.kind !== 'parameter' || node.problem !== 'not-found') return;
      report(`There is no ${quote(node.reference)}; name one of \`parameters\`.`, {
        at: place(node, '$ref'),
      });
    },
  },
});

export const parameterReferenceValid = defineRule({
  id: 'parameter-reference-valid',
  code: 'ParameterReferenceNotValid',
  summary: 'The `$ref` of a parameter begins with `#/parameters/`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at, bad: '#/definitions/Item', good },
  on: {
    reference(node, report) {
      if (node.kind !== 'parameter' || node.problem !== 'invalid') return;
      report(
        `A parameter cannot be ${quote(node.reference)}; its \`$ref\` has to begin with \`#/parameters/\`.`,
        {
          at: place(node, '$ref'),
        },
      );
    },
  },
});

export const parameterReferenceDirect = defineRule({
  id: 'parameter-reference-direct',
  code: 'ParameterRefLoopNotAllowed',
  summary: 'A shared parameter is written out and not a `$ref` itself.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/parameters/Limit', bad: { $ref: '#/parameters/PageSize' }, good: undefined },
  on: {
    reference(node, report) {
      if (node.kind !== 'parameter' || !node.pointer.startsWith('/parameters/')) return;
      report(
        `The shared parameter is only a \`$ref\` to ${quote(node.reference)}; write the parameter here.`,
        {
          at: place(node, '$ref'),
        },
      );
    },
  },
});
