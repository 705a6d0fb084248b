/**
 * The gateway emulator for tests: any connector, with its connections, policies, triggers and backends, in your own
 * process.
 *
 * @example
 * import { loadConnector, startGateway } from 'livechat-connector/emulator';
 *
 * const { connector } = await loadConnector('connectors/parcels');
 * const running = await startGateway({ connectors: [connector], port: 0, backends: { parcels: backend.url } });
 * running.gateway.connections.create({ connector: 'parcels', parameters: { api_key: 'k' } });
 * const answer = await running.gateway.invokeOperation({ operationId: 'GetParcel', parameters: { id: '7' } });
 * await running.close();
 *
 * @module
 */

export type { Connector, Operation } from '../connector-folder/connector.js';
export { type ConnectorSource, createConnector } from '../connector-folder/create-connector.js';
export type { LoadResult } from '../connector-folder/load-connector.js';
export type { LoadFinding } from '../connector-folder/load-finding.js';
export type { TraceChange, TraceStep } from './gateway/call-trace.js';
export type { Deviation } from './gateway/check-schema.js';
export type {
  Connection,
  ConnectionChanges,
  ConnectionView,
  NewConnection,
} from './gateway/connection.js';
export type { Connections } from './gateway/connections.js';
export { createGateway, type Gateway, type GatewayOptions } from './gateway/create-gateway.js';
export type { Events, GatewayEvent } from './gateway/events.js';
export type { Exchange, Exchanges } from './gateway/exchanges.js';
export { GatewayProblem } from './gateway/gateway-problem.js';
export type { Invocation, InvocationResult } from './gateway/invoke-operation.js';
export { loadConnector } from './gateway/load-connector.js';
export type { Run, Runs } from './gateway/runs.js';
export type { ScriptContext, ScriptHost, ScriptRequest, ScriptResponse } from './gateway/script-host.js';
export { type RunningGateway, type StartGatewayOptions, startGateway } from './gateway/start-gateway.js';
