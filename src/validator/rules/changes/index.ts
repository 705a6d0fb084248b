import type { Rule } from '../../rule.js';
import { authenticationRemoved, connectionParameterRemoved } from './connection.js';
import { inputChoices, inputDeleted, inputHidden, inputMoved, inputRequired } from './inputs.js';
import { operationDeleted } from './operation-deleted.js';
import { operationHidden } from './operation-hidden.js';
import { operationPathChanged } from './operation-path-changed.js';
import { outputDeleted, outputFormat, outputType } from './outputs.js';

export const changeRules: readonly Rule[] = [
  operationDeleted,
  operationHidden,
  operationPathChanged,
  inputDeleted,
  inputHidden,
  inputMoved,
  inputChoices,
  inputRequired,
  outputDeleted,
  outputType,
  outputFormat,
  connectionParameterRemoved,
  authenticationRemoved,
];
