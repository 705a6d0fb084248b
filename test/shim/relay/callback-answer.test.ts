import { expect, it } from 'vitest';
import { readCallbackAnswer } from '../../../src/shim/relay/callback-answer.js';

const bodyWith = (code: unknown) => JSON.stringify({ error: { code, message: 'https://host/?sig=secret' } });
const gone = (reason: string) => ({ kind: 'gone', reason });
const retry = (reason: string, retryAfterMs?: number) => ({
  kind: 'retry',
  reason,
  answered: true,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

const refused = (reason: string) => ({ ...retry(reason), refused: true });

it.each([
  { status: 200, want: { kind: 'delivered' } },
  { status: 202, want: { kind: 'delivered' } },
  { status: 204, body: 'anything', want: { kind: 'delivered' } },
  {
    status: 400,
    body: bodyWith('WorkflowTriggerIsNotEnabled'),
    want: gone('answered 400 WorkflowTriggerIsNotEnabled'),
  },
  {
    status: 400,
    statusText: 'WorkflowTriggerIsNotEnabled',
    want: gone('answered 400 WorkflowTriggerIsNotEnabled'),
  },
  { status: 404, body: bodyWith('WorkflowNotFound'), want: gone('answered 404 WorkflowNotFound') },
  {
    status: 404,
    body: bodyWith('WorkflowTriggerVersionNotFound'),
    want: gone('answered 404 WorkflowTriggerVersionNotFound'),
  },
  { status: 404, statusText: 'WorkflowNotFound', want: gone('answered 404 WorkflowNotFound') },
  { status: 404, statusText: 'Not Found', want: retry('answered 404') },
  { status: 404, body: '<html>', want: retry('answered 404') },
  { status: 404, body: bodyWith('ResourceNotFound'), want: retry('answered 404 ResourceNotFound') },
  { status: 500, body: bodyWith('WorkflowNotFound'), want: retry('answered 500 WorkflowNotFound') },
  { status: 400, body: bodyWith('WorkflowNotFound'), want: refused('answered 400 WorkflowNotFound') },
  { status: 410, want: gone('answered 410') },
  {
    status: 400,
    body: bodyWith('TriggerInputSchemaMismatch'),
    want: refused('answered 400 TriggerInputSchemaMismatch'),
  },
  { status: 400, statusText: 'Bad Request', want: refused('answered 400') },
  { status: 400, body: 'null', want: refused('answered 400') },
  { status: 400, body: '{"error":null}', want: refused('answered 400') },
  { status: 400, body: bodyWith('https://host/?sig=secret'), want: refused('answered 400') },
  { status: 400, body: bodyWith(7), want: refused('answered 400') },
  {
    status: 401,
    body: bodyWith('DirectApiAuthorizationRequired'),
    want: retry('answered 401 DirectApiAuthorizationRequired'),
  },
  { status: 302, statusText: 'Found', want: retry('answered 302 Found') },
  { status: 429, header: '30', want: retry('answered 429', 30_000) },
  { status: 503, header: 'Thu, 15 Jan 2026 09:00:10 GMT', want: retry('answered 503', 10_000) },
  { status: 413, want: refused('answered 413') },
  { status: 422, want: refused('answered 422') },
  { status: 403, want: retry('answered 403') },
  { status: 500, want: retry('answered 500') },
])(
  'reads $status $statusText $body as $want.kind',
  ({ status, statusText = '', body = '', header, want }) => {
    const now = Date.parse('2026-01-15T09:00:00Z');
    expect(readCallbackAnswer({ status, statusText, body, retryAfter: header }, now)).toEqual(want);
  },
);
