import type { Rule } from '../../rule.js';
import { dynamicNameAmbiguous } from './dynamic-name-ambiguous.js';
import { dynamicOperationFound } from './dynamic-operation-found.js';

export const dynamicRules: readonly Rule[] = [dynamicNameAmbiguous, dynamicOperationFound];
