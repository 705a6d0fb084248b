import type { Connector, Operation } from './connector/connector.js';

/**
 * What the real gateway would do with a call of `operation` and this one does not: its policies and its script.
 * A policy without operation names, or with an empty list of them, is meant for every operation.
 * https://learn.microsoft.com/connectors/custom-connectors/policy-templates
 */
export function listNotEmulated(connector: Connector, operation: Operation): string[] {
  const { policyTemplateInstances = [], scriptOperations } = connector.properties;
  const policies = policyTemplateInstances
    .filter(({ parameters }) => {
      const names: unknown = parameters['x-ms-apimTemplate-operationName'];
      return !Array.isArray(names) || names.length === 0 || names.includes(operation.id);
    })
    .map(({ templateId, title }) => `policy \`${templateId}\`${title === undefined ? '' : ` (${title})`}`);
  const scripted =
    scriptOperations !== undefined &&
    (scriptOperations.length === 0 || scriptOperations.includes(operation.id));
  return scripted ? [...policies, 'script `script.csx`'] : policies;
}
