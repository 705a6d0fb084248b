import { unknownConnector } from '../connections.js';
import type { ConnectionParameter, Connector } from '../connector/connector.js';
import { listNotEmulated } from '../not-emulated.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';

/** What the gateway is and which connectors it has. */
export function connectorRoutes({ connectors, publicUrl, simulatorUrl }: ControlOptions): ControlRoute[] {
  const find = (name = ''): Connector => {
    const connector = connectors.get(name);
    if (connector === undefined) throw unknownConnector(name, [...connectors.keys()]);
    return connector;
  };
  return [
    {
      ...{ method: 'get', path: '/about', id: 'GetAbout', status: 200 },
      summary: 'The address of the gateway and whether it has a simulator.',
      handle: () => ({ body: { publicUrl: publicUrl(), simulator: simulatorUrl !== undefined } }),
    },
    {
      ...{ method: 'get', path: '/connectors', id: 'ListConnectors', status: 200 },
      summary: 'The loaded connectors.',
      handle: () => ({ body: { connectors: [...connectors.values()].map(toView) } }),
    },
    {
      ...{ method: 'get', path: '/connectors/{connector}', id: 'GetConnector', status: 200 },
      summary: 'One connector with its connection parameters.',
      handle: ({ params }) => ({ body: toView(find(params['connector'])) }),
    },
    {
      ...{ method: 'get', path: '/connectors/{connector}/operations', id: 'ListOperations', status: 200 },
      summary: 'Its operations with inputs and outputs, as a maker sees them.',
      handle: async ({ params }) => {
        const connector = find(params['connector']);
        const { describeConnector } = await import('../connector/describe-connector.js');
        return { body: describeConnector(connector) };
      },
    },
  ];
}

function toView(connector: Connector): object {
  const { name, title, description, operations, properties, throttling } = connector;
  const { connectionParameters = {}, connectionParameterSets, iconBrandColor } = properties;
  return {
    ...{ name, title, description, iconBrandColor, throttling },
    connectionParameters: withoutOAuthSettings(connectionParameters),
    connectionParameterSets: (connectionParameterSets?.values ?? []).map((set) => ({
      ...set,
      parameters: withoutOAuthSettings(set.parameters),
    })),
    operationCount: operations.length,
    notEmulated: [...new Set(operations.flatMap((operation) => listNotEmulated(connector, operation)))],
  };
}

/** A working copy of apiProperties.json may hold a client secret in there. */
function withoutOAuthSettings(parameters: Readonly<Record<string, ConnectionParameter>>): object {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { oAuthSettings: _, ...rest }]) => [name, rest]),
  );
}
