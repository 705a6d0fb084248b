import type { Connector, Policy } from '../../model/connector.js';
import type { Json, JsonObject } from '../../model/json.js';
import { withExtensions, withoutUndefined } from '../json.js';
import { toConnectionParameters, toConnectionSets } from './connection-parameters.js';

/** The content of apiProperties.json: connection parameters, policies, publisher, colour. Pure. */
export function generateProperties(connector: Connector): JsonObject {
  return withExtensions(
    {
      properties: withoutUndefined({
        connectionParameters: toConnectionParameters(connector.connection.parameters),
        connectionParameterSets: toConnectionSets(connector.connection),
        iconBrandColor: connector.info.brandColor,
        scriptOperations: connector.scriptOperations,
        capabilities: connector.capabilities ?? [],
        policyTemplateInstances: connector.policies?.map(toPolicy),
        publisher: connector.info.publisher,
        stackOwner: connector.info.stackOwner,
      }),
    },
    connector.extensions?.properties,
  );
}

/** An instance of a policy template; the polling template says its kind a second time. */
export function toPolicy(policy: Policy): JsonObject {
  const parameters: Record<string, Json> = {};
  for (const [name, value] of Object.entries(policy.parameters)) {
    parameters[`x-ms-apimTemplateParameter.${name}`] = value;
  }
  if (policy.section !== undefined) parameters['x-ms-apimTemplate-policySection'] = policy.section;
  if (policy.operations !== undefined) parameters['x-ms-apimTemplate-operationName'] = policy.operations;
  return withExtensions(
    withoutUndefined({
      templateId: policy.templateId,
      type: policy.templateId === 'pollingtrigger' ? 'PollingTrigger' : undefined,
      title: policy.title,
      parameters,
    }),
    policy.extensions,
  );
}
