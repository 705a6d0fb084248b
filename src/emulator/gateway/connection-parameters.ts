import type { ConnectionParameter, Connector } from '../../connector-folder/connector.js';
import { isJsonObject, toJsonObject, toText, wordOf } from '../../shared/json-value.js';
import { GatewayProblem, listNames } from './gateway-problem.js';

/** Values of a connection, by parameter name. */
export type ConnectionValues = Readonly<Record<string, string>>;

/** The parameters a connection of this kind has: those of the chosen set, else the plain ones. */
export function connectionParametersOf(
  connector: Connector,
  parameterSet: string | undefined,
): Readonly<Record<string, ConnectionParameter>> {
  if (parameterSet === undefined) return connector.properties.connectionParameters ?? noParameters;
  const set = connector.properties.connectionParameterSets?.values.find(({ name }) => name === parameterSet);
  return set?.parameters ?? noParameters;
}

const noParameters: Readonly<Record<string, ConnectionParameter>> = {};

/** The name of the set, checked; a connector with sets and nothing else needs one to be chosen. */
export function readParameterSet(connector: Connector, chosen: string | undefined): string | undefined {
  const names = connector.properties.connectionParameterSets?.values.map(({ name }) => name) ?? [];
  if (chosen === undefined) {
    const [first, second] = names;
    if (first === undefined || hasPlainParameters(connector)) return undefined;
    if (second === undefined) return first;
    throw invalid(connector, [`Choose a \`parameterSet\`: ${listNames(names)}.`]);
  }
  if (names.includes(chosen)) return chosen;
  throw invalid(connector, [
    `There is no parameter set \`${chosen}\`. The connector \`${connector.name}\` has ${listNames(names)}.`,
  ]);
}

/** Whether a connection can be made without choosing a set: where there are sets, an empty object is no way to sign in. */
export function hasPlainParameters({ properties }: Connector): boolean {
  return Object.keys(properties.connectionParameters ?? {}).length > 0;
}

/**
 * Checks what a maker typed against the connector's connection parameters: names, required ones, allowed values.
 * OAuth and on-premises parameters take no value here.
 */
export function readConnectionValues(
  connector: Connector,
  parameterSet: string | undefined,
  given: Readonly<Record<string, unknown>>,
): ConnectionValues {
  const declared = new Map(Object.entries(connectionParametersOf(connector, parameterSet)));
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(given)) {
    if (declared.has(name)) continue;
    problems.push(
      `There is no connection parameter \`${name}\`. The connector \`${connector.name}\` has ${listNames([...declared.keys()])}.`,
    );
  }
  for (const [name, parameter] of declared) {
    const value = readValue(Object.hasOwn(given, name) ? given[name] : undefined, parameter);
    if (value === undefined) {
      if (isRequired(parameter) && isShown(parameter, given)) {
        problems.push(
          `The connection parameter \`${name}\`${titleOf(parameter)} is required and has no value.`,
        );
      }
    } else if (typeof value !== 'string') {
      problems.push(`The connection parameter \`${name}\` wants text; it was given ${value.found}.`);
    } else if (!fitsType(value, parameter)) {
      problems.push(
        `The connection parameter \`${name}\` is of type \`${parameter.type}\`; it was given something else.`,
      );
    } else if (!isAllowed(value, parameter)) {
      problems.push(
        `The connection parameter \`${name}\` takes one of ${listNames(allowedValues(parameter))}; it was given another value.`,
      );
    } else if (hasControlCharacter(value)) {
      problems.push(
        `The connection parameter \`${name}\` contains a line break or another control character, which no header can carry.`,
      );
    } else {
      values[name] = value;
    }
  }
  if (problems.length > 0) throw invalid(connector, problems);
  return values;
}

/** The values that must never be shown, even inside other texts: those of `securestring` parameters. */
export function secretValues(
  connector: Connector,
  parameterSet: string | undefined,
  values: ConnectionValues,
): string[] {
  const declared = connectionParametersOf(connector, parameterSet);
  return Object.entries(values)
    .filter(([name]) => declared[name]?.type.toLowerCase() === 'securestring')
    .map(([, value]) => value)
    .filter((value) => value !== '');
}

/**
 * The values that may be shown to who edits the connection. A `securestring` is never among them, nor what goes by the
 * name of a secret although its type is `string`, unless it is one of the values that the definition lists.
 */
export function visibleValues(
  declared: Readonly<Record<string, ConnectionParameter>>,
  values: ConnectionValues,
): ConnectionValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const parameter = declared[name];
      if (parameter === undefined || !/^(?:string|int|bool)$/i.test(parameter.type)) return false;
      // The prefix of values that come with a token says nothing of what they are.
      const words = `${name.replace(/^token:/i, '')} ${toText(parameter.uiDefinition?.displayName)}`;
      return !secretWords.test(words) || allowedValues(parameter).length > 0;
    }),
  );
}

/** As publishers name keys that they declare as plain text. */
const secretWords = /key|secret|token|passw|pwd|credential/i;

/** Whether the parameter is filled by signing in. An access token can be given in its place. */
export const isOAuth = (parameter: ConnectionParameter): boolean =>
  parameter.type.toLowerCase() === 'oauthsetting';

/** Whether the connection goes through the on-premises data gateway, which is played by a direct call. */
export const isDataGateway = ({ type }: ConnectionParameter): boolean =>
  type.toLowerCase() === 'gatewaysetting';

function readValue(value: unknown, parameter: ConnectionParameter): string | { found: string } | undefined {
  const chosen = value === undefined || value === null || value === '' ? parameter['defaultValue'] : value;
  if (chosen === undefined || chosen === null || chosen === '') return undefined;
  if (typeof chosen === 'string') return chosen;
  if (typeof chosen === 'number' || typeof chosen === 'boolean') return String(chosen);
  return { found: Array.isArray(chosen) ? 'a list' : 'an object' };
}

/** `"true"` as text is the documented form; a JSON boolean occurs in published files. */
function isRequired(parameter: ConnectionParameter): boolean {
  const type = parameter.type.toLowerCase();
  if (type === 'oauthsetting' || type === 'gatewaysetting') return false;
  const constraints = parameter.uiDefinition?.['constraints'];
  return isJsonObject(constraints) && wordOf(constraints['required']).toLowerCase() === 'true';
}

/** A parameter with `dependencies` is shown, and so asked for, while each of the others has one of the named values. */
function isShown(parameter: ConnectionParameter, given: Readonly<Record<string, unknown>>): boolean {
  const { dependencies } = toJsonObject(parameter.uiDefinition?.['constraints']);
  return Object.entries(toJsonObject(dependencies)).every(([name, dependency]) => {
    const { values } = toJsonObject(dependency);
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return !Array.isArray(values) || values.map(wordOf).includes(wordOf(value));
  });
}

/** `int` and `bool` stand in the schema of the properties; every other type is text. */
function fitsType(value: string, { type }: ConnectionParameter): boolean {
  if (/^int$/i.test(type)) return /^[+-]?\d{1,18}$/.test(value);
  return !/^bool$/i.test(type) || /^(?:true|false)$/i.test(value);
}

/** The values that a maker can choose from; empty when any will do. */
export function allowedValues(parameter: ConnectionParameter): string[] {
  const constraints = parameter.uiDefinition?.['constraints'];
  const lists = [
    parameter['allowedValues'],
    isJsonObject(constraints) ? constraints['allowedValues'] : undefined,
  ];
  return lists
    .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
    .flatMap((item) => (isJsonObject(item) && item['value'] !== undefined ? [wordOf(item['value'])] : []));
}

function isAllowed(value: string, parameter: ConnectionParameter): boolean {
  const allowed = allowedValues(parameter);
  return allowed.length === 0 || allowed.includes(value);
}

function titleOf(parameter: ConnectionParameter): string {
  const title = toText(parameter.uiDefinition?.displayName);
  return title === '' ? '' : ` (${title})`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControlCharacter = (value: string): boolean => /[\u0000-\u0008\u000a-\u001f\u007f]/.test(value);

const invalid = (connector: Connector, details: readonly string[]): GatewayProblem =>
  new GatewayProblem(
    422,
    'ConnectionNotValid',
    `The connection to \`${connector.name}\` cannot be saved. ${details.join(' ')}`,
    details,
  );
