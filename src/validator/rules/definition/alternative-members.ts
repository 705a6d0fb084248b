import { isJsonObject } from '../../../shared/json-value.js';
import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

/** Sets of members of which the specification or the platform wants at least one. */
const alternatives: Readonly<Record<string, readonly string[]>> = {
  'x-ms-dynamic-values': ['operationId', 'capability', 'builtInOperation'],
  'x-ms-dynamic-tree': ['open', 'browse'],
};

/** At least one of several members. */
export const alternativeMembers = defineRule({
  id: 'alternative-members',
  code: 'OneOfPropertiesRequired',
  summary: 'An extension that may be given in several ways is given in at least one.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values',
    bad: { 'value-path': 'id', 'value-title': 'title' },
    good: { operationId: 'ListItems', 'value-path': 'id', 'value-title': 'title' },
  },
  members: ['x-ms-trigger-value'],
  on: {
    dynamic({ extension, raw, value }, report) {
      const names = Object.hasOwn(alternatives, extension) ? alternatives[extension] : undefined;
      if (names === undefined || !isJsonObject(raw)) return;
      if (names.some((name) => value[name] !== undefined)) return;
      report(`\`${extension}\` needs at least one of ${names.map((name) => `\`${name}\``).join(', ')}.`);
    },
    parameter({ value, name, pointer }, report) {
      const trigger = value['x-ms-trigger-value'];
      if (!isJsonObject(trigger)) return;
      if (trigger['value-collection'] !== undefined || trigger['value-path'] !== undefined) return;
      report(
        `\`x-ms-trigger-value\` of \`${name}\` needs at least one of \`value-collection\`, \`value-path\`.`,
        {
          at: `${pointer}/x-ms-trigger-value`,
        },
      );
    },
  },
});
