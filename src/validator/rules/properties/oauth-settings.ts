import { isJsonObject, toJsonObject, toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { settingsOf } from './parameter-parts.js';

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

/** What each provider needs among its `customParameters`. */
const needed: ReadonlyMap<string, readonly string[]> = new Map([
  ['aad', ['resourceUri']],
  ['oauth2', ['authorizationUrl', 'tokenUrl', 'refreshUrl']],
  ['oauth2generic', ['authorizationUrlTemplate', 'tokenUrlTemplate', 'refreshUrlTemplate']],
]);

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
      const wanted = needed.get(provider) ?? [];
      const given = Object.entries(toJsonObject(settings['customParameters']));
      const missing: string[] = [];
      for (const name of wanted) {
        const entry = given.find(([key]) => key.toLowerCase() === name.toLowerCase());
        if (entry === undefined) missing.push(name);
        else if (!hasValue(entry[1])) {
          report(
            `The custom parameter ${quote(name)} of \`${parameter.name}\` is ${quote(entry[1])}; it has to be an object with a \`value\` that is not empty.`,
            {
              at: place(
                parameter,
                'oAuthSettings',
                'customParameters',
                entry[0],
                ...(isJsonObject(entry[1]) && 'value' in entry[1] ? ['value'] : []),
              ),
            },
          );
        }
      }
      if (missing.length === 0) return;
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

/** `{ "value": "…" }`, filled in. */
function hasValue(entry: unknown): boolean {
  return isJsonObject(entry) && toText(entry['value']).trim() !== '';
}

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
      const custom = toJsonObject(settings['customParameters']);
      const found: readonly (readonly [unknown, readonly string[]])[] = [
        [settings['clientSecret'], ['clientSecret']],
        ...Object.entries(custom)
          .filter(([name]) => /secret/i.test(name))
          .map(
            ([name, entry]) => [toJsonObject(entry)['value'], ['customParameters', name, 'value']] as const,
          ),
      ];
      for (const [secret, inside] of found) {
        if (typeof secret !== 'string' || isPlaceholder(secret)) continue;
        // The message never shows what it found.
        report(
          `\`${inside.find((name) => /secret/i.test(name))}\` has a value. Remove it, and give it to \`paconn create --secret\` or the portal; what was committed has to be replaced.`,
          { at: place(parameter, 'oAuthSettings', ...inside) },
        );
      }
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
