import { expect, test } from 'vitest';
import { closingMessageTypes } from '../../../../src/livechat/agent-chat/thread-end.js';
import { chat, start } from './modern-client.js';

test('a chat of v2 is a thread of v3', async () => {
  const simulator = start();
  const { controls } = simulator;
  const begun = controls.startChat({
    name: 'Jun Ito',
    email: 'jun@customer.example',
    message: 'Hi',
    group: 5,
  });
  controls.say(begun.chat.id, { as: 'supervisor', text: 'Offer a refund.' });
  controls.tagChat(begun.chat.id, 'delivery');
  const { body } = await chat(simulator, 'get_chat', { chat_id: begun.thread.chatId }).expect(200);
  const { customerId } = begun.thread;
  expect(body).toMatchObject({
    id: begun.thread.chatId,
    users: [
      { id: customerId, type: 'customer', name: 'Jun Ito', email: 'jun@customer.example', present: true },
      { id: 'ivo@northwind.example', type: 'agent', visibility: 'all' },
      { id: 'rosa@northwind.example', type: 'agent', visibility: 'agents' },
    ],
    thread: {
      id: begun.chat.id,
      active: true,
      created_at: '2026-01-15T09:00:00.000000Z',
      user_ids: [customerId, 'ivo@northwind.example', 'rosa@northwind.example'],
      tags: ['delivery'],
      access: { group_ids: [5] },
      properties: {
        routing: { start_url: 'https://shop.example/checkout', referrer: 'https://search.example/' },
      },
      events: [
        {
          id: `${begun.chat.id}_1`,
          type: 'filled_form',
          form_type: 'prechat',
          author_id: customerId,
          fields: [
            { type: 'name', label: 'Your name', answer: 'Jun Ito' },
            { type: 'email', label: 'Your e-mail', answer: 'jun@customer.example' },
          ],
        },
        {
          type: 'message',
          author_id: 'ivo@northwind.example',
          text: 'Hello, how can I help?',
          visibility: 'all',
        },
        { type: 'message', author_id: customerId, text: 'Hi' },
        { type: 'message', author_id: 'rosa@northwind.example', visibility: 'agents' },
      ],
    },
  });
  expect(body.thread.events[1].created_at).toBe('2026-01-15T09:00:00.000002Z');
});

test('choices of the survey become objects, and of a checkbox only the chosen stay', async () => {
  const simulator = start();
  const { thread } = simulator.controls.startChat({
    survey: [
      { id: '1', type: 'select', label: 'Reason', answer: 'Late' },
      { id: '2', type: 'group_chooser', label: 'Team', answer: 'Sales' },
      {
        id: '3',
        type: 'checkbox',
        label: 'Topics',
        answers: [
          { label: 'Delivery', chosen: false },
          { label: 'Returns', chosen: true },
        ],
      },
      { id: '4', type: 'odd', label: 'More', answer: 'No' },
    ],
  });
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  expect(body.thread.events[0].fields).toEqual([
    { type: 'select', id: '1', label: 'Reason', answer: { id: '0', label: 'Late' } },
    { type: 'group_chooser', id: '2', label: 'Team', answer: { id: '0', label: 'Sales', group_id: 0 } },
    { type: 'checkbox', id: '3', label: 'Topics', answers: [{ id: '1', label: 'Returns' }] },
    { type: 'question', id: '4', label: 'More', answer: 'No' },
  ]);
});

test('files and rich messages have a form of their own', async () => {
  const simulator = start();
  const { chat: v2, thread } = simulator.controls.startChat({ survey: [] });
  simulator.controls.say(v2.id, { kind: 'file', text: 'https://cdn.example/photo.jpg' });
  simulator.controls.say(v2.id, { kind: 'rich_message', as: 'agent', text: 'Shall we?' });
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  expect(body.thread.events.slice(1)).toMatchObject([
    { type: 'file', name: 'photo.jpg', url: 'https://cdn.example/photo.jpg' },
    { type: 'rich_message', elements: [{ title: 'Shall we?' }] },
  ]);
});

test('a returning visitor opens a new thread in the same chat', async () => {
  const simulator = start();
  const { controls } = simulator;
  const first = controls.startChat();
  expect(() => controls.startChat({ returning: first.chat.id })).toThrow('The chat has not ended');
  controls.endChat(first.chat.id, { by: 'agent' });
  await simulator.clock.advance(60_000);
  const second = controls.startChat({ returning: first.chat.id, message: 'Once more' });
  const chat_id = first.thread.chatId;
  expect(second.thread).toMatchObject({ chatId: chat_id, customerId: first.thread.customerId });
  const latest = await chat(simulator, 'get_chat', { chat_id });
  expect(latest.body.thread).toMatchObject({
    id: second.chat.id,
    previous_thread_id: first.chat.id,
    active: true,
  });
  const asked = await chat(simulator, 'get_chat', { chat_id, thread_id: first.chat.id });
  expect(asked.body.thread).toMatchObject({
    id: first.chat.id,
    next_thread_id: second.chat.id,
    active: false,
  });
  const { body } = await chat(simulator, 'list_threads', { chat_id, limit: 1 });
  expect(body).toMatchObject({
    found_threads: 2,
    threads: [{ id: second.chat.id }],
    next_page_id: expect.any(String),
  });
  const rest = await chat(simulator, 'list_threads', { chat_id, limit: 1, page_id: body.next_page_id });
  expect(rest.body.threads).toMatchObject([{ id: first.chat.id }]);
  const customer = await chat(simulator, 'get_customer', { id: first.thread.customerId });
  expect(customer.body).toMatchObject({
    statistics: { threads_count: 2 },
    __priv_lc2_customer_id: first.visitor.id,
    visit: { last_pages: [{}, { url: 'https://shop.example/checkout' }] },
  });
});

test.each(closingMessageTypes)('an end can have the reason %s', async (reason) => {
  const simulator = start();
  const { chat: v2, thread } = simulator.controls.startChat();
  await simulator.clock.advance(5_000);
  simulator.controls.endChat(v2.id, { reason });
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  expect(body.thread.active).toBe(false);
  expect(body.thread.events.at(-1)).toMatchObject({
    type: 'system_message',
    system_message_type: reason,
    created_at: '2026-01-15T09:00:05.000003Z',
  });
  expect(body.thread.events.at(-1)).not.toHaveProperty('author_id');
});

test('a quirk leaves out the closing message', async () => {
  const simulator = start({ quirks: { closingMessage: 'missing' } });
  const { chat: v2, thread } = simulator.controls.startChat();
  simulator.controls.endChat(v2.id);
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  expect(body.thread.events.at(-1).type).toBe('message');
});

test('a waiting visitor has a queue and no agent until one comes', async () => {
  const simulator = start();
  const { chat: v2, thread } = simulator.controls.startChat({ queued: true });
  const get = async () => (await chat(simulator, 'get_chat', { chat_id: thread.chatId })).body;
  const waiting = await get();
  expect(waiting.users).toHaveLength(1);
  expect(waiting.thread.queue).toEqual({
    position: 1,
    wait_time: 60,
    queued_at: '2026-01-15T09:00:00.000000Z',
  });
  simulator.controls.assignChat(v2.id, { agent: 'mei@northwind.example' });
  const taken = await get();
  expect(taken.thread).not.toHaveProperty('queue');
  expect(taken.thread.user_ids).toContain('mei@northwind.example');
});

test('a bot can take a chat; it has a routing status and is in no list of agents', async () => {
  const simulator = start();
  const { thread } = simulator.controls.startChat({ bot: true });
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  const bot = body.users.at(-1);
  expect(bot).toMatchObject({ type: 'agent', name: 'Greeter' });
  expect(bot).not.toHaveProperty('email');
  const statuses = await chat(simulator, 'list_routing_statuses');
  expect(statuses.body).toContainEqual({ agent_id: bot.id, status: 'accepting_chats' });
  expect(statuses.body).toContainEqual({ agent_id: 'omar@northwind.example', status: 'not_accepting_chats' });
});

test('a quirk leaves a customer without name and e-mail address', async () => {
  const simulator = start({ quirks: { bareCustomers: true } });
  const { thread } = simulator.controls.startChat();
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  expect(body.users[0]).not.toHaveProperty('name');
  expect(body.users[0]).not.toHaveProperty('email');
});

test('chats are stale for as long as told', async () => {
  const simulator = start({ quirks: { staleChatsMs: 10_000 } });
  const { chat: v2, thread } = simulator.controls.startChat();
  await simulator.clock.advance(10_000);
  simulator.controls.endChat(v2.id);
  const isActive = async () =>
    (await chat(simulator, 'get_chat', { chat_id: thread.chatId })).body.thread.active;
  expect(await isActive()).toBe(true);
  await simulator.clock.advance(10_000);
  expect(await isActive()).toBe(false);
});

test('the archives hold what ended, found by thread', async () => {
  const simulator = start();
  const ended = [1, 2, 3].map(() => simulator.controls.startChat({ message: 'Parcel' }));
  for (const { chat: v2 } of ended) simulator.controls.endChat(v2.id);
  simulator.controls.startChat();
  const all = await chat(simulator, 'list_archives', { limit: 2 });
  expect(all.body).toMatchObject({ found_chats: 3, chats: [{}, {}], next_page_id: expect.any(String) });
  const thread_ids = [ended[1]?.chat.id];
  const one = await chat(simulator, 'list_archives', { filters: { thread_ids } });
  expect(one.body).toMatchObject({ found_chats: 1, chats: [{ thread: { id: ended[1]?.chat.id } }] });
  await chat(simulator, 'list_archives', { filters: { thread_ids, query: 'x' } }).expect(400);
  await chat(simulator, 'list_archives', { filters: { goals: {} } }).expect(400);
  await chat(simulator, 'list_archives', { filters: { thread_ids: Array(21).fill('x') } }).expect(400);
  const found = await chat(simulator, 'list_archives', { filters: { query: 'PARCEL', from: '2026-01-15' } });
  expect(found.body.found_chats).toBe(3);
});

test('with the narrow scope only chats of the own groups are read', async () => {
  const simulator = start();
  const { token } = simulator.controls.createToken({ scopes: ['chats--access:ro'] });
  const [own, other] = [3, 5].map((group) =>
    simulator.controls.startChat({ group, agent: 'ivo@northwind.example' }),
  );
  await chat(simulator, 'get_chat', { chat_id: own?.thread.chatId }, token).expect(200);
  const { body } = await chat(simulator, 'get_chat', { chat_id: other?.thread.chatId }, token).expect(403);
  expect(body.error.type).toBe('missing_access');
});

test.each([
  ['get_chat', { chat_id: 'NONE' }, 404],
  ['get_chat', {}, 400],
  ['list_threads', { chat_id: 'NONE' }, 404],
  ['get_customer', { id: 'x' }, 404],
  ['list_threads', { chat_id: 'NONE', page_id: 'x' }, 400],
])('%s with %j is answered with %i', async (action, body, status) => {
  await chat(start(), action, body).expect(status);
});
