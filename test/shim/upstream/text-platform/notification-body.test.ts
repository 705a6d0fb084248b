import { expect, test } from 'vitest';
import { toGroupNumber } from '../../../../src/shim/upstream/text-platform/group-number.js';
import { liveChatError, modernCall, openPlatform, type Routes } from './platform.js';
import { chatDeactivated, directoryRoutes, endedChat, ids, ticket } from './samples.js';

const refused = { status: 400, json: liveChatError('not_found', 'Chat not found') };

/** The body for the end of the sample chat, as often as asked for. */
async function ending(routes: Routes, waited = 0) {
  const platform = await openPlatform(routes);
  const { content } = platform.upstream.parseNotification(chatDeactivated);
  await platform.clock.advance(waited);
  return {
    ...platform,
    toBody: () => platform.upstream.toNotificationBody(modernCall, 'chat_ended', content),
  };
}

test('trap 9: a chat that ended is fetched with its thread', async () => {
  const { toBody, bodiesOf, asked } = await ending({ get_chat: { json: endedChat } });
  expect(await toBody()).toMatchObject({
    chat: { id: 'PTHREAD001', ended_timestamp: '2026-05-01T09:05:00.500Z', tags: ['delivery'] },
    event_unique_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    visitor: { id: ids.jun, email: 'jun@customer.example' },
  });
  expect(bodiesOf('get_chat')).toEqual([{ chat_id: 'PCHAT00001', thread_id: 'PTHREAD001' }]);
  expect(asked()).toEqual(['get_chat']);
});

test('a chat that goes to several flows is fetched once', async () => {
  const { toBody, asked } = await ending({ get_chat: { json: endedChat } });
  const bodies = await Promise.all([toBody(), toBody()]);
  expect(await toBody()).toEqual(bodies[0]);
  expect(asked()).toEqual(['get_chat']);
});

test.each([
  ['not_found', refused],
  ['missing_access', { status: 400, json: liveChatError('missing_access', 'no') }],
  ['an empty object', { json: {} }],
])('the archives are asked when get_chat answers %s', async (_name, get_chat) => {
  const { toBody, bodiesOf } = await ending({
    get_chat,
    list_archives: { json: { chats: [endedChat], found_chats: 1 } },
  });
  expect(await toBody()).toMatchObject({ chat: { id: 'PTHREAD001', tags: ['delivery'] } });
  expect(bodiesOf('list_archives')).toEqual([{ filters: { thread_ids: ['PTHREAD001'] } }]);
});

test('a customer without name, email or visit is fetched', async () => {
  const users = [{ id: ids.jun, type: 'customer', present: false }];
  const { toBody, bodiesOf } = await ending({
    get_chat: { json: { ...endedChat, users } },
    get_customer: { json: { id: ids.jun, name: 'Jun I.', email: 'jun@other.example' } },
  });
  expect(await toBody()).toMatchObject({ visitor: { name: 'Jun I.', email: 'jun@other.example' } });
  expect(bodiesOf('get_customer')).toEqual([{ id: ids.jun }]);
});

test('a customer whom the token may not read comes from the survey', async () => {
  const users = [{ id: ids.jun, type: 'customer' }];
  const { toBody, lines } = await ending({
    get_chat: { json: { ...endedChat, users } },
    get_customer: { status: 400, json: liveChatError('authorization', 'no') },
  });
  expect(await toBody()).toMatchObject({ visitor: { name: 'Jun Ito', email: 'jun@customer.example' } });
  expect(lines).toMatchObject([{ level: 'warn' }]);
});

/** The chat as it was before the event that closed it. */
const goingOn = {
  ...endedChat,
  thread: {
    ...endedChat.thread,
    active: true,
    events: endedChat.thread.events.filter(({ type }) => type !== 'system_message'),
  },
};

test.each([
  ['get_chat fails', { get_chat: { status: 500, json: liveChatError('internal', 'x') } }, 502],
  ['get_chat is asked too often', { get_chat: { json: liveChatError('too_many_requests', 'x') } }, 429],
  ['the credential is rejected', { get_chat: { json: liveChatError('authentication', 'x') } }, 401],
  ['the archives fail', { get_chat: refused, list_archives: { status: 500 } }, 502],
  [
    'the customer fails',
    {
      get_chat: { json: { ...endedChat, users: [{ id: ids.jun, type: 'customer' }] } },
      get_customer: { status: 503 },
    },
    429,
  ],
  ['the chat is not in the archives yet', { get_chat: refused, list_archives: { json: { chats: [] } } }, 503],
  ['the chat still goes on', { get_chat: { json: goingOn } }, 503],
])('the relay is to try again when %s', async (_name, routes, status) => {
  const { toBody } = await ending(routes);
  await expect(toBody()).rejects.toMatchObject({ name: 'HttpProblem', status });
});

test('what failed for the moment is asked for again', async () => {
  let failures = 1;
  const { toBody } = await ending({
    get_chat: () => (failures-- > 0 ? { status: 500 } : { json: endedChat }),
  });
  await expect(toBody()).rejects.toMatchObject({ status: 502 });
  expect(await toBody()).toMatchObject({ chat: { id: 'PTHREAD001' } });
});

const minimal = {
  chat: {
    agents: [],
    ended_timestamp: '2026-05-01T10:00:00.000Z',
    events: [],
    groups: [],
    id: 'PTHREAD001',
    messages: [],
    tags: [],
  },
  event_unique_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  pre_chat_survey: [],
};

test.each([
  ['is gone after two minutes', { get_chat: refused, list_archives: { json: { chats: [] } } }, 120_000],
  ['may not be read by the token', { get_chat: { status: 403 }, list_archives: { status: 403 } }, 0],
])('trap 9: a chat that %s is delivered with what is known', async (_name, routes, waited) => {
  const { toBody, lines } = await ending(routes, waited);
  expect(await toBody()).toEqual(minimal);
  expect(lines.at(-1)).toMatchObject({ message: 'a chat that ended goes out without its content' });
});

test('trap 9: a chat that LiveChat calls active for longer than two minutes is delivered', async () => {
  const { toBody } = await ending({ get_chat: { json: goingOn } }, 120_000);
  expect(await toBody()).toMatchObject({ chat: { tags: ['delivery'] } });
});

// livechat-upstream.md 3.4: a system message of a closing type says that the thread ended.
test('a chat that LiveChat calls active and that shows its closing event is delivered at once', async () => {
  const { toBody } = await ending({
    get_chat: { json: { ...endedChat, thread: { ...endedChat.thread, active: true } } },
  });
  expect(await toBody()).toMatchObject({ chat: { tags: ['delivery'] } });
});

test('what customers wrote is in no log line and no problem', async () => {
  const { toBody, lines } = await ending({
    get_chat: { text: 'Where is my parcel?' },
  });
  const problem = await toBody().catch((error: unknown) => error);
  expect(`${String(problem)} ${JSON.stringify(lines)}`).not.toContain('parcel');
  expect(problem).toMatchObject({ status: 502 });
});

/** The body for a new ticket. */
async function creating(payload: object, routes: Routes) {
  const platform = await openPlatform(routes);
  const { content } = platform.upstream.parseNotification({ eventType: 'tickets.create', payload });
  const stored = JSON.parse(JSON.stringify(content)) as unknown;
  return {
    ...platform,
    toBody: () => platform.upstream.toNotificationBody(modernCall, 'ticket_created', stored),
  };
}

test('trap 29: a new ticket has names in the place of UUIDs', async () => {
  const { toBody, asked } = await creating(ticket, directoryRoutes);
  expect(await toBody()).toMatchObject({
    ticket: {
      assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
      events: [{ type: 'message', message: 'My parcel is two weeks late.' }, { type: 'status' }, {}],
      groups: [{ id: toGroupNumber(ids.support), name: 'Support' }],
      id: ids.ticket,
      requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
      source: { type: 'mail' },
      status: 'open',
      subject: 'Parcel never came',
      tags: ['delivery'],
    },
  });
  expect(asked().toSorted()).toEqual(['GET /agents', 'GET /tags', 'GET /teams']);
});

test('a new ticket without an assignee has none', async () => {
  const { toBody } = await creating(
    { ...ticket, assignment: { team: { ID: ids.support }, agent: null } },
    directoryRoutes,
  );
  expect(JSON.parse(JSON.stringify(await toBody()))).not.toHaveProperty('ticket.assignee');
});

test('a notification without events is completed from the ticket', async () => {
  const { events, ...bare } = ticket;
  const { toBody, asked } = await creating(bare, {
    ...directoryRoutes,
    [`GET /tickets/${ids.ticket}`]: { json: ticket },
  });
  expect(await toBody()).toMatchObject({ ticket: { events: events.map(() => ({})) } });
  expect(asked()[0]).toBe(`GET /tickets/${ids.ticket}`);
});

test('a new ticket that is gone already is delivered with what is known', async () => {
  const { events: _events, ...bare } = ticket;
  const { toBody } = await creating(bare, directoryRoutes);
  expect(await toBody()).toMatchObject({
    ticket: { id: ids.ticket, events: [], subject: 'Parcel never came' },
  });
});

test.each([
  [500, 502],
  [429, 429],
])('the relay is to try again when a look-up answers %i', async (sent, status) => {
  const { toBody } = await creating(ticket, { ...directoryRoutes, 'GET /agents': { status: sent } });
  await expect(toBody()).rejects.toMatchObject({ status });
});

test('a new ticket goes out without what HelpDesk refuses to tell', async () => {
  const { toBody } = await creating(ticket, { ...directoryRoutes, 'GET /agents': { status: 403 } });
  expect(await toBody()).toMatchObject({ ticket: { assignee: { id: ids.ivo, name: 'Ivo Marsh' } } });
});
