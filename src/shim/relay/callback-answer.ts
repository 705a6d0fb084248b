import { retryAfter } from '../retry-after.js';

/** What a callback's answer means for the event and its subscription. Reasons hold no secret: they are kept and logged. */
export type CallbackOutcome =
  | { readonly kind: 'delivered' }
  /** The callback will never take an event again: the subscription ends. */
  | { readonly kind: 'gone'; readonly reason: string }
  /**
   * `answered` is false when there was no answer at all. `refused` when the callback takes others, but will hardly ever
   * take this event.
   */
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly answered: boolean;
      readonly refused?: true;
      readonly retryAfterMs?: number;
    };

/** The parts of an HTTP answer that decide. */
export interface CallbackAnswer {
  readonly status: number;
  /** The reason phrase; the platform has been seen to put its error code there. */
  readonly statusText: string;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/**
 * Three answers of the platform end the subscription: the flow is off, the workflow is gone, the version of its trigger
 * is gone. Microsoft's Business Central, which posts to the same URLs, gives up on these three and retries all else:
 * codeunit 1545 `Workflow Webhook Notification` in https://github.com/microsoft/ALAppExtensions. A 404 without such a
 * code is no word of the platform: an app that starts, is moved or is put behind another front door answers it for a
 * while. 410 means for good, https://www.rfc-editor.org/rfc/rfc9110#name-410-gone. A redirect is not followed: the
 * signed URL is the only address.
 */
export function readCallbackAnswer(answer: CallbackAnswer, now: number): CallbackOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };

  const code = errorCode(answer.body) ?? errorWord(answer.statusText);
  const reason = code ? `answered ${status} ${code}` : `answered ${status}`;
  if (status === 410 || finalCodes.get(code ?? '') === status) return { kind: 'gone', reason };

  const retryAfterMs = retryAfter(answer.retryAfter, now);
  return {
    kind: 'retry',
    reason,
    answered: true,
    ...(refusals.has(status) && { refused: true as const }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** By code, the status that it comes with. */
const finalCodes: ReadonlyMap<string, number> = new Map([
  ['WorkflowTriggerIsNotEnabled', 400],
  ['WorkflowNotFound', 404],
  ['WorkflowTriggerVersionNotFound', 404],
]);

/** Statuses that speak of the body of the request: malformed, too large, of the wrong type, against a schema. */
const refusals: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/** `error.code` of `{"error":{"code","message"}}`. */
function errorCode(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const code = (parsed as { error?: { code?: unknown } | null } | null)?.error?.code;
    return typeof code === 'string' ? errorWord(code) : undefined;
  } catch {
    return undefined;
  }
}

/** The text when it looks like a code, so that nothing else of an answer gets into a log. */
function errorWord(text: string): string | undefined {
  return /^[A-Z][A-Za-z]{1,79}$/.test(text) ? text : undefined;
}
