import { type Response, Router } from 'express';
import { totalPagesHeader, totalResultsHeader } from '../../../livechat/helpdesk/api.js';
import type { SimulatorContext } from '../context.js';
import { createJsonReader, FieldReader } from '../field-reader.js';
import { moveTicket } from '../help-desk-ticket.js';
import { answerJson } from '../modern/answer-json.js';
import { createForbidden, createNotFound } from '../problem.js';
import type { StoredTicket } from '../state.js';
import { callerOf } from './authenticate.js';
import { createTicket, updateTicket } from './ticket-changes.js';
import { readTicketQuery, selectTickets } from './ticket-query.js';
import { toTicket } from './ticket-view.js';

/** `/tickets`. https://api.helpdesk.com/docs */
export function createTicketRoutes(context: SimulatorContext): Router {
  const { state, quirks, clock, changed } = context;
  const router = Router();

  router.get('/tickets', (request, response) => {
    const query = readTicketQuery(new FieldReader({ ...request.query }), clock.now());
    const { total, pages, tickets } = selectTickets(state, query);
    const withEvents = (query.eventsScope ?? quirks.defaultEventsScope) === 'full';
    response.set({ [totalResultsHeader]: String(total), [totalPagesHeader]: String(pages) });
    answerJson(
      response,
      tickets.map((ticket) => toTicket(state, ticket, withEvents)),
    );
  });

  router.get('/tickets/:id', (request, response) => {
    answerTicket(response, findTicket(request.params.id));
  });

  router.post('/tickets', (request, response) => {
    const ticket = createTicket(context, createJsonReader(request.body), callerOf(response).agent);
    answerTicket(response, ticket, Number(quirks.createdStatus));
  });

  router.patch('/tickets/:id', (request, response) => {
    const ticket = findTicket(request.params.id);
    updateTicket(context, ticket, createJsonReader(request.body), callerOf(response).agent);
    answerTicket(response, ticket);
  });

  router.delete('/tickets/:id', (request, response) => {
    const ticket = findTicket(request.params.id);
    if (ticket.helpDesk.silo === 'trash') throw createForbidden('The ticket is in the trash already');
    moveTicket(ticket, 'trash');
    changed();
    answerJson(response, {});
  });

  return router;

  function findTicket(id: string): StoredTicket {
    const ticket = state.tickets.find(
      ({ helpDesk }) => helpDesk.id === id || (quirks.shortIdLookup && helpDesk.shortId === id),
    );
    if (ticket === undefined) throw createNotFound('Ticket');
    return ticket;
  }

  function answerTicket(response: Response, ticket: StoredTicket, status = 200): void {
    answerJson(response, toTicket(state, ticket), status);
  }
}
