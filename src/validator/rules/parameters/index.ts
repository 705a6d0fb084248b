import type { Rule } from '../../rule.js';
import {
  parameterReferenceDirect,
  parameterReferenceFound,
  parameterReferenceValid,
} from './parameter-reference.js';
import {
  allowEmptyValue,
  bodyMembers,
  bodySchema,
  collectionFormat,
  connectionIdParameter,
  fileInForm,
  formFieldName,
  formWithoutBody,
  queryParameterEncoding,
  reservedParameter,
  schemaInBody,
} from './parameter-shape.js';
import { pathParameterEncoding } from './path-parameter-encoding.js';

export const parameterRules: readonly Rule[] = [
  parameterReferenceFound,
  parameterReferenceValid,
  parameterReferenceDirect,
  formWithoutBody,
  fileInForm,
  schemaInBody,
  bodySchema,
  bodyMembers,
  connectionIdParameter,
  reservedParameter,
  queryParameterEncoding,
  collectionFormat,
  allowEmptyValue,
  formFieldName,
  pathParameterEncoding,
];
