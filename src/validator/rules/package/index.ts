import type { Rule } from '../../rule.js';

export const packageRules: readonly Rule[] = [];
