import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/emulator/livechat/index.js';
import { callV2 } from './v2-client.js';

test('the list shows five members of each agent', async () => {
  const { body } = await callV2(createSimulator(), 'get', '/agents');
  expect(body[0]).toEqual({
    name: 'Rosa Lind',
    permission: 'owner',
    avatar: expect.stringMatching(/^cdn\.livechat\.example\/700001\/avatars\/[0-9a-f]{32}\.jpg$/),
    login: 'rosa@northwind.example',
    status: 'accepting chats',
  });
});

test('the list can be narrowed to a status', async () => {
  const { body } = await callV2(createSimulator(), 'get', '/agents?status=not%20accepting%20chats');
  expect(body.map((agent: { login: string }) => agent.login)).toEqual(['omar@northwind.example']);
});

test.each(['asleep', 'offline&status=offline'])('the status filter %s is refused', async (filter) => {
  const { status, body } = await callV2(createSimulator(), 'get', `/agents?status=${filter}`);
  expect(status).toBe(400);
  expect(body).toEqual({ errors: ['status must be one of: accepting chats, not accepting chats, offline'] });
});

test('one agent has groups as objects', async () => {
  const { body } = await callV2(createSimulator(), 'get', '/agents/mei@northwind.example');
  expect(body).toMatchObject({
    login: 'mei@northwind.example',
    permission: 'administrator',
    login_status: 'accepting chats',
    daily_summary: 1,
    groups: [
      { id: 1, name: 'Sales' },
      { id: 3, name: 'Billing' },
    ],
    max_chats_count: 6,
    last_logout: expect.any(Number),
  });
});

test('an unknown agent is not found', async () => {
  const { status, body } = await callV2(createSimulator(), 'get', '/agents/__proto__');
  expect([status, body]).toEqual([404, { error: 'Agent not found' }]);
});

test('an agent made of login and name gets the defaults and is offline', async () => {
  const simulator = createSimulator();
  const made = await callV2(simulator, 'post', '/agents').send({
    login: 'kit@northwind.example',
    name: 'Kit Moss',
  });
  expect(made.status).toBe(200);
  expect(made.body).toEqual({
    login: 'kit@northwind.example',
    name: 'Kit Moss',
    job_title: 'Support Agent',
    login_status: 'accepting chats',
    permission: 'normal',
    daily_summary: 1,
    avatar: expect.stringMatching(/^cdn\.livechat\.example\//),
    notifications: {
      new_visitor: 1,
      incoming_chat: 1,
      returning_visitor: 1,
      queued_visitor: 1,
      visitor_is_typing: 0,
      new_goal: 1,
    },
    max_chats_count: 6,
    groups: [],
    status: 'offline',
    last_logout: 0,
  });
  const { body } = await callV2(simulator, 'get', '/agents/KIT@northwind.example');
  expect(body).toEqual(made.body);
});

test('a form says the same as JSON', async () => {
  const form =
    'login=kit%40northwind.example&name=Kit+Moss&groups[]=1&groups[]=5&max_chats_count=3&notifications[new_goal]=0';
  const fromForm = await callV2(createSimulator(), 'post', '/agents').send(form);
  const fromJson = await callV2(createSimulator(), 'post', '/agents').send({
    login: 'kit@northwind.example',
    name: 'Kit Moss',
    groups: [1, 5],
    max_chats_count: '3',
    notifications: { new_goal: 0 },
  });
  expect(fromForm.body).toEqual({ ...fromJson.body, avatar: fromForm.body.avatar });
  expect(fromForm.body).toMatchObject({
    groups: [
      { id: 1, name: 'Sales' },
      { id: 5, name: 'Delivery' },
    ],
    max_chats_count: 3,
    notifications: { new_goal: 0, new_visitor: 1 },
  });
});

test('everything that is wrong with a new agent is named at once', async () => {
  const { status, body } = await callV2(createSimulator(), 'post', '/agents').send({
    login: 'not a mail',
    permission: 'owner',
    password: 'four',
    groups: [99],
    max_chats_count: 0,
    daily_summary: 2,
    job_title: ['array'],
  });
  expect(status).toBe(400);
  expect(body).toEqual({
    errors: [
      'login is not a valid e-mail',
      'name cannot be empty',
      'permission must be one of: administrator, normal',
      'job_title must be a string',
      'password must have at least 5 characters',
      'groups names a group that does not exist: 99',
      'daily_summary must be 0 or 1',
      'max_chats_count must be a whole number from 1 to 10000',
    ],
  });
});

test('a login can be used once', async () => {
  const again = { login: 'Ivo@northwind.example', name: 'Ivo' };
  const { status, body } = await callV2(createSimulator(), 'post', '/agents').send(again);
  expect([status, body]).toEqual([400, { errors: ['login is taken'] }]);
});

test('an update changes what it gives and nothing else', async () => {
  const simulator = createSimulator();
  const path = '/agents/ivo@northwind.example';
  const before = await callV2(simulator, 'get', path);
  const { body } = await callV2(simulator, 'put', path).send({
    name: 'Ivo M.',
    notifications: { new_goal: 0 },
  });
  expect(body).toEqual({
    ...before.body,
    name: 'Ivo M.',
    notifications: { ...before.body.notifications, new_goal: 0 },
  });
});

test('a status is not given to an agent who is offline', async () => {
  const simulator = createSimulator();
  const offline = callV2(simulator, 'put', '/agents/lena@northwind.example').send({
    status: 'accepting chats',
  });
  expect((await offline).body.status).toBe('offline');
  const online = callV2(simulator, 'put', '/agents/ivo@northwind.example').send({
    status: 'not accepting chats',
  });
  expect((await online).body.status).toBe('not accepting chats');
});

test('a new password needs the current one', async () => {
  const simulator = createSimulator();
  const path = '/agents/kit@northwind.example';
  await callV2(simulator, 'post', '/agents').send({
    login: 'kit@northwind.example',
    name: 'Kit',
    password: 'hello-1',
  });
  const without = await callV2(simulator, 'put', path).send({ password: 'swordfish' });
  expect(without.body).toEqual({ errors: ['current_password cannot be empty'] });
  const wrong = await callV2(simulator, 'put', path).send({
    password: 'swordfish',
    current_password: 'other',
  });
  expect(wrong.body).toEqual({ errors: ['current_password is wrong'] });
  await callV2(simulator, 'put', path)
    .send({ password: 'swordfish', current_password: 'hello-1' })
    .expect(200);
  expect(JSON.stringify(simulator.snapshot()).includes('swordfish')).toBe(false);
});

test('a normal agent changes only the own profile, and manages nobody', async () => {
  const simulator = createSimulator();
  const ivo = 'ivo@northwind.example';
  await callV2(simulator, 'put', `/agents/${ivo}`, ivo).send({ job_title: 'Courier' }).expect(200);
  await callV2(simulator, 'put', `/agents/${ivo}`, ivo).send({ permission: 'administrator' }).expect(403);
  await callV2(simulator, 'put', '/agents/lena@northwind.example', ivo).send({ name: 'X' }).expect(403);
  await callV2(simulator, 'post', '/agents', ivo)
    .send({ login: 'kit@northwind.example', name: 'Kit' })
    .expect(403);
  await callV2(simulator, 'delete', '/agents/lena@northwind.example', ivo).expect(403);
});

test('a removed agent is gone from the list, the groups and the door', async () => {
  const simulator = createSimulator();
  const path = '/agents/mei@northwind.example';
  const { status, body } = await callV2(simulator, 'delete', path);
  expect([status, body]).toEqual([200, { result: 'mei@northwind.example removed successfully' }]);
  await callV2(simulator, 'get', path).expect(404);
  await callV2(simulator, 'delete', path).expect(404);
  await callV2(simulator, 'get', '/agents', 'mei@northwind.example').expect(401);
  const groups = await callV2(simulator, 'get', '/groups');
  expect(JSON.stringify(groups.body)).not.toContain('mei@');
});

test('the owner stays', async () => {
  const { status, body } = await callV2(createSimulator(), 'delete', '/agents/rosa@northwind.example');
  expect([status, body]).toEqual([400, { errors: ['the owner cannot be removed'] }]);
});

test('group 0 holds everybody and lists nobody', async () => {
  const { body } = await callV2(createSimulator(), 'get', '/groups');
  expect(body).toEqual([
    { id: 0, name: 'All operators', language: 'en', status: 'accepting chats' },
    {
      id: 1,
      name: 'Sales',
      language: 'en',
      agents: ['mei@northwind.example', 'omar@northwind.example'],
      status: 'accepting chats',
    },
    {
      id: 3,
      name: 'Billing',
      language: 'en',
      agents: ['rosa@northwind.example', 'mei@northwind.example', 'lena@northwind.example'],
      status: 'accepting chats',
    },
    {
      id: 5,
      name: 'Delivery',
      language: 'pl',
      agents: ['ivo@northwind.example', 'lena@northwind.example', 'tariq@northwind.example'],
      status: 'accepting chats',
    },
  ]);
});
