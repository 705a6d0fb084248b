import type { Rule } from '../../rule.js';
import { operationDeleted } from './operation-deleted.js';

export const changeRules: readonly Rule[] = [operationDeleted];
