import type { Connector } from '../../connector-folder/connector.js';
import { isJsonObject, toJsonObject } from '../../shared/json-value.js';
import type { ConnectionView } from './connection.js';
import type { Connections } from './connections.js';
import { GatewayProblem } from './gateway-problem.js';
import type { InvokeOperation } from './invoke-operation.js';
import { testOperationId } from './policies/policy-context.js';

/** What testing a connection showed. */
export interface ConnectionTest {
  readonly operationId: string;
  /** Any 2xx answer is a success. */
  readonly succeeded: boolean;
  readonly status: number;
  /** Under which `/api/calls/{call}` shows the call. */
  readonly callId: string;
  readonly connection: ConnectionView;
}

/** What testing is built on. */
export interface TestConnectionOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly connections: Connections;
  readonly invokeOperation: InvokeOperation;
}

/**
 * Calls the operation that `x-ms-capabilities.testConnection` names, with its literal parameters. The connection is
 * then connected, in error, or not authenticated where the policy `setconnectionstatustounauthenticated` says so.
 */
export async function testConnection(
  { connectors, connections, invokeOperation }: TestConnectionOptions,
  connectorName: string,
  id: string,
): Promise<ConnectionTest> {
  const found = (): ConnectionView | undefined =>
    connections.list().find((view) => view.connector === connectorName && view.id === id);
  const connector = connectors.get(connectorName);
  if (connector === undefined || found() === undefined) {
    const message = `The connector \`${connectorName}\` has no connection \`${id}\`.`;
    throw new GatewayProblem(404, 'ConnectionNotFound', message);
  }
  const operationId = testOperationId(connector);
  if (operationId === undefined) {
    const message = `The definition of \`${connectorName}\` has no \`x-ms-capabilities.testConnection\`, so the platform does not test its connections either.`;
    throw new GatewayProblem(422, 'NoConnectionTest', message);
  }
  connections.setStatus(connectorName, id, 'Connected');
  const { response, callId } = await invokeOperation({
    ...{ operationId, connector: connectorName, connectionId: id },
    parameters: testParameters(connector),
  });
  const { status } = response;
  const succeeded = status >= 200 && status <= 299;
  if (!succeeded && found()?.status === 'Connected') connections.setStatus(connectorName, id, 'Error');
  const connection = found();
  if (connection === undefined)
    throw new GatewayProblem(404, 'ConnectionNotFound', 'The connection is gone.');
  return { operationId, succeeded, status, callId, connection };
}

/** Literals as they stand, or `{ "value": … }`. */
function testParameters(connector: Connector): Record<string, unknown> {
  const capabilities = toJsonObject(toJsonObject(connector.definition)['x-ms-capabilities']);
  const { parameters } = toJsonObject(capabilities['testConnection']);
  return Object.fromEntries(
    Object.entries(toJsonObject(parameters)).map(([name, value]) => [
      name,
      isJsonObject(value) && 'value' in value ? value['value'] : value,
    ]),
  );
}
