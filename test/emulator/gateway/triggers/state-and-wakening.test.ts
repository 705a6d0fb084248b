import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { isGatewaySnapshot } from '../../../../src/emulator/gateway/snapshot.js';
import { createFakeClock } from '../../../support/fake-clock.js';
import {
  type BackendAnswer,
  type ReceivedRequest,
  startBackend,
} from '../../../support/gateway/start-backend.js';
import { startTestGateway } from '../../../support/gateway/start-test-gateway.js';

const query = (name: string, more: object = {}): object => ({ name, in: 'query', type: 'string', ...more });

const connector = createConnector({
  name: 'mail',
  definition: {
    swagger: '2.0',
    info: { title: 'Mail' },
    host: 'mail.example',
    paths: {
      '/letters': {
        get: {
          ...{ operationId: 'WhenLetter', 'x-ms-trigger': 'batch', responses: { 200: {} } },
          parameters: [
            query('box'),
            query('since', { 'x-ms-trigger-value': { 'value-collection': 'value', 'value-path': 'id' } }),
          ],
        },
      },
      '/news': {
        get: {
          ...{ operationId: 'WhenNews', 'x-ms-trigger': 'batch', responses: { 200: {} } },
          'x-ms-notification': { operationId: 'Watch' },
          parameters: [query('box'), query('top')],
        },
      },
      '/watches': {
        post: {
          ...{ operationId: 'Watch', 'x-ms-trigger': 'single', 'x-ms-visibility': 'internal', responses: {} },
          parameters: [
            query('box'),
            {
              ...{ name: 'body', in: 'body' },
              schema: {
                properties: {
                  url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
                },
              },
            },
          ],
        },
        'x-ms-notification-content': { schema: { type: 'object', properties: { hint: { type: 'string' } } } },
      },
      '/watches/{id}': {
        delete: {
          ...{ operationId: 'Unwatch', 'x-ms-visibility': 'internal', responses: {} },
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        },
      },
    },
  },
});

async function start(answer: (request: ReceivedRequest) => BackendAnswer) {
  const backend = await startBackend(answer);
  onTestFinished(() => backend.close());
  const clock = createFakeClock();
  const { gateway, url } = await startTestGateway({
    ...{ connectors: [connector], backends: { mail: backend.url }, clock },
    firstConnection: { connector: 'mail' },
  });
  const { flows, runs } = gateway;
  return {
    ...{ flows, runs, url, clock, gateway },
    create: (trigger: string, parameters: Record<string, unknown> = {}) =>
      flows.create({ name: 'watch', connector: 'mail', connection: 'default', trigger, parameters }),
    seen: () => backend.requests.map(({ method, target }) => `${method} ${target}`),
    bodies: () => runs.list('watch').map(({ outputs }) => outputs.body),
  };
}

test('the first poll remembers the newest item, the next ones ask with it, an empty list keeps it', async () => {
  const answers: unknown[] = [[{ id: 'b' }, { id: 'a' }], [{ id: 'd' }, { id: 'c' }], [], []];
  const { create, flows, seen, bodies, gateway } = await start(() => ({ body: { value: answers.shift() } }));
  const { history } = await create('WhenLetter', { box: 'in' });
  expect(history[0]).toMatchObject({
    outcome: 'Skipped',
    detail: 'The first poll only remembers where things stand: what is there already starts no run.',
  });
  expect(bodies()).toEqual([]);
  for (const _ of [1, 2, 3]) await flows.poll('watch');
  expect(bodies()).toEqual([{ id: 'c' }, { id: 'd' }]);
  expect(seen()).toEqual([
    'GET /letters?box=in',
    'GET /letters?box=in&since=b',
    'GET /letters?box=in&since=d',
    'GET /letters?box=in&since=d',
  ]);
  expect(flows.get('watch').polling?.values).toEqual({ 'query.$.since': 'd' });
  expect(isGatewaySnapshot(JSON.parse(JSON.stringify(gateway.snapshot())))).toBe(true);
});

test('a maker who says from where gets what is there, and the answer moves it on', async () => {
  const { create, flows, seen, bodies } = await start(() => ({ body: { value: [{ id: 'z' }] } }));
  await create('WhenLetter', { 'query.$.since': 'k' });
  await flows.poll('watch');
  expect(bodies()).toEqual([{ id: 'z' }, { id: 'z' }]);
  expect(seen()).toEqual(['GET /letters?since=k', 'GET /letters?since=z']);
});

test('a Location carries the state itself', async () => {
  const { create, flows, seen } = await start(() => ({
    ...{ status: 200, body: { value: [{ id: 'z' }] } },
    headers: { location: 'https://mail.example/letters?triggerState=1' },
  }));
  await create('WhenLetter');
  await flows.poll('watch');
  expect(seen()).toEqual(['GET /letters', 'GET /letters?triggerState=1']);
});

test('a notification wakes a trigger that then asks what is new', async () => {
  let news: object[] = [];
  const { create, flows, seen, bodies, url, clock } = await start(({ method }) =>
    method === 'GET'
      ? { body: { value: news } }
      : { status: method === 'POST' ? 201 : 204, headers: { location: 'https://mail.example/watches/7' } },
  );
  const made = await create('WhenNews', { box: 'in', top: '5' });
  expect(made).toMatchObject({ kind: 'woken', subscription: { state: 'subscribed', warnings: [] } });
  expect(made.recurrence).toBeUndefined();
  await clock.advance(3_600_000);
  news = [{ n: 1 }, { n: 2 }];
  const notified = await fetch(`${url}/api/flows/watch/notify`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
  });
  expect(await notified.json()).toMatchObject({ status: 202, body: { hint: expect.any(String) } });
  await expect.poll(bodies).toEqual([{ n: 2 }, { n: 1 }]);
  await flows.turnOff('watch');
  expect(seen()).toEqual([
    'POST /watches?box=in',
    'GET /news?box=in&top=5',
    'GET /news?box=in&top=5',
    'DELETE /watches/7',
  ]);
  expect(flows.get('watch').history.map(({ kind, detail }) => `${kind}: ${detail}`)).toContain(
    'notification: A notification woke the trigger, which asks what is new.',
  );
});

test('a trigger that cannot subscribe is not asked', async () => {
  const { create, seen } = await start(() => ({ status: 500, body: { no: 1 } }));
  expect(await create('WhenNews')).toMatchObject({ subscription: { state: 'failed' } });
  expect(seen()).toEqual(['POST /watches']);
});
