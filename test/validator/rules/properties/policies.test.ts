import {
  policyConnectionParameter,
  policyHostGateway,
  policyNextLink,
  policyOperation,
  policyPolling,
  policyProperty,
  policyTemplate,
} from '../../../../src/validator/rules/properties/policies.js';
import { ruleTest } from '../../../support/rule-test.js';

const at = '/properties/policyTemplateInstances';
const parameter = (name: string) => `x-ms-apimTemplateParameter.${name}`;
const policies = (...set: readonly unknown[]) => [{ in: 'properties' as const, at, set }];
const policy = (templateId: string, values: Readonly<Record<string, unknown>>, more: object = {}) => ({
  templateId,
  title: 'Test',
  parameters: {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [parameter(name), value])),
    ...more,
  },
});
const operations = (...ids: readonly string[]) => ({ 'x-ms-apimTemplate-operationName': ids });
const section = (name: string) => ({ 'x-ms-apimTemplate-policySection': name });

ruleTest(policyTemplate, [
  {
    name: 'ids, actions and sections in other capitals',
    given: policies(
      policy('setHeader', { name: 'A', value: '1', existsAction: 'Override' }, section('request')),
    ),
    want: [],
  },
  {
    name: 'a parameter that is missing, a value that is none, a section that is none',
    given: policies(
      policy('setqueryparameter', { name: 'limit', existsAction: 'replace' }, section('Response')),
    ),
    want: [
      {
        pointer: `${at}/0/parameters`,
        message: 'The policy `setqueryparameter` lacks `x-ms-apimTemplateParameter.value`.',
      },
      {
        pointer: `${at}/0/parameters/${parameter('existsAction')}`,
        message: '`existsAction` is `replace`; it has to be one of `override`, `append`, `skip`.',
      },
      {
        pointer: `${at}/0/parameters/x-ms-apimTemplate-policySection`,
        message: '`setqueryparameter` runs in the section `Request`, not `Response`.',
      },
    ],
  },
  {
    name: 'an id that is misspelt',
    given: policies(policy('setheaders', {})),
    want: [
      {
        pointer: `${at}/0/templateId`,
        message: 'The policy is of the template `setheaders`, which is not known. `setheader` may be meant.',
      },
    ],
  },
  {
    name: 'no id',
    given: policies({ parameters: {} }),
    want: [{ pointer: `${at}/0`, message: 'The policy has no `templateId`.' }],
  },
  { name: 'no object', given: policies('setheader', null), want: [] },
]);
ruleTest(policyOperation, [
  { name: 'an empty list stands for all', given: policies(policy('setheader', {}, operations())), want: [] },
  {
    name: '`scriptOperations`',
    given: [{ in: 'properties', at: '/properties/scriptOperations', set: ['ListItems', 'ListEntries'] }],
    want: [
      {
        pointer: '/properties/scriptOperations/1',
        message: '`scriptOperations` names `ListEntries`, but no operation has this id.',
      },
    ],
  },
]);
ruleTest(policyConnectionParameter, [
  {
    name: 'in the middle of a text, and in other capitals',
    given: policies(
      policy('dynamichosturl', { urlTemplate: "https://@ConnectionParameters('region').contoso.com" }),
    ),
    want: [
      {
        pointer: `${at}/0/parameters/${parameter('urlTemplate')}`,
        message:
          "The policy reads the connection parameter `region`, which does not exist; define it, or give a default as in `@connectionParameters('region', '')`.",
      },
    ],
  },
  {
    name: 'one that exists',
    given: policies(policy('setheader', { name: 'A', value: "@connectionParameters('API_key')" })),
    want: [],
  },
]);
ruleTest(policyPolling, [
  {
    name: 'an action',
    given: policies({ ...policy('pollingtrigger', {}, operations('ListItems')), type: 'PollingTrigger' }),
    want: [
      {
        pointer: `${at}/0/parameters/x-ms-apimTemplate-operationName/0`,
        message:
          'The policy `pollingtrigger` is for `ListItems`, which is no polling trigger of mode batch; say `"x-ms-trigger": "batch"` there.',
      },
    ],
  },
]);
ruleTest(policyNextLink, [
  {
    name: 'an operation without pages',
    given: policies(policy('updatenextlink', { nextLinkPropertyName: 'nextLink' }, operations('ListItems'))),
    want: [
      {
        pointer: `${at}/0/parameters/x-ms-apimTemplate-operationName/0`,
        message: 'The policy `updatenextlink` is for `ListItems`, which has no `x-ms-pageable`.',
      },
    ],
  },
]);
ruleTest(policyProperty, [
  {
    name: 'a header',
    given: policies(policy('setproperty', { propertyValuePathTemplate: "{@headers('X-A')}" })),
    want: [
      {
        pointer: `${at}/0/parameters/${parameter('propertyValuePathTemplate')}`,
        message: 'The policy `setproperty` uses `@headers()`; it can only read `@body()` and `@item()`.',
      },
    ],
  },
]);
ruleTest(policyHostGateway, [
  {
    name: 'in the cloud',
    given: policies(policy('dynamichosturl', { urlTemplate: 'https://eu.contoso.com' })),
    want: [],
  },
]);
