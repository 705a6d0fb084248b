import type { Operation } from '../../connector-folder/connector.js';
import type { Credential } from './apply-credential.js';
import { toRecordedBody } from './body.js';
import type { CallTrace, TracedRequest, TracedResponse } from './call-trace.js';
import { type CheckedAnswer, isChecked } from './check-answer.js';
import type { Deviation } from './check-schema.js';
import type { Headers } from './headers.js';
import {
  type AnswerState,
  answerHeaders,
  bytesOf,
  type MessageBody,
  type RequestState,
  urlOf,
} from './message.js';
import { requestChanges } from './trace-changes.js';

/** A request for a trace. */
export function toTracedRequest(request: RequestState, sentTo?: string): TracedRequest {
  const { method, headers } = request;
  return {
    ...{ method, url: urlOf(request), headers },
    ...(sentTo === undefined ? {} : { sentTo }),
    ...shownBody(request.body, headers['content-type']),
  };
}

/** An answer for a trace. */
export function toTracedResponse(answer: AnswerState): TracedResponse {
  const headers = answerHeaders(answer);
  return { status: answer.status, headers, ...shownBody(answer.body, headers['content-type']) };
}

function shownBody(body: MessageBody, contentType: string | undefined): { readonly body?: unknown } {
  const shown = toRecordedBody(bytesOf(body), contentType);
  return shown === undefined ? {} : { body: shown };
}

/** The call as the caller sent it. */
export function traceReceived(
  trace: CallTrace,
  request: RequestState,
  given: Headers,
  removed: readonly string[],
): void {
  trace.add(() => ({
    ...{ kind: 'received', title: 'Received from the caller', outcome: 'done' },
    request: toTracedRequest({ ...request, headers: given }),
    ...(removed.length === 0
      ? {}
      : { warnings: removed.map((name) => `The gateway does not pass on \`${name}\`.`) }),
  }));
}

/** What the connection put into the request. */
export function traceCredential(
  trace: CallTrace,
  credential: Credential,
  before: RequestState,
  after: RequestState,
  problem?: string,
): void {
  const isApplied = credential.kind === 'header' || credential.kind === 'query';
  trace.add(() => ({
    kind: 'credential',
    title: isApplied
      ? `Credential put into the ${credential.kind === 'header' ? 'header' : 'query parameter'} ${credential.name}`
      : 'No credential',
    outcome: problem !== undefined ? 'failed' : isApplied ? 'changed' : 'skipped',
    ...(problem === undefined ? {} : { detail: problem }),
    changes: requestChanges(before, after),
    ...(credential.kind === 'none' && credential.warning !== undefined
      ? { warnings: [credential.warning] }
      : {}),
  }));
}

/** What became of an operation that is bound to `script.csx`. */
export function traceScript(
  trace: CallTrace,
  outcome: 'done' | 'skipped' | 'not-emulated',
  detail: string,
): void {
  trace.add(() => ({ kind: 'script', title: 'Custom code (script.csx)', outcome, detail }));
}

/** What went to the backend; `sentTo` when that was another address than the platform's. */
export function traceBackendRequest(trace: CallTrace, request: RequestState, sentTo?: string): void {
  trace.add(() => ({
    ...{ kind: 'backend-request', title: 'Sent to the backend', outcome: 'done' },
    request: toTracedRequest(request, sentTo),
  }));
}

/** What came back from there, or why nothing did. */
export function traceBackendAnswer(trace: CallTrace, answer: AnswerState | string): void {
  trace.add(() =>
    typeof answer === 'string'
      ? { kind: 'backend-response', title: 'No answer from the backend', outcome: 'failed', detail: answer }
      : {
          ...{ kind: 'backend-response', title: `Backend answered ${answer.status}`, outcome: 'done' },
          response: toTracedResponse(answer),
        },
  );
}

/** What the caller got, without the headers that the hub puts on every answer. */
export function traceAnswer(trace: CallTrace, answer: AnswerState): void {
  trace.add(() => ({
    ...{ kind: 'answer', title: `Answered ${answer.status} to the caller`, outcome: 'done' },
    response: toTracedResponse(answer),
  }));
}

/** Whether the request is what the definition says. */
export function traceRequestCheck(trace: CallTrace, deviations: readonly Deviation[]): void {
  trace.add(() => ({
    kind: 'schema-check',
    title: deviations.length === 0 ? 'Request fits the definition' : 'Request does not fit the definition',
    outcome: deviations.length === 0 ? 'done' : 'failed',
    deviations,
  }));
}

/** Whether the answer is what the definition says. */
export function traceSchemaCheck(
  trace: CallTrace,
  operation: Operation,
  checked: CheckedAnswer,
  deviations: readonly Deviation[],
): void {
  trace.add(() => {
    if (!isChecked(operation, checked)) {
      return {
        ...{ kind: 'schema-check', title: 'Answer not checked', outcome: 'skipped' },
        detail: 'The definition has no schema for this answer.',
      };
    }
    return {
      kind: 'schema-check',
      title: deviations.length === 0 ? 'Answer fits its schema' : 'Answer does not fit its schema',
      outcome: deviations.length === 0 ? 'done' : 'failed',
      deviations,
    };
  });
}
