import { expect, test } from 'vitest';
import { toGroupNumber } from '../../../../src/shim/upstream/text-platform/group-number.js';
import { modernCall, openPlatform, type Routes } from './platform.js';
import { directoryRoutes, ids, ticket } from './samples.js';

const path = `/tickets/${ids.ticket}`;
const support = { id: toGroupNumber(ids.support), name: 'Support' };
const reading = (json: unknown, more: Routes = {}) =>
  openPlatform({ ...directoryRoutes, [`GET ${path}`]: { json }, ...more });

test('a ticket of HelpDesk becomes one of the contract', async () => {
  const { upstream, asked } = await reading(ticket);
  expect(await upstream.getTicket(modernCall, ids.ticket)).toEqual({
    currentGroup: support,
    date: '2026-05-01T09:00:00.000Z',
    events: [
      {
        author: { id: 'jun@customer.example', name: 'Jun Ito', type: 'client' },
        date: '2026-05-01T09:00:00.000Z',
        is_private: false,
        message: 'My parcel is two weeks late.',
        source: { type: 'mail', url: undefined },
        type: 'message',
      },
      {
        author: { id: 'ivo@northwind.example', name: 'Ivo Marsh', type: 'agent' },
        date: '2026-05-01T09:30:00.000Z',
        is_private: false,
        message: undefined,
        source: undefined,
        type: 'status',
      },
      {
        author: undefined,
        date: '2026-05-01T09:40:00.000Z',
        is_private: false,
        message: undefined,
        source: undefined,
        type: 'assignee_changed',
      },
    ],
    groups: [support],
    id: ids.ticket,
    requester: { ip: undefined, mail: 'jun@customer.example', name: 'Jun Ito' },
    source: { id: undefined, type: 'mail', url: undefined },
    status: 'open',
    subject: 'Parcel never came',
    tags: ['delivery'],
  });
  await upstream.getTicket(modernCall, ids.ticket);
  expect(asked().toSorted()).toEqual([
    'GET /agents',
    'GET /tags',
    'GET /teams',
    `GET ${path}`,
    `GET ${path}`,
  ]);
});

test.each([
  ['open', {}, 'open'],
  ['pending', {}, 'pending'],
  ['onhold', {}, 'pending'],
  ['solved', {}, 'solved'],
  ['closed', {}, 'solved'],
  ['snoozed', {}, 'snoozed'],
  ['open', { spam: { status: true, reason: 'looks so' } }, 'spam'],
  ['open', { silo: 'spam' }, 'spam'],
])('trap 28: the status %s with %j is %s', async (status, more, want) => {
  const { upstream } = await reading({ ...ticket, status, ...more });
  expect((await upstream.getTicket(modernCall, ids.ticket)).status).toBe(want);
});

test.each([
  ['email', { type: 'email' }, 'client', 'mail'],
  ['api', { type: 'api' }, 'agent', 'lc2'],
  ['integration', { type: 'integration', integrationType: 'livechat' }, 'client', 'chat-window'],
  [
    'an integration with Facebook',
    { type: 'integration', integrationType: 'Facebook' },
    'client',
    'facebook',
  ],
  ['a word that is new', { type: 'carrier-pigeon' }, 'client', 'lc2'],
  ['a member of objects', { type: 'constructor' }, 'client', 'lc2'],
  ['nothing, made by an agent', undefined, 'agent', 'agent-app-manual'],
  ['nothing, made by a client', undefined, 'client', 'lc2'],
])('the source of a ticket with %s', async (_name, source, createdByType, want) => {
  const { upstream } = await reading({ ...ticket, source, createdByType });
  expect((await upstream.getTicket(modernCall, ids.ticket)).source?.type).toBe(want);
});

test('the page of a ticket is its own and that of the messages of the client', async () => {
  const { upstream } = await reading({
    ...ticket,
    source: { type: 'integration', referenceURL: 'https://shop.example/help' },
    events: [
      { type: 'message', author: { type: 'client' }, date: '2026-05-01T09:00:00Z', message: { text: 'Hi' } },
      {
        type: 'message',
        author: { type: 'agent', ID: 'gone' },
        date: '2026-05-01T09:01:00+02:00',
        message: { text: 'Note', isPrivate: true },
      },
    ],
  });
  const found = await upstream.getTicket(modernCall, ids.ticket);
  expect(found.source?.url).toBe('https://shop.example/help');
  expect(found.events).toMatchObject([
    { date: '2026-05-01T07:01:00.000Z', author: { id: 'gone' }, is_private: true, source: { type: 'lc2' } },
    { source: { type: 'chat-window', url: 'https://shop.example/help' } },
  ]);
});

test('a ticket that is nearly empty has what there is', async () => {
  const { upstream, asked } = await reading({ ID: ids.ticket, assignment: null, requester: null });
  expect(JSON.parse(JSON.stringify(await upstream.getTicket(modernCall, ids.ticket)))).toEqual({
    events: [],
    groups: [],
    id: ids.ticket,
    requester: {},
    source: { type: 'lc2' },
    subject: '(no subject)',
    tags: [],
  });
  expect(asked()).toEqual([`GET ${path}`]);
});

test('a team has one number for ever, and never 0', () => {
  expect(toGroupNumber(ids.support)).toBe(toGroupNumber(ids.support.toUpperCase()));
  expect(toGroupNumber(ids.support)).toBe(805_019_017);
  expect(toGroupNumber(ids.support)).not.toBe(toGroupNumber(ids.billing));
});

test('a tag that is gone is left out, and looked for again only after a while', async () => {
  const { upstream, asked, clock } = await reading({ ...ticket, tagIDs: [ids.delivery, 'gone'] });
  expect((await upstream.getTicket(modernCall, ids.ticket)).tags).toEqual(['delivery']);
  const looksFor = () => asked().filter((route) => route === 'GET /tags').length;
  await upstream.getTicket(modernCall, ids.ticket);
  expect(looksFor()).toBe(1);
  await clock.advance(31_000);
  await upstream.getTicket(modernCall, ids.ticket);
  expect(looksFor()).toBe(2);
});

test('names are kept for five minutes', async () => {
  const { upstream, asked, clock } = await reading(ticket);
  for (const pause of [0, 299_000, 2_000]) {
    await clock.advance(pause);
    await upstream.getTicket(modernCall, ids.ticket);
  }
  expect(asked().filter((route) => route === 'GET /teams')).toHaveLength(2);
});

test('further pages of a look-up are read', async () => {
  const { upstream } = await reading(
    { ...ticket, tagIDs: ['t2'] },
    {
      'GET /tags': ({ url }) => ({
        json: url.includes('page=2') ? [{ ID: 't2', name: 'second' }] : [{ ID: 't1', name: 'first' }],
        headers: { 'X-Total-Pages': '2' },
      }),
    },
  );
  expect((await upstream.getTicket(modernCall, ids.ticket)).tags).toEqual(['second']);
});

test('a ticket goes out without what HelpDesk refuses to tell', async () => {
  const refused = { status: 403, json: { error: 'no' } };
  const { upstream, lines } = await reading(ticket, {
    'GET /agents': refused,
    'GET /teams': refused,
    'GET /tags': refused,
  });
  const found = await upstream.getTicket(modernCall, ids.ticket);
  expect(found).toMatchObject({ groups: [{ id: support.id }], tags: undefined });
  expect(found.events?.[1]?.author).toEqual({ id: ids.ivo, name: 'Ivo Marsh', type: 'agent' });
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn']);
});

test('a look-up that fails for the moment fails the read, which may be repeated', async () => {
  let failures = 1;
  const { upstream } = await reading(ticket, {
    'GET /tags': () =>
      failures-- > 0 ? { status: 500 } : { json: [{ ID: ids.delivery, name: 'delivery' }] },
  });
  await expect(upstream.getTicket(modernCall, ids.ticket)).rejects.toMatchObject({ status: 502 });
  expect((await upstream.getTicket(modernCall, ids.ticket)).tags).toEqual(['delivery']);
});

test.each([
  ['7QXLB', /HelpDesk has no ticket `7QXLB`; its ids look like/],
  [ids.ticket, /HelpDesk does not know this: Not found/],
])('the ticket %s that HelpDesk does not know is a 404', async (id, message) => {
  const { upstream } = await openPlatform({
    [`GET /tickets/${id}`]: { status: 404, json: { error: 'Not found' } },
  });
  await expect(upstream.getTicket(modernCall, id)).rejects.toMatchObject({
    status: 404,
    message: expect.stringMatching(message),
  });
});

test.each(['..', '.', ''])('the id `%s` names no ticket and does not leave the path', async (id) => {
  const { upstream, asked } = await openPlatform({});
  await expect(upstream.getTicket(modernCall, id)).rejects.toMatchObject({ status: 404 });
  expect(asked()).toEqual([]);
});

const input = {
  message: 'My parcel is two weeks late.',
  requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
  subject: 'Parcel never came',
} as const;
const creating: Routes = { ...directoryRoutes, 'POST /tickets': { status: 201, json: ticket } };

test('trap 26: a new ticket is written in the name of the requester, so nobody gets an email', async () => {
  const { upstream, bodiesOf } = await openPlatform(creating);
  expect((await upstream.createTicket(modernCall, input)).id).toBe(ids.ticket);
  expect(bodiesOf('POST /tickets')).toEqual([
    {
      requester: { email: 'jun@customer.example', name: 'Jun Ito' },
      message: { text: 'My parcel is two weeks late.' },
      author: { type: 'client' },
      subject: 'Parcel never came',
    },
  ]);
});

test('trap 25: an assignee is sent with one of the agent’s teams, and the team with the ticket', async () => {
  const { upstream, bodiesOf } = await openPlatform(creating);
  await upstream.createTicket(modernCall, { ...input, assignee: { id: ' Ivo@Northwind.example' } });
  expect(bodiesOf('POST /tickets')[0]).toMatchObject({
    teamIDs: [ids.support],
    assignment: { team: { ID: ids.support }, agent: { ID: ids.ivo } },
  });
});

test.each([
  [
    { assignee: { id: 'nobody@northwind.example' } },
    /^`assignee\.id` is `nobody@northwind\.example`, but HelpDesk has no/,
  ],
  [{ assignee: { id: 'rosa@northwind.example' } }, /an agent who is in no team of HelpDesk/],
  [{ source: { type: 'mail' } }, /^`source\.type` is `mail`, but HelpDesk takes no source/],
  [{ source: { type: 'chat-window' } }, /leave it out or give `lc2`/],
  [{ source: { url: 'https://shop.example' } }, /^`source\.url` cannot be set/],
  [{ source: { type: 'lc2', url: 'https://shop.example' } }, /^`source\.url` cannot be set/],
  [{ requester: undefined }, /^`requester\.mail` is missing/],
] as const)('%j is refused and no ticket is made', async (more, message) => {
  const { upstream, asked } = await openPlatform(creating);
  // `requester: undefined` stands for an input without one.
  const wanted = { ...input, ...more } as Parameters<typeof upstream.createTicket>[1];
  await expect(upstream.createTicket(modernCall, wanted)).rejects.toMatchObject({
    status: 400,
    code: 'InvalidInput',
    message: expect.stringMatching(message),
  });
  expect(asked()).not.toContain('POST /tickets');
});

test('the source that every new ticket has may be given', async () => {
  const { upstream, bodiesOf } = await openPlatform(creating);
  await upstream.createTicket(modernCall, { ...input, source: { type: 'lc2' } });
  expect(bodiesOf('POST /tickets')[0]).not.toHaveProperty('source');
});

test('a ticket that was made is answered even when nothing can be looked up', async () => {
  const { upstream } = await openPlatform({
    'POST /tickets': { json: ticket },
    'GET /tags': { status: 500 },
  });
  expect((await upstream.createTicket(modernCall, input)).id).toBe(ids.ticket);
});

test('an answer without a ticket is a 502', async () => {
  const { upstream } = await openPlatform({ 'POST /tickets': { json: {} } });
  await expect(upstream.createTicket(modernCall, input)).rejects.toMatchObject({
    code: 'UpstreamInvalidAnswer',
  });
});
