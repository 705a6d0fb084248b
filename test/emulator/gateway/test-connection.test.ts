import { expect, test } from 'vitest';
import { createParcelConnector, parcelDefinition } from '../../support/gateway/parcel-connector.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

const testable = {
  'x-ms-capabilities': { testConnection: { operationId: 'GetParcel', parameters: { parcelId: 'me' } } },
};
const expiredKey = {
  policyTemplateInstances: [
    {
      templateId: 'setconnectionstatustounauthenticated',
      parameters: { 'x-ms-apimTemplateParameter.statusCode': 401 },
    },
  ],
};

function runTest(url: string) {
  return fetchJson(`${url}/api/connections/parcels/default/test`, { method: 'POST' });
}

test('calls the operation that the definition names, with its literals', async () => {
  const { url, backend } = await startTestGateway({ connectors: [createParcelConnector(testable)] });
  expect(await runTest(url)).toMatchObject({
    status: 200,
    body: { operationId: 'GetParcel', succeeded: true, status: 200, connection: { status: 'Connected' } },
  });
  expect(backend.requests[0]?.target).toBe('/v1/parcels/me');
});

test.each([
  [401, {}, 'Error'],
  [401, expiredKey, 'Unauthenticated'],
  [500, expiredKey, 'Error'],
])(
  'an answer %i leaves the connection in the state that the policies say',
  async (status, properties, want) => {
    const connector = createParcelConnector(testable, properties);
    const { url, backend, gateway } = await startTestGateway({ connectors: [connector] });
    backend.answer = () => ({ status, body: {} });
    expect(await runTest(url)).toMatchObject({
      body: { succeeded: false, status, connection: { status: want } },
    });
    expect(gateway.connections.list()[0]?.status).toBe(want);
    backend.answer = () => ({ body: { id: '1' } });
    expect(await runTest(url)).toMatchObject({
      body: { succeeded: true, connection: { status: 'Connected' } },
    });
  },
);

test('other operations do not change the state of a connection', async () => {
  const connector = createParcelConnector(testable, expiredKey);
  const { url, backend, gateway } = await startTestGateway({ connectors: [connector] });
  backend.answer = () => ({ status: 401, body: {} });
  await fetchJson(`${url}/apim/parcels/default/parcels/latest`);
  expect(gateway.connections.list()[0]?.status).toBe('Connected');
});

test('says that a definition names no such operation', async () => {
  const { url } = await startTestGateway({ connectors: [createParcelConnector({ ...parcelDefinition })] });
  expect(await runTest(url)).toMatchObject({ status: 422, body: { error: { code: 'NoConnectionTest' } } });
});
