import { isJsonObject, toJsonObject } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** Members of `properties` with what they are, and what each entry of a list is. */
const members: Readonly<Record<string, readonly [kind: 'object' | 'list', entry?: 'object' | 'text']>> = {
  connectionParameters: ['object'],
  connectionParameterSets: ['object'],
  capabilities: ['list'],
  scriptOperations: ['list', 'text'],
  policyTemplateInstances: ['list', 'object'],
};

export const propertiesTypes = defineRule({
  id: 'properties-types',
  code: 'APP-01',
  summary:
    'Connection parameters and policies are objects, capabilities and script operations lists of texts.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.schemas,
  note: 'What has another type is passed over, so that a policy or a parameter is missing without a word.',
  example: { in: 'properties', at: '/properties/capabilities', bad: 'actions', good: ['actions'] },
  on: {
    properties(properties, report) {
      const { value } = properties;
      for (const [name, [kind, entry]] of Object.entries(members)) {
        const found = value[name];
        if (found === undefined) continue;
        const at = place(properties, name);
        if (!isKind(found, kind))
          report(`\`${name}\` is ${quote(found)}; it has to be ${named[kind]}.`, { at });
        if (entry === undefined || !Array.isArray(found)) continue;
        for (const [index, item] of found.entries()) {
          if (isKind(item, entry)) continue;
          report(`An entry of \`${name}\` is ${quote(item)}; it has to be ${named[entry]}.`, {
            at: place(properties, name, index),
          });
        }
      }
      for (const [name, parameter] of Object.entries(toJsonObject(value['connectionParameters']))) {
        if (isJsonObject(parameter)) continue;
        report(`The connection parameter ${quote(name)} is ${quote(parameter)}; it has to be an object.`, {
          at: place(properties, 'connectionParameters', name),
        });
      }
    },
    policy(policy, report) {
      const { value } = policy;
      if (value['parameters'] !== undefined && !isJsonObject(value['parameters'])) {
        report(`\`parameters\` is ${quote(value['parameters'])}; it has to be an object.`, {
          at: place(policy, 'parameters'),
        });
      }
      for (const [name, found] of Object.entries(policy.parameters)) {
        if (typeof found !== 'object' || found === null) continue;
        if (/\.triggerConfig$/i.test(name) || !/^x-ms-apimTemplateParameter\./i.test(name)) continue;
        report(`${quote(name)} is ${quote(found)}; it has to be a text.`, {
          at: place(policy, 'parameters', name),
        });
      }
    },
  },
});

const named = { object: 'an object', list: 'a list', text: 'a text' } as const;

function isKind(value: unknown, kind: keyof typeof named): boolean {
  if (kind === 'object') return isJsonObject(value);
  return kind === 'list' ? Array.isArray(value) : typeof value === 'string';
}
