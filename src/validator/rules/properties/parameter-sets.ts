import { isJsonObject, toJsonObject, toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { isHidden } from './parameter-parts.js';

const sets = '/properties/connectionParameterSets';
const set = (
  name: string,
  parameters: object = {
    key: {
      type: 'securestring',
      uiDefinition: { displayName: 'Key', schema: { type: 'string', description: 'The key.' } },
    },
  },
) => ({
  name,
  uiDefinition: { displayName: 'Key', description: 'Use a key.' },
  parameters,
});
const wrapped = (...values: readonly object[]) => ({
  uiDefinition: { displayName: 'Authentication type', description: 'How to sign in.' },
  values,
});

export const parameterSets = defineRule({
  id: 'parameter-sets',
  code: 'APP-13',
  summary: 'The sets of connection parameters have names of their own and at least one parameter each.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.multipleAuthentication,
  note: 'A text parameter of a set shows the description in `uiDefinition.schema`; without it there is a warning. A set without parameters is one that needs no sign-in, also a warning.',
  example: {
    in: 'properties',
    at: sets,
    bad: wrapped(set('key'), set('key')),
    good: wrapped(set('key'), set('other')),
  },
  on: {
    properties({ value, connectionParameters }, report) {
      const group = value['connectionParameterSets'];
      if (!isJsonObject(group)) return;
      const list = group['values'];
      if (!Array.isArray(list) || list.length === 0) {
        report('`connectionParameterSets` has no `values`.', {
          at: list === undefined ? sets : `${sets}/values`,
        });
        return;
      }
      const seen = new Set<string>();
      for (const [index, entry] of list.entries()) {
        if (!isJsonObject(entry)) continue;
        const at = `${sets}/values/${index}`;
        const name = toText(entry['name']);
        if (name === '') {
          report('A set of connection parameters lacks a `name`.', {
            at: entry['name'] === undefined ? at : `${at}/name`,
          });
        } else if (seen.has(name))
          report(`The set ${quote(name)} has the name of another.`, { at: `${at}/name` });
        seen.add(name);
        if (Object.keys(toJsonObject(entry['parameters'])).length === 0) {
          report(`The set ${quote(name)} has no parameters.`, {
            at: entry['parameters'] === undefined ? at : `${at}/parameters`,
            severity: 'warning',
          });
        }
      }
      for (const parameter of connectionParameters) {
        if (
          parameter.set === undefined ||
          !['string', 'securestring'].includes(parameter.type) ||
          isHidden(parameter.value)
        )
          continue;
        const definition = toJsonObject(parameter.value['uiDefinition']);
        const schema = definition['schema'];
        const { description } = toJsonObject(schema);
        if (toText(description).trim() !== '') continue;
        report(
          `\`${parameter.name}\` of the set ${quote(parameter.set.name)} lacks a description in \`uiDefinition.schema\`, the one that is shown.`,
          {
            at: place(
              parameter,
              ...(isJsonObject(parameter.value['uiDefinition']) ? ['uiDefinition'] : []),
              ...(isJsonObject(schema) ? ['schema'] : []),
              ...(description === undefined ? [] : ['description']),
            ),
            severity: 'warning',
          },
        );
      }
    },
  },
});
