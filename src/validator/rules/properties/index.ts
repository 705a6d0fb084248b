import type { Rule } from '../../rule.js';
import { iconBrandColorFormat } from './icon-brand-color-format.js';

export const propertiesRules: readonly Rule[] = [iconBrandColorFormat];
