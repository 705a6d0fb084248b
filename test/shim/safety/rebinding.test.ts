import { expect, test } from 'vitest';
import type { Lookup } from '../../../src/shim/safety/create-callback-agent.js';
import { until } from '../../support/open-stack.js';
import { notification, openSubscribed } from '../../support/open-subscribed.js';

/** A name server of an attacker; each question gets the next answer, and then the last one again. */
function answering(...answers: readonly string[]): { readonly lookup: Lookup; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    lookup(host, _options, done) {
      const address = answers[Math.min(asked.length, answers.length - 1)] ?? '';
      asked.push(host);
      done(null, [{ address, family: 4 }]);
    },
  };
}

test('a callback host that resolves to a private address when the connection is made is never reached', async () => {
  const { lookup, asked } = answering('127.0.0.1');
  const options = { lookup, allowPrivateCallbacks: false, isCallbackAllowed: () => true };
  const { subscribed, request, hookPath, callback, store, logLines } = await openSubscribed(
    202,
    options,
    'flows.attacker.example',
  );
  expect(subscribed.status).toBe(201); // the name is only a name until something is sent there
  expect(asked).toEqual([]);
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
  await until(() => logLines.some((line) => line.includes('no answer: PRIVATE_ADDRESS_REFUSED')));
  expect(asked[0]).toBe('flows.attacker.example');
  expect(callback.requests).toEqual([]);
  expect(await store.counts()).toMatchObject({ waiting: 1, dead: 0 });
  expect(logLines.join('')).not.toMatch(/127\.0\.0\.1|marked-signature/);
});

test('a name is looked up and judged anew at each attempt', async () => {
  const { lookup, asked } = answering('198.18.0.1', '10.0.0.1', '127.0.0.1'); // all special, each a question of its own
  const options = { lookup, allowPrivateCallbacks: false, isCallbackAllowed: () => true };
  const { request, hookPath, callback, store } = await openSubscribed(202, options, 'flows.attacker.example');
  await request.post(hookPath).send(notification);
  await until(async () => asked.length >= 3);
  expect(callback.requests).toEqual([]);
  expect(await store.counts()).toMatchObject({ waiting: 1 });
});
