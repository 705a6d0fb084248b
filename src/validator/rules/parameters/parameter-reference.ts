import { referenceDirect, referenceFound, referenceValid } from '../schemas/reference-rules.js';

const parameter = { kind: 'parameter', section: 'parameters' } as const;
const at = '/paths/~1items/get/parameters/1/$ref';
const good = '#/parameters/PageSize';

export const parameterReferenceFound = referenceFound(parameter, {
  id: 'parameter-reference-found',
  code: 'ParameterReferenceNotFound',
  summary: 'The `$ref` of a parameter leads to a shared parameter that exists.',
  certainty: 'B',
  example: { at, bad: '#/parameters/PageLength', good },
});

export const parameterReferenceValid = referenceValid(parameter, {
  id: 'parameter-reference-valid',
  code: 'ParameterReferenceNotValid',
  summary: 'The `$ref` of a parameter begins with `#/parameters/`.',
  certainty: 'B',
  example: { at, bad: '#/definitions/Item', good },
});

export const parameterReferenceDirect = referenceDirect(parameter, {
  id: 'parameter-reference-direct',
  code: 'ParameterRefLoopNotAllowed',
  summary: 'A shared parameter is written out and not a `$ref` itself.',
  certainty: 'B',
  example: { at: '/parameters/Limit', bad: { $ref: '#/parameters/PageSize' }, good: undefined },
});
