import type { updateTicket } from '../../../../connector/operations/tickets/update-ticket.js';
import type { UpdateTicketRequest } from '../../../livechat/v2/ticket.js';
import type { BodyOf } from '../../../model/operation.js';
import { HttpProblem } from '../../http-problem.js';
import { pathSegment } from '../path-segment.js';
import { type Fields, readFields, readList, readText } from '../read.js';
import type { Call } from '../upstream.js';
import type { V2Client } from './client.js';
import { toAssignee, toSourceInput } from './create-ticket.js';
import { pickTicket } from './ticket.js';

/** The body of `PUT /tickets/TICKET_ID`: what is given, nothing else. */
export function toUpdateTicket(input: BodyOf<typeof updateTicket>): UpdateTicketRequest {
  const { message, requester, subject, assignee, source } = input;
  return {
    requester,
    ...(message !== undefined && { message }),
    ...(subject !== undefined && { subject }),
    ...toAssignee(assignee),
    ...toSourceInput(source),
  };
}

/**
 * Changes a ticket and gives it back as it then is. LiveChat documents no such call for v2, so the outcome is
 * looked at: what was asked for and is not in the ticket is told, never passed over.
 */
export async function changeTicket(
  client: V2Client,
  call: Call,
  ticketId: string,
  input: BodyOf<typeof updateTicket>,
): Promise<Fields> {
  const path = `/tickets/${pathSegment(ticketId, 'ticket')}`;
  const change = toUpdateTicket(input);
  try {
    await client.request(call, { method: 'PUT', path, body: change });
  } catch (error) {
    if (!(error instanceof HttpProblem) || !isMissingCall(error)) throw error;
    await client.request(call, { method: 'GET', path }); // an unknown ticket ends here, as 404
    throw new HttpProblem(
      422,
      'UpdateRefused',
      `LiveChat did not change ticket \`${ticketId}\`: its API refuses changes of tickets. Change it in LiveChat.`,
      { upstreamStatus: error.upstreamStatus ?? error.status, cause: error },
    );
  }
  const ticket = pickTicket(await client.request(call, { method: 'GET', path }), ticketId);
  const ignored = ignoredChanges(change, ticket);
  if (ignored.length === 0) return ticket;
  const names = ignored.map((name) => `\`${name}\``).join(', ');
  throw new HttpProblem(
    422,
    'UpdateRefused',
    `LiveChat took the call for ticket \`${ticketId}\` but did not change ${names}. Change it in LiveChat.`,
    { upstreamStatus: 200 },
  );
}

function isMissingCall(problem: HttpProblem): boolean {
  return problem.upstreamStatus === 404 || problem.upstreamStatus === 405 || problem.upstreamStatus === 501;
}

/** The inputs that are not to be found in the ticket after the change. */
export function ignoredChanges(change: UpdateTicketRequest, ticket: Fields): readonly string[] {
  const requester = readFields(ticket.requester);
  const source = readFields(ticket.source);
  const messages = (readList(ticket.events) ?? []).map((event) =>
    readText(readFields(event).message)?.trim(),
  );
  const outcomes: readonly (readonly [
    name: string,
    wanted: string | undefined,
    isThere: (wanted: string) => boolean,
  ])[] = [
    ['message', change.message, (text) => messages.includes(text.trim())],
    ['requester.mail', change.requester?.mail, (mail) => sameAddress(mail, requester.mail)],
    ['requester.name', change.requester?.name, (name) => readText(requester.name) === name.trim()],
    ['subject', change.subject, (subject) => readText(ticket.subject)?.trim() === subject.trim()],
    ['assignee.id', change.assignee?.id, (id) => sameAddress(id, readFields(ticket.assignee).id)],
    ['source.type', change.source?.type, (type) => readText(source.type) === type],
    ['source.url', change.source?.url, (url) => readText(source.url) === url],
  ];
  return outcomes.flatMap(([name, wanted, isThere]) =>
    wanted === undefined || isThere(wanted) ? [] : [name],
  );
}

function sameAddress(wanted: string, found: unknown): boolean {
  return readText(found)?.trim().toLowerCase() === wanted.trim().toLowerCase();
}
