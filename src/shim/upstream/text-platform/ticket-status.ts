import type { TicketStatus } from '../../../livechat/helpdesk/ticket.js';
import { type Fields, readFields, readText } from '../read.js';

/** HelpDesk's statuses in the contract's words, which have none for a ticket on hold or closed for good. */
const statuses: Readonly<Record<TicketStatus, string>> = {
  open: 'open',
  pending: 'pending',
  onhold: 'pending',
  solved: 'solved',
  closed: 'solved',
};

/** The contract's status of a ticket. Spam is no status of HelpDesk but a flag and a silo; it goes before all. */
export function toTicketStatus({ status, spam, silo }: Fields): string | undefined {
  if (readFields(spam).status === true || silo === 'spam') return 'spam';
  const text = readText(status);
  return text !== undefined && Object.hasOwn(statuses, text) ? statuses[text as TicketStatus] : text; // it is one of its keys
}
