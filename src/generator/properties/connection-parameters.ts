import type {
  Connection,
  ConnectionParameter,
  ConnectionSet,
  ConnectionValue,
  SignIn,
} from '../../model/connection.js';
import type { JsonObject } from '../../model/json.js';
import { withExtensions, withoutUndefined } from '../json.js';

/** `connectionParameters`: name to parameter, in the order of the form. */
export function toConnectionParameters(parameters: readonly ConnectionParameter[]): JsonObject {
  return Object.fromEntries(
    parameters.map((parameter, index) => [parameter.name, toConnectionParameter(parameter, index + 1)]),
  );
}

/** `connectionParameterSets`: several ways to sign in. */
export function toConnectionSets({ sets }: Connection): JsonObject | undefined {
  if (sets === undefined) return undefined;
  const { title, description, values, extensions } = sets;
  return withExtensions(
    { uiDefinition: toUi(title, description), values: values.map(toConnectionSet) },
    extensions,
  );
}

/** One parameter; `place` is its place in the form, from 1. */
export function toConnectionParameter(parameter: ConnectionParameter, place: number): JsonObject {
  const value = isValue(parameter) ? parameter : undefined;
  const uiDefinition = withoutUndefined({
    displayName: parameter.title,
    description: parameter.description,
    tooltip: parameter.tooltip,
    constraints: withoutUndefined({
      tabIndex: value && (value.tabIndex ?? place),
      clearText: value && (value.clearText ?? value.type !== 'securestring'),
      required: parameter.required === false ? 'false' : 'true',
      allowedValues:
        value?.choices && Object.entries(value.choices).map(([choice, text]) => ({ text, value: choice })),
    }),
  });
  return withExtensions(
    withoutUndefined({
      type: parameter.type,
      defaultValue: value?.default,
      oAuthSettings: parameter.type === 'oauthSetting' ? toOAuthSettings(parameter.signIn) : undefined,
      // A sign-in is a button: it needs no words of its own.
      uiDefinition:
        value === undefined && parameter.title === undefined && parameter.required === undefined
          ? undefined
          : uiDefinition,
    }),
    parameter.extensions,
  );
}

function toConnectionSet(set: ConnectionSet): JsonObject {
  return withExtensions(
    withoutUndefined({
      name: set.name,
      uiDefinition: toUi(set.title, set.description),
      metadata: set.allowSharing === undefined ? undefined : { allowSharing: set.allowSharing },
      parameters: toConnectionParameters(set.parameters),
    }),
    set.extensions,
  );
}

function toUi(displayName: string | undefined, description: string | undefined): JsonObject {
  return withoutUndefined({ displayName, description });
}

function toOAuthSettings(signIn: SignIn): JsonObject {
  return withExtensions(
    withoutUndefined({
      identityProvider: signIn.identityProvider,
      clientId: signIn.clientId,
      scopes: signIn.scopes,
      redirectMode: signIn.redirectMode,
      redirectUrl: signIn.redirectUrl,
      properties: signIn.properties,
      customParameters:
        signIn.parameters &&
        Object.fromEntries(Object.entries(signIn.parameters).map(([name, value]) => [name, { value }])),
    }),
    signIn.extensions,
  );
}

function isValue(parameter: ConnectionParameter): parameter is ConnectionValue {
  return parameter.type !== 'oauthSetting' && parameter.type !== 'gatewaySetting';
}
