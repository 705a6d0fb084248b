import { isDeepStrictEqual } from 'node:util';
import type { Connector } from '../../connector-folder/connector.js';
import type { Connection, ConnectionChanges } from './connection.js';
import { connectionParametersOf, readConnectionValues, readParameterSet } from './connection-parameters.js';

/** A connection without where it stands, which is worked out anew. */
export type EditedConnection = Omit<Connection, 'status' | 'problem'>;

/**
 * The connection after a maker edited it. Parameters that are left out keep their value, an empty text or null takes one
 * away; another set begins with none. Tokens were given for the old values, so other values end them. What a parameter
 * held that the connector no longer has is let go. Throws a `GatewayProblem` that says what is wrong.
 */
export function editConnection(
  connector: Connector,
  current: Connection,
  changes: ConnectionChanges,
): EditedConnection {
  const { parameterSet: setBefore, problem: _, status: __, ...rest } = current;
  const parameterSet = readParameterSet(connector, changes.parameterSet ?? setBefore);
  const declared = connectionParametersOf(connector, parameterSet);
  const isSameSet = parameterSet === setBefore;
  const kept = isSameSet
    ? Object.entries(current.values).filter(([name]) => Object.hasOwn(declared, name))
    : [];
  const values = readConnectionValues(connector, parameterSet, {
    ...Object.fromEntries(kept),
    ...changes.parameters,
  });
  const isSame = isSameSet && isDeepStrictEqual({ ...values }, { ...current.values });
  return {
    ...rest,
    displayName:
      changes.displayName === undefined ? current.displayName : toName(changes.displayName, rest.id),
    ...(parameterSet === undefined ? {} : { parameterSet }),
    // The same object while nothing changed: who obtains a token meanwhile sees by it whether that is still wanted.
    values: isSame ? current.values : values,
    tokens: isSame ? current.tokens : {},
  };
}

/** The name a connection is shown under: its id when none is given. */
export const toName = (displayName: string | undefined, id: string): string => displayName?.trim() || id;
