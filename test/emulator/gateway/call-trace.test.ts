import { expect, test } from 'vitest';
import type { TraceStep } from '../../../src/emulator/gateway/call-trace.js';
import { parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';
import { refusedUrl } from '../../support/refused-url.js';

interface CallAnswer {
  readonly trace: readonly TraceStep[];
}

test('tells a call step by step', async () => {
  const { url, backend } = await startTestGateway();
  backend.answer = () => ({ body: { id: 7 } });
  await fetchJson(`${url}/apim/parcels/default/parcels/1?page=2`, {
    headers: { 'x-ms-client-request-id': 'call-1', origin: url },
  });
  const { body } = await fetchJson(`${url}/api/calls/call-1`);
  const { trace } = body as CallAnswer;
  expect(trace.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['received', 'done'],
    ['schema-check', 'done'],
    ['credential', 'changed'],
    ['backend-request', 'done'],
    ['backend-response', 'done'],
    ['answer', 'done'],
    ['schema-check', 'failed'],
  ]);
  expect(trace[0]).toMatchObject({
    request: { method: 'GET', url: `${backend.url}/v1/parcels/1?page=2` },
    warnings: ['The gateway does not pass on `origin`.'],
  });
  expect(trace[2]?.changes).toContainEqual({ part: 'header', name: 'authorization', after: '***' });
  expect(trace[4]?.response).toMatchObject({ status: 200, body: { id: 7 } });
  expect(trace[6]?.deviations).toEqual([{ pointer: '/id', message: '`/id` must be string; it is integer.' }]);
});

test('lists calls without their traces, of one operation when asked', async () => {
  const { url } = await startTestGateway();
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  await fetchJson(`${url}/apim/parcels/default/parcels/latest`);
  const all = (await fetchJson(`${url}/api/calls`)).body as { calls: Record<string, unknown>[] };
  const some = (await fetchJson(`${url}/api/calls?operation=GetParcel`)).body as typeof all;
  expect(all.calls.map((call) => [call['operation'], call['trace']])).toEqual([
    ['GetLatestParcel', undefined],
    ['GetParcel', undefined],
  ]);
  expect(some.calls).toHaveLength(1);
});

test('answers 404 for a call that is not kept', async () => {
  const { url } = await startTestGateway();
  expect(await fetchJson(`${url}/api/calls/none`)).toMatchObject({
    status: 404,
    body: { error: { code: 'CallNotFound' } },
  });
});

test('masks secrets in every step', async () => {
  const { url, backend } = await startTestGateway();
  backend.answer = () => ({ body: { id: `it is ${parcelCredentials.password}` } });
  await fetchJson(`${url}/apim/parcels/default/parcels/${parcelCredentials.password}`, {
    headers: { 'x-ms-client-request-id': 'call-2' },
  });
  const text = JSON.stringify((await fetchJson(`${url}/api/calls/call-2`)).body);
  expect(text).not.toContain(parcelCredentials.password);
});

test('tells where an unreachable backend and a refusal end a call', async () => {
  const { url, gateway } = await startTestGateway({ backends: { parcels: await refusedUrl() } });
  await fetchJson(`${url}/apim/parcels/default/parcels/1`);
  expect(gateway.exchanges.list()[0]?.trace.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['received', 'done'],
    ['schema-check', 'done'],
    ['credential', 'changed'],
    ['backend-request', 'done'],
    ['backend-response', 'failed'],
    ['answer', 'done'],
    ['schema-check', 'skipped'],
  ]);
});
