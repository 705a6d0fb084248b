import { describe, expect, test } from 'vitest';
import { type Stack, upstreamNames } from '../../src/cli/stack.js';
import { simulatorCredentials } from '../../src/emulator/livechat/index.js';
import { callOperation, openStack } from '../support/open-stack.js';
import { upstreamDifferences } from '../support/upstream-differences.js';

interface ListedTicket {
  readonly id: string;
  readonly subject: string;
  readonly requester: { readonly mail: string };
}

async function listTickets(stack: Stack): Promise<readonly ListedTicket[]> {
  const { status, body, deviations } = await callOperation(stack, 'ListTickets');
  expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
  return body as readonly ListedTicket[];
}

describe.each(upstreamNames)('on %s', (upstream) => {
  test('a maker lists the agents', async () => {
    const stack = await openStack({ upstream });
    const { status, body, deviations } = await callOperation(stack, 'ListAgents');
    expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
    expect(body).toContainEqual(
      expect.objectContaining({ login: 'rosa@northwind.example', name: 'Rosa Lind', permission: 'owner' }),
    );
  });

  test('a maker creates an agent, finds it in the list, and removes it', async () => {
    const stack = await openStack({ upstream });
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
        login_status: 'accepting chats',
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

  test('a maker creates a ticket, and LiveChat has it', async () => {
    const stack = await openStack({ upstream });
    const created = await callOperation(stack, 'CreateTicket', {
      message: 'Where is my parcel?',
      requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
      subject: 'A parcel of its own',
      assignee: { id: 'ivo@northwind.example' },
    });
    expect({ status: created.status, deviations: created.deviations }).toEqual({
      status: 200,
      deviations: [],
    });
    expect(created.body).toMatchObject({
      id: expect.stringMatching(upstreamDifferences[upstream].ticketId),
      status: 'open',
      subject: 'A parcel of its own',
      requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
    });
    const there = stack.simulator.simulator.controls
      .state()
      .tickets.find(({ subject }) => subject === 'A parcel of its own');
    expect(there).toMatchObject({
      requester: { mail: 'jun@customer.example' },
      assignee: { id: 'ivo@northwind.example' },
    });
  });

  test('a maker gets a ticket', async () => {
    const stack = await openStack({ upstream });
    const [known] = await listTickets(stack);
    const { status, body, deviations } = await callOperation(stack, 'GetTicket', { ticketId: known?.id });
    expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
    expect(body).toMatchObject({
      id: known?.id,
      subject: known?.subject,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      groups: expect.arrayContaining([{ id: expect.any(Number), name: expect.any(String) }]),
    });
  });

  test('a ticket that does not exist is a 404', async () => {
    const stack = await openStack({ upstream });
    expect(await callOperation(stack, 'GetTicket', { ticketId: 'NOPE1' })).toMatchObject({ status: 404 });
  });

  test('a maker lists all tickets, not the first 25', async () => {
    const stack = await openStack({ upstream });
    const listed = await listTickets(stack);
    const subjects = stack.simulator.simulator.controls.state().tickets.map(({ subject }) => subject);
    expect(subjects.length).toBeGreaterThan(50);
    expect(listed.map(({ subject }) => subject).sort()).toEqual(subjects.sort());
  });

  test('a maker updates a ticket, and LiveChat has the change', async () => {
    const stack = await openStack({ upstream });
    const [known] = await listTickets(stack);
    const { status, body, deviations } = await callOperation(stack, 'UpdateTicket', {
      ticketId: known?.id,
      message: 'Any news of it?',
      requester: { mail: known?.requester.mail },
      subject: 'Changed by a flow',
      'assignee.id': 'ivo@northwind.example',
    });
    expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
    expect(body).toMatchObject({ id: known?.id, subject: 'Changed by a flow' });
    const there = stack.simulator.simulator.controls
      .state()
      .tickets.find(({ subject }) => subject === 'Changed by a flow');
    expect(there).toMatchObject({ assignee: { id: 'ivo@northwind.example' } });
    expect(JSON.stringify(there?.events)).toContain('Any news of it?');
  });

  test('a ticket takes the page it was opened on, or the call is refused in words', async () => {
    const stack = await openStack({ upstream });
    const answer = await callOperation(stack, 'CreateTicket', {
      message: 'Hi',
      requester: { mail: 'jun@customer.example' },
      source: { type: 'chat-window', url: 'https://shop.example/help' },
    });
    expect(answer).toMatchObject(upstreamDifferences[upstream].sourceOfTicket);
  });

  test('an email as the user name is taken, or told with the place to find the account id', async () => {
    const stack = await openStack({ upstream });
    stack.gateway.gateway.connections.create({
      connector: 'livechat',
      id: 'email',
      parameters: { username: simulatorCredentials.login, password: upstreamDifferences[upstream].secret },
    });
    expect(await callOperation(stack, 'ListAgents', {}, 'email')).toMatchObject(
      upstreamDifferences[upstream].emailAsUserName,
    );
  });
});

test.each(['object', 'envelope'] as const)(
  'rest-v2: one ticket is read whichever way LiveChat answers it (%s)',
  async (singleTicket) => {
    const stack = await openStack();
    stack.simulator.simulator.quirks.singleTicket = singleTicket;
    const [known] = await listTickets(stack);
    expect(await callOperation(stack, 'GetTicket', { ticketId: known?.id })).toMatchObject({
      status: 200,
      deviations: [],
      body: { id: known?.id },
    });
  },
);

test.each([
  ['ignore', /did not change `subject`/],
  ['refuse', /its API refuses changes of tickets/],
] as const)(
  'rest-v2: a maker learns when LiveChat does not make a change (%s)',
  async (updateTicket, message) => {
    const stack = await openStack();
    stack.simulator.simulator.quirks.updateTicket = updateTicket;
    const [known] = await listTickets(stack);
    const answer = await callOperation(stack, 'UpdateTicket', {
      ticketId: known?.id,
      requester: { mail: known?.requester.mail },
      subject: 'Changed',
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'UpdateRefused', message: expect.stringMatching(message) } },
    });
  },
);
