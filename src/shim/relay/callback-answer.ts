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
 * 404 and 410 end the subscription whatever they say: the platform answers 404 only when the workflow
 * (`WorkflowNotFound`) or the version of its trigger (`WorkflowTriggerVersionNotFound`) is gone, both for good, since a
 * saved flow subscribes with a new URL; not every front door passes the code on. 400 ends it only with
 * `WorkflowTriggerIsNotEnabled`. Microsoft's Business Central, which posts to the same URLs, gives up on these three
 * and retries all else: codeunit 1545 `Workflow Webhook Notification` in
 * https://github.com/microsoft/ALAppExtensions. A redirect is not followed: the signed URL is the only address.
 */
export function readCallbackAnswer(answer: CallbackAnswer, now: number): CallbackOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };

  const code = errorCode(answer.body) ?? errorWord(answer.statusText);
  const reason = code ? `answered ${status} ${code}` : `answered ${status}`;
  if (status === 404 || status === 410) return { kind: 'gone', reason };
  if (status === 400 && code === 'WorkflowTriggerIsNotEnabled') return { kind: 'gone', reason };

  const retryAfterMs = retryAfter(answer.retryAfter, now);
  return {
    kind: 'retry',
    reason,
    answered: true,
    ...(refusals.has(status) && { refused: true as const }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

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
