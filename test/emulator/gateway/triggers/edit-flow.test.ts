import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { isGatewaySnapshot } from '../../../../src/emulator/gateway/snapshot.js';
import { createFakeClock } from '../../../support/fake-clock.js';
import { startBackend } from '../../../support/gateway/start-backend.js';
import { fetchJson, startTestGateway } from '../../../support/gateway/start-test-gateway.js';

const connector = createConnector({
  name: 'chats',
  definition: {
    ...{ swagger: '2.0', info: { title: 'Chats' }, host: 'chats.example', basePath: '/v1' },
    paths: {
      '/chats': {
        get: {
          ...{ operationId: 'WhenChatEnds', 'x-ms-trigger': 'batch', responses: {} },
          parameters: [
            { name: 'team', in: 'query', type: 'string' },
            { name: 'limit', in: 'query', type: 'integer' },
          ],
        },
      },
      '/hooks': {
        post: {
          ...{ operationId: 'WhenChatStarts', 'x-ms-trigger': 'single', responses: {} },
          parameters: [
            {
              ...{ name: 'body', in: 'body' },
              schema: {
                type: 'object',
                properties: { url: { type: 'string', 'x-ms-notification-url': true } },
              },
            },
          ],
        },
      },
    },
  },
});

/** A polling flow of team `a` that has gone on to state 1. */
async function start() {
  const clock = createFakeClock();
  const backend = await startBackend(() => ({
    ...{ status: 202, headers: { location: `${backend.url}/v1/chats?triggerState=1` } },
  }));
  onTestFinished(() => backend.close());
  const running = await startTestGateway({
    ...{ connectors: [connector], backends: { chats: `${backend.url}/v1` }, clock },
    firstConnection: { connector: 'chats' },
  });
  const { gateway, url } = running;
  gateway.connections.create({ connector: 'chats', id: 'second' });
  await gateway.flows.create({
    ...{ name: 'watch', connector: 'chats', connection: 'default', trigger: 'WhenChatEnds' },
    ...{ recurrence: { frequency: 'Minute', interval: 5 }, parameters: { team: 'a', limit: 5 } },
  });
  backend.requests.length = 0;
  return {
    ...{ clock, backend, gateway, flows: gateway.flows },
    edit: (json: object) => fetchJson(`${url}/api/flows/watch`, { method: 'PATCH', json }),
    form: () => fetchJson(`${url}/api/flows/watch/form`),
    seen: () => backend.requests.map(({ target }) => target),
  };
}

test.each<[string, object]>([
  ['nothing', {}],
  [
    'the same inputs under other names',
    { parameters: { 'query.$.limit': '5', 'query.$.team': 'a' }, connection: 'default' },
  ],
  ['the form of its callback URL', { urlForm: 'power-platform' }],
])('a polling trigger goes on from where it stands after a save of %s', async (_name, changes) => {
  const { edit, seen, flows } = await start();
  const { version } = flows.get('watch');
  expect(await edit(changes)).toMatchObject({ status: 200, body: { state: 'Enabled' } });
  expect(seen()).toEqual(['/v1/chats?triggerState=1']);
  expect(flows.get('watch').version).not.toBe(version);
});

test.each<[string, object, string]>([
  ['its inputs', { parameters: { team: 'b' } }, '/v1/chats?team=b'],
  ['its inputs taken away', { parameters: {} }, '/v1/chats'],
  ['its connection', { connection: 'second' }, '/v1/chats?team=a&limit=5'],
  ['its recurrence', { recurrence: { frequency: 'Hour', interval: 1 } }, '/v1/chats?team=a&limit=5'],
])('a polling trigger begins anew after a save of %s', async (_name, changes, target) => {
  const { edit, seen } = await start();
  expect((await edit(changes)).status).toBe(200);
  expect(seen()).toEqual([target]);
});

test('the state outlives turning off and on, unless the trigger is edited in between', async () => {
  const { edit, seen, flows } = await start();
  await flows.turnOff('watch');
  await flows.turnOn('watch');
  await flows.turnOff('watch');
  expect((await edit({ parameters: { team: 'b' } })).body).toMatchObject({ state: 'Disabled' });
  await flows.turnOn('watch');
  expect(seen()).toEqual(['/v1/chats?triggerState=1', '/v1/chats?team=b']);
});

test('an edited recurrence counts from the save', async () => {
  const { edit, seen, clock, flows } = await start();
  await edit({ recurrence: { frequency: 'Minute', interval: 1 } });
  await clock.advance(60_000);
  await expect.poll(() => flows.get('watch').history.length).toBe(3);
  expect(seen()).toHaveLength(2);
});

test('a flow whose trigger is no longer polled has no recurrence and no state', async () => {
  const { edit, gateway } = await start();
  const { body } = await edit({ trigger: 'WhenChatStarts', parameters: {} });
  expect(body).toMatchObject({ kind: 'webhook', subscription: { state: 'subscribed' } });
  expect(body).not.toHaveProperty('recurrence');
  expect(body).not.toHaveProperty('polling');
  expect(isGatewaySnapshot(JSON.parse(JSON.stringify(gateway.snapshot())))).toBe(true);
});

test.each<[string, object, number, string]>([
  ['an input that is none', { parameters: { moon: 1 } }, 422, 'ParametersNotValid'],
  ['a connection that is not there', { connection: 'gone' }, 422, 'FlowNotValid'],
  ['an interval out of bounds', { recurrence: { frequency: 'Month', interval: 99 } }, 422, 'FlowNotValid'],
  ['another member', { name: 'x' }, 400, 'BodyNotValid'],
])('an edit with %s changes nothing', async (_name, changes, status, code) => {
  const { edit, flows, seen } = await start();
  const before = flows.get('watch');
  expect(await edit(changes)).toMatchObject({ status, body: { error: { code } } });
  expect(flows.get('watch')).toEqual(before);
  expect(seen()).toEqual([]);
});

test('the form of a flow has what is filled in', async () => {
  const { form } = await start();
  expect(await form()).toMatchObject({
    status: 200,
    body: {
      form: { operationId: 'WhenChatEnds', fields: [{ key: 'query.$.team' }, { key: 'query.$.limit' }] },
      parameters: { 'query.$.team': 'a', 'query.$.limit': 5 },
    },
  });
});
