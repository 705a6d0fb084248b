import type { Rule } from '../../rule.js';
import { pathParameterEncoding } from './path-parameter-encoding.js';

export const parameterRules: readonly Rule[] = [pathParameterEncoding];
