import type { Rule } from '../../rule.js';
import { operationIdUnique } from './operation-id-unique.js';
import { operationSummaryLength } from './operation-summary-length.js';

export const operationRules: readonly Rule[] = [operationIdUnique, operationSummaryLength];
