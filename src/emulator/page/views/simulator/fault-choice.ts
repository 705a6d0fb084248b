/** What can go wrong with calls, in the words of a maker. */
export const callFaults = [
  ['none', 'are as usual'],
  ['slow', 'come late'],
  ['refuse', 'are an error'],
  ['garble', 'are no JSON'],
  ['truncate', 'are cut in half'],
  ['reset', 'are a cut connection'],
  ['hang', 'never come'],
] as const;

/** What can go wrong with webhooks. */
export const webhookFaults = [
  ['none', 'are as usual'],
  ['drop', 'are never sent'],
  ['duplicate', 'are sent twice'],
  ['reorder', 'overtake each other'],
  ['late', 'are sent late'],
] as const;

/** What a maker chose; numbers as they were typed. */
export interface FaultChoice {
  readonly calls: (typeof callFaults)[number][0];
  readonly delay: string;
  readonly status: string;
  readonly retryAfter: string;
  /** All calls when it is empty. */
  readonly count: string;
  readonly path: string;
  readonly webhooks: (typeof webhookFaults)[number][0];
  readonly webhookDelay: string;
}

/** Nothing goes wrong; what would be usual otherwise. */
export const noFault: FaultChoice = {
  ...{ calls: 'none', delay: '5000', status: '503', retryAfter: '', count: '', path: '' },
  ...{ webhooks: 'none', webhookDelay: '5000' },
};

/** The body of `PUT /simulator/faults`. What is no number goes as it is, and is answered in words. */
export function toFault(choice: FaultChoice): object {
  const { calls, delay, status, retryAfter, count, path, webhooks, webhookDelay } = choice;
  return {
    ...(calls === 'slow' && { delayMs: toNumber(delay) }),
    ...(calls === 'refuse' && { status: toNumber(status) }),
    ...(calls === 'refuse' && retryAfter !== '' && { retryAfter: toNumber(retryAfter) }),
    ...(['garble', 'truncate', 'reset', 'hang'].includes(calls) && { mode: calls }),
    ...(calls !== 'none' && count !== '' && { count: toNumber(count) }),
    ...(calls !== 'none' && path !== '' && { path }),
    ...(webhooks === 'late' && { webhooks: { delayMs: toNumber(webhookDelay) } }),
    ...(['drop', 'duplicate', 'reorder'].includes(webhooks) && { webhooks: { [webhooks]: 1 } }),
  };
}

const toNumber = (text: string): number | string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
