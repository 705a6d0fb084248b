import type { updateTicket } from '../../../../connector/operations/tickets/update-ticket.js';
import type { UpdateTicketRequest } from '../../../livechat/helpdesk/ticket-requests.js';
import type { BodyOf } from '../../../model/operation.js';
import { HttpProblem } from '../../http-problem.js';
import { type Fields, readFields, readText } from '../read.js';
import type { Call } from '../upstream.js';
import { type AssignmentChange, findAssignment } from './assignment.js';
import type { Directory } from './directory.js';
import { fetchTicket, ticketPath } from './get-ticket.js';
import type { HelpDeskClient } from './help-desk-client.js';
import { countMessages, toRequester } from './ticket.js';
import { toSource } from './ticket-source.js';

type Input = BodyOf<typeof updateTicket>;

/**
 * The body of `PATCH /tickets/ID`: what is given, nothing else. A message is added, in the requester's name as in a
 * new ticket: with an agent as author HelpDesk would write an email to the requester.
 *
 * unverified: that `subject` is taken; one second-hand source lists it. The outcome is looked at.
 */
export function toUpdateTicket(
  { message, subject }: Input,
  assignment: AssignmentChange | undefined,
): UpdateTicketRequest {
  return {
    ...(message !== undefined && { message: { text: message }, author: { type: 'client' } }),
    ...(subject !== undefined && { subject }),
    ...assignment,
  };
}

/**
 * Changes a ticket and gives it back as it then is. What cannot be changed is refused before anything is, and what
 * was asked for and is not in the ticket afterwards is told, never passed over.
 */
export async function changeTicket(
  client: HelpDeskClient,
  directory: Directory,
  call: Call,
  ticketId: string,
  input: Input,
): Promise<Fields> {
  const before = await fetchTicket(client, call, ticketId);
  refuseFixedParts(input, before, ticketId);
  const login = input.assignee?.id;
  const assignment = login === undefined ? undefined : await findAssignment(directory, call, login, before);
  const change = toUpdateTicket(input, assignment);
  if (Object.keys(change).length === 0) return before;
  await client.request(call, { method: 'PATCH', path: ticketPath(ticketId), body: change });
  const after = await fetchTicket(client, call, ticketId);
  const ignored = ignoredChanges(change, before, after);
  if (ignored.length === 0) return after;
  throw new HttpProblem(
    422,
    'UpdateRefused',
    `HelpDesk took the call for ticket \`${ticketId}\` but did not change ${quote(ignored)}. Change it in HelpDesk.`,
    { upstreamStatus: 200 },
  );
}

/** unverified: whether the requester can be changed at all; no source lists it, so only what is so already is taken. */
function refuseFixedParts({ requester, source }: Input, ticket: Fields, ticketId: string): void {
  const now = { requester: toRequester(ticket), source: toSource(ticket) };
  const wishes: readonly (readonly [name: string, wanted: string | undefined, found: string | undefined])[] =
    [
      ['requester.mail', requester?.mail.trim().toLowerCase(), now.requester.mail?.toLowerCase()],
      ['requester.name', requester?.name?.trim(), now.requester.name?.trim() ?? ''],
      ['source.type', source?.type, now.source.type],
      ['source.url', source?.url, now.source.url],
    ];
  const refused = wishes.flatMap(([name, wanted, found]) =>
    wanted === undefined || wanted === found ? [] : [name],
  );
  if (refused.length === 0) return;
  throw new HttpProblem(
    422,
    'UpdateRefused',
    `HelpDesk cannot change ${quote(refused)} of ticket \`${ticketId}\`, so nothing was changed; give what the ticket has now.`,
  );
}

/** The inputs that are not to be found in the ticket after the change. */
export function ignoredChanges(
  change: UpdateTicketRequest,
  before: Fields,
  after: Fields,
): readonly string[] {
  const ignored: string[] = [];
  // HelpDesk may reshape the text, so a message is there when there is one more than before.
  const messages = countMessages(after);
  if (change.message !== undefined && messages !== undefined && messages <= (countMessages(before) ?? -1)) {
    ignored.push('message');
  }
  if (change.subject !== undefined && readText(after.subject)?.trim() !== change.subject.trim()) {
    ignored.push('subject');
  }
  const agent = readText(readFields(readFields(after.assignment).agent).ID);
  if (change.assignment !== undefined && agent !== change.assignment.agent?.ID) ignored.push('assignee.id');
  return ignored;
}

function quote(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
