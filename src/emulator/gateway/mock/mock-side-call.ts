import type { OperationMatcher } from '../match-operation.js';
import { type RequestState, toBytesBody, withJson } from '../message.js';
import { valueAt } from '../policies/expressions/evaluate.js';
import type { PathSegment } from '../policies/expressions/expression.js';
import type { BackendCall, StandIn } from '../stand-in.js';

/**
 * The request of a policy, answered in the place of the backend. A mock answers with the operation at that address; where
 * there is none, or its answer does not have what the policy reads, with an answer that has a made-up value there.
 */
export function answerSideCall(
  standIn: StandIn,
  { connector, operation }: Pick<BackendCall, 'connector' | 'operation'>,
  request: RequestState,
  { match, basePath, reads = [] }: SideCallOptions,
): ReturnType<StandIn['answer']> {
  if (standIn.kind !== 'mock') return standIn.answer({ connector, operation, request });
  const path = `${request.basePath}${request.path}`;
  const isBelow = path.startsWith(`${basePath}/`);
  const found = match(request.method, isBelow ? path.slice(basePath.length) : path);
  const asked = found ?? (reads.length === 0 ? operation : undefined);
  const answer = asked && standIn.answer({ connector, operation: asked, request });
  if (answer?.kind === 'answered' && (reads.length === 0 || holds(answer.body, reads))) return answer;
  const value = reads.reduceRight<unknown>(
    (inner, segment) =>
      typeof segment === 'number' ? Array.from({ length: segment + 1 }, () => inner) : { [segment]: inner },
    'mock',
  );
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { kind: 'answered', status: 200, headers, body: Buffer.from(JSON.stringify(value)) };
}

interface SideCallOptions {
  readonly match: OperationMatcher;
  /** Of the backend; the policy's address has it in its path. */
  readonly basePath: string;
  /** What of the answer the policy is after. */
  readonly reads?: readonly PathSegment[] | undefined;
}

function holds(bytes: Buffer, path: readonly PathSegment[]): boolean {
  const body = withJson(toBytesBody(bytes));
  return body.kind === 'json' && (valueAt(body.value, path) ?? undefined) !== undefined;
}
