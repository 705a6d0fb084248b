import { expect, test } from 'vitest';
import { fromNotification } from '../../../../src/shim/upstream/rest-v2/notification.js';

const chatEnded = {
  event_type: 'chat_ended',
  event_unique_id: '22222222222222222222222222222222',
  token: 'secret-token',
  license_id: '700001',
  lc_version: '2',
  chat: {
    id: 'PQ1X2Y3Z4W',
    started_timestamp: 1700000000,
    ended_timestamp: 1700000300,
    url: 'https://shop.example/checkout',
    referer: 'https://search.example/',
    messages: [
      {
        user_type: 'agent',
        author_name: 'Ivo Marsh',
        agent_id: 'ivo@northwind.example',
        text: 'Hello?',
        json: '',
        timestamp: 1700000005,
      },
      {
        user_type: 'visitor',
        author_name: 'Jun Ito',
        text: 'Where is my parcel?',
        json: '{}',
        timestamp: 1700000020,
      },
      {
        user_type: 'supervisor',
        author_name: 'Rosa Lind',
        agent_id: 'rosa@northwind.example',
        text: 'Refund.',
        json: '',
        timestamp: 1700000030,
      },
    ],
    attachments: [],
    events: [
      { type: 'closed', user_type: 'visitor', text: 'Jun Ito closed the chat.', timestamp: 1700000300 },
    ],
    agents: [{ name: 'Ivo Marsh', login: 'ivo@northwind.example' }],
    tags: ['delivery'],
    groups: [0],
  },
  visitor: {
    id: 'S1700000000.0a1b2c3d4e',
    name: 'Jun Ito',
    email: 'jun@customer.example',
    country: 'Poland',
    language: 'en',
    page_current: 'https://shop.example/checkout',
    custom_variables: [{ key: 'plan', value: 'gold' }],
  },
  pre_chat_survey: [
    { id: '1', type: 'name', label: 'Your name', answer: 'Jun Ito' },
    {
      id: '3',
      type: 'checkbox',
      label: 'Topics',
      answers: [
        { label: 'Delivery', chosen: true },
        { label: 'Returns', chosen: false },
        { label: 'Refunds', chosen: true },
      ],
    },
  ],
};

const ticketCreated = {
  event_type: 'ticket_created',
  token: 'secret-token',
  license_id: '700001',
  ticket: {
    id: '7QXLB',
    status: 'open',
    subject: 'Parcel never came',
    requester: {
      mail: 'jun@customer.example',
      name: 'Jun Ito',
      ip: '192.0.2.10',
      utc_offset: 'Europe/Warsaw',
    },
    assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
    groups: [{ id: 0, name: 'All operators', inherited: true }],
    tags: ['delivery'],
    source: { type: 'chat-window', url: 'https://shop.example/help', id: null },
    events: [
      {
        type: 'message',
        author: { id: 'jun@customer.example', name: 'Jun Ito', type: 'client' },
        date: '2023-11-14T22:13:20Z',
        is_private: false,
        message: 'My parcel is two weeks late.',
        source: { type: 'chat-window', url: 'https://shop.example/help' },
      },
    ],
  },
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a chat that ended comes out as the contract has it', () => {
  const notification = fromNotification(chatEnded);
  expect(notification).toMatchObject({
    eventType: 'chat_ended',
    proof: 'secret-token',
    eventId: chatEnded.event_unique_id,
  });
  expect(plain(notification.content)).toEqual({
    chat: {
      agents: [{ login: 'ivo@northwind.example', name: 'Ivo Marsh' }],
      ended_timestamp: '2023-11-14T22:18:20.000Z',
      events: [
        {
          text: 'Jun Ito closed the chat.',
          timestamp: '2023-11-14T22:18:20.000Z',
          type: 'closed',
          user_type: 'visitor',
        },
      ],
      groups: [0],
      id: 'PQ1X2Y3Z4W',
      messages: [
        {
          agent_id: 'ivo@northwind.example',
          author_name: 'Ivo Marsh',
          text: 'Hello?',
          timestamp: '2023-11-14T22:13:25.000Z',
          user_type: 'agent',
        },
        {
          author_name: 'Jun Ito',
          text: 'Where is my parcel?',
          timestamp: '2023-11-14T22:13:40.000Z',
          user_type: 'visitor',
        },
        {
          agent_id: 'rosa@northwind.example',
          author_name: 'Rosa Lind',
          text: 'Refund.',
          timestamp: '2023-11-14T22:13:50.000Z',
          user_type: 'supervisor',
        },
      ],
      started_timestamp: '2023-11-14T22:13:20.000Z',
      tags: ['delivery'],
      url: 'https://shop.example/checkout',
    },
    event_unique_id: chatEnded.event_unique_id,
    pre_chat_survey: [
      { answer: 'Jun Ito', id: '1', label: 'Your name' },
      { answer: 'Delivery, Refunds', id: '3', label: 'Topics' },
    ],
    visitor: {
      email: 'jun@customer.example',
      id: 'S1700000000.0a1b2c3d4e',
      language: 'en',
      name: 'Jun Ito',
      page_current: 'https://shop.example/checkout',
    },
  });
});

test('trap 5: token and license_id, a working credential, never go to the flow', () => {
  for (const given of [chatEnded, ticketCreated]) {
    const text = JSON.stringify(fromNotification(given).content);
    expect(text).not.toContain('secret-token');
    expect(text).not.toContain('700001');
    expect(text).not.toMatch(/token|license/);
  }
});

test.each([
  ['absent', {}],
  ['empty', { ended_timestamp: '' }],
  ['0', { ended_timestamp: 0 }],
])('a running chat, whose end is %s, has no ended_timestamp', (_name, end) => {
  const { ended_timestamp: _ended, ...chat } = chatEnded.chat;
  const { content } = fromNotification({
    ...chatEnded,
    event_type: 'chat_started',
    chat: { ...chat, ...end },
  });
  expect(plain(content)).not.toHaveProperty('chat.ended_timestamp');
});

// livechat-upstream.md 5.2 and 5.5: events and messages are in the order of time.
test('messages, and events of chats and tickets, that come in another order are put in that of time', () => {
  const { chat } = chatEnded;
  const reversed = { ...chat, messages: chat.messages.toReversed() };
  expect(plain(fromNotification({ ...chatEnded, chat: reversed }).content)).toEqual(
    plain(fromNotification(chatEnded).content),
  );
  const [event] = ticketCreated.ticket.events;
  const later = { ...event, date: '2023-11-14T22:20:00Z', message: 'second' };
  const ticket = { ...ticketCreated.ticket, events: [later, event] };
  expect(plain(fromNotification({ ...ticketCreated, ticket }).content)).toMatchObject({
    ticket: { events: [{ message: event?.message }, { message: 'second' }] },
  });
});

// livechat-upstream.md 6, traps 3 and 4: within v2 the types of the same fact differ.
test('groups as objects, and flags and numbers as text, are read', () => {
  const { content } = fromNotification({
    ...chatEnded,
    chat: {
      ...chatEnded.chat,
      groups: [{ id: 3, name: 'Billing' }, '7', 0],
      started_timestamp: '1700000000',
    },
    pre_chat_survey: [
      {
        id: 12,
        label: 'Topics',
        answers: [
          { label: 'A', chosen: 1 },
          { label: 'B', chosen: '0' },
        ],
      },
    ],
  });
  expect(plain(content)).toMatchObject({
    chat: { groups: [3, 7, 0], started_timestamp: '2023-11-14T22:13:20.000Z' },
    pre_chat_survey: [{ id: '12', label: 'Topics', answer: 'A' }],
  });
});

test('a skipped survey is an empty list', () => {
  expect(plain(fromNotification({ ...chatEnded, pre_chat_survey: [] }).content)).toHaveProperty(
    'pre_chat_survey',
    [],
  );
});

test('a ticket webhook has ISO dates and group objects, and comes out like a ticket over REST', () => {
  const { content, eventId } = fromNotification(ticketCreated);
  expect(eventId).toBe('ticket_created:7QXLB');
  expect(plain(content)).toEqual({
    ticket: {
      assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
      events: [
        {
          author: { id: 'jun@customer.example', name: 'Jun Ito', type: 'client' },
          date: '2023-11-14T22:13:20.000Z',
          is_private: false,
          message: 'My parcel is two weeks late.',
          source: { type: 'chat-window', url: 'https://shop.example/help' },
          type: 'message',
        },
      ],
      groups: [{ id: 0, name: 'All operators' }],
      id: '7QXLB',
      requester: { ip: '192.0.2.10', mail: 'jun@customer.example', name: 'Jun Ito' },
      source: { type: 'chat-window', url: 'https://shop.example/help' },
      status: 'open',
      subject: 'Parcel never came',
      tags: ['delivery'],
    },
  });
});

test('a ticket of nobody has no assignee', () => {
  const { assignee: _assignee, ...ticket } = ticketCreated.ticket;
  expect(plain(fromNotification({ ...ticketCreated, ticket }).content)).not.toHaveProperty('ticket.assignee');
});

test('the same ticket event has the same identity each time, and so has a chat event', () => {
  expect(fromNotification(ticketCreated).eventId).toBe(
    fromNotification(structuredClone(ticketCreated)).eventId,
  );
  const { event_unique_id: _id, ...bare } = chatEnded;
  expect(fromNotification(bare).eventId).toBe('chat_ended:PQ1X2Y3Z4W');
});

test.each([
  ['text', 'hello'],
  ['a list', []],
  ['null', null],
  ['an event nobody has', { event_type: 'visitor_queued', visitor: {} }],
  ['a name from the prototype', { event_type: 'toString' }],
  ['a chat event without a chat', { event_type: 'chat_started' }],
  ['a ticket event without a ticket', { event_type: 'ticket_created', ticket: 'x' }],
])('refuses %s', (_name, given) => {
  expect(() => fromNotification(given)).toThrow(expect.objectContaining({ status: 400 }));
});
