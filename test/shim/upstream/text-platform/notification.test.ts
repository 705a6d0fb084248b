import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromNotification } from '../../../../src/shim/upstream/text-platform/parse-notification.js';
import { modernCall, openPlatform } from './platform.js';
import { chatDeactivated, delivery, ids, startedChat, ticket } from './samples.js';

const now = Date.parse('2026-05-01T10:00:00Z');
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const started = delivery('incoming_chat', { chat: startedChat });
/** As the store gives it back. */
const stored = (content: unknown) => JSON.parse(JSON.stringify(content)) as unknown;

test('a chat that started is complete', async () => {
  const notification = fromNotification(started, now);
  expect(notification).toMatchObject({
    eventType: 'chat_started',
    proof: 'marked-webhook-secret',
    eventId: digest('incoming_chat:PCHAT00001:PTHREAD001'),
  });
  const { upstream, asked } = await openPlatform({});
  const body = await upstream.toNotificationBody(modernCall, 'chat_started', stored(notification.content));
  expect(body).toEqual({
    chat: {
      agents: [{ login: 'ivo@northwind.example', name: 'Ivo Marsh' }],
      events: [],
      groups: [0, 3],
      id: 'PTHREAD001',
      messages: [],
      started_timestamp: '2026-05-01T09:00:00.123Z',
      tags: [],
      url: 'https://shop.example/checkout',
    },
    event_unique_id: digest('incoming_chat:PCHAT00001:PTHREAD001'),
    pre_chat_survey: [
      { answer: 'Jun Ito', id: '11', label: 'Your name' },
      { answer: 'jun@customer.example', id: '12', label: 'Your e-mail' },
    ],
    visitor: {
      email: 'jun@customer.example',
      id: ids.jun,
      name: 'Jun Ito',
      page_current: 'https://shop.example/checkout',
    },
  });
  expect(asked()).toEqual([]);
});

test('trap 9: a chat that ended is remembered by its ids and the time', () => {
  expect(fromNotification(chatDeactivated, now)).toEqual({
    eventType: 'chat_ended',
    proof: 'marked-webhook-secret',
    eventId: digest('chat_deactivated:PCHAT00001:PTHREAD001'),
    content: {
      chatId: 'PCHAT00001',
      threadId: 'PTHREAD001',
      userId: ids.jun,
      receivedAt: '2026-05-01T10:00:00.000Z',
    },
  });
});

test('a ticket is remembered by what a flow gets of it', () => {
  const { content, ...rest } = fromNotification(
    { eventType: 'tickets.create', payload: ticket, more: 1 },
    now,
  );
  expect(rest).toEqual({ eventType: 'ticket_created', proof: undefined, eventId: ids.ticket });
  expect(content).toMatchObject({ ID: ids.ticket, teamIDs: [ids.support], requester: ticket.requester });
  expect(JSON.stringify(content)).not.toMatch(/customFields|licenseID|richText|orderUrl/);
});

test('a ticket in an envelope like that of other events is read as well', () => {
  const nested = fromNotification({ eventType: 'tickets.create', payload: { ticket } }, now);
  expect(nested).toEqual(fromNotification({ eventType: 'tickets.create', payload: ticket }, now));
});

test('trap 6: the secret is nowhere but in the proof', () => {
  for (const body of [started, chatDeactivated]) {
    const { proof, ...rest } = fromNotification(body, now);
    expect(proof).toBe('marked-webhook-secret');
    expect(JSON.stringify(rest)).not.toContain('marked-webhook-secret');
  }
});

test('a repeated notification has the same id, another event another', () => {
  const idOf = (body: unknown, at = now) => fromNotification(body, at).eventId;
  expect(idOf(chatDeactivated, now + 60_000)).toBe(idOf(chatDeactivated));
  const other = delivery('chat_deactivated', { chat_id: 'PCHAT00001', thread_id: 'PTHREAD002' });
  expect(new Set([idOf(chatDeactivated), idOf(started), idOf(other)]).size).toBe(3);
});

test('trap 11: a list of threads and a misspelt key are read', () => {
  const { thread, ...chat } = startedChat;
  const { properties, ...bare } = thread;
  const threads = [{ id: 'PTHREAD000' }, { ...bare, properites: properties }];
  const odd = fromNotification(delivery('incoming_chat', { chat: { ...chat, threads } }), now);
  expect(odd).toEqual(fromNotification(started, now));
});

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['text', 'incoming_chat'],
  ['no action', {}],
  ['another action', delivery('thread_tagged', { chat_id: 'C', thread_id: 'T' })],
  ['an event of v2', { event_type: 'chat_started', chat: { id: 'C' } }],
  ['another event of HelpDesk', { eventType: 'tickets.update', payload: ticket }],
  ['a chat without an id', delivery('incoming_chat', { chat: { thread: { id: 'T' } } })],
  ['a chat without a thread', delivery('incoming_chat', { chat: { id: 'C' } })],
  ['an end without a thread', delivery('chat_deactivated', { chat_id: 'C' })],
  ['no payload', delivery('chat_deactivated', null)],
  ['a ticket without an id', { eventType: 'tickets.create', payload: {} }],
  ['a ticket that is a list', { eventType: 'tickets.create', payload: [ticket] }],
])('%s is no notification', (_name, body) => {
  expect(() => fromNotification(body, now)).toThrow(expect.objectContaining({ status: 400 }));
});
