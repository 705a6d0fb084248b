import { isJsonObject, ownMember } from '../../../shared/json-value.js';
import { objectKinds } from '../../model/openapi-kinds.js';
import { certification, defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

/** What OpenAPI 2.0 itself requires; absent members, by kind of object. */
export const requiredMembers = defineRule({
  id: 'required-members',
  code: 'RequiredPropertyMissing',
  covers: ['STR-01'],
  summary: 'An object has every member that OpenAPI 2.0 requires of it.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.validatorRules,
  note: '`operationId` and `responses` of an operation have codes of their own.',
  example: {
    at: '/paths/~1items/get/responses/200/description',
    bad: undefined,
    good: 'The items.',
  },
  on: {
    object({ kind, pointer, value }, report) {
      const { name, required } = objectKinds[kind];
      for (const member of required) {
        // Whether it is a body is not known, or a rule of its own speaks of its schema.
        if (
          member === 'type' &&
          kind === 'parameter' &&
          (value['in'] === undefined || isJsonObject(value['schema']))
        )
          continue;
        if (ownMember(value, member) !== undefined) continue;
        report(`${name} lacks \`${member}\`.`, {
          at: pointer,
          also: kind === 'info' && member === 'title' ? ['STR-01'] : [],
        });
      }
    },
  },
});

/** What certification requires beyond OpenAPI, in `info` and at the root. */
export const certificationMembers = defineRule({
  id: 'certification-members',
  code: 'RequiredPropertyMissing',
  covers: ['STR-05', 'STR-19', 'STR-20', 'POL-5000.3.1.3', 'POL-5000.3.1.4', 'POL-5000.3.1.5', 'REV-05'],
  summary: 'A connector for certification has a description, a contact with name and email, and metadata.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.submission,
  note: 'Pull requests are refused for it today; connectors older than the requirement are published without.',
  example: {
    at: '/info/contact',
    bad: undefined,
    good: { name: 'Contoso Support', url: 'https://contoso.com/support', email: 'support@contoso.com' },
  },
  on: {
    info({ value, pointer }, report) {
      if (value['description'] === undefined)
        report('`info` lacks `description`, 30 to 500 characters on what the connector does.', {
          also: ['STR-05'],
        });
      const contact = value['contact'];
      if (contact === undefined)
        report('`info` lacks `contact` with the `name`, `url` and `email` of the support.', {
          also: ['STR-19', 'POL-5000.3.1.4', 'REV-05'],
        });
      if (!isJsonObject(contact)) return;
      for (const member of ['name', 'email']) {
        if (contact[member] === undefined) {
          report(`\`contact\` lacks \`${member}\`.`, {
            at: place({ pointer }, 'contact'),
            also: ['STR-19', ...(member === 'email' ? ['POL-5000.3.1.4'] : [])],
          });
        }
      }
    },
    definition({ value }, report) {
      if (value['x-ms-connector-metadata'] !== undefined) return;
      report(
        'The definition lacks `x-ms-connector-metadata` with `Website`, `Privacy policy` and `Categories`.',
        { also: ['STR-20', 'POL-5000.3.1.3', 'POL-5000.3.1.5'] },
      );
    },
  },
});

/** Most independent publishers leave it out, and are published. */
export const contactUrl = defineRule({
  id: 'contact-url',
  code: 'RequiredPropertyMissing',
  covers: ['STR-19'],
  summary: 'The contact has a URL.',
  severity: { import: 'off', certified: 'error', independent: 'warning' },
  certainty: 'A',
  source: sources.submission,
  example: { at: '/info/contact/url', bad: undefined, good: 'https://contoso.com/support' },
  on: {
    info({ value }, report) {
      const contact = value['contact'];
      if (!isJsonObject(contact) || contact['url'] !== undefined) return;
      report('`contact` lacks `url`, the page of the support.', { at: '/info/contact' });
    },
  },
});

/** What certification requires of every operation and parameter that a maker sees. */
export const makerTexts = defineRule({
  id: 'maker-texts',
  code: 'RequiredPropertyMissing',
  covers: ['STR-07', 'STR-11'],
  summary:
    'A visible operation has `summary` and `description`, a visible parameter `x-ms-summary` and `description`.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.submission,
  note: 'Internal operations and parameters are exempt: published connectors leave theirs out. A body parameter is described by its schema.',
  example: { at: '/paths/~1items/get/summary', bad: undefined, good: 'List items' },
  on: {
    operation({ value, label, isInternal }, report) {
      if (isInternal) return;
      for (const member of ['summary', 'description']) {
        if (value[member] === undefined) report(`\`${label}\` lacks \`${member}\`.`, { also: ['STR-07'] });
      }
    },
    parameter({ value, name, in: location, isInternal, operation }, report) {
      if (isInternal || location === 'body' || operation?.isInternal === true) return;
      for (const member of ['x-ms-summary', 'description']) {
        if (value[member] === undefined)
          report(`Parameter \`${name}\` lacks \`${member}\`.`, { also: ['STR-11'] });
      }
    },
  },
});
