import { type Fields, isFields, readFields, readList, readText, readTexts } from '../read.js';

/** The chat of an answer or a payload; what is no chat has no members. */
export function readChat(value: unknown): Fields {
  return readFields(value);
}

/**
 * The thread of a chat. One page of the documentation prints a list of threads instead; then the one that was asked
 * for, else the last.
 */
export function threadOf(chat: Fields, threadId?: string): Fields {
  if (isFields(chat.thread)) return chat.thread;
  const threads = (readList(chat.threads) ?? []).filter(isFields);
  return threads.find(({ id }) => id === threadId) ?? threads.at(-1) ?? {};
}

/** One value of a chat's, thread's or event's properties; the documentation also prints the key `properites`. */
export function propertyOf(holder: Fields, namespace: string, name: string): unknown {
  const properties = readFields(holder.properties ?? holder.properites);
  return readFields(properties[namespace])[name];
}

/** Everybody in the chat who belongs to the thread; `users` also has people of earlier threads. */
export function usersOf(chat: Fields, thread: Fields): readonly Fields[] {
  const members = readTexts(thread.user_ids);
  const users = (readList(chat.users) ?? []).filter(isFields);
  return members.length === 0 ? users : users.filter(({ id }) => members.includes(readText(id) ?? ''));
}

/** The customer of the thread; a chat has one only, so anyone will do when the thread names none. */
export function customerOf(chat: Fields, thread: Fields): Fields | undefined {
  const isCustomer = ({ type }: Fields) => type === 'customer';
  return usersOf(chat, thread).find(isCustomer) ?? usersOf(chat, {}).find(isCustomer);
}

/** The events of a thread, removed ones left out. */
export function eventsOf(thread: Fields): readonly Fields[] {
  return (readList(thread.events) ?? []).filter(isFields).filter(({ deleted }) => deleted !== true);
}

/** Whether only agents see it. Messages of version 3.2 said so in `recipients`. */
export function isForAgents({ visibility, recipients }: Fields): boolean {
  return (visibility ?? recipients) === 'agents';
}

/**
 * Whether an agent of a chat is a bot, which v2 had none of.
 *
 * unverified: bots are listed as agents with a hexadecimal id where people have their e-mail address.
 */
export function isBot({ id, type }: Fields): boolean {
  return type === 'agent' && readText(id)?.includes('@') !== true;
}

/** The pages a customer saw; version 3.2 kept them in `last_visit`. */
export function pagesOf(customer: Fields): readonly Fields[] {
  return (readList(readFields(customer.visit ?? customer.last_visit).last_pages) ?? []).filter(isFields);
}
