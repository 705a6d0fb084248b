import { isJsonObject, toJsonObject, toText, wordOf } from '../../../shared/json-value.js';
import { certification, defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { isHidden } from './parameter-parts.js';

const types = [
  'string',
  'securestring',
  'oauthsetting',
  'gatewaysetting',
  'int',
  'bool',
  'connection',
  'managedidentity',
];
/** Generic ones first; then services whose addresses the platform knows. The portal lists more of them over time. */
const providers = new Set([
  ...['oauth2', 'oauth2generic', 'aad', 'aadcertificate', 'facebook'],
  ...['docusign', 'github', 'google', 'googlecloudstorage', 'dropbox', 'salesforce', 'box', 'slack'],
  ...['linkedin', 'twitter', 'instagram', 'mailchimp', 'microsoftaccount', 'dynamicscrmonline', 'azurelogin'],
  ...['basecamp', 'intuit', 'trello', 'wunderlist', 'yammer', 'zendesk', 'stripe', 'bitly', 'todoist'],
]);

const key = '/properties/connectionParameters/api_key';

export const connectionParameterType = defineRule({
  id: 'connection-parameter-type',
  code: 'APP-07',
  summary: 'A connection parameter has a type of the platform, and one for OAuth its identity provider.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.connectionParameters,
  note: 'An identity provider that is not known is a warning: the list of the portal grows.',
  example: { in: 'properties', at: `${key}/type`, bad: 'secret', good: 'securestring' },
  on: {
    connectionParameter(parameter, report) {
      const { value, name, type } = parameter;
      if (value['type'] === undefined) report(`The connection parameter \`${name}\` lacks \`type\`.`);
      else if (!types.includes(type)) {
        report(
          `\`${name}\` is of type ${quote(value['type'])}; known are string, securestring, oauthSetting, gatewaySetting, int and bool.`,
          {
            at: place(parameter, 'type'),
          },
        );
      }
      if (type !== 'oauthsetting') return;
      const settings = value['oAuthSettings'];
      if (!isJsonObject(settings)) report(`\`${name}\` is for OAuth and lacks \`oAuthSettings\`.`);
      else if (toText(settings['identityProvider']).trim() === '') {
        const isMissing = settings['identityProvider'] === undefined;
        report(
          `\`oAuthSettings\` of \`${name}\` ${isMissing ? 'lacks' : 'has an empty'} \`identityProvider\`, such as \`oauth2\` or \`aad\`.`,
          { at: place(parameter, 'oAuthSettings', ...(isMissing ? [] : ['identityProvider'])) },
        );
      } else if (!providers.has(wordOf(settings['identityProvider']).toLowerCase())) {
        report(
          `The identity provider of \`${name}\` is ${quote(settings['identityProvider'])}, which is not known; known are ${[...providers].slice(0, 5).map(quote).join(', ')} and services that the portal lists.`,
          { at: place(parameter, 'oAuthSettings', 'identityProvider'), severity: 'warning' },
        );
      }
    },
  },
});

export const connectionParameterTexts = defineRule({
  id: 'connection-parameter-texts',
  code: 'APP-10',
  covers: ['POL-5000.2.6.9', 'POL-5000.2.6.10'],
  summary: 'A connection parameter that is shown has a display name and a description.',
  severity: certification('error'),
  certainty: 'C',
  source: sources.policyErrors,
  note: 'A missing description is a warning where the tooltip stands in for it.',
  example: {
    in: 'properties',
    at: `${key}/uiDefinition/description`,
    bad: '',
    good: 'The API key of your Contoso account.',
  },
  on: {
    connectionParameter(parameter, report) {
      const { value, name, type } = parameter;
      if (type === 'oauthsetting' || type === 'gatewaysetting' || isHidden(value)) return;
      const definition = value['uiDefinition'];
      if (!isJsonObject(definition)) {
        report(
          `The connection parameter \`${name}\` lacks \`uiDefinition\` with \`displayName\` and \`description\`.`,
          { also: ['POL-5000.2.6.9'] },
        );
        return;
      }
      const schema = toJsonObject(definition['schema']);
      for (const member of ['displayName', 'description']) {
        if (toText(definition[member]).trim() !== '') continue;
        if (member === 'description' && toText(schema['description']).trim() !== '') continue;
        const hasTooltip = member === 'description' && toText(definition['tooltip']).trim() !== '';
        report(
          `\`${member}\` of \`${name}\` is ${definition[member] === undefined ? 'missing' : 'empty'}; makers read it when they connect.`,
          {
            at: place(parameter, 'uiDefinition', ...(definition[member] === undefined ? [] : [member])),
            also: [
              ...(Object.keys(definition).length === 0 ? ['POL-5000.2.6.9'] : []),
              ...(member === 'description' ? ['POL-5000.2.6.10'] : []),
            ],
            ...(hasTooltip && { severity: 'warning' as const }),
          },
        );
      }
    },
  },
});

export const constraintText = defineRule({
  id: 'constraint-text',
  code: 'APP-11',
  summary:
    'The constraints `required` and `hidden` are text, `"true"` or `"false"`; only `clearText` is a boolean.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.schemas,
  example: { in: 'properties', at: `${key}/uiDefinition/constraints/required`, bad: true, good: 'true' },
  on: {
    connectionParameter(parameter, report) {
      const constraints = toJsonObject(toJsonObject(parameter.value['uiDefinition'])['constraints']);
      for (const member of ['required', 'hidden']) {
        const found = constraints[member];
        if (found === undefined || found === 'true' || found === 'false') continue;
        const at = place(parameter, 'uiDefinition', 'constraints', member);
        report(
          `The constraint \`${member}\` of \`${parameter.name}\` is ${quote(found)}; it has to be text, \`"true"\` or \`"false"\`.`,
          {
            at,
            ...(typeof found === 'boolean' && { fix: { pointer: at, set: String(found) } }),
          },
        );
      }
      const clear = constraints['clearText'];
      if (clear !== undefined && typeof clear !== 'boolean') {
        report(
          `The constraint \`clearText\` of \`${parameter.name}\` is ${quote(clear)}; it has to be \`true\` or \`false\` without quotes.`,
          {
            at: place(parameter, 'uiDefinition', 'constraints', 'clearText'),
          },
        );
      }
    },
  },
});
