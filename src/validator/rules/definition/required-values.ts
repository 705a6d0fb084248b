import { isJsonObject, ownMember, wordOf } from '../../../shared/json-value.js';
import { objectKinds } from '../../model/openapi-kinds.js';
import type { OpenApiObject } from '../../model/openapi-objects.js';
import { certification, defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

const texts: { readonly [Kind in OpenApiObject['kind']]?: readonly string[] } = {
  info: ['description'],
  contact: ['name', 'url', 'email'],
  operation: ['summary', 'description'],
};

/** Required by rules of their own where they are missing. */
const others: { readonly [Kind in OpenApiObject['kind']]?: readonly string[] } = {
  operation: ['operationId'],
  dynamicValues: ['capability', 'builtInOperation'], // that of `operationId` is `OperationIdNotFound`
  securityScheme: ['type', 'name', 'in', 'flow', 'authorizationUrl', 'tokenUrl'],
};

/** What the string rules and reviewers call the same. */
const settled: typeof texts = { info: ['STR-05'], contact: ['STR-19', 'REV-05'], operation: ['STR-07'] };

/** Members that must be there and are, with nothing in them. */
export const requiredValues = defineRule({
  id: 'required-values',
  code: 'RequiredValueEmpty',
  covers: ['STR-01'],
  summary: 'A required member is not empty.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'An empty description of a response is a warning: published connectors have it.',
  example: { at: '/info/title', bad: '', good: 'Contoso Lists' },
  on: {
    definition({ value: { paths } }, report) {
      if (isJsonObject(paths) && Object.keys(paths).length === 0)
        report('`paths` is empty; a connector has an operation.', { at: '/paths', also: [] });
    },
    object({ kind, pointer, value }, report) {
      if (kind === 'metadata') return; // a rule about its entries looks at them
      const members: readonly string[] = others[kind] ?? objectKinds[kind].required;
      for (const member of members) {
        const found = ownMember(value, member);
        if (typeof found !== 'string' || found.trim() !== '') continue;
        report(`\`${member}\` is empty; it needs a value.`, {
          at: place({ pointer }, member),
          also: kind === 'info' && member === 'title' ? ['STR-01'] : [],
          ...(kind === 'response' && { severity: 'warning' }),
        });
      }
    },
  },
});

/** The texts that certification requires, present and empty. */
export const requiredTexts = defineRule({
  id: 'required-texts',
  code: 'RequiredValueEmpty',
  covers: ['STR-05', 'STR-07', 'STR-11', 'STR-19', 'POL-5000.3.1.4', 'REV-05'],
  summary: 'A text that certification requires is not empty.',
  severity: certification('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/info/description', bad: '', good: 'Contoso keeps lists of items that a team works on.' },
  on: {
    object({ kind, pointer, value }, report) {
      if (kind === 'operation' && wordOf(value['x-ms-visibility']).toLowerCase() === 'internal') return;
      for (const member of texts[kind] ?? []) {
        const found = ownMember(value, member);
        if (typeof found !== 'string' || found.trim() !== '') continue;
        report(`\`${member}\` is empty; it needs a text.`, {
          at: place({ pointer }, member),
          also: [...(settled[kind] ?? []), ...(member === 'email' ? ['POL-5000.3.1.4'] : [])],
        });
      }
    },
    parameter({ value, name, in: location, isInternal, operation, pointer }, report) {
      if (isInternal || location === 'body' || operation?.isInternal === true) return;
      for (const member of ['x-ms-summary', 'description']) {
        const found = value[member];
        if (typeof found !== 'string' || found.trim() !== '') continue;
        report(`\`${member}\` of parameter \`${name}\` is empty; it needs a text.`, {
          at: place({ pointer }, member),
          also: ['STR-11'],
        });
      }
    },
  },
});
