import { expect, test } from 'vitest';
import { modernCall, openPlatform, type RouteAnswer } from './platform.js';
import { ticket } from './samples.js';

/** Tickets of a silo, one minute apart, the newest first. */
function rows(silo: string, count: number, newest = '2026-05-01T00:00:00Z', stepMs = 60_000) {
  return Array.from({ length: count }, (_, index) => ({
    ...ticket,
    ID: `${silo}-${index}`,
    silo: undefined,
    updatedAt: new Date(Date.parse(newest) - index * stepMs).toISOString(),
  }));
}

type Silos = Readonly<Record<string, readonly object[]>>;

/** HelpDesk's list over some silos, with or without its headers. */
function listing(silos: Silos, withTotals = true) {
  return openPlatform({
    'GET /tickets': ({ url }): RouteAnswer => {
      const query = new URL(url, 'http://x').searchParams;
      const all = silos[query.get('silo') ?? ''] ?? [];
      const [page, size] = [Number(query.get('page')), Number(query.get('pageSize'))];
      return {
        json: all.slice((page - 1) * size, page * size),
        ...(withTotals && {
          headers: { 'X-Total-Results': `${all.length}`, 'X-Total-Pages': `${Math.ceil(all.length / size)}` },
        }),
      };
    },
  });
}

test('a listed ticket has the members of the contract', async () => {
  const { upstream, asked } = await listing({ tickets: [ticket] });
  expect(await upstream.listTickets(modernCall)).toEqual({
    tickets: [
      {
        date: '2026-05-01T09:00:00.000Z',
        id: ticket.ID,
        modified: '2026-05-01T09:30:00.000Z',
        requester: { ip: undefined, mail: 'jun@customer.example', name: 'Jun Ito' },
        source: { id: undefined, type: 'mail', url: undefined },
        status: 'open',
        subject: 'Parcel never came',
      },
    ],
    total: 1,
  });
  expect(asked()).toEqual(
    ['tickets', 'spam', 'archive'].map(
      (silo) => `GET /tickets?pageSize=100&sortBy=updatedAt&order=desc&eventsScope=none&silo=${silo}&page=1`,
    ),
  );
});

test('trap 28: spam is listed among the others by the time of its last change', async () => {
  const { upstream } = await listing({
    tickets: rows('t', 2, '2026-05-01T00:00:00Z'),
    spam: rows('s', 1, '2026-04-30T23:59:30Z'),
    archive: rows('a', 1, '2026-01-01T00:00:00Z'),
  });
  const { tickets, total } = await upstream.listTickets(modernCall);
  expect(tickets.map(({ id, status }) => [id, status])).toEqual([
    ['t-0', 'open'],
    ['s-0', 'spam'],
    ['t-1', 'open'],
    ['a-0', 'open'],
  ]);
  expect(total).toBe(4);
});

test.each([true, false])('every page is read (totals in headers: %s)', async (withTotals) => {
  const { upstream, asked } = await listing({ tickets: rows('t', 250), spam: rows('s', 30) }, withTotals);
  const { tickets, total } = await upstream.listTickets(modernCall);
  expect([tickets.length, total]).toEqual([280, 280]);
  expect(asked()).toHaveLength(5);
});

test('the 2,500 tickets that changed last are taken, from whichever silo', async () => {
  const { upstream, asked } = await listing({
    tickets: rows('t', 3_000),
    spam: rows('s', 400, '2026-05-01T00:00:30Z'),
  });
  const { tickets, total } = await upstream.listTickets(modernCall);
  expect([tickets.length, total]).toEqual([2_500, 3_400]);
  expect(tickets.filter(({ status }) => status === 'spam')).toHaveLength(400);
  expect(asked().length).toBeLessThanOrEqual(28);
});

test('a ticket that moves while the pages are read is listed once', async () => {
  const all = rows('t', 150);
  const { upstream } = await listing({
    tickets: [...all.slice(0, 100), all[99] ?? {}, ...all.slice(100)],
    spam: [all[5] ?? {}],
  });
  expect((await upstream.listTickets(modernCall)).tickets).toHaveLength(150);
});

test('a list that never ends is left after its bound', async () => {
  const { upstream, asked } = await openPlatform({
    'GET /tickets': { json: rows('t', 100), headers: { 'X-Total-Pages': '1000000' } },
  });
  expect((await upstream.listTickets(modernCall)).tickets).toHaveLength(100);
  expect(asked()).toHaveLength(28);
});

test('a silo that HelpDesk refuses to list is left out with a line in the log', async () => {
  const { upstream, lines } = await openPlatform({
    'GET /tickets': ({ url }) =>
      url.includes('silo=tickets') ? { json: [ticket] } : { status: 400, json: { error: 'unknown silo' } },
  });
  expect((await upstream.listTickets(modernCall)).tickets).toHaveLength(1);
  expect(lines.map(({ fields }) => fields)).toMatchObject([{ silo: 'spam' }, { silo: 'archive' }]);
});

test.each([
  ['the tickets are refused', 'silo=tickets', 403, 403],
  ['spam fails for the moment', 'silo=spam', 503, 429],
])('the list fails when %s', async (_name, silo, sent, status) => {
  const { upstream } = await openPlatform({
    'GET /tickets': ({ url }) => (url.includes(silo) ? { status: sent } : { json: [] }),
  });
  await expect(upstream.listTickets(modernCall)).rejects.toMatchObject({ status });
});

test('an answer that is no list is a 502', async () => {
  const { upstream } = await openPlatform({ 'GET /tickets': { json: { tickets: [] } } });
  await expect(upstream.listTickets(modernCall)).rejects.toMatchObject({ code: 'UpstreamInvalidAnswer' });
});
