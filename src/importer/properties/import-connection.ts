import { toConnectionParameter, toConnectionSets } from '../../generator/properties/connection-parameters.js';
import type { Connection, ConnectionParameter, ConnectionSet, SignIn } from '../../model/connection.js';
import type { Json, JsonObject } from '../../model/json.js';
import {
  complete,
  isBoolean,
  isEqual,
  isList,
  isNumber,
  isOneOf,
  isString,
  isStrings,
  isTexts,
  pick,
  toObject,
} from '../read.js';

/** `connectionParameters` in the words of the model. */
export function importConnectionParameters(nodes: JsonObject): readonly ConnectionParameter[] {
  return Object.entries(nodes).map(([name, node], index) =>
    complete(toParameter(name, toObject(node), index + 1), node, (parameter) =>
      toConnectionParameter(parameter, index + 1),
    ),
  );
}

/** `connectionParameterSets` in the words of the model. */
export function importConnectionSets(node: JsonObject): NonNullable<Connection['sets']> {
  const { values } = node;
  const sets: NonNullable<Connection['sets']> = {
    ...toWords(node['uiDefinition']),
    values: isList(values) ? values.map(importSet) : [],
  };
  return complete(sets, node, (made) => toSetsObject(made));
}

function toSetsObject(sets: NonNullable<Connection['sets']>): JsonObject {
  return toObject(toConnectionSets({ authentication: 'none', parameters: [], sets }));
}

function importSet(node: Json): ConnectionSet {
  const { name, uiDefinition, metadata, parameters } = toObject(node);
  const set: ConnectionSet = {
    name: isString(name) ? name : '',
    ...toWords(uiDefinition),
    ...pick('allowSharing', toObject(metadata)['allowSharing'], isBoolean),
    parameters: importConnectionParameters(toObject(parameters)),
  };
  return complete(set, node, (made) => {
    const { values } = toSetsObject({ values: [made] });
    return toObject(isList(values) ? values[0] : undefined);
  });
}

function toWords(node: Json | undefined) {
  const { displayName, description } = toObject(node);
  return { ...pick('title', displayName, isString), ...pick('description', description, isString) };
}

function toParameter(name: string, node: JsonObject, place: number): ConnectionParameter {
  const ui = toObject(node['uiDefinition']);
  const constraints = toObject(ui['constraints']);
  const words = { ...toWords(ui), ...pick('tooltip', ui['tooltip'], isString) };
  const isOptional = constraints['required'] === 'false';
  switch (node['type']) {
    case 'oauthSetting':
      return {
        name,
        type: 'oauthSetting',
        ...words,
        ...(node['uiDefinition'] !== undefined && { required: !isOptional }),
        signIn: importSignIn(toObject(node['oAuthSettings'])),
      };
    case 'gatewaySetting':
      return { name, type: 'gatewaySetting', ...words, required: !isOptional };
    default:
      return {
        name,
        type: toValueType(node['type']),
        ...words,
        ...(isOptional && { required: false }),
        ...(isBoolean(constraints['clearText']) &&
          constraints['clearText'] === (node['type'] === 'securestring') && {
            clearText: constraints['clearText'],
          }),
        ...(constraints['tabIndex'] !== place && pick('tabIndex', constraints['tabIndex'], isNumber)),
        ...toChoices(constraints['allowedValues']),
        ...pick('default', node['defaultValue'], isString),
      };
  }
}

function toValueType(type: Json | undefined) {
  return isOneOf(['string', 'securestring', 'int', 'bool'])(type) ? type : 'string';
}

function toChoices(allowed: Json | undefined) {
  if (!isList(allowed)) return {};
  const choices = Object.fromEntries(
    allowed.map(toObject).map(({ value, text }) => [String(value), String(text)]),
  );
  const written = Object.entries(choices).map(([value, text]) => ({ text, value }));
  return isEqual(written, allowed) ? { choices } : {};
}

function importSignIn(node: JsonObject): SignIn {
  const { properties, customParameters } = node;
  return {
    identityProvider: isString(node['identityProvider']) ? node['identityProvider'] : '',
    ...pick('clientId', node['clientId'], isString),
    ...pick('scopes', node['scopes'], isStrings),
    ...pick('redirectMode', node['redirectMode'], isOneOf(['Global', 'GlobalPerConnector', 'Direct'])),
    ...pick('redirectUrl', node['redirectUrl'], isString),
    ...pick('properties', properties, isSettings),
    ...toProviderParameters(customParameters),
  };
}

function isSettings(value: unknown): value is Readonly<Record<string, string | boolean>> {
  const values = Object.values(toObject(value));
  return values.length > 0 && values.every((each) => isString(each) || isBoolean(each));
}

function toProviderParameters(node: Json | undefined) {
  if (node === undefined) return {};
  const parameters = Object.fromEntries(
    Object.entries(toObject(node)).map(([name, each]) => [name, toObject(each)['value']]),
  );
  return isTexts(parameters) ? { parameters } : {};
}
