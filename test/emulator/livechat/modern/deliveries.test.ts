import { expect, test } from 'vitest';
import { simulatorCredentials, simulatorOrganization } from '../../../../src/emulator/livechat/index.js';
import { webhookV3RetryLimits, webhookV3TimeoutMs } from '../../../../src/livechat/webhooks-v3/delivery.js';
import { callV2 } from '../v2-client.js';
import { chat, configure, createRecorder, helpDesk, register, start } from './modern-client.js';

const url = 'https://shim.example/hooks';

test('incoming_chat carries the chat that get_chat answers', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  const webhook_id = await register(simulator, 'incoming_chat');
  const { thread } = simulator.controls.startChat({ message: 'Hi' });
  await simulator.idle();
  const { body } = await chat(simulator, 'get_chat', { chat_id: thread.chatId });
  expect(bodies).toEqual([
    {
      webhook_id,
      secret_key: 'hush',
      action: 'incoming_chat',
      organization_id: simulatorOrganization,
      payload: { chat: body },
      additional_data: {},
    },
  ]);
});

test.each([
  [{}, 'customer'],
  [{ by: 'agent' }, 'rosa@northwind.example'],
  [{ reason: 'archived_customer_disconnected' }, 'customer'],
  [{ reason: 'routing.archived_inactive' }, undefined],
] as const)('chat_deactivated after %j names %s alone', async (options, who) => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  await register(simulator, 'chat_deactivated');
  const { chat: v2, thread } = simulator.controls.startChat();
  simulator.controls.endChat(v2.id, options);
  await simulator.idle();
  const user_id = who === 'customer' ? thread.customerId : who;
  expect(bodies[0]?.['payload']).toEqual({
    chat_id: thread.chatId,
    thread_id: v2.id,
    ...(user_id !== undefined && { user_id }),
  });
});

test('all three APIs are told of what the controls do', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  for (const [event_type, data_type] of [
    ['chat_started', 'chat'],
    ['chat_ended', 'chat'],
    ['ticket_created', 'ticket'],
  ]) {
    await callV2(simulator, 'post', '/webhooks').send({ event_type, data_types: [data_type], url });
  }
  for (const action of ['incoming_chat', 'chat_deactivated']) await register(simulator, action);
  await helpDesk(simulator, 'post', '/webhooks').send({ url, eventType: 'tickets.create' }).expect(201);
  const { chat: v2 } = simulator.controls.startChat();
  simulator.controls.endChat(v2.id);
  const ticket = simulator.controls.openTicket();
  await simulator.idle();
  expect(bodies.map((body) => body['event_type'] ?? body['action'] ?? body['eventType'])).toEqual([
    ...['chat_started', 'incoming_chat', 'chat_ended', 'chat_deactivated'],
    ...['ticket_created', 'tickets.create'],
  ]);
  expect(bodies[4]).toMatchObject({ ticket: { id: ticket.id } });
  expect(bodies[5]).toMatchObject({ payload: { ID: ticket.helpDeskId, events: [{ ID: 1 }] } });
});

test('a waiting visitor is a chat in v3 at once and in v2 when taken', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  await callV2(simulator, 'post', '/webhooks').send({
    event_type: 'chat_started',
    data_types: ['chat'],
    url,
  });
  await callV2(simulator, 'post', '/webhooks').send({
    event_type: 'visitor_queued',
    data_types: ['visitor'],
    url,
  });
  for (const action of ['incoming_chat', 'user_added_to_chat']) await register(simulator, action);
  const { chat: v2 } = simulator.controls.startChat({ queued: true });
  await simulator.idle();
  expect(bodies.map((body) => body['event_type'] ?? body['action'])).toEqual([
    'visitor_queued',
    'incoming_chat',
  ]);
  expect(bodies[1]).toMatchObject({ payload: { chat: { thread: { queue: { position: 1 } } } } });
  simulator.controls.assignChat(v2.id);
  await simulator.idle();
  expect(bodies.slice(2).map((body) => body['event_type'] ?? body['action'])).toEqual([
    'chat_started',
    'user_added_to_chat',
  ]);
});

test.each([
  ['incoming_event', { author_type: 'customer' }, 1],
  ['incoming_event', { author_type: 'agent' }, 0],
  ['incoming_chat', { only_my_chats: true }, 0],
  ['incoming_chat', { source_type: ['other_clients'] }, 1],
  ['incoming_chat', { source_type: ['my_client', 'system'] }, 0],
  ['incoming_chat', { chat_presence: { user_ids: { values: ['rosa@northwind.example'] } } }, 1],
  ['incoming_chat', { chat_presence: { user_ids: { exclude_values: ['rosa@northwind.example'] } } }, 0],
  ['incoming_chat', { chat_presence: { my_bots: true } }, 0],
  ['chat_deactivated', { source_type: ['system'] }, 1],
])('%s with the filter %j is told %i times', async (action, filters, count) => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  await register(simulator, action, { filters });
  const { chat: v2 } = simulator.controls.startChat();
  simulator.controls.say(v2.id, { text: 'Hello?' });
  simulator.controls.endChat(v2.id, { reason: 'routing.archived_inactive' });
  await simulator.idle();
  expect(bodies).toHaveLength(count);
});

test('additional data comes when asked for', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  await register(simulator, 'thread_tagged', { additional_data: ['chat_presence_user_ids'] });
  const { chat: v2, thread } = simulator.controls.startChat();
  simulator.controls.tagChat(v2.id, 'late');
  await simulator.idle();
  expect(bodies[0]).toMatchObject({
    payload: { tag: 'late' },
    additional_data: { chat_presence_user_ids: [thread.customerId, 'rosa@northwind.example'] },
  });
});

test('a message of v3 is tried four times within a minute', async () => {
  const begun: number[] = [];
  const simulator = start({
    send: async () => {
      begun.push(simulator.clock.now());
      return 204;
    },
  });
  await register(simulator, 'incoming_chat');
  simulator.controls.startChat();
  await simulator.clock.advance(600_000);
  const [first = 0] = begun;
  expect(begun.map((at) => at - first)).toEqual([0, 5_000, 15_000, 30_000]);
  expect(begun).toHaveLength(1 + webhookV3RetryLimits.retries);
  expect(simulator.controls.state().deliveries).toMatchObject([{ channel: 'v3', outcome: 'failed' }]);
});

test('with a receiver that never answers the last attempt still begins within a minute', async () => {
  const simulator = start({ send: () => new Promise<number>(() => {}) });
  await register(simulator, 'incoming_chat');
  simulator.controls.startChat();
  await simulator.clock.advance(600_000);
  const [delivery] = simulator.controls.state().deliveries;
  expect(delivery?.attempts).toHaveLength(4);
  const last = Date.parse(delivery?.attempts.at(-1)?.at ?? '') - Date.parse('2026-01-15T09:00:00Z');
  expect(last).toBe(30_000 + 3 * webhookV3TimeoutMs);
});

test('a message of HelpDesk is repeated for about a day', async () => {
  let sent = 0;
  const simulator = start({
    send: async () => {
      sent += 1;
      return 500;
    },
  });
  await helpDesk(simulator, 'post', '/webhooks').send({ url, eventType: 'tickets.create' });
  simulator.controls.openTicket();
  await simulator.clock.advance(18 * 3_600_000);
  expect(simulator.controls.state().deliveries).toMatchObject([{ outcome: 'pending' }]);
  await simulator.clock.advance(6 * 3_600_000);
  expect([sent, simulator.controls.state().deliveries[0]?.outcome]).toEqual([10, 'failed']);
});

test('any 2xx settles a message of HelpDesk', async () => {
  const simulator = start({ send: async () => 204 });
  await helpDesk(simulator, 'post', '/webhooks').send({ url, eventType: 'tickets.create' });
  simulator.controls.openTicket();
  await simulator.idle();
  expect(simulator.controls.state().deliveries).toMatchObject([
    { channel: 'helpDesk', outcome: 'delivered' },
  ]);
});

test('removing a registration ends its repetitions', async () => {
  let sent = 0;
  const simulator = start({
    send: async () => {
      sent += 1;
      return 500;
    },
  });
  const id = await register(simulator, 'incoming_chat');
  simulator.controls.startChat();
  await simulator.idle();
  await configure(simulator, 'unregister_webhook', {
    id,
    owner_client_id: simulatorCredentials.ownerClientId,
  });
  await simulator.clock.advance(600_000);
  expect(sent).toBe(1);
  expect(simulator.controls.state().deliveries).toMatchObject([{ outcome: 'cancelled' }]);
});

test('the state hides the secret keys of messages and registrations', async () => {
  const simulator = start();
  await register(simulator, 'incoming_chat', { secret_key: 'very-secret' });
  simulator.controls.startChat();
  await simulator.idle();
  expect(JSON.stringify(simulator.controls.state())).not.toContain('very-secret');
});
