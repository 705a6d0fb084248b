import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { createFakeClock } from '../../../support/fake-clock.js';
import { type BackendAnswer, startBackend } from '../../../support/gateway/start-backend.js';
import { startTestGateway } from '../../../support/gateway/start-test-gateway.js';

test('the first poll sets the state, the next ones follow the Location and split a list', async () => {
  const { flows, runs, seen, create } = await start((target, url) =>
    target.includes('triggerState=1')
      ? { body: { chats: [{ id: 1 }, { id: 2 }] }, headers: { location: `${url}/v1/chats?triggerState=2` } }
      : { status: 202, headers: { location: `${url}/v1/chats?triggerState=1` } },
  );
  const first = await create();
  expect(first.history[0]).toMatchObject({
    kind: 'poll',
    outcome: 'Skipped',
    status: 202,
    detail: 'Nothing is new.',
  });
  const second = await flows.poll('watch');
  expect(second.history[0]).toMatchObject({
    outcome: 'Succeeded',
    detail: 'The poll started 2 runs, one for each item.',
  });
  expect(runs.list('watch').map(({ outputs }) => outputs.body)).toEqual([{ id: 2 }, { id: 1 }]);
  await flows.poll('watch');
  expect(seen()).toEqual(['/v1/chats', '/v1/chats?triggerState=1', '/v1/chats?triggerState=2']);
});

test.each<[string, BackendAnswer, object]>([
  [
    'an empty list',
    { body: { chats: [] } },
    { outcome: 'Skipped', detail: 'The list is empty: there is nothing to start a run for.' },
  ],
  [
    'another success',
    { status: 204 },
    { outcome: 'Skipped', detail: 'The poll answered 204: only 200 starts a run.' },
  ],
  ['a mistake', { status: 400, body: { no: 1 } }, { outcome: 'Failed', status: 400, body: { no: 1 } }],
  [
    'too many calls',
    { status: 429, headers: { 'retry-after': '9' } },
    { detail: 'The poll answered 429; retry 1 of 4 in 9 s.' },
  ],
  ['a failure', { status: 503 }, { detail: 'The poll answered 503; retry 1 of 4 in 7 s.' }],
  [
    'a foreign Location',
    { status: 202, headers: { location: 'https://elsewhere.example/x' } },
    { warnings: [expect.stringContaining('where the credential may not go')] },
  ],
])('tells %s', async (_name, answer, want) => {
  const { create } = await start(() => answer);
  expect((await create()).history[0]).toMatchObject(want);
});

test('polls by the recurrence, and not when the flow is off', async () => {
  const { create, clock, flows, seen } = await start(() => ({ body: { chats: [] } }));
  await create({ frequency: 'Minute', interval: 2 });
  await clock.advance(119_000);
  expect(seen()).toHaveLength(1);
  await clock.advance(1_000);
  await expect.poll(() => flows.get('watch').history.length).toBe(2);
  await flows.turnOff('watch');
  await clock.advance(600_000);
  await expect(flows.poll('watch')).rejects.toThrow('turned off');
  expect(seen()).toHaveLength(2);
});

test('an action that waits for a webhook is over with the first notification', async () => {
  const { flows, runs, seen, url } = await start(() => ({ status: 201 }));
  await flows.create({ name: 'ask', connector: 'chats', connection: 'default', trigger: 'AskAgent' });
  await fetch(`${url}/api/flows/ask/notify`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"body":{"yes":true}}' },
  });
  await expect.poll(() => flows.get('ask').state).toBe('Disabled');
  expect(runs.list('ask').map(({ outputs }) => outputs.body)).toEqual([{ yes: true }]);
  expect(seen()).toEqual(['/v1/questions']);
});

async function start(answer: (target: string, url: string) => BackendAnswer) {
  const clock = createFakeClock();
  const backend = await startBackend(({ target }) => answer(target, backend.url));
  onTestFinished(() => backend.close());
  const running = await startTestGateway({
    ...{ connectors: [connector], backends: { chats: `${backend.url}/v1` }, clock },
    firstConnection: { connector: 'chats' },
  });
  const { flows, runs } = running.gateway;
  return {
    ...{ clock, flows, runs, url: running.url },
    create: (recurrence?: { frequency: 'Minute'; interval: number }) =>
      flows.create({
        ...{ name: 'watch', connector: 'chats', connection: 'default', trigger: 'WhenChatEnds' },
        ...(recurrence === undefined ? {} : { recurrence }),
      }),
    seen: () => backend.requests.map(({ target }) => target),
  };
}

const connector = createConnector({
  name: 'chats',
  definition: {
    swagger: '2.0',
    info: { title: 'Chats' },
    host: 'chats.example',
    basePath: '/v1',
    paths: {
      '/chats': { get: { operationId: 'WhenChatEnds', 'x-ms-trigger': 'batch', responses: {} } },
      '/questions': {
        'x-ms-notification-content': { schema: { type: 'object' } },
        post: {
          operationId: 'AskAgent',
          parameters: [
            {
              ...{ name: 'body', in: 'body', required: true },
              schema: {
                type: 'object',
                properties: { url: { type: 'string', 'x-ms-notification-url': true } },
              },
            },
          ],
          responses: {},
        },
      },
    },
  },
});
