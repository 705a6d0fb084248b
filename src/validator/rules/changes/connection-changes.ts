import { isJsonObject, toJsonObject, toText } from '../../../shared/json-value.js';
import type { ConnectionParameterNode, ConnectorNode, PropertiesNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const connectionParameterRemoved = defineRule({
  id: 'connection-parameter-removed',
  code: 'ConnectionParametersRemoved',
  covers: ['BRK-11'],
  summary: 'A connection parameter of the version before is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'One that moved into a set of `connectionParameterSets` counts as kept.',
  example: {
    at: '/properties/connectionParameters',
    in: 'properties',
    bad: { token: { type: 'securestring' } },
    good: { api_key: { type: 'securestring' }, account: { type: 'string' } },
  },
  on: {
    change({ before, after }, report) {
      const { properties } = after;
      if (before.properties === undefined || properties === undefined) return;
      for (const parameter of before.properties.connectionParameters) {
        const isKept = properties.connectionParameters.some((other) => takesPlaceOf(other, parameter));
        if (isKept || (parameter.set !== undefined && !setsOf(properties).includes(parameter.set.name)))
          continue;
        report(
          `The connection parameter ${quote(parameter.name)} is gone, and connections that have it break; keep it.`,
          { file: after.propertiesFile, at: placeOfParameters(properties, parameter) },
        );
      }
    },
  },
});

function takesPlaceOf(other: ConnectionParameterNode, parameter: ConnectionParameterNode): boolean {
  if (other.name !== parameter.name) return false;
  return parameter.set === undefined || other.set?.name === parameter.set.name;
}

function placeOfParameters(properties: PropertiesNode, { set }: ConnectionParameterNode): string {
  if (set !== undefined) {
    const index = setsOf(properties).indexOf(set.name);
    return place(properties, 'connectionParameterSets', 'values', index);
  }
  return isJsonObject(properties.value['connectionParameters'])
    ? place(properties, 'connectionParameters')
    : properties.pointer;
}

export const authenticationRemoved = defineRule({
  id: 'authentication-removed',
  code: 'AuthenticationMethodRemoved',
  covers: ['BRK-12'],
  summary: 'A way to sign in that the version before had is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'Never allowed. Looks at the sets of `connectionParameterSets`, the sign-in parameters and `securityDefinitions`.',
  example: {
    at: '/securityDefinitions',
    bad: { basic_auth: { type: 'basic' } },
    good: { key: { type: 'apiKey', in: 'header', name: 'X-Contoso-Key' }, basic_auth: { type: 'basic' } },
  },
  on: {
    change({ before, after }, report) {
      if (after.definition !== undefined) {
        const now = schemesOf(after);
        for (const type of schemesOf(before)) {
          if (now.has(type)) continue;
          const at = isJsonObject(after.definition.value['securityDefinitions'])
            ? '/securityDefinitions'
            : '';
          report(`The sign-in of type ${quote(type)} is gone, and connections that use it break; keep it.`, {
            at,
          });
        }
      }
      const { properties, propertiesFile: file } = after;
      if (before.properties === undefined || properties === undefined) return;
      const sets = setsOf(properties);
      for (const name of setsOf(before.properties)) {
        if (sets.includes(name)) continue;
        const at = sets.length > 0 ? '/properties/connectionParameterSets/values' : '/properties';
        report(`The way to sign in ${quote(name)} is gone, and connections that use it break; keep it.`, {
          file,
          at,
        });
      }
      for (const parameter of before.properties.connectionParameters) {
        const now = properties.connectionParameters.find((other) => takesPlaceOf(other, parameter));
        if (now === undefined || isSignIn(now) === isSignIn(parameter)) continue;
        report(
          `The connection parameter ${quote(now.name)} was of type ${quote(parameter.value['type'])} and is ${quote(now.value['type'])}, which is another way to sign in; offer it beside the old one.`,
          { file, at: place(now, 'type') },
        );
      }
    },
  },
});

function isSignIn({ type }: ConnectionParameterNode): boolean {
  return type === 'oauthsetting';
}

function schemesOf({ definition }: ConnectorNode): ReadonlySet<string> {
  const schemes = Object.values(toJsonObject(definition?.value['securityDefinitions']));
  return new Set(schemes.map((scheme) => toText(toJsonObject(scheme)['type'])).filter((type) => type !== ''));
}

/** Names of the parameter sets; empty for one that has none. */
function setsOf({ value }: PropertiesNode): readonly string[] {
  const sets = toJsonObject(value['connectionParameterSets'])['values'];
  return Array.isArray(sets) ? sets.map((set: unknown) => toText(toJsonObject(set)['name'])) : [];
}

export const tierChanged = defineRule({
  id: 'tier-changed',
  code: 'TierChangedToPremium',
  covers: ['BRK-13'],
  summary: 'The tier of the connector does not become premium.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.updates,
  note: 'Microsoft sets the tier, so it is only in files that were downloaded from the service, as `tier`.',
  example: { at: '/properties/tier', in: 'properties', bad: 'Premium', good: 'Standard' },
  on: {
    change({ before, after }, report) {
      if (before.properties === undefined || after.properties === undefined) return;
      if (tierOf(after) !== 'premium' || tierOf(before) === 'premium') return;
      report('The connector has become premium, and users of a plan without premium connectors lose it.', {
        file: after.propertiesFile,
        at: after.properties.value['tier'] === undefined ? '/tier' : '/properties/tier',
      });
    },
  },
});

/** In lower case; beside `properties` too, where some tools write it. */
function tierOf({ properties }: ConnectorNode): string {
  return toText(properties?.value['tier'] ?? properties?.document['tier']).toLowerCase();
}
