import { type Fault, faultModes } from './faults.js';
import type { FieldReader } from './field-reader.js';
import { givenOnly } from './given-only.js';
import { deliveryChannels } from './state.js';
import type { WebhookFault } from './webhook-faults.js';

/** Reads the body of `PUT /simulator/faults`. */
export function readFault(fields: FieldReader): Fault {
  const isSeconds = typeof fields.value('retryAfter') === 'number';
  const path = fields.text('path', { max: 2_048 });
  const body = fields.value('body');
  const fault = givenOnly({
    delayMs: fields.integer('delayMs', 0, 600_000),
    status: fields.integer('status', 200, 599),
    retryAfter: isSeconds ? fields.integer('retryAfter', 0, 1_000_000) : fields.text('retryAfter'),
    mode: fields.oneOf('mode', faultModes),
    count: fields.integer('count', 1, 1_000_000),
    path,
    body,
    webhooks: readWebhookFault(fields),
  });
  if (path !== undefined && !path.startsWith('/')) fields.problem('path', 'must begin with a slash');
  if (/[^\t -~]/.test(String(fault.retryAfter ?? ''))) fields.problem('retryAfter', 'cannot be a header');
  if (!canBeSerialized(body)) fields.problem('body', 'is nested too deeply');
  fields.check();
  return fault;
}

function readWebhookFault(fields: FieldReader): WebhookFault | undefined {
  if (fields.value('webhooks') === undefined) return undefined;
  const webhooks = fields.object('webhooks');
  return givenOnly({
    drop: webhooks.number('drop', 0, 1),
    duplicate: webhooks.number('duplicate', 0, 1),
    reorder: webhooks.number('reorder', 0, 1),
    delayMs: webhooks.integer('delayMs', 0, 86_400_000),
    channel: webhooks.oneOf('channel', deliveryChannels),
    eventType: webhooks.text('eventType'),
  });
}

function canBeSerialized(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}
