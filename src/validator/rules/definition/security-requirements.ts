import { isJsonObject, type JsonObject, ownMember, toJsonObject } from '../../../shared/json-value.js';
import type { DefinitionNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const securityRequirementDefined = defineRule({
  id: 'security-requirement-defined',
  code: 'SecurityRequirementMustBeDefined',
  summary: 'Every security requirement names a security definition.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  note: 'Connectors published before the rule break it.',
  example: { at: '/security', bad: [{ oauth: [] }], good: [{ api_key: [] }] },
  on: {
    definition(definition, report) {
      const known = Object.keys(toJsonObject(definition.value['securityDefinitions']));
      for (const { name, scheme, at } of requirementsOf(definition)) {
        if (scheme !== undefined) continue;
        const choice =
          known.length === 0 ? 'there are none' : `there is ${known.slice(0, 5).map(quote).join(', ')}`;
        report(`The security requirement ${quote(name)} is not among \`securityDefinitions\`; ${choice}.`, {
          at,
        });
      }
    },
  },
});

export const securityRequirementValue = defineRule({
  id: 'security-requirement-value',
  code: 'SecurityRequirementMustHaveValue',
  summary: 'A security requirement has a list of scopes, be it an empty one.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/security', bad: [{ api_key: null }], good: [{ api_key: [] }] },
  on: {
    definition(definition, report) {
      for (const { name, scopes, at } of requirementsOf(definition)) {
        if (Array.isArray(scopes)) continue;
        report(
          `The security requirement ${quote(name)} is no list; write \`[]\` where no scopes are needed.`,
          {
            at,
            ...(scopes === null && { fix: { pointer: at, set: [] } }),
          },
        );
      }
    },
  },
});

export const securityRequirementEmpty = defineRule({
  id: 'security-requirement-empty',
  code: 'SecurityRequirementMustHaveEmptyValue',
  summary: 'A requirement of type `basic` or `apiKey` names no scopes.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/security', bad: [{ api_key: ['read'] }], good: [{ api_key: [] }] },
  on: {
    definition(definition, report) {
      for (const { name, scheme, scopes, at } of requirementsOf(definition)) {
        const type = scheme?.['type'];
        if ((type !== 'basic' && type !== 'apiKey') || !Array.isArray(scopes) || scopes.length === 0)
          continue;
        report(`The security requirement ${quote(name)} of type \`${type}\` names scopes; write \`[]\`.`, {
          at,
          fix: { pointer: at, set: [] },
        });
      }
    },
  },
});

export const securityRequirementScope = defineRule({
  id: 'security-requirement-scope',
  code: 'OAuthSecurityRequirementValueMustBeScopeName',
  summary: 'The scopes of an OAuth requirement are declared by its security definition.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: {
    at: '/security',
    also: [
      {
        at: '/securityDefinitions/api_key',
        set: {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: 'https://contoso.com/authorize',
          tokenUrl: 'https://contoso.com/token',
          scopes: { 'items.read': 'Read items' },
        },
      },
    ],
    bad: [{ api_key: ['items.write'] }],
    good: [{ api_key: ['items.read'] }],
  },
  on: {
    definition(definition, report) {
      for (const { scheme, scopes, at } of requirementsOf(definition)) {
        if (scheme?.['type'] !== 'oauth2' || !Array.isArray(scopes)) continue;
        const declared = toJsonObject(scheme['scopes']);
        for (const [index, scope] of scopes.entries()) {
          if (typeof scope !== 'string' || ownMember(declared, scope) !== undefined) continue;
          report(`The scope ${quote(scope)} is not among the \`scopes\` of its security definition.`, {
            at: `${at}/${index}`,
          });
        }
      }
    },
  },
});

interface Requirement {
  readonly name: string;
  readonly scheme: JsonObject | undefined;
  readonly scopes: unknown;
  readonly at: string;
}

/** Every member of every requirement, at the root and in operations. */
function requirementsOf(definition: DefinitionNode): readonly Requirement[] {
  const schemes = toJsonObject(definition.value['securityDefinitions']);
  return [definition, ...definition.operations].flatMap(({ value, pointer }) => {
    const security = value['security'];
    if (!Array.isArray(security)) return [];
    return security.flatMap((requirement: unknown, index) =>
      Object.entries(toJsonObject(requirement)).map(([name, scopes]) => {
        const scheme = ownMember(schemes, name);
        return {
          name,
          scopes,
          scheme: isJsonObject(scheme) ? scheme : undefined,
          at: place({ pointer }, 'security', index, name),
        };
      }),
    );
  });
}
