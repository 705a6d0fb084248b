import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/emulator/livechat/index.js';
import type { Ticket, TicketList } from '../../../src/livechat/v2/ticket.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { callV2 } from './v2-client.js';

const simulator = createSimulator({ clock: createFakeClock() });
const all = simulator.snapshot().tickets;

async function list(query = ''): Promise<TicketList> {
  const { status, body } = await callV2(simulator, 'get', `/tickets${query}`);
  expect(status).toBe(200);
  return body;
}

test('61 tickets fill three pages of 25, 25 and 11', async () => {
  const pages = [await list(), await list('?page=2'), await list('?page=3'), await list('?page=4')];
  expect(pages.map(({ pages, total, tickets }) => [pages, total, tickets.length])).toEqual([
    [3, 61, 25],
    [3, 61, 25],
    [3, 61, 11],
    [3, 61, 0],
  ]);
  expect(new Set(pages.flatMap(({ tickets }) => tickets.map(({ id }) => id))).size).toBe(61);
});

test('the last changed ticket comes first, the other way round with asc', async () => {
  const changed = all.map(({ modified }) => modified).sort((one, other) => one - other);
  expect((await list()).tickets.map(({ modified }) => modified)).toEqual(changed.toReversed().slice(0, 25));
  expect((await list('?order=asc')).tickets.map(({ modified }) => modified)).toEqual(changed.slice(0, 25));
});

test('a listed ticket has the documented members, unix seconds and group ids', async () => {
  const { tickets } = await list('?assigned=1&source=chat-window');
  expect(tickets[0]).toEqual({
    id: expect.stringMatching(/^[0-9A-Z]{5}$/),
    status: expect.any(String),
    subject: expect.any(String),
    requester: { mail: expect.stringMatching(/\.example$/), name: expect.any(String) },
    assignee: { id: expect.stringMatching(/@northwind\.example$/), name: expect.any(String) },
    groups: [expect.any(Number)],
    tags: expect.any(Array),
    source: { type: 'chat-window' },
    modified: expect.any(Number),
    opened: [{ from: expect.any(Number) }],
    firstResponse: {},
    events: expect.arrayContaining([
      expect.objectContaining({ type: 'message', is_private: false, date: expect.any(Number) }),
    ]),
  });
});

test('the seeded tickets hold private notes and changes of assignee', () => {
  const events = all.flatMap((ticket) => ticket.events);
  expect(events.some((event) => event.type === 'message' && event.is_private)).toBe(true);
  expect(events.some((event) => event.type === 'assignee_changed' && event.author.type === undefined)).toBe(
    true,
  );
});

const some = all.find((ticket) => ticket.assignee && ticket.source.id) ?? all[0];

test.each<[string, (ticket: Ticket) => boolean]>([
  ['status=pending', (ticket) => ticket.status === 'pending'],
  ['status=spam', (ticket) => ticket.status === 'spam'],
  ['assigned=0', (ticket) => ticket.assignee === undefined],
  ['assigned=1', (ticket) => ticket.assignee !== undefined],
  ['assignee=ivo@northwind.example', (ticket) => ticket.assignee?.id === 'ivo@northwind.example'],
  ['requester[mail]=Jun@customer.example', (ticket) => ticket.requester.mail === 'jun@customer.example'],
  [
    'requester%5Bmail%5D=jun%40customer.example',
    (ticket) => ticket.requester.mail === 'jun@customer.example',
  ],
  ['query=CHARGED', (ticket) => ticket.subject === 'Charged twice'],
  ['group=5', (ticket) => ticket.groups.includes(5)],
  ['source=facebook', (ticket) => ticket.source.type === 'facebook'],
  ['tag=billing', (ticket) => ticket.tags.includes('billing')],
  ['tagged=0', (ticket) => ticket.tags.length === 0],
  ['tagged=1', (ticket) => ticket.tags.length > 0],
  [`source_id=${some?.source.id}`, (ticket) => ticket.id === some?.id],
  ['status=open&tagged=1&assigned=0', (ticket) => ticket.status === 'open' && !ticket.assignee],
])('the filter %s finds only what fits, and something', async (query, fits) => {
  const { total, tickets } = await list(`?${query}`);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(61);
  expect(tickets.every(fits)).toBe(true);
});

test('dates take every ticket with activity on a day of the range', async () => {
  const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1_000;
  const isActive = (from: number, until: number) =>
    all.filter(({ events }) => events.some(({ date }) => date >= from && date < until)).length;
  const both = await list('?date_from=2025-12-01&date_to=2025-12-14');
  expect(both.total).toBe(isActive(seconds('2025-12-01'), seconds('2025-12-15')));
  expect((await list('?date_from=2026-01-10')).total).toBe(isActive(seconds('2026-01-10'), Infinity));
  expect((await list('?date_to=2025-11-30')).total).toBe(isActive(0, seconds('2025-12-01')));
  expect((await list('?date_from=2026-02-01')).total).toBe(0);
});

test('nothing found is no page', async () => {
  expect(await list('?tag=unheard-of')).toEqual({ pages: 0, total: 0, tickets: [] });
});

test('empty values do not filter', async () => {
  expect((await list('?status=&assignee=&page=&date_from=')).total).toBe(61);
});

test.each([
  ['page=0', 'page must be a whole number from 1 to 1000000'],
  ['page=1.5', 'page must be a whole number from 1 to 1000000'],
  ['page=1e99', 'page must be a whole number from 1 to 1000000'],
  ['order=up', 'order must be one of: desc, asc'],
  ['status=closed', 'status must be one of: open, pending, solved, spam'],
  ['assigned=yes', 'assigned must be 0 or 1'],
  ['date_from=yesterday', 'date_from must be a date as YYYY-MM-DD'],
  ['date_to=2026-02-31', 'date_to must be a date as YYYY-MM-DD'],
  ['group=sales', 'group must be a whole number from 0 to 9007199254740991'],
  ['tag=a&tag=b', 'tag must be a string'],
])('the query %s is refused', async (query, error) => {
  const { status, body } = await callV2(simulator, 'get', `/tickets?${query}`);
  expect([status, body]).toEqual([400, { errors: [error] }]);
});
