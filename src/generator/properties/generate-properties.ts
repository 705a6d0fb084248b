import type { ConnectionParameter, Connector, Policy } from '../../model/connector.js';
import { type Json, type JsonObject, withoutUndefined } from '../json.js';

/** The content of apiProperties.json: connection parameters, policies, publisher, colour. Pure. */
export function generateProperties(connector: Connector): JsonObject {
  return {
    properties: {
      connectionParameters: Object.fromEntries(
        connector.connection.parameters.map((parameter, index) => [
          parameter.name,
          toParameter(parameter, index + 1),
        ]),
      ),
      iconBrandColor: connector.info.brandColor,
      capabilities: [],
      policyTemplateInstances: connector.policies.map(toPolicy),
      publisher: connector.info.publisher,
      stackOwner: connector.info.stackOwner,
    },
  };
}

function toParameter(parameter: ConnectionParameter, tabIndex: number): JsonObject {
  return {
    type: parameter.type,
    uiDefinition: withoutUndefined({
      displayName: parameter.title,
      description: parameter.description,
      tooltip: parameter.tooltip,
      constraints: { tabIndex, clearText: parameter.type === 'string', required: 'true' },
    }),
  };
}

function toPolicy(policy: Policy): JsonObject {
  const parameters: Record<string, Json> = {};
  for (const [name, value] of Object.entries(policy.parameters)) {
    parameters[`x-ms-apimTemplateParameter.${name}`] = value;
  }
  if (policy.section !== undefined) parameters['x-ms-apimTemplate-policySection'] = policy.section;
  if (policy.operations !== undefined) parameters['x-ms-apimTemplate-operationName'] = policy.operations;
  return { templateId: policy.templateId, title: policy.title, parameters };
}
