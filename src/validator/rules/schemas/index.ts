import type { Rule } from '../../rule.js';
import { arrayItems } from './array-items.js';
import {
  filterFunctionsFilled,
  filterFunctionsKnown,
  filterFunctionsOutput,
  filterFunctionsUnique,
} from './filter-functions.js';
import { boundRules } from './schema-bounds.js';
import {
  responseReferenceDirect,
  responseReferenceFound,
  responseReferenceValid,
  schemaInclusionLoop,
  schemaReferenceFound,
  schemaReferenceLoop,
  schemaReferenceValid,
} from './schema-reference.js';
import {
  discriminator,
  internalParameterRequired,
  internalRequired,
  requiredDefined,
  requiredLoop,
  requiredNames,
  requiredOnObject,
  requiredReadOnly,
} from './schema-required.js';
import { bodySchemaCount, schemaDepth, totalSchemaCount } from './schema-size.js';
import { binarySchema, editorDictionary, fileSchema, knownFormat, supportedKeyword } from './schema-type.js';
import {
  defaultType,
  enumNamesKnown,
  enumNamesShown,
  enumNamesUnique,
  enumTypes,
  enumValues,
  patternValid,
} from './schema-values.js';

export const schemaRules: readonly Rule[] = [
  arrayItems,
  filterFunctionsFilled,
  filterFunctionsUnique,
  filterFunctionsOutput,
  filterFunctionsKnown,
  ...boundRules,
  schemaReferenceFound,
  schemaReferenceValid,
  schemaReferenceLoop,
  schemaInclusionLoop,
  responseReferenceFound,
  responseReferenceValid,
  responseReferenceDirect,
  requiredNames,
  requiredOnObject,
  requiredDefined,
  requiredReadOnly,
  requiredLoop,
  internalRequired,
  internalParameterRequired,
  discriminator,
  schemaDepth,
  bodySchemaCount,
  totalSchemaCount,
  fileSchema,
  binarySchema,
  knownFormat,
  supportedKeyword,
  editorDictionary,
  enumValues,
  enumTypes,
  defaultType,
  enumNamesUnique,
  enumNamesKnown,
  enumNamesShown,
  patternValid,
];
