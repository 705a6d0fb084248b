import supertest from 'supertest';
import { expect, test } from 'vitest';
import { startBackend } from '../../support/backend.js';
import { basic } from '../../support/calls.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { openShim } from '../../support/open-shim.js';

async function setUp(callsPerMinute: number) {
  const backend = await startBackend(() => ({ json: { id: 'T1', events: [] } }));
  const clock = createFakeClock();
  const { shim } = await openShim(backend.url, { callsPerMinute, clock });
  const request = supertest(shim.app);
  const call = (key: string) => request.get('/tickets/T1').set('authorization', basic('rosa', key));
  return { request, call, clock, backend };
}

test('a connection with too many calls is told when to come back; others are served', async () => {
  const { call, clock, backend } = await setUp(6);
  for (let index = 0; index < 6; index += 1) expect((await call('one')).status).toBe(200);
  const answer = await call('one');
  expect(answer.status).toBe(429);
  expect(answer.headers).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' });
  expect(answer.body.error).toMatchObject({
    code: 'RateLimited',
    message: 'The shim takes 6 calls a minute from one connection. Try again in 10 s.',
  });
  expect((await call('two')).status).toBe(200);
  expect(backend.requests).toHaveLength(7);
  await clock.advance(10_000);
  expect((await call('one')).status).toBe(200);
  expect((await call('one')).status).toBe(429);
});

test('calls without a credential are not counted', async () => {
  const { request } = await setUp(1);
  for (let index = 0; index < 3; index += 1) {
    expect((await request.post('/hooks/unknown').send({})).status).toBe(404);
    expect((await request.get('/tickets/T1')).status).toBe(401);
  }
});

test('only so many connections are remembered, the quietest is forgotten', async () => {
  const { limitRate } = await import('../../../src/shim/safety/limit-rate.js');
  const clock = createFakeClock();
  const handle = limitRate({ perMinute: 1, maxConnections: 2, clock });
  const isServed = (authorization: string) => {
    let error: unknown;
    // The handler reads the header and calls `next`; nothing else of a request is needed.
    handle({ headers: { authorization } } as never, {} as never, (given?: unknown) => {
      error = given;
    });
    return error === undefined;
  };
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(isServed)).toEqual([true, true, false, true, false, true]);
});
