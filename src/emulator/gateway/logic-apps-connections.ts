import type { ConnectionView } from './connection.js';

/** Ids of the cloud stand in the file by form alone: no call through `connectionRuntimeUrl` needs them. */
const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const provider = 'providers/Microsoft.Web';

/**
 * `connections.json` of a Logic Apps Standard project whose managed connections are those of this gateway. A connection
 * `default` has its connector's name, any other one its own behind it.
 * https://learn.microsoft.com/azure/logic-apps/devops-deployment-single-tenant-azure-logic-apps
 */
export function toLogicAppsConnections(
  connections: readonly Pick<ConnectionView, 'connector' | 'id'>[],
  gatewayUrl: string,
): object {
  const entries = connections.map(({ connector, id }) => {
    const name = id === 'default' ? connector : `${connector}-${id}`;
    return [
      name,
      {
        api: { id: `${subscription}/${provider}/locations/local/managedApis/${connector}` },
        connection: { id: `${subscription}/resourceGroups/local/${provider}/connections/${name}` },
        connectionRuntimeUrl: `${gatewayUrl}/apim/${connector}/${id}/`,
        authentication: { type: 'Raw', scheme: 'Key', parameter: `@appsetting('${name}-connectionKey')` },
      },
    ] as const;
  });
  return { managedApiConnections: Object.fromEntries(entries) };
}
