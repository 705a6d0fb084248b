import type { ExampleChange } from '../../../src/validator/rule.js';

/** One defect in a connector that is otherwise clean: the change, and the code and place it is to be reported with. */
export interface DefectRow {
  readonly code: string;
  readonly changes: readonly ExampleChange[];
  readonly want: string;
}

/** A defect at one place; reported there unless `want` says where. `also` is what the defect needs around it. */
export function defect(
  code: string,
  at: string,
  set: unknown,
  { want = at, also = [] }: { readonly want?: string; readonly also?: readonly ExampleChange[] } = {},
): DefectRow {
  return { code, changes: [...also, { at, set }], want };
}

/** A query parameter with all that certification asks for. */
export function query(name: string, more: object = {}): object {
  return {
    name,
    in: 'query',
    type: 'string',
    'x-ms-summary': 'Filter',
    description: 'What is looked for.',
    ...more,
  };
}

/** A path parameter with all that certification asks for. */
export function inPath(name: string, more: object = {}): object {
  return query(name, { in: 'path', required: true, 'x-ms-url-encoding': 'single', ...more });
}

/** An operation with all that certification asks for. */
export function operation(operationId: string, more: object = {}): object {
  return {
    operationId,
    summary: 'Read the history',
    description: 'Reads what was changed last.',
    responses: {
      '200': {
        description: 'What changed.',
        schema: { type: 'string', 'x-ms-summary': 'Change', description: 'The change.' },
      },
    },
    ...more,
  };
}

/** Where things are in the definition of the LiveChat connector. */
export const listTickets = '/paths/~1tickets/get';
export const createTicket = '/paths/~1tickets/post';
export const getTicket = '/paths/~1tickets~1{ticketId}/get';
export const updateTicket = '/paths/~1tickets~1{ticketId}~1tags/put';
export const hook = '/paths/~1chat_ends_webhook~1webhooks';
export const ticket = '/definitions/TicketResponse/properties';
export const newTicket = '/definitions/Createticket_Request';
export const ticketId = `${getTicket}/parameters/0`;
