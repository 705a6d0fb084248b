import type { CallTrace, TraceStep } from '../call-trace.js';
import type { Outcome } from '../forward-request.js';
import { type AnswerState, type RequestState, withJson } from '../message.js';
import { toTracedRequest, toTracedResponse } from '../trace-call.js';
import { answerChanges, requestChanges } from '../trace-changes.js';
import type { PathSegment } from './expressions/expression.js';
import type { PolicyContext, PolicyMessage, PolicyOutcome, PolicySection } from './policy.js';
import type { PreparedPolicy } from './prepare-policies.js';

/** What the policies of one section made of a message. */
export type PolicyRun =
  | { readonly kind: 'done'; readonly message: PolicyMessage; readonly isUnauthenticated: boolean }
  | { readonly kind: 'failed'; readonly message: PolicyMessage; readonly reason: string };

/** How the gateway makes the calls that policies ask for. */
export type MakeSideCall = (
  request: RequestState,
  reads?: readonly PathSegment[],
) => Promise<AnswerState | Exclude<Outcome, { kind: 'answered' }>>;

/** A side call may ask for another one, as page after page does; but not forever. */
const mostSideCalls = 200;

/**
 * Runs the policies of one section in order; each sees what the ones before it made. Every one of them becomes a step
 * of the trace, the ones for other sections excepted.
 */
export async function runPolicies(
  policies: readonly PreparedPolicy[],
  start: PolicyMessage,
  context: PolicyContext,
  trace: CallTrace,
  sideCall: MakeSideCall,
): Promise<PolicyRun> {
  const { section } = start;
  const chosen = policies.filter(({ sections }) => sections.includes(section));
  let message = chosen.length === 0 ? start : withReadableBody(start);
  let isUnauthenticated = false;
  for (const policy of chosen) {
    const before = message;
    const settled = runPolicy(policy, message, context, sideCall);
    const [outcome, calls] = settled instanceof Promise ? await settled : settled;
    tracePolicy(trace, policy, section, before, outcome, calls);
    if (outcome.kind === 'failed')
      return { kind: 'failed', message, reason: toReason(policy, outcome.reason) };
    if (outcome.kind === 'changed') {
      message = outcome.message;
      isUnauthenticated ||= outcome.isUnauthenticated === true;
    }
  }
  return { kind: 'done', message, isUnauthenticated };
}

type SettledOutcome =
  | Exclude<PolicyOutcome, { kind: 'side-call' }>
  | { readonly kind: 'not-applied' | 'skipped'; readonly reason: string };

interface SideCall {
  readonly request: RequestState;
  readonly answer?: AnswerState;
}

type Settled = readonly [SettledOutcome, readonly SideCall[]];

/** A promise for the few policies that ask somebody, so that a call does not wait for the others. */
function runPolicy(
  { apply, problems, reshapes }: PreparedPolicy,
  message: PolicyMessage,
  context: PolicyContext,
  sideCall: MakeSideCall,
): Settled | Promise<Settled> {
  if (apply === undefined) {
    const reason = problems.flatMap((problem) => (problem.isFatal ? [problem.message] : [])).join(' ');
    return [{ kind: 'not-applied', reason }, []];
  }
  if (reshapes && message.section !== 'Request' && context.standIn === 'mock') {
    const reason =
      'The mock answers from the response schema, which is the shape after this policy; it was not run again on it.';
    return [{ kind: 'skipped', reason }, []];
  }
  const outcome = apply(message, context);
  return outcome.kind === 'side-call' ? makeSideCalls(outcome, context, sideCall) : [outcome, []];
}

type SideCallOutcome = Extract<PolicyOutcome, { kind: 'side-call' }>;

async function makeSideCalls(
  first: SideCallOutcome,
  context: PolicyContext,
  sideCall: MakeSideCall,
): Promise<Settled> {
  const calls: SideCall[] = [];
  const warnings: string[] = [];
  let outcome: PolicyOutcome = first;
  while (outcome.kind === 'side-call') {
    warnings.push(...(outcome.warnings ?? []));
    if (calls.length >= mostSideCalls) return [{ kind: 'failed', reason: 'It makes too many calls.' }, calls];
    const { request, reads, use }: SideCallOutcome = outcome;
    const answer = await sideCall(request, reads);
    if ('kind' in answer) {
      const reason = answer.kind === 'timeout' ? 'The side call took too long.' : answer.message;
      return [{ kind: 'failed', reason }, [...calls, { request }]];
    }
    calls.push({ request, answer });
    if (context.standIn !== undefined) {
      warnings.push(`The ${context.standIn} answered the side call; nothing was sent.`);
    }
    outcome = use(answer);
  }
  if (outcome.kind === 'failed' || warnings.length === 0) return [outcome, calls];
  return [{ ...outcome, warnings: [...warnings, ...(outcome.warnings ?? [])] }, calls];
}

function tracePolicy(
  trace: CallTrace,
  policy: PreparedPolicy,
  section: PolicySection,
  before: PolicyMessage,
  outcome: SettledOutcome,
  calls: readonly SideCall[],
): void {
  const { index, templateId, title, problems } = policy;
  trace.add(() => {
    const changes = outcome.kind === 'changed' ? changesOf(before, outcome) : [];
    const warnings = [
      ...problems.filter(({ isFatal }) => !isFatal).map(({ message }) => message),
      ...('warnings' in outcome ? (outcome.warnings ?? []) : []),
    ];
    const last = calls.at(-1);
    return {
      kind: 'policy',
      title: title === undefined || title === '' ? templateId : `${templateId}: ${title}`,
      outcome: toTraceOutcome(outcome.kind, changes.length > 0),
      ...('reason' in outcome ? { detail: outcome.reason } : {}),
      policy: { index, templateId, section, ...(title === undefined ? {} : { title }) },
      ...(changes.length === 0 ? {} : { changes }),
      ...(warnings.length === 0 ? {} : { warnings }),
      ...(last === undefined
        ? {}
        : {
            sideCall: {
              request: toTracedRequest(last.request),
              ...(last.answer === undefined ? {} : { response: toTracedResponse(last.answer) }),
            },
          }),
    };
  });
}

function changesOf(
  before: PolicyMessage,
  { message, isUnauthenticated }: Extract<PolicyOutcome, { kind: 'changed' }>,
): NonNullable<TraceStep['changes']> {
  return [
    ...(before.request === message.request ? [] : requestChanges(before.request, message.request)),
    ...(before.answer === undefined || message.answer === undefined || before.answer === message.answer
      ? []
      : answerChanges(before.answer, message.answer)),
    ...(isUnauthenticated === true ? [{ part: 'connection' as const, after: 'Unauthenticated' }] : []),
  ];
}

function toTraceOutcome(kind: SettledOutcome['kind'], hasChanged: boolean): TraceStep['outcome'] {
  if (kind === 'not-applied') return 'not-emulated';
  return kind === 'changed' && !hasChanged ? 'unchanged' : kind;
}

/** JSON bodies are read once, before the first policy of a section. */
function withReadableBody(message: PolicyMessage): PolicyMessage {
  const { request, answer } = message;
  if (answer === undefined) return { ...message, request: { ...request, body: withJson(request.body) } };
  return { ...message, answer: { ...answer, body: withJson(answer.body) } };
}

const toReason = ({ templateId, title }: PreparedPolicy, reason: string): string =>
  `The policy \`${templateId}\`${title === undefined ? '' : ` (${title})`} failed. ${reason}`;
