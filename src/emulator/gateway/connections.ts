import type { Clock } from '../../shared/clock.js';
import type { SecretBox } from '../../shared/secret-box.js';
import {
  type ConnectionValues,
  connectionParametersOf,
  isOAuth,
  readConnectionValues,
  readParameterSet,
  secretValues,
} from './connection-parameters.js';
import type { Connector } from './connector/connector.js';
import type { Events } from './events.js';
import { GatewayProblem, listNames } from './gateway-problem.js';
import { masked } from './mask.js';

/** A connection as the gateway uses it. `values` are secrets. */
export interface Connection {
  /** Part of gateway addresses; unique within the connector. */
  readonly id: string;
  readonly connector: string;
  readonly displayName: string;
  readonly parameterSet?: string;
  readonly values: ConnectionValues;
  /** `Unauthenticated` when it cannot be used, or when its test says so. */
  readonly status: 'Connected' | 'Unauthenticated';
  /** Why no call can be made with it. */
  readonly problem?: string;
  readonly createdAt: string;
}

/** A connection as it is shown: parameter names, never their values. */
export interface ConnectionView extends Omit<Connection, 'values'> {
  readonly parameters: Readonly<Record<string, string>>;
  /** What the real gateway would do for this connection and this one does not. */
  readonly notEmulated: readonly string[];
}

/** A connection at rest. */
export interface StoredConnection extends Omit<Connection, 'values' | 'status' | 'problem'> {
  /** The values as JSON, sealed. */
  readonly sealedValues: string;
}

/** What a maker gives to make a connection. */
export interface NewConnection {
  readonly connector: string;
  /** `default` when left out. */
  readonly id?: string;
  readonly displayName?: string;
  readonly parameterSet?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What of a connection can be changed; parameters that are left out keep their value. */
export type ConnectionChanges = Omit<NewConnection, 'connector' | 'id'>;

/** The gateway's connections. */
export interface Connections {
  create(input: NewConnection): ConnectionView;
  update(connector: string, id: string, changes: ConnectionChanges): ConnectionView;
  delete(connector: string, id: string): void;
  list(): readonly ConnectionView[];
  /** The connection with its values, for the gateway's own use. */
  find(connector: string, id: string): Connection | undefined;
  /** Values of the connection that may not be shown inside other texts. */
  secretsOf(connector: string, id: string): readonly string[];
  /** Notes that the operation that tests the connection did not find it authenticated. */
  setUnauthenticated(connector: string, id: string): void;
  snapshot(): readonly StoredConnection[];
}

/** What the connections are built on. */
export interface ConnectionsOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  readonly events: Events;
  readonly stored: readonly StoredConnection[];
  onChange(): void;
  onDelete(connector: string, id: string): void;
}

/** Holds connections in memory and checks them against the connector's connection parameters. */
export function createConnections(options: ConnectionsOptions): Connections {
  const { connectors, clock, secretBox, events } = options;
  const held = new Map(
    options.stored.map((stored) => [keyOf(stored.connector, stored.id), open(stored, secretBox)]),
  );

  const view = ({ values, ...shown }: Connection): ConnectionView => {
    const connector = connectors.get(shown.connector);
    const declared = connector === undefined ? {} : connectionParametersOf(connector, shown.parameterSet);
    return {
      ...shown,
      parameters: Object.fromEntries(Object.keys(values).map((name) => [name, masked])),
      notEmulated: Object.entries(declared)
        .filter(([, parameter]) => isOAuth(parameter))
        .map(([name]) => `Signing in with OAuth (connection parameter \`${name}\`)`),
    };
  };
  const keep = (connection: Connection, event: string): ConnectionView => {
    held.set(keyOf(connection.connector, connection.id), connection);
    const shown = view(connection);
    events.publish(event, { ...shown });
    options.onChange();
    return shown;
  };

  return {
    create(input) {
      const connector = connectors.get(input.connector);
      if (connector === undefined) throw unknownConnector(input.connector, [...connectors.keys()]);
      const id = input.id ?? 'default';
      if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(id)) {
        throw new GatewayProblem(
          422,
          'ConnectionNotValid',
          'The connection id takes 1 to 80 letters, digits, hyphens and underscores, a letter or digit first.',
        );
      }
      if (held.has(keyOf(connector.name, id))) {
        throw new GatewayProblem(
          409,
          'ConnectionExists',
          `The connector \`${connector.name}\` already has a connection \`${id}\`. Choose another id, or change that one.`,
        );
      }
      const parameterSet = readParameterSet(connector, input.parameterSet);
      const values = readConnectionValues(connector, parameterSet, input.parameters ?? {});
      return keep(
        {
          id,
          connector: connector.name,
          displayName: input.displayName ?? id,
          ...(parameterSet === undefined ? {} : { parameterSet }),
          values,
          status: 'Connected',
          createdAt: new Date(clock.now()).toISOString(),
        },
        'connection.created',
      );
    },
    update(connectorName, id, changes) {
      const current = held.get(keyOf(connectorName, id));
      const connector = connectors.get(connectorName);
      if (current === undefined || connector === undefined) throw unknownConnection(connectorName, id, held);
      const parameterSet = readParameterSet(connector, changes.parameterSet ?? current.parameterSet);
      const before = parameterSet === current.parameterSet ? current.values : {};
      const values = readConnectionValues(connector, parameterSet, { ...before, ...changes.parameters });
      const { parameterSet: _, problem: __, ...rest } = current;
      return keep(
        {
          ...rest,
          displayName: changes.displayName ?? current.displayName,
          ...(parameterSet === undefined ? {} : { parameterSet }),
          values,
          status: 'Connected',
        },
        'connection.updated',
      );
    },
    delete(connector, id) {
      if (!held.delete(keyOf(connector, id))) throw unknownConnection(connector, id, held);
      options.onDelete(connector, id);
      events.publish('connection.deleted', { connector, id });
      options.onChange();
    },
    list: () => [...held.values()].map(view),
    find: (connector, id) => held.get(keyOf(connector, id)),
    secretsOf(connectorName, id) {
      const connection = held.get(keyOf(connectorName, id));
      const connector = connectors.get(connectorName);
      if (connection === undefined || connector === undefined) return [];
      const secrets = secretValues(connector, connection.parameterSet, connection.values);
      const { username, password } = connection.values;
      if (username === undefined && password === undefined) return secrets;
      return [...secrets, Buffer.from(`${username ?? ''}:${password ?? ''}`, 'utf8').toString('base64')];
    },
    setUnauthenticated(connector, id) {
      const current = held.get(keyOf(connector, id));
      if (current !== undefined) keep({ ...current, status: 'Unauthenticated' }, 'connection.updated');
    },
    snapshot: () =>
      [...held.values()].map(({ values, status: _, problem: __, ...rest }) => ({
        ...rest,
        sealedValues: secretBox.seal(JSON.stringify(values), contextOf(rest.connector, rest.id)),
      })),
  };
}

/** A connector name that is not loaded. */
export const unknownConnector = (name: string, known: readonly string[]): GatewayProblem =>
  new GatewayProblem(
    404,
    'ConnectorNotFound',
    `There is no connector \`${name}\`. Loaded: ${listNames(known)}.`,
  );

function unknownConnection(
  connector: string,
  id: string,
  held: ReadonlyMap<string, Connection>,
): GatewayProblem {
  const known = [...held.values()]
    .filter((connection) => connection.connector === connector)
    .map((found) => found.id);
  return new GatewayProblem(
    404,
    'ConnectionNotFound',
    `The connector \`${connector}\` has no connection \`${id}\`. It has ${listNames(known)}.`,
  );
}

const keyOf = (connector: string, id: string): string => `${connector}/${id}`;

const contextOf = (connector: string, id: string): string => `connection ${keyOf(connector, id)}`;

/** Values that another key sealed are lost; the connection stays so that its owner sees which one to fill again. */
function open({ sealedValues, ...rest }: StoredConnection, secretBox: SecretBox): Connection {
  try {
    const text = secretBox.open(sealedValues, contextOf(rest.connector, rest.id));
    return { ...rest, values: JSON.parse(text) as ConnectionValues, status: 'Connected' };
  } catch {
    const problem = 'its stored values cannot be opened. Enter them again.';
    return { ...rest, values: {}, status: 'Unauthenticated', problem };
  }
}
