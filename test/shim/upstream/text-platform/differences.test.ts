import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { differences } from '../../../../connector/differences.js';
import { livechatConnector } from '../../../../connector/index.js';
import { toChatBody } from '../../../../src/shim/upstream/text-platform/chat-body.js';
import { toListedTicket } from '../../../../src/shim/upstream/text-platform/list-tickets.js';
import { toTicketResponse } from '../../../../src/shim/upstream/text-platform/ticket.js';
import { toTicketBody } from '../../../../src/shim/upstream/text-platform/ticket-body.js';
import type { TicketNames } from '../../../../src/shim/upstream/text-platform/ticket-names.js';
import { modernCall, openPlatform } from './platform.js';
import { directoryRoutes, endedChat, ids, ticket } from './samples.js';

const end = { receivedAt: '2026-05-01T10:00:00.000Z', userId: undefined };
const names: TicketNames = {
  agents: undefined,
  teams: new Map([[ids.support, 'Support']]),
  tags: new Map([[ids.delivery, 'delivery']]),
};
const wholeTicket = toTicketResponse(ticket, names);

/** What each operation answers to the fullest sample there is. */
const outputs: Readonly<Record<string, unknown>> = {
  GetTicket: wholeTicket,
  CreateTicket: wholeTicket,
  UpdateTicket: wholeTicket,
  ListTickets: toListedTicket(ticket),
  WebhookTicketCreated: toTicketBody(ticket, names).ticket,
  WebhookChatStarted: toChatBody(endedChat, { eventId: 'e', end: undefined }),
  WebhookChatEnded: toChatBody(endedChat, { eventId: 'e', end }),
};

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);

const absent = differences
  .filter(({ kind }) => kind === 'absent')
  .flatMap(({ operations, field = '' }) => operations.map((operation) => [operation, field] as const));

test.each(absent)('%s never has %s', (operation, field) => {
  expect(outputs[operation]).toBeDefined();
  expect(valueAt(outputs[operation], field)).toBeUndefined();
});

test('whatever else is missing from the fullest samples is no loss of the upstream', () => {
  const missing = Object.entries(outputs).flatMap(([operation, output]) =>
    missingFrom(output).map((field) => `${operation} ${field}`),
  );
  const listed = absent.map(([operation, field]) => `${operation} ${field}`);
  // A mail has no page, and a chat that goes on no end.
  const inSample = missing.filter(
    (place) => !/source\.url$|WebhookChatStarted chat\.ended_timestamp$/.test(place),
  );
  expect(inSample.toSorted()).toEqual(listed.toSorted());
});

function missingFrom(value: unknown, path = ''): readonly string[] {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    missingFrom(member, path === '' ? key : `${path}.${key}`),
  );
}

/** An input that is refused, for each field that the table calls refused. */
const refusals: Readonly<Record<string, object>> = {
  'CreateAgent password': { password: 'hunter-two' },
  'CreateAgent max_chats_count': { max_chats_count: '21' },
  'CreateTicket source.type': { source: { type: 'mail' } },
  'CreateTicket source.url': { source: { url: 'https://shop.example' } },
  'CreateTicket assignee.id': { assignee: { id: 'nobody@northwind.example' } },
  'UpdateTicket assignee.id': { assignee: { id: 'nobody@northwind.example' } },
  'UpdateTicket requester.mail': { requester: { mail: 'other@customer.example' } },
  'UpdateTicket requester.name': { requester: { mail: 'jun@customer.example', name: 'Another' } },
  'UpdateTicket source.type': { source: { type: 'lc2' } },
  'UpdateTicket source.url': { source: { url: 'https://shop.example' } },
};

const refused = differences
  .filter(({ kind }) => kind === 'refused')
  .flatMap(({ operations, field = '' }) => operations.map((operation) => [operation, field] as const));

test.each(refused)('%s refuses %s and says so', async (operation, field) => {
  const more = refusals[`${operation} ${field}`];
  expect(more).toBeDefined();
  const { upstream, asked } = await openPlatform({
    ...directoryRoutes,
    [`GET /tickets/${ids.ticket}`]: { json: ticket },
  });
  const requester = { mail: 'jun@customer.example' };
  const work = {
    CreateAgent: () => upstream.createAgent(modernCall, { login: 'a@b.example', name: 'A', ...more }),
    CreateTicket: () => upstream.createTicket(modernCall, { message: 'Hi', requester, ...more }),
    UpdateTicket: () => upstream.updateTicket(modernCall, ids.ticket, { requester, ...more }),
  }[operation];
  await expect(work?.()).rejects.toMatchObject({ message: expect.stringContaining(`\`${field}\``) });
  expect(asked().filter((route) => !route.startsWith('GET '))).toEqual([]);
});

test('every refusal of these tests is in the table', () => {
  expect(Object.keys(refusals).toSorted()).toEqual(refused.map((place) => place.join(' ')).toSorted());
});

test('the table names operations of the connector only, each place once', () => {
  const known = JSON.stringify(livechatConnector);
  const places = differences.flatMap(({ operations, field, kind }) =>
    operations.map((operation) => `${operation} ${field ?? ''} ${kind}`),
  );
  for (const operation of differences.flatMap(({ operations }) => operations)) {
    expect(known).toContain(`"id":"${operation}"`);
  }
  expect(new Set(places).size).toBe(places.length);
});

test('every unverified fact in the code is in docs/unverified.md with its file', () => {
  const folder = new URL('../../../../src/shim/upstream/text-platform/', import.meta.url);
  const page = readFileSync(new URL('../../../../docs/unverified.md', import.meta.url), 'utf8');
  const marked = readdirSync(folder).filter((name) =>
    readFileSync(new URL(name, folder), 'utf8').includes('unverified:'),
  );
  expect(marked.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  const named = [...page.matchAll(/`([a-z-]+\.ts)`/g)].map(([, name]) => name ?? '');
  const source = new URL('../../../../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((path) => basename(path));
  expect(named.filter((name) => !files.includes(name))).toEqual([]);
});
