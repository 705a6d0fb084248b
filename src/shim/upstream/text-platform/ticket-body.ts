import type { webhookTicketResponse } from '../../../../connector/schemas/webhook-ticket-response.js';
import type { Reshaped } from '../../../model/schema.js';
import { type Fields, isFields, readFields, readText } from '../read.js';
import { toGroups, toRequester, toSubject, toTags } from './ticket.js';
import { toEvents } from './ticket-events.js';
import type { TicketNames } from './ticket-names.js';
import { toSource } from './ticket-source.js';
import { toTicketStatus } from './ticket-status.js';

/** The body for a ticket that was created. Without an assignee that part is absent, as in v2. */
export function toTicketBody(ticket: Fields, names: TicketNames): Reshaped<typeof webhookTicketResponse> {
  return {
    ticket: {
      assignee: toAssignee(ticket, names),
      events: toEvents(ticket, names),
      groups: toGroups(ticket, names),
      id: readText(ticket.ID),
      requester: toRequester(ticket),
      source: toSource(ticket),
      status: toTicketStatus(ticket),
      subject: toSubject(ticket),
      tags: toTags(ticket, names),
    },
  };
}

function toAssignee({ assignment }: Fields, { agents }: TicketNames) {
  const { agent } = readFields(assignment);
  const id = isFields(agent) ? readText(agent.ID) : undefined;
  if (!isFields(agent) || id === undefined) return undefined;
  const known = agents?.get(id);
  return { id: readText(agent.email) ?? known?.email ?? id, name: readText(agent.name) ?? known?.name };
}
