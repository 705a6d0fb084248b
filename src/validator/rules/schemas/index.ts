import type { Rule } from '../../rule.js';
import { arrayItems } from './array-items.js';
import { schemaReferenceFound } from './schema-reference.js';

export const schemaRules: readonly Rule[] = [arrayItems, schemaReferenceFound];
