import { expect, test } from 'vitest';
import { parseCredential } from '../../../../src/shim/credential.js';
import type { Upstream } from '../../../../src/shim/upstream/upstream.js';
import { basic } from '../../../support/calls.js';
import { liveChatError, modernCall, openPlatform } from './platform.js';
import { ids } from './samples.js';

const problemOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test.each([
  ['authentication', 401, 'InvalidCredential'],
  ['authorization', 403, 'Forbidden'],
  ['validation', 400, 'UpstreamRefused'],
  ['not_found', 404, 'NotFound'],
  ['group_not_found', 404, 'NotFound'],
  ['already_exists', 409, 'Conflict'],
  ['limit_reached', 403, 'Forbidden'],
  ['ownership_transfer', 400, 'UpstreamRefused'],
  ['license_expired', 403, 'Forbidden'],
  ['license_not_found', 404, 'NotFound'],
  ['misdirected_request', 502, 'UpstreamFailed'],
  ['too_many_requests', 429, 'RateLimited'],
  ['unsupported_version', 502, 'UpstreamFailed'],
  ['internal', 502, 'UpstreamFailed'],
  ['agent_offline', 400, 'UpstreamRefused'],
  ['chat_inactive', 400, 'UpstreamRefused'],
  ['missing_access', 403, 'Forbidden'],
  ['entity_too_large', 413, 'BodyTooLarge'],
  ['request_timeout', 504, 'UpstreamTimeout'],
  ['service_unavailable', 429, 'RateLimited'],
  ['wrong_product_version', 400, 'UpstreamRefused'],
])('the type %s is %i whatever the status says', async (type, status, code) => {
  for (const sent of [200, 400, 503]) {
    const { upstream } = await openPlatform({
      list_agents: { status: sent, json: liveChatError(type, 'words of LiveChat') },
    });
    expect(await problemOf(upstream.listAgents(modernCall))).toMatchObject({
      status,
      code,
      upstreamStatus: sent,
      message: expect.stringContaining(': words of LiveChat'),
    });
  }
});

test.each([
  [
    'a type that is new',
    { status: 418, json: liveChatError('teapot', 'Short and stout') },
    418,
    'UpstreamRefused',
  ],
  [
    'a type named like a member of objects',
    { status: 400, json: liveChatError('toString', 'x') },
    400,
    'UpstreamRefused',
  ],
  ['no type', { status: 401, json: {} }, 401, 'InvalidCredential'],
  ['a page of a proxy', { status: 502, text: '<html>Bad gateway</html>' }, 502, 'UpstreamFailed'],
  ['a proxy that is not available', { status: 503, text: '' }, 429, 'RateLimited'],
  ['a success that is not JSON', { text: '<html>' }, 502, 'UpstreamInvalidAnswer'],
])('%s is told by its status', async (_name, list_agents, status, code) => {
  const { upstream } = await openPlatform({ list_agents });
  const problem = await problemOf(upstream.listAgents(modernCall));
  expect(problem).toMatchObject({ status, code });
  expect(String(problem)).not.toContain('html');
});

test.each([
  [400, 400, 'UpstreamRefused'],
  [401, 401, 'InvalidCredential'],
  [403, 403, 'Forbidden'],
  [404, 404, 'NotFound'],
  [409, 409, 'Conflict'],
  [422, 422, 'UpstreamRefused'],
  [429, 429, 'RateLimited'],
  [500, 502, 'UpstreamFailed'],
  [503, 429, 'RateLimited'],
  [504, 504, 'UpstreamTimeout'],
])('the status %i of HelpDesk is %i, with its words and details', async (sent, status, code) => {
  const { upstream } = await openPlatform({
    [`GET /tickets/${ids.ticket}`]: {
      status: sent,
      json: { error: 'words of HelpDesk', details: { field: 'requester' } },
    },
  });
  expect(await problemOf(upstream.getTicket(modernCall, ids.ticket))).toMatchObject({
    status,
    code,
    upstreamStatus: sent,
    message: expect.stringContaining(': words of HelpDesk: {"field":"requester"}'),
  });
});

test.each([
  ['the pause that is asked for', { 'retry-after': '7' }, '7'],
  ['a pause of its own when none is', {}, '30'],
  ['a pause of its own for nonsense', { 'retry-after': 'soon' }, '30'],
])('slowing down tells %s', async (_name, headers, want) => {
  const { upstream } = await openPlatform({
    list_agents: { status: 400, json: liveChatError('too_many_requests', 'x'), headers },
    'GET /tickets': { status: 429, json: {}, headers },
  });
  for (const work of [upstream.listAgents(modernCall), upstream.listTickets(modernCall)]) {
    expect(await problemOf(work)).toMatchObject({ status: 429, headers: { 'Retry-After': want } });
  }
});

test('the credential is taken out of the words of both products', async () => {
  const echo = `bad token marked-secret-token in ${modernCall.credential.header}`;
  const { upstream } = await openPlatform({
    list_agents: { status: 400, json: liveChatError('validation', echo) },
    'GET /tickets': { status: 400, json: { error: echo, details: echo } },
  });
  for (const work of [upstream.listAgents(modernCall), upstream.listTickets(modernCall)]) {
    const problem = String(await problemOf(work));
    expect(problem).toContain('[redacted]');
    expect(problem).not.toContain('marked-secret-token');
    expect(problem).not.toContain(modernCall.credential.header.slice(6));
  }
});

test('a misdirected call is repeated once in the right region, which is remembered', async () => {
  const { upstream, backend } = await openPlatform({
    list_agents: ({ headers }) =>
      headers['x-region'] === 'fra'
        ? { json: [] }
        : { status: 421, json: liveChatError('misdirected_request', 'Wrong region', { region: 'fra' }) },
  });
  expect(await upstream.listAgents(modernCall)).toEqual([]);
  expect(await upstream.listAgents(modernCall)).toEqual([]);
  expect(backend.requests.map(({ headers }) => headers['x-region'])).toEqual([undefined, 'fra', 'fra']);
});

test.each([
  ['stays misdirected', { region: 'fra' }, 2],
  ['names no region', {}, 1],
  ['names a region that is no header', { region: 'a\r\nb: c' }, 1],
])('a misdirected call that %s is a 502', async (_name, data, calls) => {
  const { upstream, backend } = await openPlatform({
    list_agents: { status: 421, json: liveChatError('misdirected_request', 'Wrong region', data) },
  });
  expect(await problemOf(upstream.listAgents(modernCall))).toMatchObject({ status: 502 });
  expect(backend.requests).toHaveLength(calls);
});

const withEmail = { ...modernCall, credential: parseCredential(basic('rosa@northwind.example', 'token')) };

test.each<[name: string, work: (upstream: Upstream) => Promise<unknown>]>([
  ['listAgents', (upstream) => upstream.listAgents(withEmail)],
  ['createAgent', (upstream) => upstream.createAgent(withEmail, { login: 'a@b.example', name: 'A' })],
  ['deleteAgent', (upstream) => upstream.deleteAgent(withEmail, 'a@b.example')],
  ['listTickets', (upstream) => upstream.listTickets(withEmail)],
  ['getTicket', (upstream) => upstream.getTicket(withEmail, ids.ticket)],
  [
    'createTicket',
    (upstream) => upstream.createTicket(withEmail, { message: 'Hi', requester: { mail: 'a@b.example' } }),
  ],
  [
    'updateTicket',
    (upstream) => upstream.updateTicket(withEmail, ids.ticket, { requester: { mail: 'a@b.example' } }),
  ],
  ['register', (upstream) => upstream.register(withEmail, 'chat_started', 'https://shim.example/hooks/1')],
  [
    'register of tickets',
    (upstream) => upstream.register(withEmail, 'ticket_created', 'https://shim.example/hooks/1'),
  ],
  ['listRegistrations', (upstream) => upstream.listRegistrations(withEmail)],
  ['unregister', (upstream) => upstream.unregister(withEmail, 'chat_started', '1')],
])(
  'trap 18: %s explains where the account id is when the user name is an email address',
  async (_name, work) => {
    const { upstream, asked } = await openPlatform({});
    expect(await problemOf(work(upstream))).toMatchObject({
      status: 401,
      code: 'InvalidCredential',
      message: expect.stringContaining('Settings, Authorization, Personal Access Tokens'),
    });
    expect(asked()).toEqual([]);
  },
);

test('the end of a version is logged once for each header', async () => {
  const { upstream, lines } = await openPlatform({
    list_agents: { json: [], headers: { Legacy: '2027-01-31', Deprecation: '2027-03-31' } },
  });
  await upstream.listAgents(modernCall);
  await upstream.listAgents(modernCall);
  expect(lines).toEqual([
    {
      level: 'warn',
      fields: { api: 'configuration', header: 'Legacy', until: '2027-01-31' },
      message: 'LiveChat will end this version',
    },
    {
      level: 'warn',
      fields: { api: 'configuration', header: 'Deprecation', until: '2027-03-31' },
      message: 'LiveChat will end this version',
    },
  ]);
});
