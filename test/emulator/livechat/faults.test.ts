import supertest from 'supertest';
import { request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../../src/emulator/livechat/index.js';
import {
  type RunningSimulator,
  simulatorCredentials,
  startSimulator,
} from '../../../src/emulator/livechat/index.js';

let running: RunningSimulator;
beforeEach(async () => {
  running = await startSimulator({ port: 0 });
});
afterEach(() => running.close());

const headers = {
  'X-API-Version': '2',
  Authorization: `Basic ${btoa(`${simulatorCredentials.login}:${simulatorCredentials.apiKey}`)}`,
};

async function setFault(fault: Fault): Promise<void> {
  await supertest(running.url).put('/simulator/faults').send(fault).expect(200, fault);
}

async function call(path = '/groups') {
  const { statusCode, headers: answered, body } = await request(`${running.url}${path}`, { headers });
  return { status: statusCode, retryAfter: answered['retry-after'], text: await body.text() };
}

test('a status with a body and a wait is answered as told', async () => {
  await setFault({ status: 429, body: { error: 'slow down' }, retryAfter: 7 });
  expect(await call()).toEqual({ status: 429, retryAfter: '7', text: '{"error":"slow down"}' });
});

test('a text is answered as it is', async () => {
  await setFault({ status: 502, body: '<h1>Bad gateway</h1>' });
  expect(await call()).toMatchObject({ status: 502, text: '<h1>Bad gateway</h1>' });
});

test('a status alone comes with an error of LiveChat', async () => {
  await setFault({ status: 503 });
  expect(JSON.parse((await call()).text)).toEqual({ error: 'The simulator was told to answer 503.' });
});

test('a fault hits as often as told, below its path, with or without /v2', async () => {
  await setFault({ status: 500, count: 2, path: '/tickets' });
  expect((await call('/groups')).status).toBe(200);
  expect((await call('/ticketsx')).status).toBe(404);
  expect((await call('/tickets/AAAAA')).status).toBe(500);
  expect((await call('/v2/tickets')).status).toBe(500);
  expect((await call('/tickets')).status).toBe(200);
  expect(running.simulator.faults.current()).toBeUndefined();
});

test('a cleared fault is over', async () => {
  await setFault({ status: 500 });
  await supertest(running.url).delete('/simulator/faults').expect(200);
  expect((await call()).status).toBe(200);
});

test('the controls are never hit', async () => {
  await setFault({ mode: 'reset' });
  const { body } = await supertest(running.url).get('/simulator/state').expect(200);
  expect(body.fault).toEqual({ mode: 'reset' });
});

test('garble answers 200 that is no JSON', async () => {
  await setFault({ mode: 'garble' });
  const { status, text } = await call();
  expect(status).toBe(200);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('truncate does what was asked and loses half of the answer', async () => {
  await setFault({ mode: 'truncate', count: 1 });
  const body = 'message=Hello&requester[mail]=jun@customer.example';
  const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
  const answer = await request(`${running.url}/tickets`, { method: 'POST', headers: form, body });
  expect(answer.statusCode).toBe(200);
  await expect(answer.body.text()).rejects.toThrow();
  expect(running.simulator.snapshot().tickets).toHaveLength(62);
});

test('reset cuts the connection', async () => {
  await setFault({ mode: 'reset' });
  await expect(call()).rejects.toThrow();
});

test('hang does not answer until the fault is cleared, which cuts the call', async () => {
  await setFault({ mode: 'hang' });
  await expect(supertest(running.url).get('/agents').set(headers).timeout(100)).rejects.toThrow(/timeout/i);
  await setFault({ mode: 'hang', path: '/groups', count: 1 });
  const cut = expect(call()).rejects.toThrow();
  await expect.poll(() => running.simulator.faults.current()).toBeUndefined(); // the call has come
  running.simulator.faults.clear();
  await cut;
});

test('a delay comes before the usual answer', async () => {
  await setFault({ delayMs: 80 });
  const begun = performance.now();
  expect((await call()).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(75);
});

test.each([
  [{ status: 42 }, 'status must be a whole number from 200 to 599'],
  [{ mode: 'melt' }, 'mode must be one of: garble, truncate, reset, hang'],
  [{ path: 'tickets' }, 'path must begin with a slash'],
  [{ retryAfter: 'soon\r\nX: y' }, 'retryAfter cannot be a header'],
  [{ delayMs: -1 }, 'delayMs must be a whole number from 0 to 600000'],
])('the fault %j is refused', async (fault, error) => {
  const { status, body } = await supertest(running.url).put('/simulator/faults').send(fault);
  expect([status, body]).toEqual([400, { errors: [error] }]);
});
