import type { Connector } from '../../connector-folder/connector.js';
import type { Clock } from '../../shared/clock.js';
import type { SecretBox } from '../../shared/secret-box.js';
import type {
  Connection,
  ConnectionChanges,
  ConnectionView,
  NewConnection,
  StoredConnection,
} from './connection.js';
import {
  type ConnectionValues,
  connectionParametersOf,
  isDataGateway,
  isOAuth,
  readConnectionValues,
  readParameterSet,
  secretValues,
  visibleValues,
} from './connection-parameters.js';
import { editConnection, toName } from './edit-connection.js';
import type { Events } from './events.js';
import { GatewayProblem, listNames } from './gateway-problem.js';
import { masked } from './mask.js';
import { needsSignIn } from './oauth/needs-sign-in.js';
import type { OAuthTokens } from './oauth/tokens.js';

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
  /** Notes what a test of the connection showed. A connection that cannot be used stays so. */
  setStatus(connector: string, id: string, status: Connection['status']): void;
  /** Keeps what signing in gave. */
  setTokens(connector: string, id: string, parameter: string, tokens: OAuthTokens): void;
  /** Lets the access tokens end now. */
  expireTokens(connector: string, id: string): void;
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
    options.stored.map((stored) => [
      keyOf(stored.connector, stored.id),
      open(stored, secretBox, connectors.get(stored.connector)),
    ]),
  );

  /** Every call asks for them; a connection that changes is another object. */
  const secrets = new WeakMap<Connection, readonly string[]>();

  const view = ({ values, tokens, ...shown }: Connection): ConnectionView => {
    const connector = connectors.get(shown.connector);
    const declared = connector === undefined ? {} : connectionParametersOf(connector, shown.parameterSet);
    const names = Object.entries(declared).flatMap(([name, found]) => (isOAuth(found) ? [name] : []));
    const own = names.flatMap((name) => tokens[name] ?? []);
    const expiresAt = own[0]?.expiresAt;
    return {
      ...shown,
      parameters: Object.fromEntries(Object.keys(values).map((name) => [name, masked])),
      visibleValues: visibleValues(declared, values),
      ...(names.length === 0
        ? {}
        : {
            signIn: {
              path: signInPath(shown),
              state: shown.problem === undefined ? 'signed-in' : 'needed',
              ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
            },
          }),
      notEmulated: Object.entries(declared)
        .filter(([, parameter]) => isDataGateway(parameter))
        .map(([name]) => `The on-premises data gateway (connection parameter \`${name}\`)`),
    };
  };
  const keep = (given: Omit<Connection, 'status' | 'problem'>, event: string): ConnectionView => {
    const connection = withStanding(connectors.get(given.connector), given);
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
          displayName: toName(input.displayName, id),
          ...(parameterSet === undefined ? {} : { parameterSet }),
          values,
          tokens: {},
          createdAt: new Date(clock.now()).toISOString(),
        },
        'connection.created',
      );
    },
    update(connectorName, id, changes) {
      const current = held.get(keyOf(connectorName, id));
      const connector = connectors.get(connectorName);
      if (current === undefined || connector === undefined) throw unknownConnection(connectorName, id, held);
      return keep(editConnection(connector, current, changes), 'connection.updated');
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
      const found = secrets.get(connection) ?? secretsIn(connector, connection);
      secrets.set(connection, found);
      return found;
    },
    setStatus(connector, id, status) {
      const current = held.get(keyOf(connector, id));
      if (current === undefined || current.problem !== undefined || current.status === status) return;
      held.set(keyOf(connector, id), { ...current, status });
      events.publish('connection.updated', { ...view({ ...current, status }) });
    },
    setTokens(connector, id, parameter, tokens) {
      const current = held.get(keyOf(connector, id));
      if (current === undefined) return;
      const { problem: _, status: __, ...rest } = current;
      keep({ ...rest, tokens: { ...current.tokens, [parameter]: tokens } }, 'connection.signed-in');
    },
    expireTokens(connector, id) {
      const current = held.get(keyOf(connector, id));
      if (current === undefined) throw unknownConnection(connector, id, held);
      const { problem: _, status: __, ...rest } = current;
      const tokens = Object.entries(current.tokens).map(([name, token]): [string, OAuthTokens] => [
        name,
        { ...token, expiresAt: clock.now() },
      ]);
      keep({ ...rest, tokens: Object.fromEntries(tokens) }, 'connection.updated');
    },
    snapshot: () =>
      [...held.values()].map(({ values, tokens, status: _, problem: __, ...rest }) => {
        const context = contextOf(rest.connector, rest.id);
        return {
          ...rest,
          sealedValues: secretBox.seal(JSON.stringify(values), context),
          ...(Object.keys(tokens).length === 0
            ? {}
            : { sealedTokens: secretBox.seal(JSON.stringify(tokens), context) }),
        };
      }),
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

function secretsIn(connector: Connector, { parameterSet, values, tokens }: Connection): readonly string[] {
  const secrets = [
    ...secretValues(connector, parameterSet, values),
    ...Object.values(tokens).flatMap(({ accessToken, refreshToken }) =>
      refreshToken === undefined ? [accessToken] : [accessToken, refreshToken],
    ),
  ];
  const { username, password } = values;
  if (username === undefined && password === undefined) return secrets;
  return [...secrets, Buffer.from(`${username ?? ''}:${password ?? ''}`, 'utf8').toString('base64')];
}

const keyOf = (connector: string, id: string): string => `${connector}/${id}`;

const contextOf = (connector: string, id: string): string => `connection ${keyOf(connector, id)}`;

/** Values that another key sealed are lost; the connection stays so that its owner sees which one to fill again. */
function open(
  { sealedValues, sealedTokens, ...rest }: StoredConnection,
  secretBox: SecretBox,
  connector: Connector | undefined,
): Connection {
  const context = contextOf(rest.connector, rest.id);
  try {
    const values = JSON.parse(secretBox.open(sealedValues, context)) as ConnectionValues; // sealed by this gateway
    const tokens = sealedTokens === undefined ? {} : JSON.parse(secretBox.open(sealedTokens, context));
    return withStanding(connector, { ...rest, values, tokens: tokens as Connection['tokens'] });
  } catch {
    const problem = 'its stored values cannot be opened. Enter them again.';
    return { ...rest, values: {}, tokens: {}, status: 'Unauthenticated', problem };
  }
}

/** Whether calls can be made: where somebody has to sign in, somebody has to have done so. */
function withStanding(
  connector: Connector | undefined,
  connection: Omit<Connection, 'status' | 'problem'>,
): Connection {
  const isWaiting = connector !== undefined && needsSignIn(connector, connection);
  if (!isWaiting) return { ...connection, status: 'Connected' };
  const problem = `nobody has signed in. Open ${signInPath(connection)} of the gateway in a browser.`;
  return { ...connection, status: 'Unauthenticated', problem };
}

const signInPath = ({ connector, id }: Pick<Connection, 'connector' | 'id'>): string =>
  `/sign-in/${connector}/${encodeURIComponent(id)}`;
