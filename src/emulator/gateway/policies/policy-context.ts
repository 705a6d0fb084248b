import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { toJsonObject } from '../../../shared/json-value.js';
import type { Connection } from '../connection.js';
import { readPathValues } from '../match-operation.js';
import type { RequestState } from '../message.js';
import type { PolicyContext } from './policy.js';

/** What the policies of one call know besides the message. */
export interface PolicyContextOptions {
  readonly connector: Connector;
  readonly connection: Connection;
  readonly operation: Operation;
  readonly incoming: RequestState;
  /** Values of the connection that were not typed in but came with its token. */
  readonly tokenValues?: Readonly<Record<string, string>>;
  readonly environmentVariables: Readonly<Record<string, string>>;
  readonly publicUrl: string;
  readonly backendOrigins: readonly string[];
  readonly isStrict: boolean;
  readonly standIn?: 'mock' | 'recording' | undefined;
  isReadable(path: string): boolean;
}

/** Makes the context of one call. */
export function createPolicyContext(options: PolicyContextOptions): PolicyContext {
  const { connector, connection, operation, incoming, isStrict, backendOrigins } = options;
  return {
    ...{ incoming, isStrict, backendOrigins },
    connectionParameter: (name) =>
      ownInAnyCase(connection.values, name) ?? ownInAnyCase(options.tokenValues ?? {}, name),
    environmentVariable: (name) => own(options.environmentVariables, name),
    // Few policies look at it.
    get pathParameters() {
      return readPathValues(operation.path, incoming.path);
    },
    gatewayUrl: `${options.publicUrl}/apim/${connector.name}/${connection.id}`,
    isReadable: options.isReadable,
    ...(options.standIn === undefined ? {} : { standIn: options.standIn }),
    isConnectionTest: operation.id === testOperationId(connector),
  };
}

/** The operation that tests a connection: `x-ms-capabilities.testConnection` of the definition. */
export function testOperationId(connector: Connector): string | undefined {
  const capabilities = toJsonObject(toJsonObject(connector.definition)['x-ms-capabilities']);
  const { operationId } = toJsonObject(capabilities['testConnection']);
  return typeof operationId === 'string' ? operationId : undefined;
}

const own = (record: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Published connectors spell a connection parameter in one case and read it in another. */
function ownInAnyCase(record: Readonly<Record<string, string>>, name: string): string | undefined {
  const exact = own(record, name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  return Object.entries(record).find(([key]) => key.toLowerCase() === lower)?.[1];
}
