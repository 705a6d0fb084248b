import type {
  ConnectionParameter,
  ConnectionParameterSet,
  Connector,
  Operation,
  Throttling,
} from '../../../connector-folder/connector.js';
import { toText } from '../../../shared/json-value.js';
import { unknownConnector } from '../connections.js';
import { GatewayProblem } from '../gateway-problem.js';
import { listNotEmulated } from '../not-emulated.js';
import { isScripted } from '../script-host.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';

/** A connector as it is listed; what may be secret in its parameters is left out. */
export interface ConnectorView {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly iconBrandColor: string | undefined;
  readonly throttling: Throttling;
  /** How many policy template instances it has. */
  readonly policies: number;
  readonly connectionParameters: Readonly<Record<string, ConnectionParameter>>;
  readonly connectionParameterSets: readonly ConnectionParameterSet[];
  readonly operationCount: number;
  readonly notEmulated: readonly string[];
  /** Operations that are bound to `script.csx`. */
  readonly customCode: readonly string[];
}

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
      query: ['brief'],
      summary: 'Its operations as a maker sees them; without inputs and outputs when `brief` is `true`.',
      handle: async ({ params, query }) => {
        const connector = find(params['connector']);
        const { describeConnector, summarizeOperation } = await import(
          '../../../connector-folder/describe-connector.js'
        );
        if (query['brief'] !== 'true') return { body: describeConnector(connector) };
        return { body: { operations: connector.operations.map(summarizeOperation) } };
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
    {
      ...{ method: 'get', path: '/connectors/{connector}/icon', id: 'GetIcon', status: 200 },
      summary: 'Its icon: a PNG, JPEG or SVG of the folder, else an SVG with initials on the brand colour.',
      produces: 'image/*',
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

function toView(connector: Connector): ConnectorView {
  const { name, title, description, definition, operations, properties, throttling } = connector;
  const { connectionParameters = {}, connectionParameterSets, iconBrandColor } = properties;
  return {
    ...{ name, title, description, iconBrandColor, throttling },
    version: definition.info.version,
    publisher: toText(properties.publisher),
    policies: (properties.policyTemplateInstances ?? []).length,
    connectionParameters: withoutOAuthSettings(connectionParameters),
    connectionParameterSets: (connectionParameterSets?.values ?? []).map((set) => ({
      ...set,
      parameters: withoutOAuthSettings(set.parameters),
    })),
    operationCount: operations.length,
    customCode: operations.flatMap((operation) => (isScripted(connector, operation) ? [operation.id] : [])),
    notEmulated: [...new Set(operations.flatMap((operation) => listNotEmulated(connector, operation)))],
  };
}

/** A working copy of apiProperties.json may hold a client secret in there. */
function withoutOAuthSettings(
  parameters: Readonly<Record<string, ConnectionParameter>>,
): Readonly<Record<string, ConnectionParameter>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { oAuthSettings: _, ...rest }]) => [name, rest]),
  );
}
