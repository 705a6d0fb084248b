import type { createTicket } from '../../../../connector/operations/tickets/create-ticket.js';
import type { CreateTicketRequest } from '../../../livechat/v2/ticket.js';
import type { BodyOf } from '../../../model/operation.js';
import { invalidInput } from '../../http-problem.js';

/**
 * The body of `POST /tickets`. The contract leaves the requester object optional, v2 does not. LiveChat takes
 * `source.url` only with the source type `chat-window`, so a URL alone stands for that type.
 */
export function toCreateTicket(input: BodyOf<typeof createTicket>): CreateTicketRequest {
  const { message, requester, subject, assignee, source } = input;
  if (requester === undefined) {
    throw invalidInput('`requester.mail` is missing. Give the email address of the person who asks.');
  }
  return {
    message,
    requester,
    ...(subject !== undefined && { subject }),
    ...toAssignee(assignee),
    ...toSourceInput(source),
  };
}

/** The assignee, where one is given. */
export function toAssignee(assignee: BodyOf<typeof createTicket>['assignee']): { assignee?: { id: string } } {
  return assignee?.id === undefined ? {} : { assignee: { id: assignee.id } };
}

/** The source, where one is given; refused where LiveChat would drop the URL without a word. */
export function toSourceInput(
  source: BodyOf<typeof createTicket>['source'],
): Pick<CreateTicketRequest, 'source'> {
  if (source?.url === undefined) return source?.type === undefined ? {} : { source: { type: source.type } };
  if (source.type !== undefined && source.type !== 'chat-window') {
    throw invalidInput(
      `\`source.url\` goes only with the source type \`chat-window\`; found \`${source.type}\`. Leave one of them out.`,
    );
  }
  return { source: { type: 'chat-window', url: source.url } };
}
