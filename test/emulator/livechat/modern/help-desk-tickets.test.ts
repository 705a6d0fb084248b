import supertest from 'supertest';
import { expect, test } from 'vitest';
import type { Simulator } from '../../../../src/emulator/livechat/index.js';
import { callV2 } from '../v2-client.js';
import { createRecorder, helpDesk, start } from './modern-client.js';

const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const requester = { email: 'jun@customer.example', name: 'Jun Ito' };
const good = { requester, message: { text: 'My parcel is late.' }, author: { type: 'client' } };

async function list(
  simulator: Simulator,
  path: string,
): Promise<{ ID: string; name: string; email: string }[]> {
  return (await helpDesk(simulator, 'get', path)).body;
}

async function idOf(simulator: Simulator, path: string, name: string): Promise<string> {
  return (await list(simulator, path)).find((entry) => entry.name === name)?.ID ?? '';
}

test('a ticket opened in the chat window is in v2 and in HelpDesk, under ids of their own', async () => {
  const simulator = start();
  const opened = simulator.controls.openTicket({
    subject: 'Late',
    message: 'Hello',
    mail: requester.email,
    group: 5,
  });
  const { body } = await helpDesk(simulator, 'get', `/tickets/${opened.helpDeskId}`).expect(200);
  expect(opened.id).toMatch(/^[0-9A-Z]{5}$/);
  const team = { ID: await idOf(simulator, '/teams', 'Delivery'), name: 'Delivery' };
  expect(body).toMatchObject({
    ID: uuid,
    shortID: expect.stringMatching(/^[0-9A-Z]{6}$/),
    licenseID: 700_001,
    createdAt: '2026-01-15T09:00:00Z',
    createdBy: requester.email,
    createdByType: 'client',
    status: 'open',
    priority: 0,
    subject: 'Late',
    requester: { email: requester.email },
    teamIDs: [team.ID],
    assignment: { team, agent: null },
    spam: { status: false, reason: '' },
    silo: 'tickets',
    source: { type: 'integration', detailedSource: 'chat', referenceURL: 'https://shop.example/help' },
    events: [
      {
        ID: 1,
        type: 'message',
        date: '2026-01-15T09:00:00Z',
        author: { type: 'client', email: requester.email },
        message: { isPrivate: false, text: 'Hello' },
      },
    ],
  });
});

test('a ticket made here is in v2, and both are told', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  const url = 'https://shim.example/hooks';
  await callV2(simulator, 'post', '/webhooks').send({
    event_type: 'ticket_created',
    data_types: ['ticket'],
    url,
  });
  await helpDesk(simulator, 'post', '/webhooks').send({ url, eventType: 'tickets.create' });
  const made = await helpDesk(simulator, 'post', '/tickets').send(good).expect(201);
  await simulator.idle();
  const v2 = await callV2(simulator, 'get', '/tickets?query=parcel is late&date_from=2026-01-15');
  expect(v2.body.tickets[0]).toMatchObject({ subject: '(no subject)', requester: { mail: requester.email } });
  expect(bodies).toEqual([
    expect.objectContaining({ event_type: 'ticket_created' }),
    { eventType: 'tickets.create', payload: made.body },
  ]);
});

test('without an author the message is of the calling agent', async () => {
  const { body } = await helpDesk(start(), 'post', '/tickets').send({ ...good, author: undefined });
  expect(body).toMatchObject({
    createdBy: uuid,
    createdByType: 'agent',
    events: [{ author: { type: 'agent', name: 'Rosa Lind' } }],
  });
});

test('the team of the assignment has to be among the teams', async () => {
  const simulator = start();
  const [billing, general] = [
    await idOf(simulator, '/teams', 'Billing'),
    await idOf(simulator, '/teams', 'General'),
  ];
  const agent = { ID: await idOf(simulator, '/agents', 'Ivo Marsh') };
  const create = (more: object) => helpDesk(simulator, 'post', '/tickets').send({ ...good, ...more });
  const details = ['`assignment` names a team that is not in `teamIDs`'];
  await create({ teamIDs: [billing] }).expect(400, { error: 'Validation failed', details });
  await create({ assignment: { team: { ID: billing }, agent: null } }).expect(400);
  await create({ teamIDs: [billing, general] }).expect(201);
  const { body } = await create({ teamIDs: [billing], assignment: { team: { ID: billing }, agent } }).expect(
    201,
  );
  expect(body.assignment).toEqual({
    team: { ID: billing, name: 'Billing' },
    agent: { ...agent, name: 'Ivo Marsh' },
  });
});

test.each([
  [{}, ['`requester.email` is required', '`message.text` is required']],
  [{ ...good, message: { text: '' } }, ['`message.text` is required']],
  [{ ...good, status: 'spam' }, ['`status` must be one of: open, pending, onhold, solved, closed']],
  [{ ...good, priority: 5 }, ['`priority` must be one of: -10, 0, 10, 20']],
  [{ ...good, teamIDs: ['x'] }, ['`teamIDs` names a team that does not exist']],
  [{ ...good, tagIDs: ['x'] }, ['`tagIDs` names a tag that does not exist']],
  [{ ...good, customFields: { x: 'y' } }, ['`customFields.x` is no custom field']],
  [{ ...good, assignment: {} }, ['`assignment.team.ID` is required']],
])('the ticket %j is refused', async (body, details) => {
  await helpDesk(start(), 'post', '/tickets').send(body).expect(400, { error: 'Validation failed', details });
});

test('a patch adds a message and events, and v2 shows its share', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  const { helpDeskId, id } = simulator.controls.openTicket({ group: 5 });
  const url = 'https://shim.example/hooks';
  for (const eventType of ['tickets.update', 'tickets.events.status', 'tickets.events.message']) {
    await helpDesk(simulator, 'post', '/webhooks').send({ url, eventType });
  }
  const agent = { ID: await idOf(simulator, '/agents', 'Ivo Marsh') };
  const team = { ID: await idOf(simulator, '/teams', 'Delivery') };
  const tagID = await idOf(simulator, '/tags', 'refund');
  const change = {
    status: 'onhold',
    priority: 20,
    message: { text: 'Ask the carrier.' },
    isPrivate: true,
    tagIDs: [tagID],
    assignment: { team, agent },
    subject: 'New',
  };
  const { body } = await helpDesk(simulator, 'patch', `/tickets/${helpDeskId}`).send(change).expect(200);
  expect(body).toMatchObject({
    status: 'onhold',
    priority: 20,
    subject: 'New',
    tagIDs: [tagID],
    assignment: { agent },
  });
  expect(body.events.map(({ ID, type }: { ID: number; type: string }) => [ID, type])).toEqual([
    [1, 'message'],
    [2, 'message'],
    [3, 'assignment'],
    [4, 'status'],
    [5, 'priority'],
    [6, 'tags'],
  ]);
  expect(body.events[2].assignment).toMatchObject({ old: { agent: null }, new: { agent } });
  expect(body.events[3]).toMatchObject({ status: { old: 'open', new: 'onhold' }, author: { type: 'agent' } });
  const v2 = await callV2(simulator, 'get', `/tickets/${id}`);
  expect(v2.body).toMatchObject({
    status: 'pending',
    tags: ['refund'],
    assignee: { id: 'ivo@northwind.example' },
  });
  expect(v2.body.events.map(({ type }: { type: string }) => type)).toEqual([
    'message',
    'message',
    'assignee_changed',
  ]);
  await simulator.idle();
  expect(bodies.map(({ eventType }) => eventType)).toEqual([
    'tickets.update',
    'tickets.events.message',
    'tickets.events.status',
  ]);
  expect(bodies[1]?.['payload']).toEqual({ ticket: body, event: body.events[1] });
});

test('a ticket goes back to the queue of a team', async () => {
  const simulator = start();
  const { helpDeskId, id } = simulator.controls.openTicket({ group: 5 });
  const team = { ID: await idOf(simulator, '/teams', 'Delivery') };
  const agent = { ID: await idOf(simulator, '/agents', 'Ivo Marsh') };
  const assign = (to: object | null) =>
    helpDesk(simulator, 'patch', `/tickets/${helpDeskId}`).send({ assignment: { team, agent: to } });
  await assign(agent).expect(200);
  const { body } = await assign(null).expect(200);
  expect(body.assignment).toMatchObject({ team, agent: null });
  expect((await callV2(simulator, 'get', `/tickets/${id}`)).body).not.toHaveProperty('assignee');
});

test('a private message cannot be of the client', async () => {
  const simulator = start();
  const { helpDeskId } = simulator.controls.openTicket();
  const change = { message: { text: 'x' }, author: { type: 'client' }, isPrivate: true };
  const details = ['`isPrivate` cannot go with the author `client`'];
  const { body } = await helpDesk(simulator, 'patch', `/tickets/${helpDeskId}`).send(change).expect(400);
  expect(body.details).toEqual(details);
});

test('quirks decide about the subject and the requester of a patch', async () => {
  const simulator = start({ quirks: { patchSubject: 'ignore', patchRequester: 'apply' } });
  const { helpDeskId } = simulator.controls.openTicket({ subject: 'Old' });
  const patch = () =>
    helpDesk(simulator, 'patch', `/tickets/${helpDeskId}`).send({
      subject: 'New',
      requester: { name: 'Ana' },
    });
  expect((await patch()).body).toMatchObject({ subject: 'Old', requester: { name: 'Ana' } });
  simulator.quirks.patchSubject = 'refuse';
  await patch().expect(400);
});

test('a deleted ticket is in the trash, read-only, and gone from v2', async () => {
  const simulator = start();
  const { helpDeskId, id } = simulator.controls.openTicket();
  await helpDesk(simulator, 'delete', `/tickets/${helpDeskId}`).expect(200);
  await callV2(simulator, 'get', `/tickets/${id}`).expect(404);
  expect((await helpDesk(simulator, 'get', '/tickets?silo=trash')).body).toMatchObject([
    { ID: helpDeskId, silo: 'trash' },
  ]);
  await helpDesk(simulator, 'patch', `/tickets/${helpDeskId}`).send({ status: 'solved' }).expect(403);
});

test('spam is a silo and a flag here, and a status in v2', async () => {
  const simulator = start();
  const { id } = simulator.controls.openTicket();
  await supertest(simulator.app).put(`/simulator/tickets/${id}/silo`).send({ silo: 'spam' }).expect(200);
  const { body } = await helpDesk(simulator, 'get', '/tickets?silo=spam&pageSize=1');
  expect(body).toMatchObject([{ status: 'open', spam: { status: true, reason: 'manual' } }]);
  expect((await callV2(simulator, 'get', `/tickets/${id}`)).body.status).toBe('spam');
  await supertest(simulator.app).put(`/simulator/tickets/${id}/silo`).send({ silo: 'tickets' }).expect(200);
  expect((await callV2(simulator, 'get', `/tickets/${id}`)).body.status).toBe('open');
});

test('the list is a bare array with its totals in headers, the newest first, without events', async () => {
  const simulator = start();
  const { body, headers } = await helpDesk(simulator, 'get', '/tickets?pageSize=25&page=3').expect(200);
  const { tickets } = simulator.snapshot();
  const total = tickets.filter(({ helpDesk: { silo } }) => silo === 'tickets').length;
  expect([headers['x-total-results'], headers['x-total-pages']]).toEqual([String(total), '3']);
  expect(body).toHaveLength(total - 50);
  expect(body[0]).not.toHaveProperty('events');
  const full = await helpDesk(simulator, 'get', '/tickets?eventsScope=full');
  expect(full.body).toHaveLength(20);
  expect(full.body[0].events.length).toBeGreaterThan(0);
  const times = full.body.map(({ createdAt }: { createdAt: string }) => createdAt);
  expect(times).toEqual([...times].sort().reverse());
});

test('a cursor walks every ticket once', async () => {
  const simulator = start();
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const { body } = await helpDesk(
      simulator,
      'get',
      `/tickets?pageSize=20&order=asc&sortBy=updatedAt${cursor}`,
    );
    if (body.length === 0) break;
    seen.push(...body.map(({ ID }: { ID: string }) => ID));
    const last = body.at(-1);
    cursor = `&next.value=${last.updatedAt}&next.ID=${last.ID}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(
    simulator.snapshot().tickets.filter(({ helpDesk }) => helpDesk.silo === 'tickets').length,
  );
});

test('filters narrow the list', async () => {
  const simulator = start();
  const count = async (query: string) =>
    (await helpDesk(simulator, 'get', `/tickets?pageSize=100&${query}`)).body.length;
  const [team, tag] = [await idOf(simulator, '/teams', 'Billing'), await idOf(simulator, '/tags', 'refund')];
  const all = simulator.snapshot().tickets.filter(({ helpDesk: { silo } }) => silo === 'tickets');
  expect(await count('status=solved')).toBe(all.filter(({ status }) => status === 'solved').length);
  expect(await count(`teamIDs[]=${team}`)).toBe(all.filter(({ groups }) => groups.includes(3)).length);
  expect(await count(`tagIDs[]=${tag}&tagIDs[]=x`)).toBe(
    all.filter(({ tags }) => tags.includes('refund')).length,
  );
  expect(await count('query=CHARGED TWICE')).toBe(
    all.filter(({ subject }) => subject === 'Charged twice').length,
  );
  expect(await count('priority=0&priorityOp=gt')).toBe(0);
  const week = Date.parse('2026-01-08T09:00:00Z') / 1_000;
  const recent = all.filter(({ opened }) => opened >= week).length;
  expect(recent).toBeGreaterThan(0);
  expect(await count('createdDateFrom=-7d')).toBe(recent);
  expect(await count('createdDateTo=2026-01-08T09:00:00Z')).toBe(all.length - recent);
});

test('a range includes its start and excludes its end', async () => {
  const simulator = start();
  await simulator.clock.advance(1_000);
  simulator.controls.openTicket();
  const count = async (query: string) => (await helpDesk(simulator, 'get', `/tickets?${query}`)).body.length;
  expect(await count('createdDateFrom=2026-01-15T09:00:01Z')).toBe(1);
  expect(await count('createdDateFrom=2026-01-15T09:00:00Z&createdDateTo=2026-01-15T09:00:01Z')).toBe(0);
});

test.each([
  'pageSize=101',
  'page=0',
  'silo=box',
  'createdDateFrom=yesterday',
  'teamIDs=x',
  'next.value=x&next.ID=y',
])('the query %s is refused', async (query) => {
  const { body } = await helpDesk(start(), 'get', `/tickets?${query}`).expect(400);
  expect(body).toEqual({ error: 'Validation failed', details: [expect.any(String)] });
});

test('a short id finds a ticket by quirk only', async () => {
  const simulator = start();
  const path = `/tickets/${simulator.snapshot().tickets[0]?.helpDesk.shortId}`;
  await helpDesk(simulator, 'get', path).expect(404, { error: 'Ticket not found' });
  simulator.quirks.shortIdLookup = true;
  await helpDesk(simulator, 'get', path).expect(200);
});

test('teams, tags and custom fields are made, and a team is a group of LiveChat', async () => {
  const simulator = start({ quirks: { createdStatus: '200' } });
  await helpDesk(simulator, 'post', '/teams')
    .send({ name: 'Repairs' })
    .expect(200, /Repairs/);
  expect((await callV2(simulator, 'get', '/groups')).body.at(-1)).toMatchObject({ id: 6, name: 'Repairs' });
  await helpDesk(simulator, 'post', '/tags')
    .send({ name: 'urgent' })
    .expect(200, /"teamID":null/);
  await helpDesk(simulator, 'post', '/tags').send({ name: 'urgent' }).expect(409);
  const field = { displayName: 'Size', apiKey: 'size', type: 'singleLine' };
  await helpDesk(simulator, 'post', '/customFields').send(field).expect(200);
  const { body } = await helpDesk(simulator, 'post', '/tickets').send({
    ...good,
    customFields: { size: 'XL' },
  });
  expect(body.customFields).toEqual({ size: 'XL' });
});

test('the license names the default team', async () => {
  const simulator = start();
  const defaultTeamID = await idOf(simulator, '/teams', 'General');
  await helpDesk(simulator, 'get', '/licenses').expect(200, [{ ID: 700_001, defaultTeamID }]);
});

test('a tag that v2 makes is known here', async () => {
  const simulator = start();
  const { id, helpDeskId } = simulator.controls.openTicket();
  await callV2(simulator, 'put', `/tickets/${id}/tags`)
    .send({ tag: ['late'] })
    .expect(200);
  const { body } = await helpDesk(simulator, 'get', `/tickets/${helpDeskId}`);
  expect(body.tagIDs).toEqual([await idOf(simulator, '/tags', 'late')]);
});

test('webhooks are made, read, changed by either verb and removed', async () => {
  const simulator = start();
  const url = 'https://shim.example/hooks';
  const { body } = await helpDesk(simulator, 'post', '/webhooks')
    .send({ url, eventType: 'tickets.create' })
    .expect(201);
  expect(body).toEqual({
    ID: uuid,
    licenseID: 700_001,
    url,
    eventType: 'tickets.create',
    name: null,
    createdAt: '2026-01-15T09:00:00Z',
    createdBy: expect.any(String),
    createdByType: 'agent',
    updatedAt: '2026-01-15T09:00:00Z',
    updatedBy: expect.any(String),
  });
  const path = `/webhooks/${body.ID}`;
  await helpDesk(simulator, 'patch', path).send({ name: 'one' }).expect(200);
  await helpDesk(simulator, 'put', path).send({ eventType: 'tickets.update' }).expect(200);
  const expected = { ...body, name: 'one', eventType: 'tickets.update' };
  await helpDesk(simulator, 'get', '/webhooks').expect(200, [expected]);
  await helpDesk(simulator, 'delete', path).expect(200);
  await helpDesk(simulator, 'get', path).expect(404);
});

test.each([
  [{ eventType: 'tickets.create' }, '`url` is required'],
  [{ url: 'https://shim.example' }, '`eventType` is required'],
  [{ url: 'ftp://shim.example', eventType: 'tickets.create' }, '`url` must be an http or https URL'],
])('the webhook %j is refused', async (body, detail) => {
  const details = [detail];
  await helpDesk(start(), 'post', '/webhooks')
    .send(body)
    .expect(400, { error: 'Validation failed', details });
});

test.each([
  ['post', '/agents', 'POST of this path below /agents is not emulated'],
  ['post', '/transactions', 'POST of this path below /transactions is not emulated'],
  ['get', '/nothing', 'Resource not found'],
] as const)('%s %s says so', async (method, path, error) => {
  await helpDesk(start(), method, path).expect(404, { error });
});
