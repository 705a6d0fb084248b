import type { Rule } from '../../rule.js';

export const stringRules: readonly Rule[] = [];
