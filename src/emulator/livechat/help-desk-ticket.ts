import type { TicketStatus as HelpDeskStatus, TicketSilo } from '../../livechat/helpdesk/ticket.js';
import type { TicketStatus } from '../../livechat/v2/ticket.js';
import { createShortId, createUuid } from './ids.js';
import type { Random } from './random.js';
import type { StoredHelpDeskTicket, StoredTicket } from './state.js';

/** What HelpDesk adds to a new ticket. */
export function createHelpDeskTicket(
  random: Random,
  { status, group, createdBy }: { readonly status: TicketStatus; readonly group: number; createdBy?: string },
): StoredHelpDeskTicket {
  const isSpam = status === 'spam';
  return {
    id: createUuid(random),
    shortId: createShortId(random),
    status: isSpam ? 'open' : status,
    silo: isSpam ? 'spam' : 'tickets',
    spam: { status: isSpam, reason: isSpam ? 'content' : '' },
    priority: 0,
    assignedGroup: group,
    followers: [],
    cc: [],
    customFields: {},
    ...(createdBy !== undefined && { createdBy }),
  };
}

/** Sets the status in HelpDesk, and v2's with it. */
export function setStatus(ticket: StoredTicket, status: HelpDeskStatus): void {
  ticket.helpDesk.status = status;
  ticket.status = toV2Status(ticket.helpDesk);
}

/** Puts a ticket away, or takes it back. Spam is told by the silo and a flag, and by v2's status. */
export function moveTicket(ticket: StoredTicket, silo: TicketSilo): void {
  const isSpam = silo === 'spam';
  ticket.helpDesk.silo = silo;
  ticket.helpDesk.spam = { status: isSpam, reason: isSpam ? 'manual' : '' };
  ticket.status = toV2Status(ticket.helpDesk);
}

function toV2Status({ spam, status }: StoredHelpDeskTicket): TicketStatus {
  if (spam.status) return 'spam';
  if (status === 'onhold') return 'pending';
  return status === 'closed' ? 'solved' : status;
}
