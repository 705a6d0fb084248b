import { expect, test } from 'vitest';
import { toChatBody } from '../../../../src/shim/upstream/text-platform/chat-body.js';
import { endedChat, ids, startedChat } from './samples.js';

const end = { receivedAt: '2026-05-01T10:00:00.000Z', userId: undefined };
const bodyOf = (chat: object, more: object = {}) => toChatBody({ ...chat }, { eventId: 'e', end, ...more });
const withThread = (thread: object) => ({ ...endedChat, thread: { ...endedChat.thread, ...thread } });
const closing = (type: string, created_at = '2026-05-01T09:05:00Z') => ({
  type: 'system_message',
  system_message_type: type,
  text: 'closed',
  created_at,
});

test('messages are in order, cut to milliseconds, and a supervisor whispers', () => {
  expect(bodyOf(endedChat).chat?.messages).toEqual([
    {
      agent_id: undefined,
      author_name: 'Helper',
      text: 'Hello, how can I help?',
      timestamp: '2026-05-01T09:00:05.000Z',
      user_type: 'agent',
    },
    {
      agent_id: undefined,
      author_name: 'Jun Ito',
      text: 'Where is my parcel?',
      timestamp: '2026-05-01T09:00:20.999Z',
      user_type: 'visitor',
    },
    {
      agent_id: 'rosa@northwind.example',
      author_name: 'Rosa Lind',
      text: 'Offer a refund.',
      timestamp: '2026-05-01T09:00:30.000Z',
      user_type: 'supervisor',
    },
    {
      agent_id: 'ivo@northwind.example',
      author_name: 'Ivo Marsh',
      text: 'Refund\nIn two days',
      timestamp: '2026-05-01T09:01:00.000Z',
      user_type: 'agent',
    },
  ]);
});

test('trap 32: rich messages become their words, files events, and forms and removed messages nothing', () => {
  const { chat } = bodyOf(endedChat);
  expect(chat?.messages?.map(({ text }) => text)).toContain('Refund\nIn two days');
  expect(chat?.events?.[0]).toEqual({
    text: 'label.pdf',
    timestamp: '2026-05-01T09:02:00.000Z',
    type: 'attachment',
    user_type: 'visitor',
  });
  expect(chat?.messages).toHaveLength(4);
});

test('the agents of a chat are the people of its thread who take part', () => {
  expect(bodyOf(endedChat).chat?.agents).toEqual([{ login: 'ivo@northwind.example', name: 'Ivo Marsh' }]);
});

test('trap 10: a chat ends with its last closing message, else its last event, else the notification', () => {
  const endOf = (events: unknown) => bodyOf(withThread({ events })).chat?.ended_timestamp;
  expect(bodyOf(endedChat).chat?.ended_timestamp).toBe('2026-05-01T09:05:00.500Z');
  expect(endOf([closing('rating.chat_rated', '2026-05-01T09:06:00Z')])).toBe('2026-05-01T09:06:00.000Z');
  expect(endOf([])).toBe('2026-05-01T10:00:00.000Z');
  expect(endOf(undefined)).toBe('2026-05-01T10:00:00.000Z');
  expect(toChatBody(startedChat, { eventId: 'e', end: undefined }).chat?.ended_timestamp).toBeUndefined();
});

test.each([
  ['manual_archived_agent', 'agent'],
  ['manual_archived_customer', 'visitor'],
  ['archived_customer_disconnected', 'visitor'],
  ['customer_banned', 'agent'],
  ['system_archived', 'agent'],
  ['routing.archived_inactive', 'agent'],
  ['routing.archived_offline', 'agent'],
  ['routing.archived_disconnected', 'agent'],
  ['routing.archived_signed_out', 'agent'],
  ['routing.archived_remotely_signed_out', 'agent'],
  ['routing.archived_deleted', 'agent'],
  ['routing.archived_other', 'agent'],
])('%s closes a chat on the side of the %s', (type, user_type) => {
  expect(bodyOf(withThread({ events: [closing(type)] })).chat?.events).toEqual([
    { text: 'closed', timestamp: '2026-05-01T09:05:00.000Z', type: 'closed', user_type },
  ]);
});

test.each(['rating.chat_rated', 'constructor', ''])(
  'the system message `%s` is no event of the contract',
  (type) => {
    expect(bodyOf(withThread({ events: [closing(type)] })).chat?.events).toEqual([]);
  },
);

test.each([
  ['a customer', ids.jun, 'visitor'],
  ['an agent', 'ivo@northwind.example', 'agent'],
  ['nobody in the chat', 'someone@else.example', 'agent'],
])('trap 33: who closed the chat is looked up among its users: %s', (_name, userId, user_type) => {
  const chat = withThread({ events: [closing('system_archived')] });
  expect(bodyOf(chat, { end: { ...end, userId } }).chat?.events).toMatchObject([{ user_type }]);
});

test.each([
  ['text', { answer: 'gold' }, 'gold'],
  ['one choice', { answer: { id: '1', label: 'Gold', group_id: 3 } }, 'Gold'],
  [
    'several choices',
    {
      answers: [
        { id: '1', label: 'Delivery' },
        { id: '2', label: 'Refunds' },
      ],
    },
    'Delivery, Refunds',
  ],
  ['no choice', { answers: [] }, undefined],
  ['the name of old', { value: 'gold' }, 'gold'],
  ['nothing', {}, undefined],
])('a survey answer with %s', (_name, field, answer) => {
  const events = [
    {
      type: 'filled_form',
      form_type: 'prechat',
      fields: [{ type: 'question', id: '1', label: 'Plan', ...field }],
    },
  ];
  expect(bodyOf(withThread({ events })).pre_chat_survey).toEqual([{ answer, id: '1', label: 'Plan' }]);
});

test.each([
  ['form_type', { form_type: 'prechat' }, 1],
  ['the property of old', { properties: { lc2: { form_type: 'prechat' } } }, 1],
  ['another form', { form_type: 'postchat' }, 0],
  ['a form that does not say', {}, 0],
])('a pre-chat survey is known by %s', (_name, marks, count) => {
  const events = [{ type: 'filled_form', fields: [{ id: '1', label: 'Plan', answer: 'gold' }], ...marks }];
  expect(bodyOf(withThread({ events })).pre_chat_survey).toHaveLength(count);
});

test('names of version 3.2 are read where the present ones are missing', () => {
  const { visit, name, ...customer } = startedChat.users[0] as unknown as Record<string, unknown>;
  const { visibility, ...whisper } = endedChat.thread.events[3] as unknown as Record<string, unknown>;
  const body = bodyOf({
    ...endedChat,
    users: [{ ...customer, last_visit: visit }, ...endedChat.users.slice(1)],
    thread: {
      ...endedChat.thread,
      events: [endedChat.thread.events[0], { ...whisper, recipients: 'agents' }],
    },
  });
  expect(body.visitor).toMatchObject({ page_current: 'https://shop.example/checkout', name: 'Jun Ito' });
  expect(body.chat?.messages?.[0]?.user_type).toBe('supervisor');
  expect([name, visibility]).toEqual(['Jun Ito', 'agents']);
});

test('a visitor is filled from the customer’s record, then from the survey', () => {
  const users = [{ id: ids.jun, type: 'customer' }];
  const customer = {
    name: 'Jun I.',
    visit: { last_pages: [{ opened_at: '2026-05-01T08:00:00Z', url: 'https://a.example' }] },
  };
  expect(bodyOf({ ...endedChat, users }, { customer }).visitor).toEqual({
    email: 'jun@customer.example',
    id: ids.jun,
    language: undefined,
    name: 'Jun I.',
    page_current: 'https://a.example',
  });
  expect(bodyOf({ ...endedChat, users }).visitor?.page_current).toBe('https://shop.example/checkout');
});

test('groups are those of the thread, else of the chat', () => {
  expect(bodyOf(endedChat).chat?.groups).toEqual([0, 3]);
  expect(bodyOf(withThread({ access: undefined })).chat?.groups).toEqual([0]);
});

test('an author who is not among the users has no name and no side', () => {
  const events = [{ type: 'message', text: 'Hi', author_id: 'gone', created_at: '2026-05-01T09:00:00Z' }];
  expect(bodyOf(withThread({ events })).chat?.messages).toEqual([
    {
      agent_id: undefined,
      author_name: undefined,
      text: 'Hi',
      timestamp: '2026-05-01T09:00:00.000Z',
      user_type: undefined,
    },
  ]);
});

test('a thread that names no customer has the one of its chat', () => {
  expect(bodyOf(withThread({ user_ids: ['ivo@northwind.example'] })).visitor?.id).toBe(ids.jun);
});
