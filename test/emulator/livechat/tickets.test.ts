import supertest from 'supertest';
import { expect, test } from 'vitest';
import { createSimulator, simulatorLicense } from '../../../src/emulator/livechat/index.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { callV2 } from './v2-client.js';

const now = Date.parse('2026-01-15T09:00:00Z') / 1_000;
const start = () => createSimulator({ clock: createFakeClock() });
const jun = { mail: 'jun@customer.example', name: 'Jun Ito' };

test('a ticket made of message and mail gets the defaults', async () => {
  const made = await callV2(start(), 'post', '/tickets').send({
    message: 'Hello',
    requester: { mail: jun.mail },
  });
  expect(made.status).toBe(200);
  expect(made.body).toEqual({
    id: expect.stringMatching(/^[0-9A-Z]{5}$/),
    status: 'open',
    subject: '(no subject)',
    requester: { mail: jun.mail },
    groups: [0],
    tags: [],
    source: { type: 'lc2' },
    modified: now,
    opened: [{ from: now }],
    firstResponse: {},
    events: [
      {
        type: 'message',
        author: { id: jun.mail, name: '', type: 'client' },
        date: now,
        is_private: false,
        message: 'Hello',
        source: { type: 'lc2' },
      },
    ],
  });
});

test('a form says the same as JSON', async () => {
  const fields = {
    message: 'Late & broken',
    requester: jun,
    subject: 'Parcel',
    assignee: { id: 'ivo@northwind.example' },
    source: { type: 'chat-window', url: 'https://shop.example/help' },
    group: [5],
  };
  const form =
    'message=Late+%26+broken&requester[mail]=jun%40customer.example&requester[name]=Jun+Ito&subject=Parcel' +
    '&assignee[id]=ivo%40northwind.example&source[type]=chat-window&source[url]=https://shop.example/help&group[]=5';
  const fromForm = await callV2(start(), 'post', '/tickets').send(form);
  const fromJson = await callV2(start(), 'post', '/tickets').send(fields);
  expect(fromForm.body).toEqual(fromJson.body);
  expect(fromJson.body).toMatchObject({
    requester: jun,
    assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
    groups: [5],
    source: { type: 'chat-window' },
  });
});

test('a new ticket can be read and heads the list', async () => {
  const simulator = start();
  const made = await callV2(simulator, 'post', '/tickets').send({ message: 'Hello', requester: jun });
  expect((await callV2(simulator, 'get', `/tickets/${made.body.id}`)).body).toEqual(made.body);
  expect((await callV2(simulator, 'get', '/v2/tickets')).body.total).toBe(62);
});

test('everything that is wrong with a new ticket is named at once', async () => {
  const { status, body } = await callV2(start(), 'post', '/tickets').send({
    message: ['no'],
    requester: { mail: 'nobody', name: 5 },
    assignee: { id: 'stranger@northwind.example' },
    source: { type: 'facebook', url: {} },
    group: 3,
  });
  expect(status).toBe(400);
  expect(body).toEqual({
    errors: [
      'message must be a string',
      'requester[mail] is not a valid e-mail',
      'requester[name] must be a string',
      'assignee[id] is not the login of an agent',
      'source[type] must be one of: chat-window, mail, lc2',
      'source[url] must be a string',
      'group must be an array of whole numbers',
    ],
  });
});

test('a body that names prototypes is only incomplete', async () => {
  const text =
    '{"__proto__":{"message":"x","requester":{"mail":"a@b.example"}},"constructor":{"prototype":{"x":1}}}';
  const call = callV2(start(), 'post', '/tickets').set('Content-Type', 'application/json').send(text);
  const { status, body } = await call;
  expect([status, body]).toEqual([
    400,
    { errors: ['message cannot be empty', 'requester[mail] cannot be empty'] },
  ]);
  expect({}).not.toHaveProperty('x');
});

test.each(['get', 'put'] as const)('%s of an unknown ticket is not found', async (method) => {
  const { status, body } = await callV2(start(), method, '/tickets/ZZZZZZ');
  expect([status, body]).toEqual([404, { error: 'Ticket not found' }]);
});

test('the quirk singleTicket wraps every single ticket in the list envelope', async () => {
  const simulator = createSimulator({ quirks: { singleTicket: 'envelope' } });
  const made = await callV2(simulator, 'post', '/tickets').send({ message: 'Hello', requester: jun });
  expect(made.body).toEqual({ pages: 1, total: 1, tickets: [expect.objectContaining({ requester: jun })] });
  const path = `/tickets/${made.body.tickets[0].id}`;
  expect((await callV2(simulator, 'get', path)).body).toEqual(made.body);
  expect((await callV2(simulator, 'put', path).send({ subject: 'x' })).body.total).toBe(1);
});

test('the quirk undocumentedFields adds what only captures know', async () => {
  const simulator = createSimulator({ clock: createFakeClock(), quirks: { undocumentedFields: true } });
  const source = { type: 'chat-window', url: 'https://shop.example/help' };
  const made = await callV2(simulator, 'post', '/tickets').send({ message: 'Hello', requester: jun, source });
  expect(made.body).toMatchObject({ date: now, currentGroup: { id: 0, name: 'All operators' }, source });
});

test('an update changes what it gives and appends the message of the requester', async () => {
  const clock = createFakeClock();
  const simulator = createSimulator({ clock });
  const made = await callV2(simulator, 'post', '/tickets').send({ message: 'Hello', requester: jun });
  await clock.advance(60_000);
  const updated = await callV2(simulator, 'put', `/tickets/${made.body.id}`).send({
    message: 'Any news?',
    subject: 'Still waiting',
    requester: { mail: 'ito@customer.example' },
    assignee: { id: 'mei@northwind.example' },
    source: { type: 'mail' },
  });
  expect(updated.body).toEqual({
    ...made.body,
    subject: 'Still waiting',
    requester: { mail: 'ito@customer.example', name: 'Jun Ito' },
    assignee: { id: 'mei@northwind.example', name: 'Mei Tanaka' },
    source: { type: 'mail' },
    modified: now + 60,
    events: [
      made.body.events[0],
      {
        type: 'assignee_changed',
        author: { id: 'rosa@northwind.example', name: 'Rosa Lind' },
        to: { id: 'mei@northwind.example', name: 'Mei Tanaka' },
        date: now + 60,
      },
      {
        type: 'message',
        author: { id: 'ito@customer.example', name: 'Jun Ito', type: 'client' },
        date: now + 60,
        is_private: false,
        message: 'Any news?',
        source: { type: 'mail' },
      },
    ],
  });
});

test('a refused update changes nothing', async () => {
  const simulator = start();
  const before = simulator.snapshot();
  const path = `/tickets/${before.tickets[0]?.id}`;
  await callV2(simulator, 'put', path)
    .send({ subject: 'New', requester: { mail: 'wrong' } })
    .expect(400);
  expect(simulator.snapshot()).toEqual(before);
});

test.each([
  ['ignore', 200],
  ['refuse', 405],
  ['missing', 404],
] as const)('the quirk updateTicket %s answers %i and changes nothing', async (updateTicket, status) => {
  const simulator = createSimulator({ clock: createFakeClock(), quirks: { updateTicket } });
  const before = simulator.snapshot();
  await callV2(simulator, 'put', `/tickets/${before.tickets[0]?.id}`).send({ subject: 'New' }).expect(status);
  expect(simulator.snapshot()).toEqual(before);
});

test.each([
  ['JSON', { tag: ['late', 'vip', 'late'] }, ['late', 'vip']],
  ['a form', 'tag[]=late&tag[]=vip', ['late', 'vip']],
  ['an empty list', { tag: [] }, []],
  ['an empty form list', 'tag[]=', []],
])('tags are replaced as a whole by %s', async (_, body, tags) => {
  const simulator = start();
  const path = `/tickets/${simulator.snapshot().tickets[0]?.id}`;
  const { body: ticket } = await callV2(simulator, 'put', `${path}/tags`).send(body);
  expect(ticket).toMatchObject({ tags, modified: now });
  expect((await callV2(simulator, 'get', path)).body.tags).toEqual(tags);
});

test.each([[{}], [{ tag: 'late' }], [{ tag: [1] }]])('the tags %j are refused', async (body) => {
  const simulator = start();
  await callV2(simulator, 'put', `/tickets/${simulator.snapshot().tickets[0]?.id}/tags`)
    .send(body)
    .expect(400);
});

const offlineForm = {
  licence_id: simulatorLicense,
  requester: jun,
  subject: 'Parcel never came',
  ticket_message: 'My parcel is two weeks late.',
  offline_message: 'My parcel is two weeks late.',
  visitor_id: 'S1700000000.0a1b2c3d4e',
  group: 0,
  source: { url: 'https://shop.example/help' },
  timezone: 'Europe/Warsaw',
};

test('the offline form opens a ticket without credentials', async () => {
  const simulator = start();
  const made = await supertest(simulator.app).post('/v2/tickets/new').send(offlineForm);
  expect([made.status, made.body]).toEqual([200, { id: expect.stringMatching(/^[0-9A-Z]{5}$/) }]);
  const { body } = await callV2(simulator, 'get', `/tickets/${made.body.id}`);
  expect(body).toMatchObject({
    subject: 'Parcel never came',
    source: { type: 'chat-window' },
    requester: jun,
  });
});

test('the offline form refuses another licence and a missing message', async () => {
  const form = { ...offlineForm, licence_id: 1, ticket_message: '', offline_message: null };
  const { status, body } = await supertest(start().app).post('/v2/tickets/new').send(form);
  expect(status).toBe(400);
  expect(body).toEqual({ errors: ['licence_id is not a known licence', 'ticket_message cannot be empty'] });
});
