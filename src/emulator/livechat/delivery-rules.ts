import { webhookSuccessStatus } from '../../livechat/v2/webhook.js';
import { webhookV3SuccessStatus } from '../../livechat/webhooks-v3/delivery.js';
import { helpDeskRetryDelaysMs, retryDelaysMs, retryDelaysV3Ms } from './retry-schedule.js';
import type { DeliveryChannel } from './state.js';

interface DeliveryRules {
  readonly isSuccess: (status: number) => boolean;
  readonly retryDelaysMs: readonly number[];
}

/** When a message counts as delivered, and when it is repeated otherwise. */
export const deliveryRules: Readonly<Record<DeliveryChannel, DeliveryRules>> = {
  v2: { isSuccess: (status) => status === webhookSuccessStatus, retryDelaysMs },
  v3: { isSuccess: (status) => status === webhookV3SuccessStatus, retryDelaysMs: retryDelaysV3Ms },
  // That any 2xx will do is unverified.
  helpDesk: {
    isSuccess: (status) => status >= 200 && status < 300,
    retryDelaysMs: helpDeskRetryDelaysMs,
  },
};
