import { type RequestHandler, Router } from 'express';
import { announceTicketOpened } from '../announce.js';
import type { SimulatorContext } from '../context.js';
import { FieldReader } from '../field-reader.js';
import { answer } from './answer.js';
import { openTicket } from './ticket-changes.js';

/**
 * `POST /v2/tickets/new`, the target of the chat window's offline form, open to everybody. Where the real one answers
 * every mistake with 500, this one says what is wrong with 400.
 */
export function createOfflineForm(context: SimulatorContext, readBody: RequestHandler): Router {
  const router = Router();
  router.post('/tickets/new', readBody, (request, response) => {
    const fields = new FieldReader(request.body);
    const ticket = openTicket(context, readOfflineForm(context, fields, request.ip));
    announceTicketOpened(context, ticket);
    answer(request, response, { id: ticket.id });
  });
  return router;
}

function readOfflineForm({ state }: SimulatorContext, fields: FieldReader, ip: string | undefined) {
  const license = fields.integer('licence_id', 0, Number.MAX_SAFE_INTEGER);
  if (license !== state.license) fields.problem('licence_id', 'is not a known licence');
  const requester = fields.object('requester');
  const mail = requester.mail('mail', { required: true });
  const name = requester.text('name');
  const subject = fields.text('subject');
  const message =
    fields.text('ticket_message', { max: 65_536 }) ?? fields.text('offline_message', { max: 65_536 });
  if (message === undefined) fields.problem('ticket_message', 'cannot be empty');
  const group = fields.integer('group', 0, Number.MAX_SAFE_INTEGER);
  if (group !== undefined && !state.groups.some(({ id }) => id === group))
    fields.problem('group', 'does not exist');
  const url = fields.object('source').text('url', { max: 2_048 });
  const timezone = fields.text('timezone');
  fields.text('visitor_id');
  fields.check();
  return {
    message: message ?? '', // required, so `check` has refused its absence
    requester: {
      mail: mail ?? '',
      ...(name !== undefined && { name }),
      ...(ip !== undefined && { ip }),
      ...(timezone !== undefined && { utc_offset: timezone }),
    },
    subject,
    source: { type: 'chat-window', ...(url !== undefined && { url }) } as const,
    groups: group === undefined ? undefined : [group],
  };
}
