import { unknownConnector } from '../connections.js';
import type { ConnectionParameter, Connector, Operation } from '../connector/connector.js';
import { GatewayProblem } from '../gateway-problem.js';
import { listNotEmulated } from '../not-emulated.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';

/** What the gateway is and which connectors it has. */
export function connectorRoutes({
  connectors,
  mock,
  publicUrl,
  simulatorUrl,
}: ControlOptions): ControlRoute[] {
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
    {
      ...{
        method: 'get',
        path: '/connectors/{connector}/operations/{operation}/sample',
        id: 'SampleInputs',
        status: 200,
        query: ['complete'],
      },
      summary:
        'Values that the inputs could have, by full key, as `parameters` of a call takes them; with `complete=true` optional ones too. `notification` is what a webhook could be called back with.',
      handle: ({ params, query }) => {
        const connector = find(params['connector']);
        const operation = findOperation(connector, params['operation']);
        return {
          body: {
            parameters: mock.inputs(connector, operation, query['complete'] === 'true'),
            notification: mock.notification(connector, operation),
          },
        };
      },
    },
  ];
}

/** The operation of a connector, or a problem that says it has none. */
export function findOperation(connector: Connector, id = ''): Operation {
  const operation = connector.operations.find((candidate) => candidate.id === id);
  if (operation !== undefined) return operation;
  const message = `The connector \`${connector.name}\` does not have an operation \`${id}\`.`;
  throw new GatewayProblem(404, 'OperationNotFound', message);
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
