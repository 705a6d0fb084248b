import type { Logger } from '../../../shared/logger.js';
import { HttpProblem } from '../../http-problem.js';
import type { Call, ListedRegistration } from '../upstream.js';
import type { ChatWebhooks } from './chat-webhooks.js';
import { isRefusal, reasonOf } from './status-mapping.js';
import type { TicketWebhooks } from './ticket-webhooks.js';

/**
 * The registrations of both products. One that refuses is left out, as long as the other answers: a token may have
 * the scopes of one only, and HelpDesk need not be active on the account.
 */
export async function listRegistrations(
  { chats, tickets, logger }: { chats: ChatWebhooks; tickets: TicketWebhooks; logger: Logger },
  call: Call,
): Promise<readonly ListedRegistration[]> {
  const [ofChats, ofTickets] = await Promise.allSettled([chats.list(call), tickets.list(call)]);
  if (ofChats.status === 'rejected' && (ofTickets.status === 'rejected' || !isRefusal(ofChats.reason))) {
    throw ofChats.reason;
  }
  if (ofTickets.status === 'rejected' && !isWithoutHelpDesk(ofTickets.reason)) throw ofTickets.reason;
  for (const outcome of [ofChats, ofTickets]) {
    if (outcome.status === 'fulfilled') continue;
    const reason = reasonOf(outcome.reason);
    logger.info({ requestId: call.requestId, reason }, 'one product does not list its webhooks');
  }
  return [ofChats, ofTickets].flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
}

/** unverified: what HelpDesk answers to an account without HelpDesk; any refusal of the credential is taken for it. */
function isWithoutHelpDesk(error: unknown): boolean {
  return isRefusal(error) || (error instanceof HttpProblem && (error.status === 401 || error.status === 402));
}
