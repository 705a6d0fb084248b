import { expect, test } from 'vitest';
import { callOperation, openStack } from '../support/open-stack.js';

test('a maker lists the agents', async () => {
  const stack = await openStack();
  const { status, body, deviations } = await callOperation(stack, 'ListAgents');
  expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
  expect(body).toContainEqual(
    expect.objectContaining({ login: 'rosa@northwind.example', name: 'Rosa Lind', permission: 'owner' }),
  );
});

test('a maker creates an agent, finds it in the list, and removes it', async () => {
  const stack = await openStack();
  const created = await callOperation(stack, 'CreateAgent', {
    login: 'nina@northwind.example',
    name: 'Nina Voss',
    max_chats_count: '3',
    permission: 'administrator',
  });
  expect(created).toMatchObject({
    status: 200,
    deviations: [],
    body: {
      login: 'nina@northwind.example',
      name: 'Nina Voss',
      max_chats_count: 3,
      permission: 'administrator',
      job_title: 'Support Agent',
      status: 'offline',
    },
  });
  const listed = await callOperation(stack, 'ListAgents');
  expect(listed.body).toContainEqual(expect.objectContaining({ login: 'nina@northwind.example' }));
  const removed = await callOperation(stack, 'DeleteAgent', { login: 'nina@northwind.example' });
  expect(removed).toMatchObject({
    status: 200,
    deviations: [],
    body: { result: 'nina@northwind.example removed successfully' },
  });
  expect((await callOperation(stack, 'DeleteAgent', { login: 'nina@northwind.example' })).status).toBe(404);
});

test('a maker creates a ticket, and it is in LiveChat', async () => {
  const stack = await openStack();
  const { status, body, deviations } = await callOperation(stack, 'CreateTicket', {
    message: 'Where is my parcel?',
    requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
    subject: 'Parcel',
    assignee: { id: 'ivo@northwind.example' },
    source: { type: 'chat-window', url: 'https://shop.example/help' },
  });
  expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
  const { id } = body as { id: string };
  const there = stack.simulator.simulator.controls.state().tickets.find((ticket) => ticket.id === id);
  expect(there).toMatchObject({
    subject: 'Parcel',
    requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
    assignee: { id: 'ivo@northwind.example' },
    source: { type: 'chat-window', url: 'https://shop.example/help' },
  });
});

test.each(['object', 'envelope'] as const)(
  'a maker gets a ticket, whichever way LiveChat answers one (%s)',
  async (singleTicket) => {
    const stack = await openStack();
    stack.simulator.simulator.quirks.singleTicket = singleTicket;
    const [known] = stack.simulator.simulator.controls.state().tickets;
    const { status, body, deviations } = await callOperation(stack, 'GetTicket', { ticketId: known?.id });
    expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
    expect(body).toMatchObject({
      id: known?.id,
      subject: known?.subject,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      groups: expect.arrayContaining([{ id: expect.any(Number), name: expect.any(String) }]),
    });
  },
);

test('a maker lists all tickets, not the first 25', async () => {
  const stack = await openStack();
  const { tickets } = stack.simulator.simulator.controls.state();
  const { status, body, deviations, headers } = await callOperation(stack, 'ListTickets');
  expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
  expect(tickets.length).toBeGreaterThan(50);
  expect((body as { id: string }[]).map(({ id }) => id).sort()).toEqual(tickets.map(({ id }) => id).sort());
  expect(headers['x-total-count']).toBe(String(tickets.length));
});

test('a maker updates a ticket, and LiveChat has the change', async () => {
  const stack = await openStack();
  const [known] = stack.simulator.simulator.controls.state().tickets;
  const { status, body, deviations } = await callOperation(stack, 'UpdateTicket', {
    ticketId: known?.id,
    message: 'Any news?',
    requester: { mail: known?.requester.mail },
    subject: 'Changed',
    'assignee.id': 'ivo@northwind.example',
  });
  expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
  expect(body).toMatchObject({ id: known?.id, subject: 'Changed' });
  const there = stack.simulator.simulator.controls.state().tickets.find((ticket) => ticket.id === known?.id);
  expect(there).toMatchObject({ subject: 'Changed', assignee: { id: 'ivo@northwind.example' } });
  expect(there?.events.at(-1)).toMatchObject({ type: 'message', message: 'Any news?' });
});

test.each([
  ['ignore', /did not change `subject`/],
  ['refuse', /its API refuses changes of tickets/],
] as const)('a maker learns when LiveChat does not make a change (%s)', async (updateTicket, message) => {
  const stack = await openStack();
  stack.simulator.simulator.quirks.updateTicket = updateTicket;
  const [known] = stack.simulator.simulator.controls.state().tickets;
  const answer = await callOperation(stack, 'UpdateTicket', {
    ticketId: known?.id,
    requester: { mail: known?.requester.mail },
    subject: 'Changed',
  });
  expect(answer).toMatchObject({
    status: 422,
    body: { error: { code: 'UpdateRefused', message: expect.stringMatching(message) } },
  });
});
