import type { TicketEvent, TicketSourceType, TicketStatus } from '../../../livechat/v2/ticket.js';
import { createHelpDeskTicket } from '../help-desk-ticket.js';
import { createChatId, createTicketId } from '../ids.js';
import type { Random } from '../random.js';
import type { StoredTicket } from '../state.js';
import { seedAgents, seedCustomers } from './people.js';
import { seedTopics, spamTopic, type Topic } from './topics.js';

/** Enough for three pages, the last one not full. */
const ticketCount = 61;
const days = 24 * 60 * 60;

/** In turn, so that every filter of the list finds something. */
const statuses: readonly TicketStatus[] = [
  'open',
  'solved',
  'pending',
  'open',
  'solved',
  'open',
  'pending',
  'spam',
];
const sources: readonly TicketSourceType[] = [
  'mail',
  'chat-window',
  'lc2',
  'mail',
  'agent-app-manual',
  'facebook',
];

/** The tickets of the last sixty days before `now` (unix seconds), the oldest first. */
export function createSeedTickets(random: Random, ids: Random, now: number): StoredTicket[] {
  const tickets: StoredTicket[] = [];
  for (let index = 0; index < ticketCount; index += 1) {
    const opened =
      now - Math.floor(((ticketCount - index) / ticketCount) * 60 * days) + random.integer(0, 40_000);
    tickets.push(createSeedTicket(random, ids, tickets, index, Math.min(opened, now)));
  }
  return tickets.map((ticket) => cutAt(ticket, now));
}

function createSeedTicket(
  random: Random,
  ids: Random,
  taken: readonly StoredTicket[],
  index: number,
  opened: number,
): StoredTicket {
  const customer = random.pick(seedCustomers);
  const topic = random.pick(seedTopics);
  const status = statuses[index % statuses.length] ?? 'open';
  const type = sources[index % sources.length] ?? 'mail';
  const fromChat = type === 'chat-window';
  const { subject, message } = status === 'spam' ? spamTopic : topic;
  const ticket: StoredTicket = {
    id: createTicketId(random, taken),
    status,
    subject,
    requester: {
      mail: customer.mail,
      name: customer.name,
      ...(fromChat && { ip: `192.0.2.${random.integer(1, 254)}`, utc_offset: customer.timezone }),
    },
    groups: [topic.group],
    groupsInherited: topic.group === 0,
    tags: status === 'spam' ? [] : [...topic.tags],
    source: fromChat ? { type, url: 'https://shop.example/help', id: createChatId(random) } : { type },
    opened,
    modified: opened,
    events: [
      {
        type: 'message',
        author: { id: customer.mail, name: customer.name, type: 'client' },
        date: opened,
        is_private: false,
        message,
        source: { type },
      },
    ],
    helpDesk: createHelpDeskTicket(ids, {
      status,
      group: topic.group,
      ...(type === 'agent-app-manual' && { createdBy: seedAgents[0].login }),
    }),
  };
  if (status !== 'spam') ticket.events.push(...createHistory(random, ticket, topic));
  const assigned = ticket.events.findLast((event) => event.type === 'assignee_changed');
  if (assigned) ticket.assignee = assigned.to;
  return ticket;
}

function createHistory(random: Random, { opened, requester, source, status }: StoredTicket, topic: Topic) {
  const events: TicketEvent[] = [];
  let date = opened;
  const later = () => {
    date += random.integer(60, 7_200);
    return date;
  };
  const agent = random.pick(seedAgents);
  const author = { id: agent.login, name: agent.name };
  if (status === 'solved' || random.chance(0.6)) {
    const [{ login, name }] = seedAgents;
    events.push({ type: 'assignee_changed', author: { id: login, name }, to: author, date: later() });
  }
  const say = (message: string, is_private: boolean) =>
    events.push({
      type: 'message',
      author: { ...author, type: 'agent' },
      date: later(),
      is_private,
      message,
      source: { type: 'lc2' },
    });
  if (random.chance(0.4)) say(topic.note, true);
  if (status !== 'open' || random.chance(0.3)) say(topic.reply, false);
  if (status === 'solved' && random.chance(0.5)) {
    const client = { id: requester.mail, name: requester.name ?? '', type: 'client' } as const;
    events.push({
      type: 'message',
      author: client,
      date: later(),
      is_private: false,
      message: topic.followUp,
      source: { type: source.type },
    });
  }
  return events;
}

/** Nothing happens in the future, however young the ticket is. */
function cutAt(ticket: StoredTicket, now: number): StoredTicket {
  const events = ticket.events.map((event) => ({ ...event, date: Math.min(event.date, now) }));
  return { ...ticket, events, modified: events.at(-1)?.date ?? ticket.opened };
}
