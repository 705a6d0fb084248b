import type { Connector } from '../../connector-folder/connector.js';
import { environmentVariable } from '../../connector-folder/environment-variable.js';
import { isJsonObject, ownMember, toText } from '../../shared/json-value.js';

/** The values of environment variables, by schema name. */
export type EnvironmentVariables = Readonly<Record<string, string>>;

/**
 * The connector with the values of environment variables in its host, its base path and what signing in needs, where
 * the platform puts them when a connector of a solution is saved. A variable without a value stays as it stands;
 * policies find theirs at each call.
 * https://learn.microsoft.com/connectors/custom-connectors/environment-variables
 *
 * @example withEnvironment(connector, { contoso_Host: 'api.contoso.com' })
 */
export function withEnvironment(connector: Connector, variables: EnvironmentVariables): Connector {
  const { definition, properties } = connector;
  const { host, basePath } = definition;
  const { connectionParameters, connectionParameterSets } = properties;
  const address = { ...(host !== undefined && { host }), ...(basePath !== undefined && { basePath }) };
  const connection = {
    ...(connectionParameters !== undefined && { connectionParameters }),
    ...(connectionParameterSets !== undefined && { connectionParameterSets }),
  };
  if (!JSON.stringify([address, connection]).includes('nvironmentVariables(')) return connector;
  return {
    ...connector,
    definition: { ...definition, ...fill(address, variables) },
    properties: { ...properties, ...fill(connection, variables) },
  };
}

/** A copy of the same shape, with every text in it filled in. */
function fill<Value>(value: Value, variables: EnvironmentVariables): Value {
  // Texts, lists and objects each give one of their kind, with the same members.
  return fillUnknown(value, variables) as Value;
}

function fillUnknown(value: unknown, variables: EnvironmentVariables): unknown {
  if (typeof value === 'string')
    return value.replace(environmentVariable, (whole, _quote, name: string) =>
      toText(ownMember(variables, name), whole),
    );
  if (Array.isArray(value)) return value.map((item: unknown) => fillUnknown(item, variables));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, fillUnknown(part, variables)]),
  );
}
