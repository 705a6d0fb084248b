import { GatewayProblem } from '../gateway-problem.js';

/** How often a polling trigger asks. */
export interface Recurrence {
  readonly frequency: keyof typeof longest;
  readonly interval: number;
}

/** The longest interval of each: https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config */
const longest = { Second: 9_999_999, Minute: 72_000, Hour: 12_000, Day: 500, Month: 16 } as const;
const seconds = { Second: 1, Minute: 60, Hour: 3600, Day: 86_400, Month: 30 * 86_400 } as const;

/** The names that a recurrence takes. */
export const frequencies = Object.keys(longest);

/** What a flow polls at when it does not say: once a minute, the shortest that Power Automate allows. */
export const defaultRecurrence: Recurrence = { frequency: 'Minute', interval: 1 };

/** Throws for an interval that the platform does not take. */
export function checkRecurrence({ frequency, interval }: Recurrence): void {
  const most = longest[frequency];
  if (Number.isInteger(interval) && interval >= 1 && interval <= most) return;
  const message = `A recurrence by ${frequency} takes a whole interval from 1 to ${most}; it was given ${interval}.`;
  throw new GatewayProblem(422, 'FlowNotValid', message);
}

/** Seconds between two polls. A month counts 30 days. */
export const secondsOf = ({ frequency, interval }: Recurrence): number => seconds[frequency] * interval;

/**
 * Seconds until the next poll. `Retry-After` counts after a 200, and otherwise when the recurrence is below a minute.
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers
 */
export function nextDelay(recurrence: Recurrence, status: number, retryAfter: number | undefined): number {
  const usual = secondsOf(recurrence);
  if (retryAfter === undefined || (status !== 200 && usual >= 60)) return usual;
  return retryAfter;
}

/** `Retry-After` in seconds, also when it is a date; undefined when it is neither. */
export function readRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
