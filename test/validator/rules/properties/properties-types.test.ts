import { propertiesTypes } from '../../../../src/validator/rules/properties/properties-types.js';
import { ruleTest } from '../../../support/rule-test.js';

const at = (member: string) => `/properties/${member}`;
const change = (member: string, set: unknown) => ({ in: 'properties', at: at(member), set });

ruleTest(propertiesTypes, [
  {
    name: 'members of another type',
    given: [change('capabilities', 'actions'), change('connectionParameterSets', [])],
    want: [
      { pointer: at('capabilities'), message: '`capabilities` is `actions`; it has to be a list.' },
      {
        pointer: at('connectionParameterSets'),
        message: '`connectionParameterSets` is `[]`; it has to be an object.',
      },
    ],
  },
  {
    name: 'entries of another type',
    given: [change('scriptOperations', ['ListItems', 7]), change('policyTemplateInstances', [null])],
    want: [
      {
        pointer: at('policyTemplateInstances/0'),
        message: 'An entry of `policyTemplateInstances` is `null`; it has to be an object.',
      },
      {
        pointer: at('scriptOperations/1'),
        message: 'An entry of `scriptOperations` is `7`; it has to be a text.',
      },
    ],
  },
  {
    name: 'a connection parameter and parameters of policies',
    given: [
      change('connectionParameters/region', null),
      change('policyTemplateInstances', [
        {
          templateId: 'dynamichosturl',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': ['https://contoso.com'] },
        },
        { templateId: 'setheader', parameters: [] },
        {
          templateId: 'pollingtrigger',
          parameters: {
            'x-ms-apimTemplateParameter.triggerConfig': { since: '1' },
            'x-ms-apimTemplate-operationName': ['ListItems'],
          },
        },
      ]),
    ],
    want: [
      {
        pointer: at('connectionParameters/region'),
        message: 'The connection parameter `region` is `null`; it has to be an object.',
      },
      {
        pointer: at('policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.urlTemplate'),
        message:
          '`x-ms-apimTemplateParameter.urlTemplate` is `["https://contoso.com"]`; it has to be a text.',
      },
      {
        pointer: at('policyTemplateInstances/1/parameters'),
        message: '`parameters` is `[]`; it has to be an object.',
      },
    ],
  },
]);
