import { type Request, type Response, Router } from 'express';
import type { SingleTicketResponse } from '../../../livechat/v2/ticket.js';
import { announceTicketOpened } from '../announce.js';
import { type SimulatorContext, unixSeconds } from '../context.js';
import { FieldReader } from '../field-reader.js';
import { publishTicketChange } from '../helpdesk/publish.js';
import { createUuid } from '../ids.js';
import { createNotFound, SimulatorProblem } from '../problem.js';
import type { SimulatorState, StoredTicket } from '../state.js';
import { answer } from './answer.js';
import { callerOf } from './authenticate.js';
import { openTicket, readNewTicket, updateTicket } from './ticket-changes.js';
import { readTicketQuery, selectTickets } from './ticket-query.js';
import { toTicket } from './ticket-view.js';

/** `/tickets`. https://platform.text.com/docs/management/configuration-api/v2.0/#tickets */
export function createTicketRoutes(context: SimulatorContext): Router {
  const { state, quirks, changed } = context;
  const router = Router();

  router.get('/tickets', (request, response) => {
    const { pages, total, tickets } = selectTickets(
      state.tickets.filter(isVisible),
      readTicketQuery(request.query),
    );
    answer(request, response, { pages, total, tickets: tickets.map(toView) });
  });

  router.get('/tickets/:id', (request, response) => {
    answerTicket(request, response, getTicket(state, request.params.id));
  });

  router.post('/tickets', (request, response) => {
    const ticket = openTicket(context, readNewTicket(context, new FieldReader(request.body)));
    announceTicketOpened(context, ticket);
    answerTicket(request, response, ticket);
  });

  router.put('/tickets/:id', (request, response) => {
    if (quirks.updateTicket === 'missing') throw createNotFound('Resource');
    if (quirks.updateTicket === 'refuse') {
      throw new SimulatorProblem(405, { error: 'Method not allowed' }, { Allow: 'GET, HEAD' });
    }
    const ticket = getTicket(state, request.params.id);
    if (quirks.updateTicket === 'apply') {
      const first = ticket.events.length;
      updateTicket(context, ticket, new FieldReader(request.body), callerOf(response));
      changed();
      publishTicketChange(context, ticket, first);
    }
    answerTicket(request, response, ticket);
  });

  router.put('/tickets/:id/tags', (request, response) => {
    const ticket = getTicket(state, request.params.id);
    const fields = new FieldReader(request.body);
    const tags = fields.texts('tag', 100);
    if (fields.value('tag') === undefined) fields.problem('tag', 'must be an array of strings');
    fields.check();
    ticket.tags = [...new Set(tags)];
    keepTags(context, ticket.tags);
    ticket.modified = unixSeconds(context.clock);
    changed();
    publishTicketChange(context, ticket, ticket.events.length);
    answerTicket(request, response, ticket);
  });

  return router;

  function toView(ticket: StoredTicket) {
    return toTicket(state, ticket, quirks.undocumentedFields);
  }

  function answerTicket(request: Request, response: Response, ticket: StoredTicket): void {
    const view = toView(ticket);
    const body: SingleTicketResponse =
      quirks.singleTicket === 'envelope' ? { pages: 1, total: 1, tickets: [view] } : view;
    answer(request, response, body);
  }
}

function getTicket(state: SimulatorState, id: string): StoredTicket {
  const ticket = state.tickets.find((entry) => entry.id === id && isVisible(entry));
  if (ticket === undefined) throw createNotFound('Ticket');
  return ticket;
}

/** HelpDesk's trash is not seen here. */
function isVisible({ helpDesk }: StoredTicket): boolean {
  return helpDesk.silo !== 'trash';
}

/** HelpDesk has a record of every tag. */
function keepTags({ state, random }: SimulatorContext, names: readonly string[]): void {
  for (const name of names) {
    const isKnown = state.tags.some((tag) => tag.name === name);
    if (!isKnown) state.tags.push({ ID: createUuid(random), teamID: null, name });
  }
}
