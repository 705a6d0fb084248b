import { type SimulatorContext, unixSeconds } from './context.js';
import type { StartChatOptions } from './control-options.js';
import { createChatId, createUuid, createVisitorId } from './ids.js';
import { toMoment } from './moment.js';
import { createConflict, createNotFound } from './problem.js';
import { seedCustomers } from './seed/people.js';
import type { SimulatorState, StoredChat, StoredCustomer } from './state.js';

const referrer = 'https://search.example/';

/** A chat in which nobody has said anything, of a new customer or of one who returns. */
export function createStartedChat(
  context: SimulatorContext,
  options: StartChatOptions,
  group: number,
): StoredChat {
  const { state, random, clock } = context;
  const now = unixSeconds(clock);
  const known = random.pick(seedCustomers);
  const previous = options.returning === undefined ? undefined : getEndedChat(state, options.returning);
  const { name = previous?.visitor.name ?? known.name, url = 'https://shop.example/checkout' } = options;
  const mail = options.email ?? (options.name === undefined ? known.mail : undefined);
  const email = previous?.visitor.email ?? mail;
  const { customVariables = [] } = options;
  const chatId = createChatId(random);
  const visitor = {
    id: previous?.visitor.id ?? createVisitorId(random, now),
    name,
    ...(email !== undefined && { email }),
    country: known.country,
    city: known.city,
    language: 'en',
    page_current: url,
    timezone: known.timezone,
    ...(customVariables.length > 0 && { custom_variables: [...customVariables] }),
  };
  const stored: StoredChat = {
    chat: {
      id: chatId,
      started_timestamp: now,
      url,
      referer: referrer,
      messages: [],
      attachments: [],
      events: [],
      agents: [],
      tags: [],
      groups: [group],
    },
    visitor,
    survey: [],
    thread: {
      chatId: previous?.thread.chatId ?? createChatId(random),
      createdAt: clock.now(),
      customerId: previous?.thread.customerId ?? createUuid(random),
      members: [],
      events: [],
      startUrl: url,
      referrer,
      ...(options.queued && { queuedAt: clock.now() }),
      ...(previous && { previousThreadId: previous.chat.id }),
    },
  };
  if (previous) previous.thread.nextThreadId = chatId;
  keepCustomer(context, stored, `192.0.2.${random.integer(1, 254)}`);
  return stored;
}

/** Notes the customer as `get_customer` tells it, with one visit more. */
function keepCustomer({ state, clock }: SimulatorContext, { visitor, thread }: StoredChat, ip: string): void {
  const known = state.customers.find(({ id }) => id === thread.customerId);
  const now = clock.now();
  const statistics = known?.statistics ?? { chats_count: 1, threads_count: 0, visits_count: 0 };
  const customer: StoredCustomer = {
    id: thread.customerId,
    type: 'customer',
    name: visitor.name,
    ...(visitor.email !== undefined && { email: visitor.email }),
    created_at: known?.created_at ?? toMoment(now - 120_000),
    visit: {
      started_at: toMoment(now - 60_000),
      referrer: thread.referrer,
      ip,
      user_agent: 'Mozilla/5.0',
      geolocation: {
        ...(visitor.country && { country: visitor.country }),
        ...(visitor.city && { city: visitor.city }),
        ...(visitor.timezone && { timezone: visitor.timezone }),
      },
      last_pages: [
        { opened_at: toMoment(now - 60_000), url: 'https://shop.example/', title: 'Shop' },
        { opened_at: toMoment(now - 30_000), url: thread.startUrl },
      ],
    },
    session_fields: (visitor.custom_variables ?? []).map(({ key, value }) => ({ [key]: value })),
    statistics: {
      ...statistics,
      threads_count: statistics.threads_count + 1,
      visits_count: statistics.visits_count + 1,
    },
    __priv_lc2_customer_id: visitor.id,
  };
  state.customers = [...state.customers.filter((entry) => entry !== known), customer];
}

/** v3 opens a new thread in a chat only when the one before has ended. */
function getEndedChat(state: SimulatorState, id: string): StoredChat {
  const stored = state.chats.find(({ chat }) => chat.id === id);
  if (stored === undefined) throw createNotFound('Chat');
  if (stored.chat.ended_timestamp === undefined) throw createConflict('The chat has not ended');
  if (stored.thread.nextThreadId !== undefined) throw createConflict('The visitor has returned already');
  return stored;
}
