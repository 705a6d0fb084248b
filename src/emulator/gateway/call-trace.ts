import type { Deviation } from './check-schema.js';
import { masked, maskHeaders, maskText, maskValue } from './mask.js';

/** What a step did to the message. */
export interface TraceChange {
  readonly part: 'method' | 'url' | 'query' | 'header' | 'body' | 'status' | 'connection';
  /** The header's or query parameter's name, or the JSON pointer inside the body. */
  readonly name?: string;
  /** Left out when there was nothing before. */
  readonly before?: unknown;
  /** Left out when it was taken away. */
  readonly after?: unknown;
}

/** A request as a trace shows it. */
export interface TracedRequest {
  readonly method: string;
  readonly url: string;
  /** Where it was really sent when `--backend` stands in for `url`. */
  readonly sentTo?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer as a trace shows it. */
export interface TracedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Which policy of apiProperties.json a step is about. */
export interface TracedPolicy {
  /** Place in `policyTemplateInstances`, from 0. */
  readonly index: number;
  readonly templateId: string;
  readonly title?: string;
  readonly section: 'Request' | 'Response' | 'Failure';
}

/**
 * One step of a call through the gateway, in the order in which it happened. `title` is a line for people;
 * `detail` says why a step was skipped, changed nothing or failed.
 */
export interface TraceStep {
  readonly kind:
    | 'received'
    | 'throttling'
    | 'credential'
    | 'policy'
    | 'script'
    | 'backend-request'
    | 'backend-response'
    | 'answer'
    | 'schema-check';
  readonly title: string;
  readonly outcome: 'done' | 'changed' | 'unchanged' | 'skipped' | 'failed' | 'not-emulated';
  readonly detail?: string;
  /** Milliseconds since the call was received. */
  readonly atMs: number;
  readonly policy?: TracedPolicy;
  readonly changes?: readonly TraceChange[];
  readonly warnings?: readonly string[];
  readonly request?: TracedRequest;
  readonly response?: TracedResponse;
  /** Calls that a policy made on its own. */
  readonly sideCall?: { readonly request: TracedRequest; readonly response?: TracedResponse };
  /** Where a message does not fit its schema. */
  readonly deviations?: readonly Deviation[];
}

/** Collects the steps of one call. Steps are worked out when somebody looks: a call pays nothing for them. */
export interface CallTrace {
  add(step: () => Omit<TraceStep, 'atMs'>): void;
  /** The steps with every secret masked. */
  view(secrets: readonly string[], hidden: HiddenNames): readonly TraceStep[];
}

/** Headers and query parameters whose value is a credential, whatever it is. */
export interface HiddenNames {
  readonly header?: string;
  readonly query?: string;
}

/** A trace that starts now. */
export function createCallTrace(now: () => number): CallTrace {
  const startedAt = now();
  const steps: { readonly atMs: number; readonly make: () => Omit<TraceStep, 'atMs'> }[] = [];
  let seen: readonly TraceStep[] | undefined;
  return {
    add(make) {
      steps.push({ atMs: now() - startedAt, make });
      seen = undefined;
    },
    view(secrets, hidden) {
      seen ??= steps.map(({ atMs, make }) => maskStep({ ...make(), atMs }, secrets, hidden));
      return seen;
    },
  };
}

function maskStep(step: TraceStep, secrets: readonly string[], hidden: HiddenNames): TraceStep {
  const request = (found: TracedRequest): TracedRequest => ({
    ...found,
    url: maskUrl(found.url, secrets, hidden),
    ...(found.sentTo === undefined ? {} : { sentTo: maskUrl(found.sentTo, secrets, hidden) }),
    headers: maskHeaders(found.headers, secrets, hidden.header),
    ...(found.body === undefined ? {} : { body: maskValue(found.body, secrets) }),
  });
  const response = (found: TracedResponse): TracedResponse => ({
    ...found,
    headers: maskHeaders(found.headers, secrets, hidden.header),
    ...(found.body === undefined ? {} : { body: maskValue(found.body, secrets) }),
  });
  const { sideCall } = step;
  return {
    ...step,
    ...(step.detail === undefined ? {} : { detail: maskText(step.detail, secrets) }),
    ...(step.warnings === undefined
      ? {}
      : { warnings: step.warnings.map((text) => maskText(text, secrets)) }),
    ...(step.changes === undefined
      ? {}
      : { changes: step.changes.map((change) => maskChange(change, secrets, hidden)) }),
    ...(step.request === undefined ? {} : { request: request(step.request) }),
    ...(step.response === undefined ? {} : { response: response(step.response) }),
    ...(sideCall === undefined
      ? {}
      : {
          sideCall: {
            request: request(sideCall.request),
            ...(sideCall.response === undefined ? {} : { response: response(sideCall.response) }),
          },
        }),
  };
}

function maskChange(change: TraceChange, secrets: readonly string[], hidden: HiddenNames): TraceChange {
  const { part, name = '' } = change;
  const mask = (value: unknown): unknown => {
    if (part === 'url') return maskUrl(String(value), secrets, hidden);
    if (part === 'header') return maskHeaders({ [name]: String(value) }, secrets, hidden.header)[name];
    if (part === 'query' && name === hidden.query) return masked;
    return maskValue(value, secrets);
  };
  return {
    ...change,
    ...(change.before === undefined ? {} : { before: mask(change.before) }),
    ...(change.after === undefined ? {} : { after: mask(change.after) }),
  };
}

/** The address without secrets, and without the value of the query parameter that carries the credential. */
export function maskUrl(url: string, secrets: readonly string[], { query: name }: HiddenNames): string {
  const text = maskText(url, secrets);
  const mark = text.indexOf('?');
  if (name === undefined || mark === -1) return text;
  const encoded = encodeURIComponent(name);
  const pairs = text.slice(mark + 1).split('&');
  const shown = pairs.map((pair) => (pair.split('=', 1)[0] === encoded ? `${encoded}=${masked}` : pair));
  return `${text.slice(0, mark)}?${shown.join('&')}`;
}
