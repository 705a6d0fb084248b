import type { Rule } from '../../rule.js';
import { dynamicOperationFound } from './dynamic-operation-found.js';

export const dynamicRules: readonly Rule[] = [dynamicOperationFound];
