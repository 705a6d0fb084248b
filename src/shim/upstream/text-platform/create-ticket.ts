import type { createTicket } from '../../../../connector/operations/tickets/create-ticket.js';
import type { CreateTicketRequest } from '../../../livechat/helpdesk/ticket-requests.js';
import type { BodyOf } from '../../../model/operation.js';
import { invalidInput } from '../../http-problem.js';
import { defaultSource } from './ticket-source.js';

type Input = BodyOf<typeof createTicket>;

/**
 * The body of `POST /tickets`. The requester is the author: with an agent as author HelpDesk would write an email to
 * the requester. Who gets it, is looked up elsewhere. https://api.helpdesk.com/docs
 */
export function toCreateTicket({ message, requester, subject, source }: Input): CreateTicketRequest {
  if (requester === undefined) {
    throw invalidInput('`requester.mail` is missing. Give the email address of the person who asks.');
  }
  refuseSource(source);
  const { mail, name } = requester;
  return {
    requester: { email: mail, ...(name !== undefined && { name }) },
    message: { text: message },
    author: { type: 'client' },
    ...(subject !== undefined && { subject }),
  };
}

/** A new ticket has the source that HelpDesk gives it; any other wish would be lost without a word. */
function refuseSource(source: Input['source']): void {
  if (source?.url !== undefined) {
    throw invalidInput(
      '`source.url` cannot be set: HelpDesk takes no source. Leave it out, or put it into `message`.',
    );
  }
  if (source?.type !== undefined && source.type !== defaultSource) {
    throw invalidInput(
      `\`source.type\` is \`${source.type}\`, but HelpDesk takes no source; leave it out or give \`${defaultSource}\`.`,
    );
  }
}
