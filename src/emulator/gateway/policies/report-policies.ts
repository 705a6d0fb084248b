import type { Inspect } from '../../../connector-folder/create-connector.js';
import { toPointer } from '../../../shared/json-value.js';
import { preparePolicies } from './prepare-policies.js';

/** A policy that cannot run, or that says something nobody evaluates, is told. */
export const reportPolicies: Inspect = ({ properties, operations }, report) => {
  const { policyTemplateInstances = [] } = properties;
  for (const { index, templateId, problems } of preparePolicies(policyTemplateInstances, operations)) {
    for (const { message, pointer, isFatal } of problems) {
      report({
        code: isFatal ? 'policy-unusable' : 'policy-doubtful',
        message: `Policy ${index + 1} (\`${templateId}\`): ${message}`,
        document: 'properties',
        pointer: toPointer('properties', 'policyTemplateInstances', index) + pointer,
      });
    }
  }
};
