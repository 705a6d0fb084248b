import type { Rule } from '../../rule.js';
import { documentStrictJson } from './document-strict-json.js';
import { swaggerVersion } from './swagger-version.js';

export const definitionRules: readonly Rule[] = [documentStrictJson, swaggerVersion];
