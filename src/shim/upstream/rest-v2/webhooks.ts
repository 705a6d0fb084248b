import { type CreateWebhookRequest, webhookDataTypes } from '../../../livechat/v2/webhook.js';
import { HttpProblem } from '../../http-problem.js';
import { pathSegment } from '../path-segment.js';
import { isFields, readFields, readList, readText } from '../read.js';
import {
  type Call,
  type EventType,
  eventTypes,
  type ListedRegistration,
  type NewRegistration,
} from '../upstream.js';
import type { V2Client } from './client.js';

/** The body of `POST /webhooks`: every part that the event can deliver. */
export function toRegistration(eventType: EventType, hookUrl: string): CreateWebhookRequest {
  return { event_type: eventType, data_types: webhookDataTypes[eventType], url: hookUrl };
}

/**
 * The new registration. The create call answers with the list, perhaps with others in it, so ours is found by
 * event and address.
 */
export function fromRegistration(answer: unknown, eventType: EventType, hookUrl: string): NewRegistration {
  const own = (readList(readFields(answer).events) ?? [])
    .filter(isFields)
    .findLast((event) => event.event_type === eventType && event.url === hookUrl);
  const id = readText(own?.id);
  if (id === undefined) {
    throw new HttpProblem(
      502,
      'UpstreamInvalidAnswer',
      'LiveChat did not list the new webhook in its answer.',
    );
  }
  return { id, proof: readText(own?.token) };
}

/** The registrations of the account. */
export function fromRegistrationList(answer: unknown): readonly ListedRegistration[] {
  return (readList(readFields(answer).events) ?? []).filter(isFields).flatMap((event) => {
    const id = readText(event.id);
    const url = readText(event.url);
    const eventType = eventTypes.find((type) => type === event.event_type);
    return id === undefined || url === undefined ? [] : [{ id, eventType, url }];
  });
}

/** Removes a registration; one that LiveChat does not know is already gone. */
export async function unregister(client: V2Client, call: Call, registrationId: string): Promise<void> {
  try {
    await client.request(call, {
      method: 'DELETE',
      path: `/webhooks/${pathSegment(registrationId, 'webhook')}`,
    });
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.upstreamStatus !== 404) throw error;
  }
}
