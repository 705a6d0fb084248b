import { isJsonObject, type JsonObject, toText } from '../../../shared/json-value.js';
import { certification, defineRule, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** https://learn.microsoft.com/connectors/custom-connectors/certification-submission, the list of categories. */
const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];

/** The entries, with the numbers under which the policies ask for them again. */
const needed = {
  Website: ['STR-20', 'POL-5000.3.1.3'],
  'Privacy policy': ['STR-20', 'POL-5000.3.1.5'],
  Categories: [],
} as const;

export const connectorMetadata = defineRule({
  id: 'connector-metadata',
  code: 'ConnectorMetadataPropertiesMissing',
  covers: ['STR-20', 'POL-5000.3.1.3', 'POL-5000.3.1.5'],
  summary: '`x-ms-connector-metadata` states Website, Privacy policy and Categories.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.submission,
  example: {
    at: '/x-ms-connector-metadata/1',
    bad: { propertyName: 'Privacy', propertyValue: 'https://contoso.com/privacy' },
    good: { propertyName: 'Privacy policy', propertyValue: 'https://contoso.com/privacy' },
  },
  on: {
    definition({ value }, report) {
      const entries = metadataOf(value);
      if (entries === undefined) return;
      for (const [name, also] of Object.entries(needed)) {
        const entry = entries.find((item) => isNamed(item.value, name));
        if (entry === undefined) {
          report(`\`x-ms-connector-metadata\` lacks an entry with the \`propertyName\` \`${name}\`.`, {
            at: '/x-ms-connector-metadata',
            also,
          });
        } else if (toText(entry.value['propertyValue'], '-').trim() === '') {
          const at = `${entry.pointer}/propertyValue`;
          report(`\`${name}\` has no value.`, { at, code: 'RequiredValueEmpty', also });
        }
      }
    },
  },
});

export const categoryCount = defineRule({
  id: 'category-count',
  code: 'TooManyConnectorCategories',
  summary: 'A connector has at most two categories.',
  severity: certification('error'),
  certainty: 'B',
  source: sources.submission,
  example: {
    at: '/x-ms-connector-metadata/2/propertyValue',
    bad: 'Commerce;Data;Marketing',
    good: 'Commerce;Data',
  },
  on: {
    definition({ value }, report) {
      for (const { names, at } of categoryLists(value)) {
        if (names.length > 2)
          report(`There are ${names.length} categories; at most two are allowed.`, { at });
      }
    },
  },
});

export const categoryKnown = defineRule({
  id: 'category-known',
  code: 'InvalidConnectorCategory',
  summary: 'Each category is one of the platform.',
  severity: certification('error'),
  certainty: 'B',
  source: sources.submission,
  example: { at: '/x-ms-connector-metadata/2/propertyValue', bad: 'Shopping', good: 'Commerce' },
  on: {
    definition({ value }, report) {
      for (const { names, at } of categoryLists(value)) {
        for (const name of names) {
          if (categories.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
          report(`The category ${quote(name)} is none of: ${categories.join(', ')}.`, { at });
        }
      }
    },
  },
});

function metadataOf(
  root: JsonObject,
): readonly { readonly value: JsonObject; readonly pointer: string }[] | undefined {
  const list = root['x-ms-connector-metadata'];
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((value, index) =>
    isJsonObject(value) ? { value, pointer: `/x-ms-connector-metadata/${index}` } : [],
  );
}

function isNamed(entry: JsonObject, name: string): boolean {
  return toText(entry['propertyName']).trim().toLowerCase() === name.toLowerCase();
}

function categoryLists(
  root: JsonObject,
): readonly { readonly names: readonly string[]; readonly at: string }[] {
  return (metadataOf(root) ?? [])
    .filter((entry) => isNamed(entry.value, 'Categories'))
    .map(({ value, pointer }) => ({
      names: toText(value['propertyValue'])
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      at: `${pointer}/propertyValue`,
    }));
}
