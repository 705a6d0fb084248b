import type { ticketSource } from '../../../../connector/schemas/ticket-parts.js';
import type { Reshaped } from '../../../model/schema.js';
import { type Fields, readFields, readText } from '../read.js';

/** The source of a ticket that nothing else is known of; also the one that a new ticket gets. */
export const defaultSource = 'lc2';

/**
 * HelpDesk's sources in the contract's words.
 *
 * unverified: the list of sources. `api`, `email` and `integration` were seen; others are added here.
 */
const sources: Readonly<Record<string, string>> = {
  email: 'mail',
  api: defaultSource,
  integration: 'chat-window',
  facebook: 'facebook',
};

/** The source of a ticket. HelpDesk tells neither the chat it came from nor, most often, the page. */
export function toSource(ticket: Fields): Reshaped<typeof ticketSource> {
  const { referenceURL } = readFields(ticket.source);
  return { id: undefined, type: toSourceType(ticket), url: readText(referenceURL) };
}

function toSourceType({ source, createdByType }: Fields): string {
  const word = sourceWord(source);
  if (word !== undefined) return word;
  return createdByType === 'agent' ? 'agent-app-manual' : defaultSource;
}

/**
 * The contract's word for a source of HelpDesk; nothing for one without a counterpart.
 *
 * unverified: how an integration with Facebook names itself; its name is looked for in two members.
 */
export function sourceWord(source: unknown): string | undefined {
  const { type, integrationType, detailedSource } = readFields(source);
  const names = [integrationType, detailedSource].map((name) => readText(name)?.toLowerCase() ?? '');
  if (names.some((name) => name.includes('facebook'))) return 'facebook';
  const text = readText(type)?.toLowerCase() ?? '';
  return Object.hasOwn(sources, text) ? sources[text] : undefined;
}
