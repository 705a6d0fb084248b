import { expect, test } from 'vitest';
import { call } from '../../../support/calls.js';
import { answering, asked, openUpstream, restTicket } from './open-upstream.js';

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

test('trap 1: an update that LiveChat makes is answered with the ticket as it then is', async () => {
  let ticket: Record<string, unknown> = restTicket;
  const { upstream, backend } = await openUpstream(({ method, body }) => {
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
    const { upstream } = await openUpstream(({ method }) =>
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
  const { upstream } = await openUpstream(() => ({ status: 404, json: { error: 'Ticket not found' } }));
  await expect(
    upstream.updateTicket(call, 'NOPE1', { requester: { mail: 'a@b.example' } }),
  ).rejects.toMatchObject({
    status: 404,
    code: 'NotFound',
    message: 'LiveChat does not know this: Ticket not found',
  });
});

test('trap 27: an update never touches the tags of a ticket', async () => {
  const { upstream, backend } = await answering({ ...restTicket, subject: 'New' });
  await upstream.updateTicket(call, '7QXLB', { requester: { mail: 'jun@customer.example' }, subject: 'New' });
  expect(asked(backend).join(' ')).not.toContain('/tags');
  expect(JSON.stringify(backend.requests.map(({ body }) => body))).not.toContain('tag');
});
