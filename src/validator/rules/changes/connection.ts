import { toJsonObject, toText } from '../../../shared/json-value.js';
import type { ConnectorNode } from '../../model/nodes.js';
import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

export const connectionParameterRemoved = defineRule({
  id: 'connection-parameter-removed',
  code: 'ConnectionParametersRemoved',
  covers: ['BRK-11'],
  summary: 'A connection parameter is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'Connections that exist hold a value for it.',
  example: {
    at: '/properties/connectionParameters/region',
    in: 'properties',
    bad: undefined,
    good: { type: 'string', uiDefinition: { displayName: 'Region', description: 'Where your data is.' } },
    also: [
      {
        at: '/properties/connectionParameters/region',
        in: 'properties',
        set: { type: 'string', uiDefinition: { displayName: 'Region', description: 'Where your data is.' } },
      },
    ],
  },
  on: {
    change({ before, after }, report) {
      if (after.properties === undefined) return;
      const now = new Set(
        after.properties.connectionParameters.map(({ name, set }) => `${set?.name ?? ''} ${name}`),
      );
      const sets = setNames(after);
      for (const { name, set } of before.properties?.connectionParameters ?? []) {
        // A set that is gone is told of as a whole.
        if (now.has(`${set?.name ?? ''} ${name}`) || (set !== undefined && !sets.includes(set.name)))
          continue;
        const where = set === undefined ? '' : ` of the set \`${set.name}\``;
        report(
          `The connection parameter \`${name}\`${where} is gone, which breaks connections that exist; keep it.`,
          {
            file: after.propertiesFile,
            at:
              set === undefined ? '/properties/connectionParameters' : '/properties/connectionParameterSets',
          },
        );
      }
    },
  },
});

export const authenticationRemoved = defineRule({
  id: 'authentication-removed',
  code: 'AuthenticationMethodRemoved',
  covers: ['BRK-12'],
  summary: 'A way to authenticate is never taken away.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'Ways are the parameter sets by name; without sets, the types of `securityDefinitions`.',
  example: {
    at: '/securityDefinitions/api_key',
    bad: { type: 'basic' },
    good: { type: 'apiKey', in: 'header', name: 'X-Contoso-Key' },
  },
  on: {
    change({ before, after }, report) {
      const sets = setNames(after);
      for (const name of setNames(before)) {
        if (sets.includes(name) || after.properties === undefined) continue;
        report(`The parameter set \`${name}\` is gone, and with it the connections that use it; keep it.`, {
          file: after.propertiesFile,
          at: '/properties/connectionParameterSets',
        });
      }
      if (sets.length > 0 || after.definition === undefined) return;
      const types = securityTypes(after);
      for (const type of new Set(securityTypes(before))) {
        if (types.includes(type)) continue;
        report(
          `Authentication by \`${type}\` is gone, and with it the connections that use it; keep it beside the new one.`,
          {
            at: after.definition.value['securityDefinitions'] === undefined ? '' : '/securityDefinitions',
          },
        );
      }
    },
  },
});

function setNames({ properties }: ConnectorNode): readonly string[] {
  const sets = toJsonObject(properties?.value['connectionParameterSets'])['values'];
  return (Array.isArray(sets) ? sets : []).map((set: unknown) => toText(toJsonObject(set)['name']));
}

function securityTypes({ definition }: ConnectorNode): readonly string[] {
  const schemes = toJsonObject(definition?.value['securityDefinitions']);
  return Object.values(schemes).flatMap((scheme) => toText(toJsonObject(scheme)['type']) || []);
}
