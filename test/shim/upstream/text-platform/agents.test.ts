import { expect, test } from 'vitest';
import { liveChatError, modernCall, openPlatform, type Routes } from './platform.js';

const newcomer = {
  id: 'nia@northwind.example',
  account_id: '3c0f3a52-0000-4000-8000-000000000009',
  name: 'Nia Cole',
  role: 'administrator',
  avatar: 'https://cdn.livechatinc.com/avatars/9.png',
  login_status: 'accepting chats',
  job_title: 'Support Agent',
  max_chats_count: 6,
  groups: [{ id: 3, priority: 'normal' }],
};
const input = { login: newcomer.id, name: newcomer.name } as const;
const creating: Routes = {
  create_agent: { json: { id: newcomer.id } },
  get_agent: { json: newcomer },
  list_groups: {
    json: [
      { id: 0, name: 'General', language_code: 'en' },
      { id: 3, name: 'Billing', language_code: 'en' },
    ],
  },
  list_routing_statuses: { json: [{ agent_id: newcomer.id, status: 'not_accepting_chats' }] },
};

test('agents are listed with one POST', async () => {
  const { upstream, backend } = await openPlatform({ list_agents: { json: [newcomer] } });
  expect(await upstream.listAgents(modernCall)).toEqual([
    {
      avatar: 'cdn.livechatinc.com/avatars/9.png',
      login: newcomer.id,
      name: newcomer.name,
      permission: 'administrator',
    },
  ]);
  expect(backend.requests[0]).toMatchObject({
    method: 'POST',
    url: '/v3.6/configuration/action/list_agents',
    text: '{}',
    headers: {
      authorization: modernCall.credential.header,
      'user-agent': 'shim-under-test/1',
      'content-type': 'application/json',
      'x-request-id': 'test-call',
    },
  });
});

test.each([
  ['avatar_path without a scheme', { avatar_path: 'cdn.example/1.png' }, 'cdn.example/1.png'],
  ['avatar with a scheme', { avatar: 'https://cdn.example/1.png' }, 'cdn.example/1.png'],
  ['both', { avatar: '//cdn.example/1.png', avatar_path: 'cdn.example/2.png' }, 'cdn.example/1.png'],
  ['neither', {}, undefined],
])('trap 12: the picture is read from %s', async (_name, picture, want) => {
  const { upstream } = await openPlatform({ list_agents: { json: [{ id: 'a@b.example', ...picture }] } });
  expect((await upstream.listAgents(modernCall))[0]?.avatar).toBe(want);
});

test.each([
  ['owner', 'owner'],
  ['viceowner', 'administrator'],
  ['administrator', 'administrator'],
  ['normal', 'normal'],
  ['dispatcher', 'dispatcher'],
  ['constructor', 'constructor'],
])('the role %s is the permission %s', async (role, permission) => {
  const { upstream } = await openPlatform({ list_agents: { json: [{ id: 'a@b.example', role }] } });
  expect((await upstream.listAgents(modernCall))[0]?.permission).toBe(permission);
});

test('an answer that is no list of agents is a 502', async () => {
  const { upstream } = await openPlatform({ list_agents: { json: { agents: [] } } });
  await expect(upstream.listAgents(modernCall)).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test('trap 17: a new agent accepts chats and is a Support Agent unless the flow says otherwise', async () => {
  const { upstream, bodiesOf } = await openPlatform(creating);
  await upstream.createAgent(modernCall, input);
  expect(bodiesOf('create_agent')).toEqual([
    {
      id: newcomer.id,
      name: newcomer.name,
      role: 'normal',
      login_status: 'accepting chats',
      job_title: 'Support Agent',
      max_chats_count: 6,
    },
  ]);
});

test('what the flow says of a new agent is sent', async () => {
  const { upstream, bodiesOf } = await openPlatform(creating);
  await upstream.createAgent(modernCall, {
    ...input,
    permission: 'administrator',
    login_status: 'not accepting chats',
    job_title: 'Boss',
    max_chats_count: ' 20 ',
  });
  expect(bodiesOf('create_agent')[0]).toMatchObject({
    role: 'administrator',
    login_status: 'not accepting chats',
    job_title: 'Boss',
    max_chats_count: 20,
  });
});

test('trap 14: a new agent is read back, with group names and the state in words', async () => {
  const { upstream, asked } = await openPlatform(creating);
  expect(await upstream.createAgent(modernCall, input)).toEqual({
    avatar: 'cdn.livechatinc.com/avatars/9.png',
    groups: [{ id: 3, name: 'Billing' }],
    job_title: 'Support Agent',
    login: newcomer.id,
    login_status: 'accepting chats',
    max_chats_count: 6,
    name: newcomer.name,
    permission: 'administrator',
    status: 'not accepting chats',
  });
  await upstream.createAgent(modernCall, input);
  expect(asked().filter((action) => action === 'list_groups')).toHaveLength(1);
});

test('trap 16: an agent who waits for approval is offline, without asking', async () => {
  const { upstream, asked } = await openPlatform({
    ...creating,
    get_agent: { json: { ...newcomer, awaiting_approval: true } },
  });
  expect((await upstream.createAgent(modernCall, input)).status).toBe('offline');
  expect(asked()).not.toContain('list_routing_statuses');
});

test.each([
  ['the scope for bots is missing (trap 15)', { status: 403, json: liveChatError('authorization', 'no') }],
  ['the agent is not listed', { json: [] }],
])('a new agent is offline when %s', async (_name, list_routing_statuses) => {
  const { upstream } = await openPlatform({ ...creating, list_routing_statuses });
  expect((await upstream.createAgent(modernCall, input)).status).toBe('offline');
});

test.each([
  ['does not show the agent yet', { status: 400, json: liveChatError('not_found', 'Agent not found') }],
  ['fails', { status: 500, json: liveChatError('internal', 'oops') }],
  ['answers nonsense', { text: 'nonsense' }],
])('the answer is made from the request when LiveChat %s', async (_name, get_agent) => {
  const { upstream } = await openPlatform({ ...creating, get_agent });
  expect(await upstream.createAgent(modernCall, input)).toEqual({
    avatar: undefined,
    groups: [],
    job_title: 'Support Agent',
    login: newcomer.id,
    login_status: 'accepting chats',
    max_chats_count: 6,
    name: newcomer.name,
    permission: 'normal',
    status: 'offline',
  });
});

test('an agent goes out without group names when the groups cannot be read', async () => {
  const { upstream } = await openPlatform({
    ...creating,
    get_agent: { json: { ...newcomer, groups: [{ id: 0 }, { id: 3 }] } },
    list_groups: { status: 403, json: liveChatError('authorization', 'no') },
  });
  expect((await upstream.createAgent(modernCall, input)).groups).toEqual([
    { id: 0, name: 'General' },
    { id: 3, name: undefined },
  ]);
});

test.each([
  [{ password: 'hunter-two' }, /^`password` cannot be set: LiveChat invites the new agent by email/],
  [{ max_chats_count: '21' }, /^`max_chats_count` is `21`; give a whole number from 1 to 20/],
  [{ max_chats_count: '0' }, /a whole number from 1 to 20/],
  [{ max_chats_count: 'many' }, /a whole number from 1 to 20/],
  // The contract has no such choice, but an upstream may be called by others.
  [{ permission: 'owner' as 'normal' }, /^`permission` is `owner`, which LiveChat gives to no new agent/],
])('%j is refused before LiveChat is asked', async (more, message) => {
  const { upstream, asked, lines } = await openPlatform(creating);
  const refused = await upstream
    .createAgent(modernCall, { ...input, ...more })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({
    status: 400,
    code: 'InvalidInput',
    message: expect.stringMatching(message),
  });
  expect(`${String(refused)}${JSON.stringify(lines)}`).not.toContain('hunter-two');
  expect(asked()).toEqual([]);
});

test('a removed agent is told in the words of v2', async () => {
  const { upstream, bodiesOf } = await openPlatform({ delete_agent: { text: '' } });
  expect(await upstream.deleteAgent(modernCall, 'ivo@northwind.example')).toEqual({
    result: 'ivo@northwind.example removed successfully',
  });
  expect(bodiesOf('delete_agent')).toEqual([{ id: 'ivo@northwind.example' }]);
});
