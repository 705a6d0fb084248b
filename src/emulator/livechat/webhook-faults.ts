import type { Random } from './random.js';
import type { DeliveryChannel } from './state.js';

/** What goes wrong with webhook messages on their way; the shares are from 0 to 1. */
export interface WebhookFault {
  /** The share that is never sent. */
  readonly drop?: number;
  /** The share that is sent twice, each with its own repetitions. */
  readonly duplicate?: number;
  /** The share that waits until the next message has overtaken it, a second at most. */
  readonly reorder?: number;
  /** How long every message waits before its first attempt. */
  readonly delayMs?: number;
  /** Only messages of this API. */
  readonly channel?: DeliveryChannel;
  /** Only messages of this event or action, for example `chat_deactivated`. */
  readonly eventType?: string;
}

/** What is to become of one message. */
export interface DeliveryFate {
  readonly dropped: boolean;
  readonly copies: number;
  readonly held: boolean;
  readonly delayMs: number;
}

/** How long a message that should be overtaken waits when none follows. */
export const overtakenWithinMs = 1_000;

/** Draws the fate of a message: the same seed and the same messages have the same fates. */
export function drawFate(
  fault: WebhookFault | undefined,
  random: Random,
  { channel, eventType }: { readonly channel: DeliveryChannel; readonly eventType: string },
): DeliveryFate {
  const isMeant =
    fault !== undefined &&
    (fault.channel ?? channel) === channel &&
    (fault.eventType ?? eventType) === eventType;
  if (!isMeant) return { dropped: false, copies: 1, held: false, delayMs: 0 };
  const happens = (share: number | undefined) => share !== undefined && random.chance(share);
  return {
    dropped: happens(fault.drop),
    copies: happens(fault.duplicate) ? 2 : 1,
    held: happens(fault.reorder),
    delayMs: fault.delayMs ?? 0,
  };
}
