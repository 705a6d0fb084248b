import supertest from 'supertest';
import { expect, test } from 'vitest';
import { simulatorCredentials } from '../../../../src/emulator/livechat/index.js';
import { callV2 } from '../v2-client.js';
import { chat, configure, createRecorder, helpDesk, register, start } from './modern-client.js';

const kit = { id: 'kit@northwind.example', name: 'Kit Moss' };

test('the list is a bare array with what is always there', async () => {
  const { body } = await configure(start(), 'list_agents').expect(200);
  expect(body).toHaveLength(6);
  expect(body[0]).toEqual({
    id: 'rosa@northwind.example',
    account_id: simulatorCredentials.accountId,
    name: 'Rosa Lind',
    role: 'owner',
    login_status: 'accepting chats',
    avatar_path: expect.stringMatching(/^cdn\.livechat\.example\//),
  });
});

test('fields are added when asked for', async () => {
  const fields = [
    'job_title',
    'max_chats_count',
    'groups',
    'last_logout',
    'email_subscriptions',
    'suspended',
  ];
  const { body } = await configure(start(), 'list_agents', { fields, filters: { group_ids: [1] } });
  expect(body.map(({ id }: { id: string }) => id)).toEqual([
    'mei@northwind.example',
    'omar@northwind.example',
  ]);
  expect(body[0]).toMatchObject({
    job_title: 'Support Lead',
    max_chats_count: 6,
    groups: [
      { id: 1, priority: 'normal' },
      { id: 3, priority: 'normal' },
    ],
    last_logout: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}Z$/),
    summaries: ['daily_summary'],
    suspended: false,
  });
});

test('one agent has its avatar under another name, unless a quirk settles it', async () => {
  const simulator = start();
  const get = async () => (await configure(simulator, 'get_agent', { id: 'IVO@northwind.example' })).body;
  expect((await get()).avatar).toMatch(/^https:\/\/cdn\.livechat\.example\//);
  simulator.quirks.avatar = 'avatar_path';
  expect((await get()).avatar_path).toMatch(/^cdn\.livechat\.example\//);
});

test('a created agent waits for approval, with the defaults of v3, and is answered with its id alone', async () => {
  const simulator = start();
  await configure(simulator, 'create_agent', kit).expect(200, { id: kit.id });
  const fields = ['job_title', 'max_chats_count', 'awaiting_approval', 'groups', 'last_logout'];
  const { body } = await configure(simulator, 'get_agent', { id: kit.id, fields });
  expect(body).toEqual({
    ...kit,
    account_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    role: 'normal',
    login_status: 'not accepting chats',
    avatar: expect.any(String),
    job_title: '',
    max_chats_count: 6,
    awaiting_approval: true,
    groups: [],
  });
});

test('a created agent is seen by v2 and HelpDesk, and has no routing status until approved', async () => {
  const simulator = start();
  const body = { ...kit, role: 'viceowner', groups: [{ id: 3, priority: 'first' }], max_chats_count: 20 };
  await configure(simulator, 'create_agent', body).expect(200);
  const v2 = await callV2(simulator, 'get', `/agents/${kit.id}`);
  expect(v2.body).toMatchObject({
    permission: 'administrator',
    status: 'offline',
    groups: [{ id: 3, name: 'Billing' }],
    max_chats_count: 20,
  });
  const agents = await helpDesk(simulator, 'get', '/agents');
  expect(agents.body.at(-1)).toMatchObject({ email: kit.id, status: 'invited', roles: ['normal'] });
  const ids = async () => {
    const { body } = await chat(simulator, 'list_routing_statuses');
    return body.map((entry: { agent_id: string }) => entry.agent_id);
  };
  expect(await ids()).not.toContain(kit.id);
  const status = 'accepting chats';
  await supertest(simulator.app).put(`/simulator/agents/${kit.id}`).send({ status }).expect(409);
  await supertest(simulator.app)
    .put(`/simulator/agents/${kit.id}`)
    .send({ approved: true, status })
    .expect(200);
  expect(await ids()).toContain(kit.id);
});

test.each([
  [{ name: 'Kit' }, 400, 'validation', '`id` is required'],
  [{ id: kit.id }, 400, 'validation', '`name` is required'],
  [{ ...kit, id: 'kit' }, 400, 'validation', '`id` is not a valid e-mail'],
  [{ ...kit, role: 'owner' }, 400, 'validation', '`role` must be one of: viceowner, administrator, normal'],
  [
    { ...kit, max_chats_count: 21 },
    400,
    'validation',
    '`max_chats_count` must be a whole number from 1 to 20',
  ],
  [
    { ...kit, max_chats_count: '6' },
    400,
    'validation',
    '`max_chats_count` must be a whole number from 1 to 20',
  ],
  [{ ...kit, groups: [{ id: 1 }] }, 400, 'validation', '`groups[0].priority` is required'],
  [{ ...kit, groups: [{ id: 9, priority: 'normal' }] }, 404, 'group_not_found', 'Group not found'],
  [{ ...kit, id: 'ivo@northwind.example' }, 409, 'already_exists', 'Agent already exists'],
  [{ ...kit, awaiting_approval: false }, 403, 'authorization', 'Missing scope: subscription.lc:rw'],
  [[], 400, 'validation', 'the body must be an object; `id` is required; `name` is required'],
])('the new agent %j is refused', async (body, status, type, message) => {
  const answer = await configure(start(), 'create_agent', body);
  expect([answer.status, answer.body]).toEqual([status, { error: { type, message } }]);
});

test('an update changes what v2 shows', async () => {
  const simulator = start();
  const id = 'ivo@northwind.example';
  const change = { id, job_title: 'Lead', notifications: ['new_goal', 'ticket'], email_subscriptions: [] };
  await configure(simulator, 'update_agent', change).expect(200, {});
  const { body } = await callV2(simulator, 'get', `/agents/${id}`);
  expect(body).toMatchObject({
    job_title: 'Lead',
    daily_summary: 0,
    notifications: { new_goal: 1, new_visitor: 0 },
  });
  const fields = ['notifications'];
  const agent = await configure(simulator, 'get_agent', { id, fields });
  expect(agent.body.notifications).toEqual(['new_goal', 'ticket']);
});

test('the owner keeps the role and the account', async () => {
  const simulator = start();
  const id = simulatorCredentials.login;
  const role = await configure(simulator, 'update_agent', { id, role: 'normal' }).expect(400);
  expect(role.body.error.type).toBe('ownership_transfer');
  await configure(simulator, 'delete_agent', { id }).expect(403);
});

test('a deleted agent is gone everywhere, and a ticket still names the person', async () => {
  const simulator = start();
  const ticket = simulator
    .snapshot()
    .tickets.find(({ assignee }) => assignee?.id === 'ivo@northwind.example');
  await configure(simulator, 'delete_agent', { id: 'ivo@northwind.example' }).expect(200, {});
  await callV2(simulator, 'get', '/agents/ivo@northwind.example').expect(404);
  const { body } = await helpDesk(simulator, 'get', `/tickets/${ticket?.helpDesk.id}`).expect(200);
  expect(body.assignment.agent).toEqual({ ID: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Ivo Marsh' });
});

test('groups have a general one, and more when asked', async () => {
  const simulator = start();
  const list = await configure(simulator, 'list_groups', { fields: ['agent_priorities', 'routing_status'] });
  expect(list.body[0]).toMatchObject({
    id: 0,
    name: 'General',
    language_code: 'en',
    routing_status: 'accepting_chats',
  });
  const { body } = await configure(simulator, 'get_group', { id: 1 }).expect(200);
  expect(body).toEqual({ id: 1, name: 'Sales', language_code: 'en' });
  const missing = await configure(simulator, 'get_group', { id: 99 }).expect(404);
  expect(missing.body.error.type).toBe('group_not_found');
});

test('reads after a write are stale for as long as told', async () => {
  const simulator = start({ quirks: { staleConfigurationMs: 120_000 } });
  await configure(simulator, 'create_agent', kit).expect(200);
  await configure(simulator, 'get_agent', { id: kit.id }).expect(404);
  await callV2(simulator, 'get', `/agents/${kit.id}`).expect(200);
  await simulator.clock.advance(60_000);
  await configure(simulator, 'update_agent', { id: kit.id, job_title: 'Lead' }).expect(200);
  await configure(simulator, 'get_agent', { id: kit.id }).expect(404);
  const title = async () =>
    (await configure(simulator, 'get_agent', { id: kit.id, fields: ['job_title'] })).body.job_title;
  await simulator.clock.advance(60_000);
  expect(await title()).toBe('');
  await simulator.clock.advance(60_000);
  expect(await title()).toBe('Lead');
});

test('what becomes of agents is told to webhooks, with who did it', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  for (const action of ['agent_created', 'agent_deleted']) await register(simulator, action);
  await configure(simulator, 'create_agent', kit);
  await callV2(simulator, 'delete', `/agents/${kit.id}`);
  await simulator.idle();
  expect(bodies.map(({ action, payload, requester }) => ({ action, payload, requester }))).toMatchObject([
    {
      action: 'agent_created',
      payload: { ...kit, awaiting_approval: true },
      requester: { user_id: 'rosa@northwind.example', account_id: simulatorCredentials.accountId },
    },
    { action: 'agent_deleted', payload: { id: kit.id } },
  ]);
});
