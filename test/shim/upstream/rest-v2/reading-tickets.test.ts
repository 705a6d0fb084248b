import { expect, test } from 'vitest';
import { call } from '../../../support/calls.js';
import { answering, asked, openUpstream, restTicket } from './open-upstream.js';

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
  const { upstream, backend } = await openUpstream(({ url }) =>
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
  const { upstream } = await openUpstream(({ url }) =>
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

test('the list envelope of tickets is unwrapped, over all pages, each ticket once', async () => {
  const total = 61;
  const all = Array.from({ length: total }, (_, index) => ({
    ...restTicket,
    id: `T${String(index).padStart(4, '0')}`,
  }));
  const { upstream, backend } = await openUpstream(({ url }) => {
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
  const { upstream, backend } = await openUpstream(({ url }) => ({
    json: { pages: 4000, total: 100_000, tickets: [{ ...restTicket, id: url.split('page=')[1] }] },
  }));
  expect((await upstream.listTickets(call)).tickets).toHaveLength(100);
  expect(backend.requests).toHaveLength(100);
});

test.each(['..', '.', '...'])('an id of dots only, %j, never changes the path', async (id) => {
  const { upstream, backend } = await answering(restTicket);
  await expect(upstream.getTicket(call, id)).rejects.toMatchObject({ status: 404 });
  expect(backend.requests).toEqual([]);
});

test('an id is one path segment, whatever it holds', async () => {
  const { upstream, backend } = await openUpstream(() => ({
    status: 404,
    json: { error: 'Ticket not found' },
  }));
  await expect(upstream.getTicket(call, '../agents?x=1#y')).rejects.toMatchObject({ status: 404 });
  expect(asked(backend)).toEqual(['GET /tickets/..%2Fagents%3Fx%3D1%23y']);
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
