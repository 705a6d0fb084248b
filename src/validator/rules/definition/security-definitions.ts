import {
  isJsonObject,
  type JsonObject,
  toJsonObject,
  toPointer,
  toText,
} from '../../../shared/json-value.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

const common = ['type', 'description'];

/** Members of each type, and of each flow of `oauth2`: OpenAPI 2.0, security scheme object. */
const membersOf: Readonly<Record<string, readonly string[]>> = {
  basic: [],
  apiKey: ['name', 'in'],
  oauth2: ['flow', 'scopes', 'authorizationUrl', 'tokenUrl'],
};
const urlsOf: Readonly<Record<string, readonly string[]>> = {
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  application: ['tokenUrl'],
  accessCode: ['authorizationUrl', 'tokenUrl'],
};

export const securityDefinitionComplete = defineRule({
  id: 'security-definition-complete',
  code: 'SecuritySchemePropertyRequired',
  summary: 'A security definition has the members that its type and flow require.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: { at: '/securityDefinitions/api_key/name', bad: undefined, good: 'X-Contoso-Key' },
  on: {
    definition({ value }, report) {
      for (const { type, scheme, pointer } of schemesOf(value)) {
        const flow = toText(scheme['flow']);
        const required =
          type === 'oauth2' ? ['flow', 'scopes', ...(lookUp(urlsOf, flow) ?? [])] : lookUp(membersOf, type);
        for (const member of required ?? []) {
          if (scheme[member] !== undefined) continue;
          report(`A security definition of type \`${type}\` needs \`${member}\`.`, { at: pointer });
        }
      }
    },
  },
});

export const securityDefinitionMembers = defineRule({
  id: 'security-definition-members',
  code: 'SecuritySchemePropertyNotValid',
  summary: 'A security definition has only the members of its type and flow.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/securityDefinitions/api_key/flow', bad: 'accessCode', good: undefined },
  on: {
    definition({ value }, report) {
      for (const { type, scheme, pointer } of schemesOf(value)) {
        const known = lookUp(membersOf, type);
        if (known === undefined) continue;
        for (const member of Object.keys(scheme)) {
          if (member.startsWith('x-') || common.includes(member) || known.includes(member)) continue;
          report(`\`${member}\` does not belong to a security definition of type \`${type}\`. Remove it.`, {
            at: place({ pointer }, member),
          });
        }
        const urls = type === 'oauth2' ? lookUp(urlsOf, toText(scheme['flow'])) : undefined;
        for (const member of ['authorizationUrl', 'tokenUrl']) {
          if (urls === undefined || urls.includes(member) || !Object.hasOwn(scheme, member)) continue;
          report(`\`${member}\` does not belong to the flow \`${toText(scheme['flow'])}\`. Remove it.`, {
            at: place({ pointer }, member),
            severity: 'warning',
          });
        }
      }
    },
  },
});

interface Scheme {
  readonly type: string;
  readonly scheme: JsonObject;
  readonly pointer: string;
}

function schemesOf(root: JsonObject): readonly Scheme[] {
  return Object.entries(toJsonObject(root['securityDefinitions'])).flatMap(([name, scheme]) =>
    isJsonObject(scheme)
      ? { type: toText(scheme['type']), scheme, pointer: toPointer('securityDefinitions', name) }
      : [],
  );
}

function lookUp(
  table: Readonly<Record<string, readonly string[]>>,
  name: string,
): readonly string[] | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
