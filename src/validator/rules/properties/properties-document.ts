import { isJsonObject } from '../../../shared/json-value.js';
import { certification, defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const members = new Set([
  ...['connectionParameters', 'connectionParameterSets', 'iconBrandColor', 'capabilities'],
  ...['policyTemplateInstances', 'scriptOperations', 'publisher', 'stackOwner'],
]);

export const propertiesMembers = defineRule({
  id: 'properties-members',
  code: 'APP-01',
  summary: 'apiProperties.json holds `properties`, and in them `iconBrandColor`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.schemas,
  note: 'Other members at the top and in `properties` are a warning: the platform ignores them, its schema refuses them.',
  example: { in: 'properties', at: '/properties/iconBrandColor', bad: undefined, good: '#ff5100' },
  on: {
    connector({ definition, definitionFile, propertiesFile, documents, isFolder }, report) {
      if (!isFolder || definition === undefined || documents.some(({ role }) => role === 'properties'))
        return;
      const isOfSolution = /_openapidefinition\.json$/i.test(definitionFile);
      const advice = isOfSolution
        ? ' It holds the files of an exported solution; name the zip of the solution to have them checked together.'
        : '';
      report(`The folder has no \`apiProperties.json\`.${advice}`, { file: propertiesFile });
    },
    document({ role, value, problems }, report) {
      if (role !== 'properties' || isJsonObject(value) || problems.length > 0) return;
      report(`apiProperties.json is ${quote(value)}; it has to be an object with \`properties\`.`, {
        at: '',
      });
    },
    properties(properties, report) {
      const { document, value } = properties;
      if (!isJsonObject(document['properties'])) {
        report('apiProperties.json has no object `properties` at its top.', { at: '' });
        return;
      }
      if (value['iconBrandColor'] === undefined)
        report('`properties` lacks `iconBrandColor`, such as `#ff5100`.');
      for (const name of Object.keys(document)) {
        if (name === 'properties' || name === '$schema') continue;
        report(`${quote(name)} beside \`properties\` is ignored. Remove it.`, {
          at: place({ pointer: '' }, name),
          severity: 'warning',
        });
      }
      for (const name of Object.keys(value)) {
        if (members.has(name)) continue;
        report(`\`properties\` has no member ${quote(name)}; it is ignored. Remove it.`, {
          at: place(properties, name),
          severity: 'warning',
        });
      }
    },
  },
});

/** Of the white and the blue that templates come with, Microsoft wants neither. */
const refused = ['#ffffff', '#007ee5'];
const independentColor = '#da3b01';

export const iconBrandColorOwn = defineRule({
  id: 'icon-brand-color-own',
  code: 'APP-03',
  covers: ['POL-5000.2.1.1'],
  summary: `The brand colour of a verified publisher is neither ${refused.join(' nor ')}.`,
  severity: { import: 'off', certified: 'error', independent: 'off' },
  certainty: 'A',
  source: sources.submission,
  example: { in: 'properties', at: '/properties/iconBrandColor', bad: '#FFFFFF', good: '#ff5100' },
  on: {
    properties(properties, report) {
      const color = properties.value['iconBrandColor'];
      if (typeof color !== 'string' || !refused.includes(color.toLowerCase())) return;
      report(`The brand colour ${quote(color)} is not accepted; use the colour behind the icon.`, {
        at: place(properties, 'iconBrandColor'),
      });
    },
  },
});

export const iconBrandColorIndependent = defineRule({
  id: 'icon-brand-color-independent',
  code: 'APP-04',
  covers: ['REV-06'],
  summary: `The brand colour of an independent publisher is ${independentColor}.`,
  severity: { import: 'off', certified: 'off', independent: 'error' },
  certainty: 'A',
  source: sources.independentPublishers,
  example: { in: 'properties', at: '/properties/iconBrandColor', bad: '#ff5100', good: independentColor },
  on: {
    properties(properties, report) {
      const color = properties.value['iconBrandColor'];
      if (typeof color !== 'string' || color.toLowerCase() === independentColor) return;
      const at = place(properties, 'iconBrandColor');
      report(
        `The brand colour is ${quote(color)}; that of independent publishers is \`${independentColor}\`.`,
        {
          at,
          fix: { pointer: at, set: independentColor },
        },
      );
    },
  },
});

/** Anything but letters, digits, blanks and what names of published companies and people have between them. */
const oddInName = /[^\p{L}\p{M}\p{N} .,'’&/():+–-]/u;

export const publisherNamed = defineRule({
  id: 'publisher-named',
  code: 'APP-05',
  covers: ['REV-06'],
  summary:
    '`publisher` and `stackOwner` name the publisher and the owner of the service, in letters and digits.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.submission,
  note: 'Connectors published before the rule lack them; today reviewers reject it.',
  example: { in: 'properties', at: '/properties/publisher', bad: undefined, good: 'Contoso' },
  on: {
    properties(properties, report) {
      for (const [member, who] of [
        ['publisher', 'who publishes the connector'],
        ['stackOwner', 'who owns the service behind it'],
      ] as const) {
        const name = properties.value[member];
        const at = place(properties, member);
        if (name === undefined) report(`\`properties\` lacks \`${member}\`, ${who}.`);
        else if (typeof name !== 'string' || !/[\p{L}\p{N}]/u.test(name)) {
          report(`\`${member}\` is ${quote(name)}; it has to be a name in letters and digits.`, { at });
        } else if (oddInName.test(name)) {
          report(
            `\`${member}\` ${quote(name)} has ${quote(oddInName.exec(name)?.[0])}; keep to letters, digits and the points of a name.`,
            { at },
          );
        }
      }
    },
  },
});

export const publisherIndependent = defineRule({
  id: 'publisher-independent',
  code: 'APP-06',
  summary: 'The publisher of an independent connector is a person other than the owner of the service.',
  severity: { import: 'off', certified: 'off', independent: 'warning' },
  certainty: 'E',
  source: sources.independentPublishers,
  example: { in: 'properties', at: '/properties/publisher', bad: 'Contoso', good: 'Jane Doe' },
  on: {
    properties(properties, report) {
      const { publisher, stackOwner } = properties.value;
      if (typeof publisher !== 'string' || typeof stackOwner !== 'string') return;
      if (publisher.trim().toLowerCase() !== stackOwner.trim().toLowerCase()) return;
      report(
        `\`publisher\` and \`stackOwner\` are both ${quote(publisher)}; the publisher is you, the owner who runs the service.`,
        {
          at: place(properties, 'publisher'),
        },
      );
    },
  },
});

const capabilities = ['actions', 'triggers', 'gateway', 'cloud only'];

export const capabilitiesKnown = defineRule({
  id: 'capabilities-known',
  code: 'APP-25',
  summary: '`capabilities` are among actions, triggers and gateway.',
  severity: everywhere('info'),
  certainty: 'C',
  source: sources.schemas,
  example: { in: 'properties', at: '/properties/capabilities', bad: ['blob'], good: ['actions'] },
  on: {
    properties(properties, report) {
      const list = properties.value['capabilities'];
      for (const [index, name] of (Array.isArray(list) ? list : []).entries()) {
        if (typeof name === 'string' && capabilities.includes(name.toLowerCase())) continue;
        report(`The capability ${quote(name)} is not known; known are actions, triggers and gateway.`, {
          at: place(properties, 'capabilities', index),
        });
      }
    },
  },
});
