import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { startBackend } from '../../../support/gateway/start-backend.js';
import { startTestGateway } from '../../../support/gateway/start-test-gateway.js';

const prefix = 'x-ms-apimTemplate';

test('policies that reshape an answer are skipped on what the mock made, and the others run', async () => {
  const { result, sent } = await call(
    {
      templateId: 'convertobjecttoarray',
      parameters: {
        [`${prefix}-policySection`]: 'Response',
        [`${prefix}Parameter.propertyParentPath`]: '@body()',
        [`${prefix}Parameter.propertySubPath`]: 'items',
        [`${prefix}Parameter.newPropertyPath`]: '@body().items',
      },
    },
    {
      templateId: 'setheader',
      parameters: {
        [`${prefix}-policySection`]: 'Response',
        [`${prefix}Parameter.name`]: 'X-Seen',
        [`${prefix}Parameter.value`]: 'yes',
      },
    },
  );
  expect(result).toMatchObject({ deviations: [], response: { status: 200, headers: { 'x-seen': 'yes' } } });
  const [skipped, run] = result.trace.filter(({ kind }) => kind === 'policy');
  expect(skipped).toMatchObject({ outcome: 'skipped', detail: expect.stringContaining('after this policy') });
  expect(run).toMatchObject({ outcome: 'changed' });
  expect(sent).toEqual([]);
});

test.each([
  ['/v1/account', 'id', /^\d+$/],
  ['/v1/nowhere', 'data.0.name', /^mock$/],
])('what a policy asks for at %s is answered by the mock and not sent', async (url, path, want) => {
  const { result, sent } = await call({
    templateId: 'setvaluefromurl',
    parameters: {
      [`${prefix}Parameter.parameterTemplate`]: "@headers('X-Account')",
      [`${prefix}Parameter.parameterValueUrl`]: url,
      [`${prefix}Parameter.parameterValuePathTemplate`]: `@body().${path.replace('.0.', '[0].')}`,
      [`${prefix}Parameter.httpMethod`]: 'GET',
    },
  });
  expect(result.response.status).toBe(200);
  expect(result.request.headers['x-account']).toMatch(want);
  const [step] = result.trace.filter(({ kind }) => kind === 'policy');
  expect(step).toMatchObject({
    warnings: ['The mock answered the side call; nothing was sent.'],
    sideCall: { response: { status: 200 } },
  });
  expect(sent).toEqual([]);
});

async function call(...policyTemplateInstances: readonly object[]) {
  const backend = await startBackend();
  onTestFinished(() => backend.close());
  const schema = (properties: object) => ({ 200: { schema: { type: 'object', properties } } });
  const connector = createConnector({
    name: 'lists',
    definition: {
      ...{ swagger: '2.0', info: { title: 'Lists' }, host: 'lists.example', basePath: '/v1' },
      paths: {
        '/list': {
          get: {
            operationId: 'GetList',
            responses: schema({ items: { type: 'array', items: { type: 'object' } } }),
          },
        },
        '/account': { get: { operationId: 'GetAccount', responses: schema({ id: { type: 'integer' } }) } },
      },
    },
    properties: { properties: { policyTemplateInstances } },
  });
  const { gateway } = await startTestGateway({
    ...{ connectors: [connector], backends: { lists: `${backend.url}/v1` }, standIn: 'mock' },
    firstConnection: { connector: 'lists' },
  });
  const result = await gateway.invokeOperation({ operationId: 'GetList' });
  return { result, sent: backend.requests };
}
