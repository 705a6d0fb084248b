import { expect, onTestFinished, test } from 'vitest';
import {
  type Quirks,
  simulatorCredentials,
  startSimulator,
} from '../../../../src/emulator/livechat/index.js';
import { parseCredential } from '../../../../src/shim/credential.js';
import { createTextPlatform } from '../../../../src/shim/upstream/text-platform/create-text-platform.js';
import type { Call, NotificationBody } from '../../../../src/shim/upstream/upstream.js';
import { basic } from '../../../support/calls.js';
import { createFakeClock } from '../../../support/fake-clock.js';

const { accountId, personalAccessToken, ownerClientId } = simulatorCredentials;
const call: Call = {
  credential: parseCredential(basic(accountId, personalAccessToken)),
  requestId: 'test-call',
};
const hookUrl = 'https://shim.example/hooks/secret';

/** The simulator and the adapter on it; `delivered` is what the simulator sent to webhooks. */
async function setUp(quirks: Partial<Quirks> = {}) {
  const delivered: unknown[] = [];
  const clock = createFakeClock('2026-05-01T10:00:00Z');
  const { url, simulator, close } = await startSimulator({
    port: 0,
    quirks,
    clock,
    async send({ body }) {
      delivered.push(JSON.parse(body));
      return 200;
    },
  });
  const upstream = createTextPlatform({ livechatUrl: url, helpdeskUrl: `${url}/v1`, ownerClientId, clock });
  onTestFinished(async () => {
    await upstream.close();
    await close();
  });
  /** The body of the latest delivery, after a way through the store, and whether the proof was in it. */
  async function bodyOfLast(): Promise<{
    readonly body: NotificationBody;
    readonly proof: string | undefined;
  }> {
    await clock.advance(0);
    await simulator.idle();
    const { eventType, content, proof } = upstream.parseNotification(delivered.at(-1));
    const stored = JSON.parse(JSON.stringify(content)) as unknown;
    return { body: await upstream.toNotificationBody(call, eventType, stored), proof };
  }
  return { upstream, simulator, clock, delivered, bodyOfLast };
}

const requester = { mail: 'jun@customer.example', name: 'Jun Ito' };

test('the agents are those of the account', async () => {
  const { upstream, simulator } = await setUp();
  const agents = await upstream.listAgents(call);
  expect(agents.map(({ login }) => login)).toEqual(
    simulator.controls.state().agents.map(({ login }) => login),
  );
  expect(agents.every(({ avatar, name, permission }) => avatar && name && permission)).toBe(true);
});

test.each([0, 120_000])(
  'an agent is made and removed while reads lag %i ms behind',
  async (staleConfigurationMs) => {
    const { upstream, simulator } = await setUp({ staleConfigurationMs });
    const input = { login: 'nia@northwind.example', name: 'Nia Cole', max_chats_count: '3' };
    expect(await upstream.createAgent(call, input)).toMatchObject({
      login: 'nia@northwind.example',
      name: 'Nia Cole',
      permission: 'normal',
      login_status: 'accepting chats',
      job_title: 'Support Agent',
      max_chats_count: 3,
      status: 'offline',
    });
    expect(await upstream.deleteAgent(call, 'nia@northwind.example')).toEqual({
      result: 'nia@northwind.example removed successfully',
    });
    expect(simulator.controls.state().agents.map(({ login }) => login)).not.toContain(
      'nia@northwind.example',
    );
  },
);

test.each<Partial<Quirks>>([
  { region: 'fra' },
  { errorStatus: 'badRequest' },
  { lifecycle: 'legacy' },
  { avatar: 'avatar_path' },
])('an agent who exists is a conflict with %j', async (quirks) => {
  const { upstream } = await setUp(quirks);
  const input = { login: simulatorCredentials.login, name: 'Rosa' };
  await expect(upstream.createAgent(call, input)).rejects.toMatchObject({ status: 409, code: 'Conflict' });
});

test('every ticket is listed, spam and archived ones too, and can be read', async () => {
  const { upstream, simulator } = await setUp();
  const known = simulator.controls.state().tickets;
  const [spam, old] = known;
  simulator.controls.moveTicket(spam?.id ?? '', 'spam');
  simulator.controls.moveTicket(old?.id ?? '', 'archive');
  const { tickets, total } = await upstream.listTickets(call);
  expect(total).toBe(known.length);
  expect(tickets.map(({ id }) => id).toSorted()).toEqual(
    known.map(({ helpDeskId }) => helpDeskId).toSorted(),
  );
  expect(tickets.find(({ id }) => id === spam?.helpDeskId)?.status).toBe('spam');
  const changes = tickets.map(({ modified }) => modified ?? '');
  expect(changes).toEqual(changes.toSorted().toReversed());
  const other = known.find(({ assignee }) => assignee !== undefined);
  const ticket = await upstream.getTicket(call, other?.helpDeskId ?? '');
  expect(ticket).toMatchObject({
    subject: other?.subject,
    tags: other?.tags,
    requester: { mail: other?.requester.mail },
  });
  expect(ticket.currentGroup?.name).toBeTruthy();
});

test.each<Partial<Quirks>>([{}, { createdStatus: '200' }, { defaultEventsScope: 'full' }])(
  'a ticket is made, assigned and changed with %j',
  async (quirks) => {
    const { upstream } = await setUp(quirks);
    const made = await upstream.createTicket(call, {
      message: 'My parcel is two weeks late.',
      requester,
      subject: 'Parcel',
      assignee: { id: simulatorCredentials.login },
    });
    expect(made).toMatchObject({
      subject: 'Parcel',
      status: 'open',
      source: { type: 'lc2' },
      requester: { mail: requester.mail },
    });
    expect(made.events?.[0]).toMatchObject({
      author: { type: 'client' },
      message: 'My parcel is two weeks late.',
    });
    const changed = await upstream.updateTicket(call, made.id ?? '', {
      requester,
      message: 'Still nothing.',
      subject: 'Lost parcel',
      assignee: { id: 'ivo@northwind.example' },
    });
    expect(changed.subject).toBe('Lost parcel');
    expect(changed.events?.map(({ message }) => message)).toContain('Still nothing.');
  },
);

test.each<[Partial<Quirks>, number]>([
  [{ patchSubject: 'ignore' }, 422],
  [{ patchSubject: 'refuse' }, 400],
])('a subject that HelpDesk does not change is told with %j', async (quirks, status) => {
  const { upstream } = await setUp(quirks);
  const { id = '' } = await upstream.createTicket(call, { message: 'Hi', requester, subject: 'One' });
  await expect(upstream.updateTicket(call, id, { requester, subject: 'Two' })).rejects.toMatchObject({
    status,
  });
});

test('the life of a chat reaches a flow', async () => {
  const { upstream, simulator, bodyOfLast } = await setUp();
  const started = await upstream.register(call, 'chat_started', hookUrl);
  const { chat } = simulator.controls.startChat({
    name: 'Jun Ito',
    email: requester.mail,
    url: 'https://shop.example/a',
  });
  const first = await bodyOfLast();
  expect(first.proof).toBe(started.proof);
  expect(first.body).toMatchObject({
    chat: { id: chat.id, url: 'https://shop.example/a' },
    visitor: { email: requester.mail, name: 'Jun Ito' },
  });

  const ended = await upstream.register(call, 'chat_ended', hookUrl);
  simulator.controls.say(chat.id, { text: 'Offer a refund.', as: 'supervisor' });
  simulator.controls.tagChat(chat.id, 'delivery');
  simulator.controls.endChat(chat.id, { by: 'visitor' });
  const last = await bodyOfLast();
  expect(last.proof).toBe(ended.proof);
  expect(last.body).toMatchObject({
    chat: {
      id: chat.id,
      ended_timestamp: expect.stringMatching(/^2026-.*Z$/),
      tags: expect.arrayContaining(['delivery']),
      events: [{ type: 'closed', user_type: 'visitor' }],
      messages: expect.arrayContaining([
        expect.objectContaining({ user_type: 'supervisor', text: 'Offer a refund.' }),
      ]),
    },
    visitor: { email: requester.mail },
  });
});

test.each<Partial<Quirks>>([
  { bareCustomers: true },
  { closingMessage: 'missing' },
  { licenseWebhooks: 'disabled' },
])('a chat that ended is complete with %j', async (quirks) => {
  const { upstream, simulator, bodyOfLast } = await setUp(quirks);
  await upstream.register(call, 'chat_ended', hookUrl);
  const { chat } = simulator.controls.startChat({ name: 'Jun Ito', email: requester.mail });
  simulator.controls.endChat(chat.id);
  expect((await bodyOfLast()).body).toMatchObject({
    chat: { id: chat.id, ended_timestamp: expect.any(String) },
    visitor: { email: requester.mail, name: 'Jun Ito' },
  });
});

test('a chat that does not show its end yet is asked for again', async () => {
  const { upstream, simulator, clock, bodyOfLast } = await setUp({ staleChatsMs: 5_000 });
  await upstream.register(call, 'chat_ended', hookUrl);
  const { chat } = simulator.controls.startChat({});
  await clock.advance(60_000);
  simulator.controls.endChat(chat.id);
  await expect(bodyOfLast()).rejects.toMatchObject({ status: 503 });
  await clock.advance(6_000);
  expect((await bodyOfLast()).body).toMatchObject({
    chat: { id: chat.id, events: [{ type: 'closed' }] },
  });
});

test('a visitor who returned before the chat was read does not mix the threads', async () => {
  const { upstream, simulator, delivered, bodyOfLast } = await setUp();
  await upstream.register(call, 'chat_ended', hookUrl);
  const { chat: first } = simulator.controls.startChat({ message: 'First' });
  simulator.controls.endChat(first.id);
  simulator.controls.startChat({ message: 'Second', returning: first.id });
  expect((await bodyOfLast()).body).toMatchObject({ chat: { id: first.id } });
  expect(JSON.stringify((await bodyOfLast()).body)).not.toContain('Second');
  expect(delivered).toHaveLength(1);
});

test('a bot’s chat has its words and no agent', async () => {
  const { upstream, simulator, bodyOfLast } = await setUp();
  await upstream.register(call, 'chat_ended', hookUrl);
  const { chat } = simulator.controls.startChat({ bot: true });
  simulator.controls.endChat(chat.id, { reason: 'routing.archived_inactive' });
  expect((await bodyOfLast()).body).toMatchObject({
    chat: { id: chat.id, agents: [], events: [{ user_type: 'agent' }] },
  });
});

test('a new ticket reaches a flow', async () => {
  const { upstream, simulator, bodyOfLast } = await setUp();
  await upstream.register(call, 'ticket_created', hookUrl);
  const ticket = simulator.controls.openTicket({ subject: 'Parcel', mail: requester.mail });
  const { body, proof } = await bodyOfLast();
  expect(proof).toBeUndefined();
  expect(body).toMatchObject({
    ticket: {
      id: ticket.helpDeskId,
      subject: 'Parcel',
      requester: { mail: requester.mail },
      groups: [{ name: expect.any(String) }],
    },
  });
});

test('registrations are listed, shared by event, limited to three, and removed', async () => {
  const { upstream } = await setUp();
  const chats = [1, 2, 3].map((number) => upstream.register(call, 'chat_started', `${hookUrl}${number}`));
  const [first] = await Promise.all(chats);
  const ticket = await upstream.register(call, 'ticket_created', hookUrl);
  await expect(upstream.register(call, 'chat_started', hookUrl)).rejects.toMatchObject({
    message: expect.stringContaining('three webhooks per event'),
  });
  expect(await upstream.listRegistrations(call)).toHaveLength(4);
  await upstream.unregister(call, 'chat_started', first?.id ?? '');
  await upstream.unregister(call, 'chat_started', first?.id ?? '');
  await upstream.unregister(call, 'ticket_created', ticket.id);
  await upstream.unregister(call, 'ticket_created', ticket.id);
  expect(await upstream.listRegistrations(call)).toHaveLength(2);
});

test('an account without HelpDesk still has its chats and agents', async () => {
  const { upstream } = await setUp({ helpDeskActive: false });
  const { id } = await upstream.register(call, 'chat_started', hookUrl);
  expect(await upstream.listRegistrations(call)).toEqual([{ id, eventType: 'chat_started', url: hookUrl }]);
  await expect(upstream.listTickets(call)).rejects.toMatchObject({ status: 403, code: 'Forbidden' });
});

test('a token that may do little is told so', async () => {
  const { upstream } = await setUp();
  const limited = parseCredential(basic(accountId, simulatorCredentials.limitedPersonalAccessToken));
  const work = upstream.register({ ...call, credential: limited }, 'chat_started', hookUrl);
  await expect(work).rejects.toMatchObject({ status: 403, message: expect.stringContaining('scope') });
});
