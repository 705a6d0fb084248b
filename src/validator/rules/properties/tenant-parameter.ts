import { isJsonObject, wordOf } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** What the schema of Microsoft's repository has for it, down to the wording. */
const fixedShape = [
  [['type'], 'string'],
  [['metadata', 'sourceType'], 'AzureActiveDirectoryTenant'],
  [['uiDefinition', 'displayName'], 'Tenant'],
  [['uiDefinition', 'description'], 'The tenant ID of for the Azure Active Directory application'],
  [['uiDefinition', 'constraints', 'required'], 'false'],
  [['uiDefinition', 'constraints', 'hidden'], 'true'],
] as const;

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
      if (parameter.name !== 'token:TenantId') return; // another spelling is a parameter of its own
      for (const [path, wanted] of fixedShape) {
        let found: unknown = parameter.value;
        let depth = 0;
        for (const name of path) {
          if (!isJsonObject(found) || found[name] === undefined) break;
          found = found[name];
          depth += 1;
        }
        if (depth === path.length && wordOf(found) === wanted) continue;
        const what = `\`${path.join('.')}\` of \`token:TenantId\``;
        report(
          depth === path.length
            ? `${what} is ${quote(found)}; the platform fixes it as ${quote(wanted)}.`
            : `${what} is missing; the platform fixes it as ${quote(wanted)}.`,
          { at: place(parameter, ...path.slice(0, depth)) },
        );
      }
    },
  },
});
