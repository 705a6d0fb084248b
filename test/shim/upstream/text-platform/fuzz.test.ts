import {
  assert,
  constantFrom,
  dictionary,
  type JsonValue,
  jsonValue,
  oneof,
  property,
  tuple,
} from 'fast-check';
import { expect, test } from 'vitest';
import { HttpProblem } from '../../../../src/shim/http-problem.js';
import { toChatBody } from '../../../../src/shim/upstream/text-platform/chat-body.js';
import { toListedTicket } from '../../../../src/shim/upstream/text-platform/list-tickets.js';
import { fromNotification } from '../../../../src/shim/upstream/text-platform/parse-notification.js';
import { toTicketResponse } from '../../../../src/shim/upstream/text-platform/ticket.js';
import { toTicketBody } from '../../../../src/shim/upstream/text-platform/ticket-body.js';
import { noNames } from '../../../../src/shim/upstream/text-platform/ticket-names.js';
import { fuzzRuns } from '../../../support/fuzz-runs.js';
import { delivery, endedChat, ticket } from './samples.js';

const runs = fuzzRuns(300);
const now = Date.parse('2026-05-01T10:00:00Z');

/** A sample in which some members, at any depth, are replaced or missing. */
function broken(sample: object) {
  const places = placesOf(sample);
  return tuple(
    constantFrom(...places),
    constantFrom(...places),
    oneof(jsonValue(), constantFrom(undefined)),
  ).map(([one, other, value]) =>
    [one, other].reduce((copy, place) => replaced(copy, place, value), sample as unknown),
  );
}

function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Readonly<Record<string, unknown>>; // an object has members by name
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  return { ...members, [key]: replaced(members[key], rest, by) };
}

const started = delivery('incoming_chat', { chat: endedChat });
const ended = delivery('chat_deactivated', { chat_id: 'C', thread_id: 'T' });
const created = { eventType: 'tickets.create', payload: ticket };

test.each([
  ['any JSON', jsonValue()],
  ['any object', dictionary(constantFrom('action', 'eventType', 'payload', 'secret_key'), jsonValue())],
  ['a broken chat that started', broken(started)],
  ['a broken chat that ended', broken(ended)],
  ['a broken ticket', broken(created)],
])('%s is read or refused with 400, and without its secret', (_name, bodies) => {
  assert(
    property(bodies, (body: unknown) => {
      try {
        const notification = fromNotification(body, now);
        expect(notification.eventId).not.toBe('');
        expect(notification.eventId.length).toBeLessThanOrEqual(200);
        const kept = JSON.stringify([notification.eventId, notification.content]);
        expect(kept).not.toContain('marked-webhook-secret');
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        expect(error.status).toBe(400);
      }
    }),
    runs,
  );
});

const isFields = (value: unknown): value is Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

test('a broken chat or ticket never breaks the reshaping', () => {
  const end = { receivedAt: '2026-05-01T10:00:00.000Z', userId: undefined };
  assert(
    property(broken(endedChat), broken(ticket), (chat, oddTicket) => {
      if (isFields(chat)) toChatBody(chat, { eventId: 'e', end, customer: chat });
      if (!isFields(oddTicket)) return;
      toTicketResponse(oddTicket, noNames);
      toListedTicket(oddTicket);
      toTicketBody(oddTicket, noNames);
    }),
    runs,
  );
});
