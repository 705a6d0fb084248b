import { isJsonObject, toJsonObject, toText, wordOf } from '../../../shared/json-value.js';
import type { DefinitionNode, PolicyNode } from '../../model/nodes.js';
import type { ExampleChange } from '../../rule.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import {
  operationsOf,
  policyMember,
  policyParameter,
  policyTemplates,
  templateOf,
  textsOf,
} from './policy-templates.js';

const at = '/properties/policyTemplateInstances';
const policy = (templateId: string, parameters: Readonly<Record<string, unknown>>, more: object = {}) => [
  {
    templateId,
    title: 'Say who calls',
    ...more,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name.startsWith('x-') ? name : `x-ms-apimTemplateParameter.${name}`,
        value,
      ]),
    ),
  },
];
const header = { name: 'X-Client', value: 'power-platform', existsAction: 'override' };

/** Required parameters for which nothing is a value. */
const mayBeEmpty = new Set(['value', 'replacementString', 'propertyValuePathTemplate', 'delimiterList']);

export const policyTemplate = defineRule({
  id: 'policy-template',
  code: 'APP-14',
  summary:
    'A policy is of a template that exists, with the parameters it requires and values from its lists.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.policyTemplates,
  example: { in: 'properties', at, bad: policy('addheader', header), good: policy('setheader', header) },
  on: {
    policy(node, report) {
      const template = templateOf(node);
      if (template === undefined) {
        const known = Object.keys(policyTemplates).find((id) =>
          node.templateId.toLowerCase().includes(id.slice(0, 8)),
        );
        const hint = known === undefined ? '' : ` \`${known}\` may be meant.`;
        const found =
          node.value['templateId'] === undefined
            ? 'has no `templateId`'
            : `is of the template ${quote(node.templateId)}, which is not known`;
        report(`The policy ${found}.${hint}`, {
          ...(node.value['templateId'] !== undefined && { at: place(node, 'templateId') }),
        });
        return;
      }
      for (const [name, isRequired] of Object.entries(template.parameters)) {
        const given = policyParameter(node, name);
        if (given === undefined) {
          if (isRequired) {
            report(`The policy \`${node.templateId}\` lacks \`x-ms-apimTemplateParameter.${name}\`.`, {
              at: isJsonObject(node.value['parameters']) ? place(node, 'parameters') : node.pointer,
            });
          }
          continue;
        }
        if (
          isRequired &&
          typeof given.value === 'string' &&
          given.value.trim() === '' &&
          !mayBeEmpty.has(name)
        ) {
          report(`\`${name}\` of the policy \`${node.templateId}\` is empty; it needs a value.`, {
            at: place(node, 'parameters', given.key),
          });
          continue;
        }
        const choices = template.choices?.[name];
        if (choices === undefined || choices.includes(wordOf(given.value).toLowerCase())) continue;
        report(
          `\`${name}\` is ${quote(given.value)}; it has to be one of ${choices.map(quote).join(', ')}.`,
          {
            at: place(node, 'parameters', given.key),
          },
        );
      }
      const section = policyMember(node, 'x-ms-apimTemplate-policySection');
      if (section === undefined || template.sections.length === 0) return;
      if (template.sections.some((name) => name.toLowerCase() === wordOf(section.value).toLowerCase()))
        return;
      report(
        `\`${node.templateId}\` runs in the section ${template.sections.map(quote).join(' or ')}, not ${quote(section.value)}.`,
        {
          at: place(node, 'parameters', section.key),
        },
      );
    },
  },
});

export const policyOperation = defineRule({
  id: 'policy-operation',
  code: 'APP-15',
  summary: 'Every operation that a policy or `scriptOperations` names exists.',
  severity: everywhere('error'),
  certainty: 'F',
  source: sources.policyTemplates,
  example: {
    in: 'properties',
    at,
    bad: policy('setheader', { ...header, 'x-ms-apimTemplate-operationName': ['ListEntries'] }),
    good: policy('setheader', { ...header, 'x-ms-apimTemplate-operationName': ['ListItems'] }),
  },
  on: {
    policy(node, report, { definition }) {
      const named = policyMember(node, 'x-ms-apimTemplate-operationName');
      if (definition === undefined || named === undefined) return;
      for (const [index, id] of (operationsOf(node) ?? []).entries()) {
        if (typeof id === 'string' && definition.operationById(id) !== undefined) continue;
        report(`The policy is for the operation ${quote(id)}, which does not exist.`, {
          at: place(node, 'parameters', named.key, index),
        });
      }
    },
    properties(properties, report, { definition }) {
      const list = properties.value['scriptOperations'];
      if (definition === undefined) return;
      for (const [index, id] of (Array.isArray(list) ? list : []).entries()) {
        if (typeof id === 'string' && definition.operationById(id) !== undefined) continue;
        report(`\`scriptOperations\` names ${quote(id)}, but no operation has this id.`, {
          at: place(properties, 'scriptOperations', index),
        });
      }
    },
  },
});

/** `@connectionParameters('name')` or with a default after a comma. */
const connectionCall = /@\{?connectionParameters\(\s*'([^']*)'\s*(,)?/gi;

export const policyConnectionParameter = defineRule({
  id: 'policy-connection-parameter',
  code: 'APP-16',
  summary: 'A connection parameter in an expression of a policy exists, or has a default there.',
  severity: everywhere('error'),
  certainty: 'F',
  source: sources.policyTemplates,
  note: 'What an OAuth provider returns is read as `token:name` and passes.',
  example: {
    in: 'properties',
    at,
    bad: policy('setheader', { ...header, value: "@connectionParameters('region')" }),
    good: policy('setheader', { ...header, value: "@connectionParameters('region', 'eu')" }),
  },
  on: {
    policy(node, report, { properties }) {
      const known = new Set(properties?.connectionParameters.map(({ name }) => name.toLowerCase()));
      const hasOauth = properties?.connectionParameters.some(({ type }) => type === 'oauthsetting') === true;
      for (const { path, text } of textsOf(node)) {
        for (const [, name = '', comma] of text.matchAll(connectionCall)) {
          if (comma !== undefined || known.has(name.toLowerCase())) continue;
          if (hasOauth && name.toLowerCase().startsWith('token')) continue;
          report(
            `The policy reads the connection parameter ${quote(name)}, which does not exist; define it, or give a default as in \`@connectionParameters('${name}', '')\`.`,
            {
              at: place(node, 'parameters', ...path),
            },
          );
        }
      }
    },
  },
});

const polling = {
  triggerConfig: { since: '@{triggerBody().items[0].created}' },
  triggerDataPath: '@triggerBody().items',
  'x-ms-apimTemplate-operationName': ['ListItems'],
};
const batch: ExampleChange = { at: '/paths/~1items/get/x-ms-trigger', set: 'batch' };

export const policyPolling = defineRule({
  id: 'policy-polling',
  code: 'APP-17',
  summary: 'A policy `pollingtrigger` says `"type": "PollingTrigger"` and is for polling triggers.',
  severity: everywhere('warning'),
  certainty: 'B',
  source: sources.policyTemplates,
  example: {
    in: 'properties',
    at,
    also: [batch],
    bad: policy('pollingtrigger', polling),
    good: policy('pollingtrigger', polling, { type: 'PollingTrigger' }),
  },
  on: {
    policy(node, report, { definition }) {
      if (node.templateId.toLowerCase() !== 'pollingtrigger') return;
      if (toText(node.value['type']).toLowerCase() !== 'pollingtrigger') {
        report('The policy `pollingtrigger` lacks `"type": "PollingTrigger"` beside its `templateId`.', {
          ...(node.value['type'] !== undefined && { at: place(node, 'type') }),
          fix: { pointer: place(node, 'type'), set: 'PollingTrigger' },
        });
      }
      for (const { operation, at } of namedOperations(node, definition)) {
        if (operation.kind === 'polling' && wordOf(operation.value['x-ms-trigger']) === 'batch') continue;
        report(
          `The policy \`pollingtrigger\` is for \`${operation.label}\`, which is no polling trigger of mode batch; say \`"x-ms-trigger": "batch"\` there.`,
          { at },
        );
      }
    },
  },
});

export const policyNextLink = defineRule({
  id: 'policy-next-link',
  code: 'APP-18',
  summary: 'A policy `updatenextlink` is for operations with `x-ms-pageable` and names the same property.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.repository,
  example: {
    in: 'properties',
    at,
    also: [{ at: '/paths/~1items/get/x-ms-pageable', set: { nextLinkName: 'nextLink' } }],
    bad: policy('updatenextlink', {
      nextLinkPropertyName: '@odata.nextLink',
      'x-ms-apimTemplate-operationName': ['ListItems'],
    }),
    good: policy('updatenextlink', {
      nextLinkPropertyName: 'nextLink',
      'x-ms-apimTemplate-operationName': ['ListItems'],
    }),
  },
  on: {
    policy(node, report, { definition }) {
      if (node.templateId.toLowerCase() !== 'updatenextlink') return;
      const name = policyParameter(node, 'nextLinkPropertyName');
      const named = toText(name?.value);
      for (const { operation, at } of namedOperations(node, definition)) {
        const pageable = operation.value['x-ms-pageable'];
        const wanted = toText(toJsonObject(pageable)['nextLinkName']);
        if (!isJsonObject(pageable))
          report(
            `The policy \`updatenextlink\` is for \`${operation.label}\`, which has no \`x-ms-pageable\`.`,
            { at },
          );
        else if (named !== '' && wanted !== '' && named !== wanted) {
          report(
            `The policy rewrites ${quote(named)}, but \`${operation.label}\` says that the next page is in ${quote(wanted)}.`,
            { at: place(node, 'parameters', name?.key ?? '') },
          );
        }
      }
    },
  },
});

/** The operations of the definition that a policy is limited to, and where it names them. */
function namedOperations(node: PolicyNode, definition: DefinitionNode | undefined) {
  const key = policyMember(node, 'x-ms-apimTemplate-operationName')?.key ?? '';
  return (operationsOf(node) ?? []).flatMap((id, index) => {
    const operation = definition?.operationById(wordOf(id));
    return operation === undefined ? [] : [{ operation, at: place(node, 'parameters', key, index) }];
  });
}

const foreign = /@?(?:connectionParameters|headers?|queryParameters)\s*\(/i;

export const policyProperty = defineRule({
  id: 'policy-property',
  code: 'APP-19',
  summary: 'A policy `setproperty` reads the body only: no headers, query or connection parameters.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.policyTemplates,
  example: {
    in: 'properties',
    at,
    bad: policy('setproperty', {
      newPropertyParentPathTemplate: '@body()',
      newPropertySubPathTemplate: 'owner',
      propertyValuePathTemplate: "{@connectionParameters('api_key')}",
    }),
    good: policy('setproperty', {
      newPropertyParentPathTemplate: '@body()',
      newPropertySubPathTemplate: 'owner',
      propertyValuePathTemplate: '{@body().creator}',
    }),
  },
  on: {
    policy(node, report) {
      if (node.templateId.toLowerCase() !== 'setproperty') return;
      for (const { path, text } of textsOf(node)) {
        const found = foreign.exec(text)?.[0];
        if (found === undefined) continue;
        report(
          `The policy \`setproperty\` uses ${quote(`${found})`)}; it can only read \`@body()\` and \`@item()\`.`,
          {
            at: place(node, 'parameters', ...path),
          },
        );
      }
    },
  },
});

export const policyHostGateway = defineRule({
  id: 'policy-host-gateway',
  code: 'APP-20',
  summary: 'A connector for the on-premises gateway has no policy `dynamichosturl`.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.policyTemplates,
  example: {
    in: 'properties',
    at: '/properties/capabilities',
    also: [
      { in: 'properties', at, set: policy('dynamichosturl', { urlTemplate: 'https://eu.contoso.com' }) },
    ],
    bad: ['gateway'],
    good: [],
  },
  on: {
    policy(node, report, { properties }) {
      if (node.templateId.toLowerCase() !== 'dynamichosturl') return;
      const list = properties?.value['capabilities'];
      if (!Array.isArray(list) || !list.some((name) => toText(name).toLowerCase() === 'gateway')) return;
      report(
        'The policy `dynamichosturl` has no effect behind the on-premises gateway, which `capabilities` names.',
      );
    },
  },
});
