import { expect, test } from 'vitest';
import { parseCredential } from '../../../../src/shim/credential.js';
import { basic, call } from '../../../support/calls.js';
import { answering, asked } from './open-upstream.js';

test('1.9: max_chats_count is text on input and a whole number on output', async () => {
  const agent = {
    login: 'new@northwind.example',
    name: 'New',
    max_chats_count: 4,
    groups: [{ id: 3, name: 'Billing' }],
  };
  const { upstream, backend } = await answering(agent);
  const created = await upstream.createAgent(call, {
    login: agent.login,
    name: 'New',
    max_chats_count: ' 4 ',
  });
  expect(backend.requests[0]?.body).toEqual({ login: agent.login, name: 'New', max_chats_count: 4 });
  expect(created).toMatchObject({ max_chats_count: 4, groups: [{ id: 3, name: 'Billing' }] });
});

test.each(['many', '4.5', '0', '-1', ''])('refuses %j as max_chats_count', async (count) => {
  const { upstream, backend } = await answering({});
  const input = { login: 'a@b.example', name: 'A', max_chats_count: count };
  await expect(upstream.createAgent(call, input)).rejects.toMatchObject({ status: 400 });
  expect(backend.requests).toEqual([]);
});

test('1.9: DeleteAgent answers the sentence of v2, or the same one where it is missing', async () => {
  const said = await answering({ result: 'ivo@northwind.example removed successfully' });
  expect(await said.upstream.deleteAgent(call, 'ivo@northwind.example')).toEqual({
    result: 'ivo@northwind.example removed successfully',
  });
  expect(asked(said.backend)).toEqual(['DELETE /agents/ivo%40northwind.example']);
  const silent = await answering({});
  expect(await silent.upstream.deleteAgent(call, 'a@b.example')).toEqual({
    result: 'a@b.example removed successfully',
  });
});

test('trap 12: an avatar is passed on as v2 has it, without a scheme', async () => {
  const avatar = 'livechat.s3.amazonaws.com/700001/all/avatars/0a1b2c3d.jpg';
  const { upstream } = await answering([{ login: 'a@b.example', name: 'A', permission: 'normal', avatar }]);
  expect((await upstream.listAgents(call))[0]?.avatar).toBe(avatar);
});

test('trap 14: the words of v2 for a login status have spaces, on the way there and back', async () => {
  const { upstream, backend } = await answering({
    login: 'a@b.example',
    login_status: 'not accepting chats',
  });
  const input = { login: 'a@b.example', name: 'A', login_status: 'not accepting chats' } as const;
  expect((await upstream.createAgent(call, input)).login_status).toBe('not accepting chats');
  expect(backend.requests[0]?.body).toMatchObject({ login_status: 'not accepting chats' });
});

test('trap 17: a login status that is left empty is left to v2, whose default stands', async () => {
  const { upstream, backend } = await answering({ login: 'a@b.example' });
  await upstream.createAgent(call, { login: 'a@b.example', name: 'A' });
  expect(backend.requests[0]?.body).toEqual({ login: 'a@b.example', name: 'A' });
});

test('trap 18: the user name is passed on as given, be it an e-mail or an account id', async () => {
  const { upstream, backend } = await answering([]);
  const credential = parseCredential(basic('3c0f3a52-0000-4000-8000-000000000001', 'pat'));
  await upstream.listAgents({ ...call, credential });
  expect(backend.requests[0]?.headers.authorization).toBe(credential.header);
});
