import { expect, onTestFinished, test } from 'vitest';
import {
  createParcelConnector,
  parcelCredentials,
  parcelProperties,
} from '../../support/gateway/parcel-connector.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { startTestGateway } from '../../support/gateway/start-test-gateway.js';
import { basic, historyOf, newFlow, startWithHooks } from './hooks-bench.js';

test('a Location on the gateway is called through it with the credential', async () => {
  let gatewayUrl = '';
  const { url, flows, backend, gateway } = await startWithHooks(
    (id) => `${gatewayUrl}/apim/parcels/default/moves/hooks/${id}`,
  );
  gatewayUrl = url;
  await flows.create(newFlow);
  await flows.turnOff('tell-ana');
  expect(backend.requests[1]).toMatchObject({
    method: 'DELETE',
    target: '/v1/moves/hooks/1',
    headers: { authorization: basic },
    body: '',
  });
  expect(historyOf(gateway)[0]).toBe('unsubscribe Succeeded gateway 204');
});

test('a Location on the backend goes through the gateway with the credential', async () => {
  const { flows, backend, gateway } = await startWithHooks();
  await flows.create(newFlow);
  await flows.turnOff('tell-ana');
  expect(backend.requests[1]).toMatchObject({ method: 'DELETE', headers: { authorization: basic } });
  expect(historyOf(gateway)[0]).toBe('unsubscribe Succeeded backend 204');
});

test('a Location on the host that a policy makes of the connection goes through the gateway', async () => {
  const tenant = await startBackend(({ method }) =>
    method === 'DELETE'
      ? { status: 204 }
      : { status: 201, headers: { location: `${tenant.url}/v3/moves/hooks/7` }, body: {} },
  );
  onTestFinished(tenant.close);
  const host = { type: 'string', uiDefinition: { constraints: { required: 'true' } } };
  const connector = createParcelConnector(
    {},
    {
      connectionParameters: { ...parcelProperties.properties.connectionParameters, host },
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "@connectionParameters('host')/v3/" },
        },
      ],
    },
  );
  const { gateway } = await startTestGateway({
    connectors: [connector],
    backends: {},
    firstConnection: { connector: 'parcels', parameters: { ...parcelCredentials, host: tenant.url } },
  });
  const flow = await gateway.flows.create(newFlow);
  expect(flow.subscription.warnings).toEqual([]);
  await gateway.flows.turnOff('tell-ana');
  expect(historyOf(gateway)[0]).toBe('unsubscribe Succeeded backend 204');
  expect(tenant.requests[1]).toMatchObject({
    method: 'DELETE',
    target: '/v3/moves/hooks/7',
    headers: { authorization: basic },
  });
});

test('a Location on a foreign host is called directly, without the credential', async () => {
  const foreign = await startBackend(() => ({ status: 401, body: { why: 'no key' } }));
  const { flows, backend, gateway } = await startWithHooks(() => `${foreign.url}/hooks/9`);
  const flow = await flows.create(newFlow);
  await flows.turnOff('tell-ana');
  expect(foreign.requests).toMatchObject([{ method: 'DELETE', target: '/hooks/9' }]);
  expect(foreign.requests[0]?.headers).not.toHaveProperty('authorization');
  expect(backend.requests).toHaveLength(1);
  expect(historyOf(gateway)[0]).toBe('unsubscribe Failed foreign 401');
  expect(gateway.flows.get('tell-ana').state).toBe('Disabled');
  expect(flow.subscription.warnings).toEqual([
    "The `Location` is on a host that is not the connector's: called directly, without the credential. A service that wants the credential refuses that.",
  ]);
  await foreign.close();
});

test.each([
  [
    '200 without a Location',
    { status: 200, body: {} },
    [
      'The subscribe call answered 200; the documented answer is 201 with a `Location`.',
      'The subscribe answer had no `Location`: nothing is called, the webhook stays.',
    ],
  ],
  [
    'a relative Location',
    { status: 201, headers: { location: '/moves/hooks/1' } },
    ['The `Location` is not an absolute URL: nothing is called, the webhook stays.'],
  ],
  [
    'a Location that matches no DELETE',
    { status: 201, headers: { location: 'https://api.parcels.example/v1/elsewhere/1' } },
    [
      "The `Location` is on the connector's backend but matches no DELETE operation of the definition: called directly, without the credential. A service that wants the credential refuses that.",
    ],
  ],
])('warns of %s', async (_name, answer, want) => {
  const { gateway, backend } = await startTestGateway();
  backend.answer = () => answer;
  const flow = await gateway.flows.create(newFlow);
  expect(flow.subscription).toMatchObject({ state: 'subscribed', warnings: want });
});
