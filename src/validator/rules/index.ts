import type { Rule } from '../rule.js';
import { changeRules } from './changes/index.js';
import { definitionRules } from './definition/index.js';
import { dynamicRules } from './dynamic/index.js';
import { operationRules } from './operations/index.js';
import { packageRules } from './package/index.js';
import { parameterRules } from './parameters/index.js';
import { propertiesRules } from './properties/index.js';
import { schemaRules } from './schemas/index.js';
import { scriptRules } from './script/index.js';
import { stringRules } from './strings/index.js';

/** Every rule, in the order of the reference. */
export const allRules: readonly Rule[] = [
  ...definitionRules,
  ...operationRules,
  ...parameterRules,
  ...schemaRules,
  ...dynamicRules,
  ...stringRules,
  ...propertiesRules,
  ...scriptRules,
  ...packageRules,
  ...changeRules,
];
