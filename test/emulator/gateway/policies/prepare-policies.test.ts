import { expect, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import type { DocumentProblem } from '../../../../src/connector-folder/load-finding.js';
import { reportPolicies } from '../../../../src/emulator/gateway/policies/report-policies.js';
import { policyTemplates } from '../../../../src/emulator/gateway/policies/templates/index.js';
import { parcelDefinition } from '../../../support/gateway/parcel-connector.js';

/** The findings about one policy instance. */
function problemsOf(templateId: string, parameters: Readonly<Record<string, unknown>>): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  createConnector(
    {
      definition: parcelDefinition,
      properties: { properties: { policyTemplateInstances: [{ templateId, parameters }] } },
    },
    (problem) => problems.push(problem),
    reportPolicies,
  );
  return problems;
}

const long = 'x-ms-apimTemplateParameter';

test('knows the sixteen templates that published connectors use', () => {
  expect([...policyTemplates.keys()].sort()).toEqual([
    'convertarraytoobject',
    'convertobjecttoarray',
    'dynamichosturl',
    'dynamicsubdomain',
    'encodepropertyvalue',
    'moveproperties',
    'pollingtrigger',
    'routerequesttoendpoint',
    'setconnectionstatustounauthenticated',
    'setheader',
    'setproperty',
    'setqueryparameter',
    'setvaluefromurl',
    'stringreplace',
    'stringtoarray',
    'updatenextlink',
  ]);
});

test.each<[string, string, Record<string, unknown>, string, string]>([
  [
    'an unknown template',
    'throttle',
    {},
    'policy-unusable',
    'Policy 1 (`throttle`): `throttle` is no policy template that published connectors use; it is not applied.',
  ],
  [
    'a missing parameter',
    'setheader',
    { [`${long}.name`]: 'X-A' },
    'policy-unusable',
    'Policy 1 (`setheader`): `value` is missing.',
  ],
  [
    'an unknown function',
    'setheader',
    { [`${long}.name`]: 'X-A', [`${long}.value`]: "a @foo('b')" },
    'policy-doubtful',
    'Policy 1 (`setheader`): `value` has at character 3 what stays as it is: `@foo(…)` is no function of policies; known are `@connectionParameters`, `@headers`, `@queryParameters`, `@environmentVariables`, `@body`.',
  ],
  [
    'a choice that there is not',
    'setheader',
    { [`${long}.name`]: 'X-A', [`${long}.value`]: 'a', [`${long}.existsAction`]: 'replace' },
    'policy-unusable',
    'Policy 1 (`setheader`): `existsAction` is `replace`; it takes `override`, `append`, `skip`.',
  ],
  [
    'a header name that is none',
    'setheader',
    { [`${long}.name`]: 'X A', [`${long}.value`]: 'a' },
    'policy-unusable',
    'Policy 1 (`setheader`): `name` is `X A`, which is no header name.',
  ],
  [
    'a path that is none',
    'stringreplace',
    {
      [`${long}.propertyParentPath`]: 'gifts',
      [`${long}.sourceString`]: 'a',
      [`${long}.newPropertyPath`]: '@body().a',
    },
    'policy-unusable',
    'Policy 1 (`stringreplace`): `propertyParentPath` is `gifts`; it takes a path such as `@body().name`.',
  ],
  [
    'a section that the template does not run in',
    'dynamichosturl',
    { [`${long}.urlTemplate`]: 'https://a.test', 'x-ms-apimTemplate-policySection': 'Response' },
    'policy-doubtful',
    'Policy 1 (`dynamichosturl`): `x-ms-apimTemplate-policySection` is `Response`; this template runs in `Request`.',
  ],
  [
    'an operation that there is not',
    'dynamichosturl',
    { [`${long}.urlTemplate`]: 'https://a.test', 'x-ms-apimTemplate-operationName': ['GetParcel', 'Gone'] },
    'policy-doubtful',
    'Policy 1 (`dynamichosturl`): `x-ms-apimTemplate-operationName` names `Gone`, which is no operation of the definition.',
  ],
  [
    'a parameter that the template does not have',
    'dynamichosturl',
    { [`${long}.urlTemplate`]: 'https://a.test', [`${long}.retainKey`]: 'true' },
    'policy-doubtful',
    'Policy 1 (`dynamichosturl`): `retainKey` is no parameter of this template and has no effect.',
  ],
])('reports %s', (_name, templateId, parameters, code, message) => {
  expect(problemsOf(templateId, parameters)).toMatchObject([{ code, message, document: 'properties' }]);
});

test('says where in the document it is', () => {
  const [problem] = problemsOf('setheader', { [`${long}.name`]: '', [`${long}.value`]: "@foo('a')" });
  expect(problem?.pointer).toBe(`/properties/policyTemplateInstances/0/parameters/${long}.value`);
});

test('takes a name in other letters and an empty list of operations', () => {
  const parameters = { [`${long}.urlTemplate`]: 'https://a.test', 'x-ms-apimTemplate-operationName': [] };
  expect(problemsOf('dynamicHostUrl', parameters)).toEqual([]);
});
