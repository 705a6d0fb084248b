import type { Rule } from '../../rule.js';
import {
  binaryFormField,
  consumesPresent,
  mediaTypeCompatible,
  mediaTypeSupported,
  mediaTypeValid,
} from './media-types.js';
import {
  operationStatus,
  replacementApi,
  replacementDeprecated,
  replacementOperation,
} from './operation-annotation.js';
import { fetchBody, nextLinkName, operationCount, operationSchemaCount } from './operation-counts.js';
import {
  familyActive,
  familyProduction,
  familyRevision,
  familyRevisionsEmpty,
  familyRevisionsUnique,
} from './operation-family.js';
import {
  operationIdCharacters,
  operationIdLength,
  operationIdPresent,
  operationIdRevision,
  summaryCharacters,
} from './operation-id.js';
import { operationIdUnique } from './operation-id-unique.js';
import { operationSummaryLength } from './operation-summary-length.js';
import {
  operationBodyUnique,
  operationParametersIdentical,
  operationParametersUnique,
  pathBodyUnique,
  pathParametersUnique,
} from './parameters-unique.js';
import { operationPathSimilar, operationPathUnique } from './path-ambiguity.js';
import {
  pathBraces,
  pathCharacters,
  pathDefaults,
  pathQuery,
  pathReference,
  pathSlash,
  pathUnique,
} from './path-template.js';
import { pathParameterRequired, pathParameterVariable, pathVariableParameter } from './path-variables.js';
import {
  responseDefaultSchema,
  responseExampleProduced,
  responseHeadersUnique,
  responsePresent,
  responseSchemaPlace,
  responseSchemaSingle,
  responseStatus,
  responseSuccessful,
} from './responses.js';

export const operationRules: readonly Rule[] = [
  consumesPresent,
  mediaTypeSupported,
  mediaTypeValid,
  mediaTypeCompatible,
  binaryFormField,
  operationStatus,
  replacementDeprecated,
  replacementApi,
  replacementOperation,
  operationCount,
  operationSchemaCount,
  fetchBody,
  nextLinkName,
  familyRevision,
  familyRevisionsUnique,
  familyRevisionsEmpty,
  familyActive,
  familyProduction,
  operationIdUnique,
  operationIdPresent,
  operationIdLength,
  operationIdCharacters,
  operationIdRevision,
  summaryCharacters,
  operationSummaryLength,
  operationParametersIdentical,
  operationParametersUnique,
  operationBodyUnique,
  pathParametersUnique,
  pathBodyUnique,
  operationPathUnique,
  operationPathSimilar,
  pathSlash,
  pathQuery,
  pathCharacters,
  pathBraces,
  pathDefaults,
  pathReference,
  pathUnique,
  pathVariableParameter,
  pathParameterVariable,
  pathParameterRequired,
  responsePresent,
  responseSuccessful,
  responseSchemaSingle,
  responseSchemaPlace,
  responseDefaultSchema,
  responseStatus,
  responseHeadersUnique,
  responseExampleProduced,
];
