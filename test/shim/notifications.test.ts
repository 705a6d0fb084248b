import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { silentLogger } from '../../src/shared/logger.js';
import { createSecretBox } from '../../src/shared/secret-box.js';
import { createReceiveNotification } from '../../src/shim/relay/receive-notification.js';
import { StoreUnavailable } from '../../src/shim/store/store.js';
import { createRestV2 } from '../../src/shim/upstream/rest-v2/create-rest-v2.js';
import { basic } from '../support/calls.js';
import { until } from '../support/open-stack.js';
import { authorization, notification, openSubscribed } from '../support/open-subscribed.js';

test('subscribe answers 201 with a Location on the own base URL, and LiveChat sees a short address', async () => {
  const { subscribed, hookPath } = await openSubscribed();
  expect(subscribed.status).toBe(201);
  expect(subscribed.headers['location']).toMatch(/^https:\/\/shim\.example\/webhooks\/[\w-]{32}$/);
  expect(hookPath).toMatch(/^\/hooks\/[\w-]{32}$/);
});

test('a notification goes to the callback URL byte for byte, reshaped, with the id of the event and no credential', async () => {
  const { request, callback, callbackUrl, hookPath } = await openSubscribed();
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
  const delivered = await until(() => callback.requests[0]);
  expect(`${callback.url}${delivered.url}`).toBe(callbackUrl);
  expect(delivered.headers).not.toHaveProperty('authorization');
  expect(delivered.headers).toMatchObject({
    'content-type': 'application/json',
    'x-livechat-connector-event-id': 'event-1',
  });
  expect(delivered.body).toMatchObject({
    chat: { id: 'PQ1X2Y3Z4W', started_timestamp: '2023-11-14T22:13:20.000Z' },
  });
  expect(delivered.text).not.toMatch(/marked-token|700001/);
});

test('the same notification twice is delivered once, and both are answered 200', async () => {
  const { request, callback, hookPath } = await openSubscribed();
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
  expect((await request.post(hookPath).send({ ...notification, event_unique_id: 'event-2' })).status).toBe(
    200,
  );
  await until(() => callback.requests.length === 2);
  expect(callback.requests.map(({ headers }) => headers['x-livechat-connector-event-id'])).toEqual([
    'event-1',
    'event-2',
  ]);
});

test.each([
  ['an unknown address', '/hooks/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', notification],
  ['a wrong token', undefined, { ...notification, token: 'guessed' }],
  ['no token', undefined, { ...notification, token: undefined }],
  ['another event', undefined, { ...notification, event_type: 'chat_ended' }],
])('%s gets one and the same answer, and nothing is delivered', async (_name, path, body) => {
  const { request, store, hookPath } = await openSubscribed();
  const answer = await request.post(path ?? hookPath).send(body);
  expect(answer.status).toBe(404);
  expect(answer.body.error).toMatchObject({
    code: 'NotFound',
    message: 'Nobody takes notifications at this address.',
  });
  expect(await store.counts()).toMatchObject({ waiting: 0 });
});

test('what is no notification is a 400 at a known address', async () => {
  const { request, hookPath } = await openSubscribed();
  for (const body of ['[]', '"x"', '{"event_type":"chat_started"}', '{']) {
    expect((await request.post(hookPath).set('content-type', 'application/json').send(body)).status).toBe(
      400,
    );
  }
});

test('the address of the published connector takes a notification for a callback that subscribed, and no other', async () => {
  const { request, callback, callbackUrl } = await openSubscribed();
  const at = (url: string) =>
    `/webhook_response?logicAppsUri=${encodeURIComponent(Buffer.from(url).toString('base64'))}`;
  expect((await request.post(at(`${callbackUrl}x`)).send(notification)).status).toBe(404);
  expect(
    (await request.post(at('https://prod-01.westus.logic.azure.com/else')).send(notification)).status,
  ).toBe(404);
  expect((await request.post('/webhook_response').send(notification)).status).toBe(404);
  expect((await request.post(at(callbackUrl)).send({ ...notification, token: 'guessed' })).status).toBe(404);
  expect((await request.post(at(callbackUrl)).send(notification)).status).toBe(200);
  await until(() => callback.requests.length === 1);
});

test('unsubscribe removes both sides, is idempotent, and leaves the subscriptions of others alone', async () => {
  const { request, livechat, store, subscribed } = await openSubscribed();
  const { pathname } = new URL(subscribed.headers['location'] ?? '');
  const stranger = basic('stranger@else.example', 'key');
  expect((await request.delete(pathname).set({ authorization: stranger })).status).toBe(204);
  expect(await store.subscriptions.list()).toHaveLength(1);
  expect((await request.delete(pathname).set({ authorization })).status).toBe(204);
  expect(await store.subscriptions.list()).toEqual([]);
  expect(livechat.requests.at(-1)).toMatchObject({ method: 'DELETE', url: '/webhooks/hook-1' });
  expect((await request.delete(pathname).set({ authorization })).status).toBe(204);
  expect((await request.delete('/webhooks/unknown').set({ authorization })).status).toBe(204);
});

test('a second subscribe of the same trigger keeps one subscription and one registration', async () => {
  const { subscribe, store, livechat, subscribed } = await openSubscribed();
  const again = await subscribe();
  expect(again.headers['location']).not.toBe(subscribed.headers['location']);
  expect(await store.subscriptions.list()).toHaveLength(1);
  expect(livechat.requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
});

test('a callback that answers 410 drops the subscription on both sides', async () => {
  const { request, store, livechat, hookPath } = await openSubscribed(410);
  await request.post(hookPath).send(notification);
  await until(async () => (await store.subscriptions.list()).length === 0);
  await until(() => livechat.requests.some(({ method }) => method === 'DELETE'));
});

test('a callback that answers 404 without a code of the platform keeps its subscription and its event', async () => {
  const { request, store, hookPath } = await openSubscribed(404);
  await request.post(hookPath).send(notification);
  const [subscription] = await store.subscriptions.list();
  await until(async () => (await store.readLane(subscription?.id ?? '', 1))[0]?.attempts === 1);
  expect((await store.subscriptions.list()).map(({ state }) => state)).toEqual(['active']);
});

test('a notification that cannot be kept is answered 503 with `Retry-After`, and taken when it comes again', async () => {
  const { request, store, callback, hookPath } = await openSubscribed();
  const { putEvents } = store;
  Object.assign(store, { putEvents: () => Promise.reject(new StoreUnavailable('database or disk is full')) });
  const answer = await request.post(hookPath).send(notification);
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.body.error).toMatchObject({ code: 'StoreUnavailable' });
  Object.assign(store, { putEvents });
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
  await until(() => callback.requests.length === 1);
});

test('a store that does not answer fills no memory: what it cannot take is answered 503 at once', async () => {
  const secretBox = createSecretBox(randomBytes(32));
  const { shim, store, hookPath } = await openSubscribed(202, { secretBox });
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const receive = createReceiveNotification({
    upstream: createRestV2({ baseUrl: 'http://127.0.0.1:1', timeoutMs: 1_000, logger: silentLogger }),
    store: {
      ...store,
      async putEvents(events) {
        await held;
        return events.map(() => 'new');
      },
    },
    secretBox,
    subscriptions: shim.subscriptions,
    wake() {},
    logger: silentLogger,
  });
  const large = 'x'.repeat(9 * 1024 ** 2); // just below what one notification may have
  const send = (index: number) => {
    const chat = { ...notification.chat, messages: [{ text: large }] };
    const body = { ...notification, event_unique_id: `large-${index}`, chat };
    return receive.atAddress(hookPath.replace('/hooks/', ''), body, 'request');
  };
  const waiting = Array.from({ length: 7 }, (_, index) => send(index));
  await expect(send(8)).rejects.toThrow(StoreUnavailable);
  goOn();
  await Promise.all(waiting);
  await send(9);
});

test.each([
  ['a zero byte', 'event\0one', 'event\0two'],
  ['half of a character', 'event\ud83d one', 'event\ud83d two'],
  ['hundreds of characters', `${'x'.repeat(300)}one`, `${'x'.repeat(300)}two`],
])('events whose ids hold %s are kept apart and delivered', async (_name, first, second) => {
  const { request, callback, hookPath } = await openSubscribed();
  for (const id of [first, second, second]) {
    const answer = await request.post(hookPath).send({ ...notification, event_unique_id: id });
    expect(answer.status).toBe(200);
  }
  await until(() => callback.requests.length === 2);
  const ids = callback.requests.map(({ headers }) => headers['x-livechat-connector-event-id']);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^[\w-]{1,200}$/);
});

test('no credential, token or callback URL stands in a log line', async () => {
  const { request, callback, logLines, hookPath, subscribed } = await openSubscribed();
  await request.post(hookPath).send(notification);
  await until(() => callback.requests[0]);
  await request.delete(new URL(subscribed.headers['location'] ?? '').pathname).set({ authorization });
  expect(logLines.join('')).not.toMatch(/marked-|logicAppsUri|workflows/);
  expect(logLines.join('')).not.toContain(authorization.slice(6));
  expect(logLines.join('')).not.toContain(hookPath.slice(7));
});
