import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { parseCredential } from '../../../../src/shim/credential.js';
import { createRestV2 } from '../../../../src/shim/upstream/rest-v2/create-rest-v2.js';
import {
  type Backend,
  type BackendAnswer,
  type SeenRequest,
  startBackend,
} from '../../../support/backend.js';
import { basic, call } from '../../../support/calls.js';

/** A ticket as v2 answers it over REST: numbers for moments, numbers for groups. */
const restTicket = {
  id: '7QXLB',
  status: 'open',
  subject: 'Parcel never came',
  requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
  assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
  groups: [0],
  tags: ['delivery'],
  source: { type: 'mail' },
  modified: 1700003600,
  opened: [{ from: 1700000000 }],
  firstResponse: {},
  events: [
    {
      type: 'message',
      author: { id: 'jun@customer.example', name: 'Jun Ito', type: 'client' },
      date: 1700000000,
      is_private: false,
      message: 'My parcel is two weeks late.',
      source: { type: 'mail' },
    },
    {
      type: 'assignee_changed',
      author: { id: 'rosa@northwind.example', name: 'Rosa Lind' },
      to: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
      date: 1700000060,
    },
  ],
};

async function setUp(answer: (request: SeenRequest) => BackendAnswer, timeoutMs = 10_000) {
  const backend = await startBackend(answer);
  const upstream = createRestV2({ baseUrl: backend.url, timeoutMs });
  onTestFinished(() => upstream.close());
  return { upstream, backend };
}

const answering = (json: unknown) => setUp(() => ({ json }));
const asked = (backend: Backend) => backend.requests.map(({ method, url }) => `${method} ${url}`);

test('trap 4: unix seconds of REST become one form of time', async () => {
  const { upstream } = await answering(restTicket);
  const ticket = await upstream.getTicket(call, '7QXLB');
  expect(ticket.date).toBe('2023-11-14T22:13:20.000Z');
  expect(ticket.events?.map((event) => event.date)).toEqual([
    '2023-11-14T22:13:20.000Z',
    '2023-11-14T22:14:20.000Z',
  ]);
});

// livechat-upstream.md 5.2: `date` is that of the first event, `subject` is `(no subject)` when empty.
test('events out of order are put in order, and the first of them opened the ticket', async () => {
  const events = restTicket.events.toReversed();
  const { upstream } = await answering({ ...restTicket, date: undefined, subject: null, events });
  const ticket = await upstream.getTicket(call, '7QXLB');
  expect(ticket.date).toBe('2023-11-14T22:13:20.000Z');
  expect(ticket.events?.map(({ type }) => type)).toEqual(['message', 'assignee_changed']);
  expect(ticket.subject).toBe('(no subject)');
});

test('trap 3: integer groups of REST become objects, and group 0 is named without asking', async () => {
  const { upstream, backend } = await answering(restTicket);
  const ticket = await upstream.getTicket(call, '7QXLB');
  expect(ticket.groups).toEqual([{ id: 0, name: 'All operators' }]);
  expect(ticket.currentGroup).toEqual({ id: 0, name: 'All operators' });
  expect(asked(backend)).toEqual(['GET /tickets/7QXLB']);
});

test('names of other groups are looked up once and kept', async () => {
  const { upstream, backend } = await setUp(({ url }) =>
    url === '/groups'
      ? {
          json: [
            { id: 0, name: 'All operators' },
            { id: 3, name: 'Billing' },
          ],
        }
      : { json: { ...restTicket, groups: [3] } },
  );
  await upstream.getTicket(call, '7QXLB');
  expect((await upstream.getTicket(call, '7QXLB')).groups).toEqual([{ id: 3, name: 'Billing' }]);
  expect(asked(backend)).toEqual(['GET /tickets/7QXLB', 'GET /groups', 'GET /tickets/7QXLB']);
});

test('a ticket goes out without group names when the groups cannot be read', async () => {
  const { upstream } = await setUp(({ url }) =>
    url === '/groups' ? { status: 403, json: { error: 'no' } } : { json: { ...restTicket, groups: [3] } },
  );
  expect((await upstream.getTicket(call, '7QXLB')).groups).toEqual([{ id: 3, name: undefined }]);
});

test('trap 2: a single ticket is read from the list envelope as well', async () => {
  const { upstream } = await answering({
    pages: 1,
    total: 2,
    tickets: [{ ...restTicket, id: 'AAAAA' }, restTicket],
  });
  expect((await upstream.getTicket(call, '7QXLB')).id).toBe('7QXLB');
});

test('trap 2: an envelope without the asked ticket is a 404', async () => {
  const { upstream } = await answering({ pages: 0, total: 0, tickets: [] });
  await expect(upstream.getTicket(call, '7QXLB')).rejects.toMatchObject({ status: 404, code: 'NotFound' });
});

test.each([
  ['the object of 2017', restTicket],
  ["the envelope of today's sample", { pages: 1, total: 1, tickets: [restTicket] }],
])('a created ticket is read from %s', async (_name, json) => {
  const { upstream } = await answering(json);
  const ticket = await upstream.createTicket(call, {
    message: 'Hi',
    requester: { mail: 'jun@customer.example' },
  });
  expect(ticket.id).toBe('7QXLB');
});

test('the undocumented fields date and currentGroup are taken where v2 has them', async () => {
  const { upstream } = await answering({
    ...restTicket,
    date: 1600000000,
    currentGroup: { id: 5, name: 'Returns' },
  });
  const ticket = await upstream.getTicket(call, '7QXLB');
  expect(ticket).toMatchObject({
    date: '2020-09-13T12:26:40.000Z',
    currentGroup: { id: 5, name: 'Returns' },
  });
});

test('a ticket without events is dated by its first opening', async () => {
  const { upstream } = await answering({ ...restTicket, events: [] });
  expect((await upstream.getTicket(call, '7QXLB')).date).toBe('2023-11-14T22:13:20.000Z');
});

test('the author of an assignment has no type, and its event no message and no source', async () => {
  const { upstream } = await answering(restTicket);
  expect(JSON.parse(JSON.stringify((await upstream.getTicket(call, '7QXLB')).events?.[1]))).toEqual({
    author: { id: 'rosa@northwind.example', name: 'Rosa Lind' },
    date: '2023-11-14T22:14:20.000Z',
    is_private: false,
    type: 'assignee_changed',
  });
});

test('null members are left out, because typed flows dislike null', async () => {
  const { upstream } = await answering({
    ...restTicket,
    source: { type: 'chat-window', url: null, id: null },
  });
  expect(JSON.parse(JSON.stringify((await upstream.getTicket(call, '7QXLB')).source))).toEqual({
    type: 'chat-window',
  });
});

test('assignee, modified and firstResponse, which the contract does not have, do not go out', async () => {
  const { upstream } = await answering(restTicket);
  expect(Object.keys(await upstream.getTicket(call, '7QXLB')).sort()).toEqual([
    'currentGroup',
    'date',
    'events',
    'groups',
    'id',
    'requester',
    'source',
    'status',
    'subject',
    'tags',
  ]);
});

test('flat inputs travel as the nested body of v2, with the version header and the credential as it came', async () => {
  const { upstream, backend } = await answering(restTicket);
  await upstream.createTicket(call, {
    message: 'Hi',
    requester: { mail: 'jun@customer.example', name: 'Jun' },
    subject: 'S',
    assignee: { id: 'ivo@northwind.example' },
    source: { type: 'chat-window', url: 'https://shop.example/' },
  });
  expect(backend.requests[0]).toMatchObject({
    method: 'POST',
    url: '/tickets',
    headers: {
      'x-api-version': '2',
      authorization: call.credential.header,
      'content-type': 'application/json',
    },
    body: {
      message: 'Hi',
      requester: { mail: 'jun@customer.example', name: 'Jun' },
      subject: 'S',
      assignee: { id: 'ivo@northwind.example' },
      source: { type: 'chat-window', url: 'https://shop.example/' },
    },
  });
});

test.each([
  [
    'a URL with another source type',
    { type: 'mail', url: 'https://shop.example/' },
    /goes only with the source type `chat-window`/,
  ],
] as const)('refuses %s instead of losing it', async (_name, source, message) => {
  const { upstream, backend } = await answering(restTicket);
  const input = { message: 'Hi', requester: { mail: 'a@b.example' }, source };
  await expect(upstream.createTicket(call, input)).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(message),
  });
  expect(backend.requests).toEqual([]);
});

test('a source URL alone stands for the chat window', async () => {
  const { upstream, backend } = await answering(restTicket);
  await upstream.createTicket(call, {
    message: 'Hi',
    requester: { mail: 'a@b.example' },
    source: { url: 'https://shop.example/' },
  });
  expect(backend.requests[0]?.body).toMatchObject({
    source: { type: 'chat-window', url: 'https://shop.example/' },
  });
});

test('refuses a new ticket without a requester', async () => {
  const { upstream } = await answering(restTicket);
  await expect(upstream.createTicket(call, { message: 'Hi' })).rejects.toMatchObject({
    status: 400,
    code: 'InvalidInput',
  });
});

test('the list envelope of tickets is unwrapped, over all pages, each ticket once', async () => {
  const total = 61;
  const all = Array.from({ length: total }, (_, index) => ({
    ...restTicket,
    id: `T${String(index).padStart(4, '0')}`,
  }));
  const { upstream, backend } = await setUp(({ url }) => {
    const page = Number(new URL(url, 'http://x').searchParams.get('page'));
    // A ticket changes while the pages are read, so the last one of page 1 shows up on page 2 again.
    const start = (page - 1) * 25 - (page > 1 ? 1 : 0);
    return { json: { pages: 3, total, tickets: all.slice(start, start + 25) } };
  });
  const { tickets, total: told } = await upstream.listTickets(call);
  expect(told).toBe(61);
  expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(tickets.length);
  expect(tickets.length).toBeGreaterThan(50);
  expect(asked(backend).sort()).toEqual([
    'GET /tickets?order=desc&page=1',
    'GET /tickets?order=desc&page=2',
    'GET /tickets?order=desc&page=3',
  ]);
});

test('the list of tickets ends after 100 pages', async () => {
  const { upstream, backend } = await setUp(({ url }) => ({
    json: { pages: 4000, total: 100_000, tickets: [{ ...restTicket, id: url.split('page=')[1] }] },
  }));
  expect((await upstream.listTickets(call)).tickets).toHaveLength(100);
  expect(backend.requests).toHaveLength(100);
});

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

test.each(['..', '.', '...'])('an id of dots only, %j, never changes the path', async (id) => {
  const { upstream, backend } = await answering(restTicket);
  await expect(upstream.getTicket(call, id)).rejects.toMatchObject({ status: 404 });
  expect(backend.requests).toEqual([]);
});

test('an id is one path segment, whatever it holds', async () => {
  const { upstream, backend } = await setUp(() => ({ status: 404, json: { error: 'Ticket not found' } }));
  await expect(upstream.getTicket(call, '../agents?x=1#y')).rejects.toMatchObject({ status: 404 });
  expect(asked(backend)).toEqual(['GET /tickets/..%2Fagents%3Fx%3D1%23y']);
});

test('trap 1: an update that LiveChat makes is answered with the ticket as it then is', async () => {
  let ticket: Record<string, unknown> = restTicket;
  const { upstream, backend } = await setUp(({ method, body }) => {
    if (method === 'PUT') ticket = { ...ticket, subject: (body as { subject: string }).subject };
    return { json: ticket };
  });
  const updated = await upstream.updateTicket(call, '7QXLB', {
    requester: { mail: 'JUN@customer.example' },
    subject: 'New',
  });
  expect(updated.subject).toBe('New');
  expect(asked(backend)).toEqual(['PUT /tickets/7QXLB', 'GET /tickets/7QXLB']);
});

test('trap 1: an update that LiveChat ignores is told, with the inputs concerned', async () => {
  const { upstream } = await answering(restTicket);
  const input = { requester: { mail: 'jun@customer.example' }, subject: 'New', message: 'Any news?' };
  await expect(upstream.updateTicket(call, '7QXLB', input)).rejects.toMatchObject({
    status: 422,
    code: 'UpdateRefused',
    message:
      'LiveChat took the call for ticket `7QXLB` but did not change `message`, `subject`. Change it in LiveChat.',
  });
});

test.each([404, 405])(
  'trap 1: an update that LiveChat has no call for (%i) is told as such',
  async (status) => {
    const { upstream } = await setUp(({ method }) =>
      method === 'PUT' ? { status, json: { error: 'nope' } } : { json: restTicket },
    );
    await expect(
      upstream.updateTicket(call, '7QXLB', { requester: { mail: 'a@b.example' } }),
    ).rejects.toMatchObject({
      status: 422,
      code: 'UpdateRefused',
      upstreamStatus: status,
    });
  },
);

test('an update of a ticket that does not exist is a 404', async () => {
  const { upstream } = await setUp(() => ({ status: 404, json: { error: 'Ticket not found' } }));
  await expect(
    upstream.updateTicket(call, 'NOPE1', { requester: { mail: 'a@b.example' } }),
  ).rejects.toMatchObject({
    status: 404,
    code: 'NotFound',
    message: 'LiveChat does not know this: Ticket not found',
  });
});

test.each([
  [400, { error: 'login is missing' }, 400, 'UpstreamRefused', 'LiveChat refused the call: login is missing'],
  [
    400,
    { errors: ['login is not a valid e-mail', 'name cannot be empty'] },
    400,
    'UpstreamRefused',
    'LiveChat refused the call: login is not a valid e-mail; name cannot be empty',
  ],
  [400, { errors: 'one text' }, 400, 'UpstreamRefused', 'LiveChat refused the call: one text'],
  [
    401,
    { error: 'Unauthorized' },
    401,
    'InvalidCredential',
    'LiveChat does not accept the user name and API key: Unauthorized',
  ],
  [
    403,
    { error: 'No access' },
    403,
    'Forbidden',
    'LiveChat does not allow this to the agent of the connection: No access',
  ],
  [404, { error: 'Ticket not found' }, 404, 'NotFound', 'LiveChat does not know this: Ticket not found'],
  [410, { error: 'Gone' }, 410, 'Gone', 'LiveChat no longer offers this call: Gone'],
  [429, { error: 'Slow' }, 429, 'RateLimited', 'LiveChat asks to slow down: Slow'],
  [
    500,
    { error: 'Internal server error' },
    502,
    'UpstreamFailed',
    'LiveChat failed with status 500: Internal server error',
  ],
  [502, undefined, 502, 'UpstreamFailed', 'LiveChat failed with status 502.'],
  [503, { error: 'Busy' }, 429, 'RateLimited', 'LiveChat is not available for the moment: Busy'],
  [302, undefined, 502, 'UpstreamFailed', 'LiveChat failed with status 302.'],
] as const)('status %i of LiveChat with %j is answered %i %s', async (given, json, status, code, message) => {
  const { upstream } = await setUp(() =>
    json === undefined ? { status: given, text: '<html>' } : { status: given, json },
  );
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status,
    code,
    message,
    upstreamStatus: given,
  });
});

test.each([
  ['the pause that LiveChat names', { 'retry-after': '7' }, '7'],
  ['a second where its date is past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, '1'],
  ['30 seconds where it names none', {}, '30'],
  ['30 seconds where it names nonsense', { 'retry-after': 'later' }, '30'],
])('a 429 carries %s', async (_name, headers, wanted) => {
  const { upstream } = await setUp(() => ({
    status: 429,
    headers: headers as Record<string, string>,
    json: {},
  }));
  await expect(upstream.listAgents(call)).rejects.toMatchObject({ headers: { 'Retry-After': wanted } });
});

test('an answer that is no JSON is a 502', async () => {
  const { upstream } = await setUp(() => ({ text: '<html>hello</html>' }));
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test.each([
  ['listAgents', (u: ReturnType<typeof createRestV2>) => u.listAgents(call)],
  ['listTickets', (u: ReturnType<typeof createRestV2>) => u.listTickets(call)],
  ['getTicket', (u: ReturnType<typeof createRestV2>) => u.getTicket(call, 'X')],
  ['createAgent', (u: ReturnType<typeof createRestV2>) => u.createAgent(call, { login: 'a', name: 'b' })],
] as const)('%s tells that JSON of another shape is no answer', async (_name, act) => {
  const { upstream } = await answering({ surprise: true });
  await expect(act(upstream)).rejects.toMatchObject({ status: 502, code: 'UpstreamInvalidAnswer' });
});

// livechat-upstream.md 1.3: any 2xx is success.
test.each([
  ['200', (response: ServerResponse) => void response.end()],
  ['204', (response: ServerResponse) => void response.writeHead(204).end()],
])('a removal answered with an empty %s is a success', async (_status, answer) => {
  const { upstream } = await setUp(() => answer);
  expect(await upstream.deleteAgent(call, 'ivo@northwind.example')).toEqual({
    result: 'ivo@northwind.example removed successfully',
  });
  await expect(upstream.unregister(call, 'chat_started', 'w1')).resolves.toBeUndefined();
});

test('an empty success is no ticket', async () => {
  const { upstream } = await setUp(() => ({ text: '' }));
  await expect(upstream.getTicket(call, 'X')).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test('a password that LiveChat quotes is not passed on', async () => {
  const { upstream } = await setUp(() => ({ status: 400, json: { errors: ['`hunter22` is too weak'] } }));
  const input = { login: 'a@b.example', name: 'A', password: 'hunter22' };
  await expect(upstream.createAgent(call, input)).rejects.toThrow(
    'LiveChat refused the call: `[redacted]` is too weak',
  );
});

test('an answer that breaks off is a 502', async () => {
  const { upstream } = await setUp(() => (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('[{');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
  });
});

test('an answer that does not come is a 504', async () => {
  const { upstream } = await setUp(() => () => {}, 500);
  await expect(upstream.listAgents(call)).rejects.toMatchObject({
    status: 504,
    code: 'UpstreamTimeout',
    message: 'LiveChat did not answer within 0.5 seconds.',
  });
});

test('an answer that trickles past the time limit is a 504', async () => {
  const { upstream } = await setUp(
    () => (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
    500,
  );
  await expect(upstream.listAgents(call)).rejects.toMatchObject({ status: 504, code: 'UpstreamTimeout' });
});

test('a LiveChat that cannot be reached is a 502', async () => {
  const upstream = createRestV2({ baseUrl: 'http://127.0.0.1:1' });
  onTestFinished(() => upstream.close());
  await expect(upstream.listAgents(call)).rejects.toMatchObject({ status: 502, code: 'UpstreamUnreachable' });
});

test('a key that LiveChat echoes in its error does not go out', async () => {
  const { upstream } = await setUp(({ headers }) => ({
    status: 401,
    json: { error: `bad marked-secret-key in ${headers.authorization}` },
  }));
  const failure = await upstream.listAgents(call).catch((error: unknown) => error);
  expect(String(failure)).not.toContain('marked-secret-key');
  expect(String(failure)).not.toContain(call.credential.header.slice(6));
});

test('1.7: a registration is found in the list by event and address, and its token kept back for proof', async () => {
  const hookUrl = 'https://shim.example/hooks/abc';
  const { upstream, backend } = await answering({
    events: [
      { event_type: 'chat_ended', url: hookUrl, id: 'other-event', token: 'x' },
      { event_type: 'chat_started', url: 'https://else.example/', id: 'other-url', token: 'y' },
      { event_type: 'chat_started', url: hookUrl, id: 'ours', token: 'z' },
    ],
  });
  expect(await upstream.register(call, 'chat_started', hookUrl)).toEqual({ id: 'ours', proof: 'z' });
  expect(backend.requests[0]?.body).toEqual({
    event_type: 'chat_started',
    data_types: ['chat', 'visitor', 'pre_chat_survey'],
    url: hookUrl,
  });
});

test('a registration that LiveChat does not list is a failure', async () => {
  const { upstream } = await answering({ events: [] });
  await expect(
    upstream.register(call, 'chat_started', 'https://shim.example/hooks/abc'),
  ).rejects.toMatchObject({ status: 502 });
});

test('unregistering what is already gone is no error', async () => {
  const { upstream } = await setUp(() => ({ status: 404, json: { error: 'not found' } }));
  await expect(upstream.unregister(call, 'chat_started', 'gone')).resolves.toBeUndefined();
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

test('trap 27: an update never touches the tags of a ticket', async () => {
  const { upstream, backend } = await answering({ ...restTicket, subject: 'New' });
  await upstream.updateTicket(call, '7QXLB', { requester: { mail: 'jun@customer.example' }, subject: 'New' });
  expect(asked(backend).join(' ')).not.toContain('/tags');
  expect(JSON.stringify(backend.requests.map(({ body }) => body))).not.toContain('tag');
});

test('trap 28: spam is a status', async () => {
  const { upstream } = await answering({ ...restTicket, status: 'spam' });
  expect((await upstream.getTicket(call, '7QXLB')).status).toBe('spam');
});

test('a value that no documentation lists is passed on, not lost', async () => {
  const { upstream } = await answering({ ...restTicket, status: 'snoozed', source: { type: 'whatsapp' } });
  expect(await upstream.getTicket(call, '7QXLB')).toMatchObject({
    status: 'snoozed',
    source: { type: 'whatsapp' },
  });
});
