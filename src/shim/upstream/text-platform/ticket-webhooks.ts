import type { CreateHelpDeskWebhookRequest, HelpDeskEventType } from '../../../livechat/helpdesk/webhook.js';
import { HttpProblem } from '../../http-problem.js';
import { notWhatWasAsked } from '../parse-answer.js';
import { pathSegment } from '../path-segment.js';
import { isFields, readFields, readText } from '../read.js';
import type { Call, ListedRegistration, NewRegistration } from '../upstream.js';
import type { HelpDeskClient } from './help-desk-client.js';

/** The event type that a new ticket is. */
export const ticketEventType: HelpDeskEventType = 'tickets.create';

/** The webhooks of HelpDesk. Nothing in a delivery proves where it comes from: the address has to. */
export interface TicketWebhooks {
  register(call: Call, hookUrl: string): Promise<NewRegistration>;
  list(call: Call): Promise<readonly ListedRegistration[]>;
  unregister(call: Call, registrationId: string): Promise<void>;
}

/**
 * unverified: the webhook calls as a whole. Path, members and event types come from consistent second-hand sources;
 * the record is read from the answer, and looked for in the list when it is not there.
 */
export function createTicketWebhooks(client: HelpDeskClient): TicketWebhooks {
  async function list(call: Call): Promise<readonly ListedRegistration[]> {
    const { rows } = await client.page(call, '/webhooks', 'webhooks');
    return rows.filter(isFields).flatMap(({ ID, eventType, url }) => {
      const id = readText(ID);
      const isOurs = eventType === ticketEventType;
      return id === undefined
        ? []
        : [{ id, eventType: isOurs ? ('ticket_created' as const) : undefined, url: readText(url) ?? '' }];
    });
  }

  return {
    list,
    async register(call, hookUrl) {
      const body: CreateHelpDeskWebhookRequest = {
        url: hookUrl,
        eventType: ticketEventType,
        name: 'livechat-connector: ticket_created',
      };
      const answer = await client.request(call, {
        method: 'POST',
        path: '/webhooks',
        body,
        secrets: [hookUrl],
      });
      const id =
        readText(readFields(answer).ID) ??
        (await list(call)).findLast(({ eventType, url }) => eventType === 'ticket_created' && url === hookUrl)
          ?.id;
      if (id === undefined) throw notWhatWasAsked('HelpDesk', 'a webhook');
      return { id, proof: undefined };
    },
    async unregister(call, registrationId) {
      const path = `/webhooks/${pathSegment(registrationId, 'webhook')}`;
      try {
        await client.request(call, { method: 'DELETE', path });
      } catch (error) {
        if (!(error instanceof HttpProblem) || error.upstreamStatus !== 404) throw error;
      }
    },
  };
}
