import supertest from 'supertest';
import { expect, test } from 'vitest';
import {
  createSimulator,
  defaultQuirks,
  simulatorCredentials,
} from '../../../src/emulator/livechat/index.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { callV2 } from './v2-client.js';

const start = () => createSimulator({ clock: createFakeClock(), send: async () => 200 });

test('a chat is led over HTTP from its start to its end', async () => {
  const { app } = start();
  const begun = await supertest(app)
    .post('/simulator/chats')
    .send({ name: 'Jun Ito', message: 'Hi', group: 5, survey: [{ label: 'Order', answer: '17' }] });
  expect(begun.status).toBe(201);
  expect(begun.body).toMatchObject({
    chat: { groups: [5], agents: [{ login: 'ivo@northwind.example' }] },
    visitor: { name: 'Jun Ito' },
    survey: [{ id: '150000000000001', type: 'question', label: 'Order', answer: '17' }],
  });
  const path = `/simulator/chats/${begun.body.chat.id}`;
  const said = await supertest(app)
    .post(`${path}/messages`)
    .send({ as: 'agent', agent: 'mei@northwind.example', text: 'Hello' });
  expect(said.status).toBe(201);
  expect(said.body.chat.messages.at(-1)).toMatchObject({
    user_type: 'agent',
    author_name: 'Mei Tanaka',
    text: 'Hello',
  });
  expect(said.body.chat.agents).toHaveLength(2);
  const ended = await supertest(app).post(`${path}/end`).send({ by: 'agent', how: 'left' });
  expect(ended.status).toBe(200);
  expect(ended.body.chat.events).toEqual([
    {
      type: 'closed',
      user_type: 'agent',
      agent_id: 'ivo@northwind.example',
      text: 'Ivo Marsh left the chat.',
      timestamp: expect.any(Number),
    },
  ]);
});

test('an ended chat takes no more', async () => {
  const simulator = start();
  const { chat } = simulator.controls.startChat();
  await supertest(simulator.app).post(`/simulator/chats/${chat.id}/end`).expect(200);
  const { status, body } = await supertest(simulator.app).post(`/simulator/chats/${chat.id}/end`);
  expect([status, body]).toEqual([409, { error: 'The chat has ended' }]);
});

test('a ticket opened as a visitor is in the list', async () => {
  const simulator = start();
  const opened = await supertest(simulator.app)
    .post('/simulator/tickets')
    .send({ subject: 'Late', group: 5 });
  expect(opened.status).toBe(201);
  const { body } = await callV2(simulator, 'get', `/tickets/${opened.body.id}`);
  expect(body).toMatchObject({ subject: 'Late', groups: [5], source: { type: 'chat-window' } });
});

test.each([
  ['/simulator/chats', { group: 99 }, 400, { errors: ['group does not exist: 99'] }],
  ['/simulator/chats', { agent: 'x@northwind.example' }, 404, { error: 'Agent not found' }],
  [
    '/simulator/chats',
    { survey: [{ answers: 'x' }] },
    400,
    {
      errors: ['survey[0][answers] must be an array of objects', 'survey[0][label] cannot be empty'],
    },
  ],
  ['/simulator/chats', [], 400, { errors: ['the body must be an object'] }],
  ['/simulator/chats/__proto__/end', {}, 404, { error: 'Chat not found' }],
  ['/simulator/chats/X/messages', {}, 400, { errors: ['text cannot be empty'] }],
  ['/simulator/tickets', { mail: 'x', group: 99 }, 400, { errors: ['mail is not a valid e-mail'] }],
  ['/simulator/tickets', { group: 99 }, 400, { errors: ['group does not exist: 99'] }],
  ['/simulator/elsewhere', {}, 404, { error: 'Control not found' }],
])('the control %s refuses %j with %i', async (path, body, status, error) => {
  const answer = await supertest(start().app).post(path).send(body);
  expect([answer.status, answer.body]).toEqual([status, error]);
});

test('a chat needs an agent who accepts chats', async () => {
  const simulator = start();
  const away = { status: 'not accepting chats' };
  await callV2(simulator, 'put', '/agents/ivo@northwind.example').send(away).expect(200);
  const { status, body } = await supertest(simulator.app).post('/simulator/chats').send({ group: 5 });
  expect([status, body]).toEqual([409, { error: 'Nobody in group 5 accepts chats' }]);
});

test('quirks change over HTTP and hold at once', async () => {
  const simulator = start();
  const path = `/tickets/${simulator.snapshot().tickets[0]?.id}`;
  const quirks = { singleTicket: 'envelope', undocumentedFields: true };
  const { body } = await supertest(simulator.app).put('/simulator/quirks').send(quirks).expect(200);
  expect(body).toEqual({ ...defaultQuirks, ...quirks });
  expect((await callV2(simulator, 'get', path)).body.tickets[0]).toHaveProperty('currentGroup');
  await supertest(simulator.app).put('/simulator/quirks').send({ singleTicket: 'both' }).expect(400);
});

test('the state shows everything but secrets', async () => {
  const simulator = start();
  const url = 'https://user:secret-1@shim.example/hooks?code=secret-2';
  const webhook = { event_type: 'chat_started', data_types: ['chat'], url };
  const made = await callV2(simulator, 'post', '/webhooks').send(webhook);
  simulator.controls.startChat({ message: 'Hi' });
  await simulator.idle();
  const { body, text } = await supertest(simulator.app).get('/simulator/state').expect(200);
  expect(Object.keys(body).sort()).toEqual(
    [
      ...['agents', 'chats', 'deliveries', 'groups', 'helpDeskWebhooks', 'license', 'quirks', 'tickets'],
      ...['tokens', 'webhooks', 'webhooksV3'],
    ].sort(),
  );
  expect([body.agents.length, body.groups.length, body.tickets.length, body.chats.length]).toEqual([
    6, 4, 61, 1,
  ]);
  expect(body.webhooks[0].url).toBe('https://shim.example/hooks?…');
  expect(body.deliveries[0]).toMatchObject({ outcome: 'delivered', body: { event_type: 'chat_started' } });
  const keys = simulator.snapshot().agents.map(({ apiKey }) => apiKey ?? '');
  const tokens = simulator.snapshot().tokens.map(({ token }) => token);
  for (const secret of [...keys, ...tokens, made.body.events[0].token, 'secret-1', 'secret-2'])
    expect(text).not.toContain(secret);
  expect(keys).toContain(simulatorCredentials.apiKey);
});
