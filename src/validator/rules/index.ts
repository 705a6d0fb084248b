import type { Rule } from '../rule.js';
import { changeRules } from './changes/index.js';
import { definitionRules } from './definition/index.js';
import { dynamicRules } from './dynamic/index.js';
import { lintRules } from './lints/index.js';
import { operationRules } from './operations/index.js';
import { packageRules } from './package/index.js';
import { parameterRules } from './parameters/index.js';
import { propertiesRules } from './properties/index.js';
import { schemaRules } from './schemas/index.js';
import { scriptRules } from './script/index.js';
import { stringRules } from './strings/index.js';

/** Rules that belong together, as the reference shows them. */
export interface RuleArea {
  /** Name of the folder, and of the page in docs/rules. */
  readonly name: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const ruleAreas: readonly RuleArea[] = [
  { name: 'definition', title: 'Document, metadata and security', rules: definitionRules },
  { name: 'operations', title: 'Paths, operations and responses', rules: operationRules },
  { name: 'parameters', title: 'Parameters', rules: parameterRules },
  { name: 'schemas', title: 'Schemas and values', rules: schemaRules },
  { name: 'dynamic', title: 'Dynamic extensions and webhooks', rules: dynamicRules },
  { name: 'strings', title: 'Texts', rules: stringRules },
  { name: 'properties', title: 'apiProperties.json', rules: propertiesRules },
  { name: 'script', title: 'script.csx', rules: scriptRules },
  { name: 'package', title: 'Files, icon and package', rules: packageRules },
  { name: 'changes', title: 'Changes against the version before', rules: changeRules },
  { name: 'lints', title: 'Lints of our own', rules: lintRules },
];

/** Every rule, in the order of the reference. */
export const allRules: readonly Rule[] = ruleAreas.flatMap(({ rules }) => rules);
