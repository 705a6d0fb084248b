import type { AzureConnector } from './azure-connector.js';

/**
 * connections.json of a Logic Apps Standard project. Subscription, group and runtime address come from app settings;
 * on a developer's machine the address may be that of the gateway emulator.
 */
export function writeConnections({ name }: AzureConnector): string {
  const group =
    "/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}/resourceGroups/@{appsetting('WORKFLOWS_RESOURCE_GROUP_NAME')}";
  const setting = `${name.replaceAll('-', '_').toUpperCase()}_CONNECTION_RUNTIME_URL`;
  const connections = {
    managedApiConnections: {
      [name]: {
        api: { id: `${group}/providers/Microsoft.Web/customApis/${name}` },
        connection: { id: `${group}/providers/Microsoft.Web/connections/${name}` },
        connectionRuntimeUrl: `@appsetting('${setting}')`,
        authentication: { type: 'ManagedServiceIdentity' },
      },
    },
  };
  return `${JSON.stringify(connections, null, 4)}\n`;
}
