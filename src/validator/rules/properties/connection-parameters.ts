import {
  isJsonObject,
  type JsonObject,
  ownMember,
  toJsonObject,
  toText,
  wordOf,
} from '../../../shared/json-value.js';
import type { ConnectionParameterNode } from '../../model/nodes.js';
import { certification, defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

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
const key = '/properties/connectionParameters/api_key';
const oauth = (settings: object) => ({ type: 'oauthSetting', oAuthSettings: settings });
const urls = {
  authorizationUrl: { value: 'https://contoso.com/authorize' },
  tokenUrl: { value: 'https://contoso.com/token' },
  refreshUrl: { value: 'https://contoso.com/token' },
};
const complete = {
  identityProvider: 'oauth2',
  clientId: 'contoso',
  scopes: [],
  redirectMode: 'GlobalPerConnector',
  customParameters: urls,
};

export const connectionParameterType = defineRule({
  id: 'connection-parameter-type',
  code: 'APP-07',
  summary: 'A connection parameter has a type of the platform, and one for OAuth its identity provider.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.connectionParameters,
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
        report(
          `\`oAuthSettings\` of \`${name}\` lacks \`identityProvider\`, such as \`oauth2\` or \`aad\`.`,
          {
            at: place(parameter, 'oAuthSettings'),
          },
        );
      }
    },
  },
});

/** What each provider needs among its `customParameters`. */
const needed: Readonly<Record<string, readonly string[]>> = {
  aad: ['resourceUri'],
  oauth2: ['authorizationUrl', 'tokenUrl', 'refreshUrl'],
  oauth2generic: ['authorizationUrlTemplate', 'tokenUrlTemplate', 'refreshUrlTemplate'],
};

export const oauthCustomParameters = defineRule({
  id: 'oauth-custom-parameters',
  code: 'APP-08',
  summary: '`customParameters` of a sign-in are complete for its identity provider.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.connectionParameters,
  example: {
    in: 'properties',
    at: key,
    bad: oauth({ ...complete, customParameters: {} }),
    good: oauth(complete),
  },
  on: {
    connectionParameter(parameter, report) {
      const settings = settingsOf(parameter);
      if (settings === undefined) return;
      const provider = toText(settings['identityProvider']).toLowerCase();
      const given = toJsonObject(settings['customParameters']);
      const names = Object.keys(given).map((name) => name.toLowerCase());
      const missing = (ownMember(needed, provider) as readonly string[] | undefined)?.filter(
        (name) => !names.includes(name.toLowerCase()),
      );
      if (missing === undefined || missing.length === 0) return;
      const hasThem = settings['customParameters'] !== undefined;
      report(
        `\`customParameters\` of \`${parameter.name}\` lack ${missing.map(quote).join(', ')}, which the provider \`${provider}\` needs.`,
        {
          at: place(parameter, 'oAuthSettings', ...(hasThem ? ['customParameters'] : [])),
        },
      );
    },
  },
});

export const oauthSecret = defineRule({
  id: 'oauth-secret',
  code: 'APP-09',
  covers: ['REV-12'],
  summary: 'No client secret stands in apiProperties.json.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.commandLine,
  example: {
    in: 'properties',
    at: key,
    bad: oauth({ ...complete, clientSecret: 'Zm9yIHRlc3Rz' }),
    good: oauth(complete),
  },
  on: {
    connectionParameter(parameter, report) {
      const settings = settingsOf(parameter);
      if (settings === undefined) return;
      const secret = settings['clientSecret'];
      if (typeof secret !== 'string' || isPlaceholder(secret)) return;
      // The message never shows what it found.
      report(
        '`clientSecret` has a value. Remove it, and give it to `paconn create --secret` or the portal; what was committed has to be replaced.',
        {
          at: place(parameter, 'oAuthSettings', 'clientSecret'),
        },
      );
    },
  },
});

function isPlaceholder(text: string): boolean {
  return (
    text.trim() === '' ||
    /^[<[{(].*[>\]})]$|^(?:x+|\*+|your|placeholder|to be|n\/?a|none|null|todo|secret|client)/i.test(
      text.trim(),
    )
  );
}

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

export const tenantParameter = defineRule({
  id: 'tenant-parameter',
  code: 'APP-12',
  summary: '`token:TenantId` has the shape that the platform fixes.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.schemas,
  example: {
    in: 'properties',
    at: '/properties/connectionParameters/token:TenantId',
    bad: { type: 'string', uiDefinition: { displayName: 'Tenant', description: 'The tenant.' } },
    good: {
      type: 'string',
      metadata: { sourceType: 'AzureActiveDirectoryTenant' },
      uiDefinition: {
        displayName: 'Tenant',
        description: 'The tenant ID of for the Azure Active Directory application',
        constraints: { required: 'false', hidden: 'true' },
      },
    },
  },
  on: {
    connectionParameter(parameter, report) {
      if (parameter.name.toLowerCase() !== 'token:tenantid') return;
      const { value } = parameter;
      const constraints = toJsonObject(toJsonObject(value['uiDefinition'])['constraints']);
      const wrong = [
        ...(value['type'] === 'string' ? [] : ['`"type": "string"`']),
        ...(toJsonObject(value['metadata'])['sourceType'] === 'AzureActiveDirectoryTenant'
          ? []
          : ['`"metadata": {"sourceType": "AzureActiveDirectoryTenant"}`']),
        ...(wordOf(constraints['required']) === 'false' ? [] : ['the constraint `"required": "false"`']),
        ...(wordOf(constraints['hidden']) === 'true' ? [] : ['the constraint `"hidden": "true"`']),
      ];
      if (wrong.length > 0) report(`\`token:TenantId\` lacks ${wrong.join(', ')}.`);
    },
  },
});

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
        report('`connectionParameterSets` has no `values`.', { at: sets });
        return;
      }
      const seen = new Set<string>();
      for (const [index, entry] of list.entries()) {
        if (!isJsonObject(entry)) continue;
        const at = `${sets}/values/${index}`;
        const name = toText(entry['name']);
        if (name === '') report('A set of connection parameters lacks `name`.', { at });
        else if (seen.has(name))
          report(`The set ${quote(name)} has the name of another.`, { at: `${at}/name` });
        seen.add(name);
        if (Object.keys(toJsonObject(entry['parameters'])).length === 0) {
          report(`The set ${quote(name)} has no parameters.`, { at, severity: 'warning' });
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
        if (toText(toJsonObject(definition['schema'])['description']).trim() !== '') continue;
        report(
          `\`${parameter.name}\` of the set ${quote(parameter.set.name)} lacks a description in \`uiDefinition.schema\`, the one that is shown.`,
          {
            at: parameter.pointer,
            severity: 'warning',
          },
        );
      }
    },
  },
});

export const oauthIndependent = defineRule({
  id: 'oauth-independent',
  code: 'APP-23',
  summary: 'An independent publisher does without OAuth, unless users bring an application of their own.',
  severity: { import: 'off', certified: 'off', independent: 'warning' },
  certainty: 'F',
  source: sources.independentPublishers,
  note: 'Said in 2026; most published independent connectors with OAuth are older, so it is a warning.',
  example: {
    in: 'properties',
    at: '/properties/connectionParameters',
    bad: { token: oauth(complete) },
    good: {
      token: oauth(complete),
      'token:clientId': {
        type: 'string',
        uiDefinition: { displayName: 'Client id', description: 'Of your application.' },
      },
      'token:clientSecret': {
        type: 'securestring',
        uiDefinition: { displayName: 'Secret', description: 'Of your application.' },
      },
    },
  },
  on: {
    properties({ connectionParameters }, report) {
      const names = new Set(connectionParameters.map(({ name }) => name.toLowerCase()));
      for (const parameter of connectionParameters) {
        if (parameter.type !== 'oauthsetting' || names.has(`${parameter.name.toLowerCase()}:clientid`))
          continue;
        report(
          `\`${parameter.name}\` signs in by OAuth with an application of the publisher, which is not accepted of independent publishers; let users bring theirs with \`${parameter.name}:clientId\` and \`${parameter.name}:clientSecret\`.`,
          {
            at: parameter.pointer,
          },
        );
      }
    },
  },
});

export const oauthRedirect = defineRule({
  id: 'oauth-redirect',
  code: 'APP-24',
  summary: 'A new sign-in by OAuth has the redirect mode `GlobalPerConnector`.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.connectionParameters,
  note: 'Older connectors share one redirect address (`Global`), which still works, so it is a warning.',
  example: {
    in: 'properties',
    at: key,
    bad: oauth({ ...complete, redirectMode: 'Global' }),
    good: oauth(complete),
  },
  on: {
    connectionParameter(parameter, report) {
      const settings = settingsOf(parameter);
      if (settings === undefined || toText(settings['redirectMode']).toLowerCase() === 'globalperconnector')
        return;
      const found = settings['redirectMode'];
      report(
        `The redirect mode of \`${parameter.name}\` is ${found === undefined ? 'not stated' : quote(found)}; new connectors have \`GlobalPerConnector\`.`,
        {
          at: place(parameter, 'oAuthSettings', ...(found === undefined ? [] : ['redirectMode'])),
        },
      );
    },
  },
});

function settingsOf({ type, value }: ConnectionParameterNode): JsonObject | undefined {
  const settings = value['oAuthSettings'];
  return type === 'oauthsetting' && isJsonObject(settings) ? settings : undefined;
}

function isHidden(value: JsonObject): boolean {
  const constraints = toJsonObject(toJsonObject(value['uiDefinition'])['constraints']);
  return wordOf(constraints['hidden']).toLowerCase() === 'true';
}
