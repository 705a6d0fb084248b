import { expect, test } from 'vitest';
import { parseCredential } from '../../../../src/shim/credential.js';
import { basic } from '../../../support/calls.js';
import { liveChatError, modernCall, openPlatform, type Routes } from './platform.js';

const hookUrl = 'https://shim.example/hooks/marked-hook-secret';
const enabled: Routes = {
  get_license_webhooks_state: { json: { license_webhooks_enabled: true } },
  register_webhook: { json: { id: 'hook-1' } },
};

test.each([
  ['chat_started', 'incoming_chat'],
  ['chat_ended', 'chat_deactivated'],
] as const)(
  '%s is registered as %s on the operator’s app, with a secret of its own',
  async (eventType, action) => {
    const { upstream, asked, bodiesOf } = await openPlatform(enabled);
    const first = await upstream.register(modernCall, eventType, hookUrl);
    const second = await upstream.register(modernCall, eventType, hookUrl);
    expect(first.id).toBe('hook-1');
    expect(first.proof).toMatch(/^[\w-]{43}$/);
    expect(first.proof).not.toBe(second.proof);
    expect(bodiesOf('register_webhook')[0]).toEqual({
      action,
      secret_key: first.proof,
      url: hookUrl,
      type: 'license',
      owner_client_id: 'client-1',
      description: `livechat-connector: ${eventType}`,
    });
    expect(asked()).not.toContain('enable_license_webhooks');
  },
);

test('trap 24: webhooks that are off are switched on for the owner’s client id before one is registered', async () => {
  const { upstream, asked, bodiesOf } = await openPlatform({
    ...enabled,
    get_license_webhooks_state: { json: { license_webhooks_enabled: false } },
    enable_license_webhooks: { json: {} },
  });
  await upstream.register(modernCall, 'chat_started', hookUrl);
  expect(asked()).toEqual(['get_license_webhooks_state', 'enable_license_webhooks', 'register_webhook']);
  expect(bodiesOf('enable_license_webhooks')).toEqual([{ owner_client_id: 'client-1' }]);
});

test('a token that may not look at the state registers all the same', async () => {
  const { upstream, lines } = await openPlatform({
    ...enabled,
    get_license_webhooks_state: { status: 400, json: liveChatError('authorization', 'no') },
  });
  expect((await upstream.register(modernCall, 'chat_started', hookUrl)).id).toBe('hook-1');
  expect(lines).toMatchObject([{ level: 'warn' }]);
});

test('trap 8: the limit of three webhooks is explained', async () => {
  const { upstream } = await openPlatform({
    ...enabled,
    register_webhook: { status: 400, json: liveChatError('limit_reached', 'Limit reached') },
  });
  await expect(upstream.register(modernCall, 'chat_started', hookUrl)).rejects.toMatchObject({
    status: 403,
    message: expect.stringMatching(
      /^LiveChat takes three webhooks per event and app, .* `chat_started` already\. Ask/,
    ),
  });
});

test('neither the secret nor the address is in a problem', async () => {
  const { upstream } = await openPlatform({
    ...enabled,
    register_webhook: ({ text }) => ({ status: 400, json: liveChatError('validation', text) }),
    'POST /webhooks': ({ text }) => ({ status: 400, json: { error: text } }),
  });
  for (const eventType of ['chat_started', 'ticket_created'] as const) {
    const problem = String(
      await upstream.register(modernCall, eventType, hookUrl).catch((error: unknown) => error),
    );
    expect(problem).toContain('[redacted]');
    expect(problem).not.toContain('marked-hook-secret');
    expect(problem).not.toMatch(/"secret_key":"(?!\[redacted\])/);
  }
});

test('tickets are registered at HelpDesk, which proves nothing', async () => {
  const { upstream, bodiesOf } = await openPlatform({
    'POST /webhooks': { json: { ID: 'hd-1', url: hookUrl } },
  });
  expect(await upstream.register(modernCall, 'ticket_created', hookUrl)).toEqual({
    id: 'hd-1',
    proof: undefined,
  });
  expect(bodiesOf('POST /webhooks')).toEqual([
    { url: hookUrl, eventType: 'tickets.create', name: 'livechat-connector: ticket_created' },
  ]);
});

test('a registration whose answer has no record is looked for in the list', async () => {
  const { upstream } = await openPlatform({
    'POST /webhooks': { status: 201, text: '' },
    'GET /webhooks': {
      json: [
        { ID: 'hd-1', url: 'https://other.example', eventType: 'tickets.create' },
        { ID: 'hd-2', url: hookUrl, eventType: 'tickets.create' },
      ],
    },
  });
  expect((await upstream.register(modernCall, 'ticket_created', hookUrl)).id).toBe('hd-2');
});

test.each(['chat_started', 'ticket_created'] as const)(
  'an answer without an id of %s is a 502',
  async (eventType) => {
    const { upstream } = await openPlatform({
      ...enabled,
      register_webhook: { json: {} },
      'POST /webhooks': { json: {} },
      'GET /webhooks': { json: [] },
    });
    await expect(upstream.register(modernCall, eventType, hookUrl)).rejects.toMatchObject({
      code: 'UpstreamInvalidAnswer',
    });
  },
);

const chatHooks = [
  { id: '1', action: 'incoming_chat', url: hookUrl, type: 'license' },
  { id: '2', action: 'chat_deactivated', url: hookUrl },
  { id: '3', action: 'thread_tagged', url: 'https://other.example' },
];
const listed = [
  { id: '1', eventType: 'chat_started', url: hookUrl },
  { id: '2', eventType: 'chat_ended', url: hookUrl },
  { id: '3', eventType: undefined, url: 'https://other.example' },
];
const ticketHooks = [
  { ID: '4', eventType: 'tickets.create', url: hookUrl },
  { ID: '5', eventType: 'tickets.update', url: hookUrl },
];
const listedTickets = [
  { id: '4', eventType: 'ticket_created', url: hookUrl },
  { id: '5', eventType: undefined, url: hookUrl },
];

test('the registrations of both products are listed together', async () => {
  const { upstream, bodiesOf } = await openPlatform({
    list_webhooks: { json: chatHooks },
    'GET /webhooks': { json: ticketHooks },
  });
  expect(await upstream.listRegistrations(modernCall)).toEqual([...listed, ...listedTickets]);
  expect(bodiesOf('list_webhooks')).toEqual([{ owner_client_id: 'client-1' }]);
});

test.each([401, 402, 403, 404])(
  'an account without HelpDesk (%i) lists those of LiveChat',
  async (status) => {
    const { upstream } = await openPlatform({
      list_webhooks: { json: chatHooks },
      'GET /webhooks': { status },
    });
    expect(await upstream.listRegistrations(modernCall)).toEqual(listed);
  },
);

test('a token for tickets only lists those of HelpDesk', async () => {
  const { upstream } = await openPlatform({
    list_webhooks: { status: 400, json: liveChatError('authorization', 'no') },
    'GET /webhooks': { json: ticketHooks },
  });
  expect(await upstream.listRegistrations(modernCall)).toEqual(listedTickets);
});

test.each([
  ['LiveChat rejects the credential', liveChatError('authentication', 'no'), 200, 401],
  ['LiveChat fails', liveChatError('internal', 'no'), 200, 502],
  ['HelpDesk fails', chatHooks, 500, 502],
  ['both refuse', liveChatError('authorization', 'no'), 403, 403],
])('the list fails when %s', async (_name, json, helpDeskStatus, status) => {
  const { upstream } = await openPlatform({
    list_webhooks: { json },
    'GET /webhooks': { status: helpDeskStatus, json: [] },
  });
  await expect(upstream.listRegistrations(modernCall)).rejects.toMatchObject({ status });
});

test('a registration is removed where it was made', async () => {
  const { upstream, asked, bodiesOf } = await openPlatform({
    unregister_webhook: { text: '' },
    'DELETE /webhooks/hd-1': { status: 204, text: '' },
  });
  await upstream.unregister(modernCall, 'chat_ended', 'hook-1');
  await upstream.unregister(modernCall, 'ticket_created', 'hd-1');
  expect(asked()).toEqual(['unregister_webhook', 'DELETE /webhooks/hd-1']);
  expect(bodiesOf('unregister_webhook')).toEqual([{ id: 'hook-1', owner_client_id: 'client-1' }]);
});

test.each(['chat_started', 'ticket_created'] as const)(
  'a registration of %s that is gone is no error',
  async (eventType) => {
    const { upstream } = await openPlatform({});
    await expect(upstream.unregister(modernCall, eventType, 'gone')).resolves.toBeUndefined();
  },
);

test('any other failure to remove a registration is told', async () => {
  const { upstream } = await openPlatform({
    unregister_webhook: { status: 400, json: liveChatError('authorization', 'no') },
    'DELETE /webhooks/hd-1': { status: 403 },
  });
  await expect(upstream.unregister(modernCall, 'chat_started', 'x')).rejects.toMatchObject({ status: 403 });
  await expect(upstream.unregister(modernCall, 'ticket_created', 'hd-1')).rejects.toMatchObject({
    status: 403,
  });
});

test('calls of one account share their registrations, whatever its token', async () => {
  const { upstream } = await openPlatform({});
  const of = (username: string, token: string) =>
    upstream.scopeOf({ ...modernCall, credential: parseCredential(basic(username, token)) });
  expect(of('3C0F', 'one')).toBe(of('3c0f', 'two'));
  expect(of('3c0f', 'one')).not.toBe(of('3c10', 'one'));
  expect(of('3c0f', 'one')).toContain('client-1');
});
