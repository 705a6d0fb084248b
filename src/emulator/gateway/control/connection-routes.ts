import { megabyte } from '../chunks/chunk-settings.js';
import type { ConnectionChanges, ConnectionView, NewConnection } from '../connection.js';
import type { Connections } from '../connections.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { Invocation } from '../invoke-operation.js';
import { toLogicAppsConnections } from '../logic-apps-connections.js';
import { testConnection } from '../test-connection.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';
import { optionalText, record } from './schemas.js';

const changes = { displayName: optionalText, parameterSet: optionalText, parameters: { type: 'object' } };

/** Connections, and calling operations with them. */
export function connectionRoutes({
  connectors,
  connections,
  invokeOperation,
  signIn,
  publicUrl,
}: ControlOptions): ControlRoute[] {
  return [
    {
      ...{ method: 'get', path: '/connections', id: 'ListConnections', status: 200 },
      summary: 'All connections; `parameters` are masked, `visibleValues` are those that are no secret.',
      handle: () => ({ body: { connections: connections.list() } }),
    },
    {
      ...{ method: 'get', path: '/connections.json', id: 'GetLogicAppsConnections', status: 200 },
      summary: 'The connections as `connections.json` of a local Logic Apps Standard project.',
      handle: () => ({ body: toLogicAppsConnections(connections.list(), publicUrl()) }),
    },
    {
      ...{ method: 'post', path: '/connections', id: 'CreateConnection', status: 201 },
      summary: 'Makes a connection. `id` is `default` when left out.',
      body: record({ connector: optionalText, id: optionalText, ...changes }, ['connector']),
      // A cast in this table is backed by the `body` schema beside it.
      handle: ({ body }) => ({ body: connections.create(body as NewConnection) }),
    },
    {
      ...{ method: 'get', path: '/connections/{connector}/{connection}', id: 'GetConnection', status: 200 },
      summary: 'One connection.',
      handle: ({ params: { connector = '', connection = '' } }) => ({
        body: viewOf(connections, connector, connection),
      }),
    },
    {
      ...{
        method: 'patch',
        path: '/connections/{connector}/{connection}',
        id: 'UpdateConnection',
        status: 200,
      },
      summary:
        'Changes a connection; whatever uses it goes on with the new values. Parameters that are left out keep their value, an empty text or null takes one away. Other values end a sign-in.',
      body: record(changes),
      handle: ({ params: { connector = '', connection = '' }, body }) => ({
        body: connections.update(connector, connection, body as ConnectionChanges),
      }),
    },
    {
      ...{
        method: 'delete',
        path: '/connections/{connector}/{connection}',
        id: 'DeleteConnection',
        status: 204,
      },
      summary: 'Removes a connection.',
      handle: ({ params: { connector = '', connection = '' } }) => {
        connections.delete(connector, connection);
        return {};
      },
    },
    {
      ...{
        method: 'post',
        path: '/connections/{connector}/{connection}/test',
        id: 'TestConnection',
        status: 200,
      },
      summary: 'Calls the operation that `x-ms-capabilities.testConnection` names; any 2xx is a success.',
      handle: async ({ params: { connector = '', connection = '' } }) => ({
        body: await testConnection({ connectors, connections, invokeOperation }, connector, connection),
      }),
    },
    {
      ...{
        method: 'post',
        path: '/connections/{connector}/{connection}/sign-in',
        id: 'SignIn',
        status: 200,
      },
      summary:
        "Signs in without a browser: the emulated identity provider asks nobody. In a browser open the connection's `signIn.path`.",
      handle: async ({ params: { connector = '', connection = '' } }) => {
        await signIn.signIn(connector, connection);
        return { body: viewOf(connections, connector, connection) };
      },
    },
    {
      ...{
        method: 'post',
        path: '/connections/{connector}/{connection}/expire-token',
        id: 'ExpireToken',
        status: 200,
      },
      summary: 'Lets the access token end now, so that the next call has to renew it.',
      handle: ({ params: { connector = '', connection = '' } }) => {
        connections.expireTokens(connector, connection);
        return { body: viewOf(connections, connector, connection) };
      },
    },
    {
      ...{ method: 'post', path: '/call', id: 'CallOperation', status: 200 },
      summary:
        'Calls one operation through the gateway and shows request, answer and deviations from the schema.',
      body: record(
        {
          operationId: optionalText,
          connector: optionalText,
          connectionId: optionalText,
          parameters: { type: 'object' },
          asyncPattern: { type: 'boolean', description: 'False: a 202 is the result and is not followed.' },
          minimumItemCount: {
            ...{ type: 'integer', minimum: 1, maximum: 100_000 },
            description: 'Turns pagination on for an operation with `x-ms-pageable`.',
          },
          contentTransfer: {
            ...record({
              transferMode: { enum: ['Chunked'], description: 'In chunks whatever the size.' },
              uploadChunkSizeInMB: { type: 'number', minimum: 1 / megabyte, maximum: 1024 },
              downloadChunkSizeInMB: { type: 'number', minimum: 1 / megabyte, maximum: 1024 },
            }),
            description: 'For an operation with `chunkTransfer` in its `x-ms-capabilities`.',
          },
        },
        ['operationId'],
      ),
      handle: async ({ body }) => ({ body: await invokeOperation(body as Invocation) }),
    },
  ];
}

function viewOf(connections: Connections, connector: string, id: string): ConnectionView {
  const found = connections.list().find((view) => view.connector === connector && view.id === id);
  if (found !== undefined) return found;
  throw new GatewayProblem(
    404,
    'ConnectionNotFound',
    `The connector \`${connector}\` has no connection \`${id}\`.`,
  );
}
