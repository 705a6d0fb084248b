import type { Rule } from '../../rule.js';
import { authenticationRemoved, connectionParameterRemoved, tierChanged } from './connection-changes.js';
import {
  inputDeleted,
  inputInternal,
  inputLocation,
  inputRequired,
  inputType,
  inputValues,
} from './input-changes.js';
import { operationAddress } from './operation-address.js';
import { operationDeleted } from './operation-deleted.js';
import { operationHidden } from './operation-hidden.js';
import { outputDeleted, outputFormat, outputType } from './output-changes.js';

export const changeRules: readonly Rule[] = [
  operationDeleted,
  operationHidden,
  operationAddress,
  inputDeleted,
  inputInternal,
  inputLocation,
  inputValues,
  inputRequired,
  inputType,
  outputDeleted,
  outputType,
  outputFormat,
  connectionParameterRemoved,
  authenticationRemoved,
  tierChanged,
];
