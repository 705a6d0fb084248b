import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { silentLogger } from '../../../src/shared/logger.js';
import { HttpProblem } from '../../../src/shim/http-problem.js';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { StoreUnavailable } from '../../../src/shim/store/store.js';
import { startUpkeep } from '../../../src/shim/subscriptions/upkeep.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { newDataFolder, until } from '../../support/open-stack.js';
import { notification, openSubscribed } from '../../support/open-subscribed.js';

const minute = 60_000;

async function openWithClock() {
  const clock = createFakeClock();
  const story = await openSubscribed(202, { clock });
  const [first] = await story.store.registrations.list();
  if (first === undefined) throw new Error('Nothing is registered.');
  return { ...story, clock, first };
}

/** The path of the newest registration at LiveChat. */
const newestPath = (registered: ReadonlyMap<string, object>) =>
  new URL(([...registered.values()].at(-1) as { readonly url: string }).url).pathname;

test('at its start the shim holds its registrations against those of LiveChat, and makes a lost one again', async () => {
  const { clock, registered, request, hookPath } = await openWithClock();
  registered.clear();
  await clock.advance(0);
  await until(() => registered.size === 1);
  expect(newestPath(registered)).not.toBe(hookPath);
  await until(async () => (await request.post(newestPath(registered)).send(notification)).status === 200);
});

test('it does so again every 15 minutes', async () => {
  const { clock, registered, livechat } = await openWithClock();
  const asked = livechat.requests.length;
  const startedAt = clock.now();
  await clock.advance(0);
  await until(() => livechat.requests.length > asked); // the one at the start
  registered.clear();
  await until(async () => {
    await clock.advance(minute);
    return registered.size === 1;
  });
  expect(clock.now() - startedAt).toBeGreaterThanOrEqual(15 * minute);
});

test('after a rotation an event at the old address alone is delivered; minutes later that address is removed', async () => {
  const { clock, registered, request, callback, livechat, shim, store, first, hookPath } =
    await openWithClock();
  await shim.registrations.rotate(first);
  expect(registered.size).toBe(2);
  await clock.advance(2 * minute); // two sweeps, both too early
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
  const delivered = await until(() => callback.requests[0]);
  expect(delivered.headers).toMatchObject({ 'x-livechat-connector-event-id': 'event-1' });
  await until(async () => (await store.counts()).waiting === 0);
  expect(registered.size).toBe(2);

  await until(async () => {
    await clock.advance(minute);
    return registered.size === 1 && (await store.registrations.list()).length === 1;
  });
  expect(newestPath(registered)).not.toBe(hookPath);
  expect(livechat.requests.filter(({ method }) => method === 'DELETE').map(({ url }) => url)).toEqual([
    `/webhooks/${first.upstreamId}`,
  ]);
  expect((await request.post(hookPath).send({ ...notification, event_unique_id: 'event-2' })).status).toBe(
    404,
  );
  const late = { ...notification, event_unique_id: 'event-3' };
  expect((await request.post(newestPath(registered)).send(late)).status).toBe(200);
  await until(() => callback.requests.length === 2);
});

test('two instances that rotate at once leave one successor, and nothing else at LiveChat', async () => {
  const { registered, request, shim, store, first, hookPath } = await openWithClock();
  await Promise.all([shim.registrations.rotate(first), shim.registrations.rotate(first)]);
  expect((await store.registrations.list()).map(({ state }) => state).sort()).toEqual(['active', 'removing']);
  expect(registered.size).toBe(2);
  for (const path of [hookPath, newestPath(registered)]) {
    expect((await request.post(path).send(notification)).status).toBe(200);
  }
});

test('a rotation that the store does not take leaves all as it was', async () => {
  const { registered, request, shim, store, first, hookPath } = await openWithClock();
  const { replace } = store.registrations;
  Object.assign(store.registrations, { replace: () => Promise.reject(new StoreUnavailable('disk full')) });
  await expect(shim.registrations.rotate(first)).rejects.toThrow('disk full');
  Object.assign(store.registrations, { replace });
  expect(await store.registrations.list()).toEqual([first]);
  expect([...registered.keys()]).toEqual([first.upstreamId]);
  expect((await request.post(hookPath).send(notification)).status).toBe(200);
});

test('a flow that subscribes does not bring back a registration that is just taken back or replaced', async () => {
  const { shim, store, subscribe, registered, first } = await openWithClock();
  const { replace } = store.registrations;
  Object.assign(store.registrations, {
    async replace(...given: Parameters<typeof replace>) {
      Object.assign(store.registrations, { replace });
      await shim.registrations.rotate(first); // between the look and the write
      return replace(...given);
    },
  });
  expect((await subscribe()).status).toBe(201);
  const active = await store.registrations.findByScope(first.scopeDigest, first.eventType);
  expect(active?.upstreamId).toBe([...registered.keys()].at(-1));
});

test('one registration that LiveChat refuses does not keep the others from being rotated', async () => {
  const { shim, store, first } = await openWithClock();
  const clock = createFakeClock();
  const rotated: string[] = [];
  const upkeep = startUpkeep({
    registrations: {
      ...shim.registrations,
      async rotate({ id }) {
        if (id === 'refused') throw new HttpProblem(401, 'InvalidCredential', 'LiveChat refuses it.');
        rotated.push(id);
      },
    },
    store: {
      ...store,
      registrations: { ...store.registrations, list: async () => [{ ...first, id: 'refused' }, first] },
    },
    subscriptions: shim.subscriptions,
    clock,
    logger: silentLogger,
    rotateAfterMs: 0,
  });
  await until(async () => {
    await clock.advance(minute);
    return rotated.length > 0;
  });
  expect(rotated).toEqual([first.id]);
  await upkeep.close(0);
});

test('a subscription that a crash left half removed is gone a minute later, with its registration', async () => {
  const { clock, store, registered } = await openWithClock();
  const [subscription] = await store.subscriptions.list();
  await store.subscriptions.setState(subscription?.id ?? '', 'dropped'); // and then the end of the process
  await until(async () => {
    await clock.advance(minute);
    return registered.size === 0;
  });
  expect(await store.subscriptions.list()).toEqual([]);
  expect(await store.registrations.list()).toEqual([]);
});

test('a stop waits for what upkeep is at, and then nothing more is begun', async () => {
  const { clock, shim, store, registered, livechat } = await openWithClock();
  const { replace } = store.registrations;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let isAtIt = false;
  Object.assign(store.registrations, {
    async replace(...given: Parameters<typeof replace>) {
      isAtIt = true;
      await held;
      return replace(...given);
    },
  });
  registered.clear();
  await clock.advance(0); // the look at the start finds the registration lost
  await until(() => isAtIt);
  let hasStopped = false;
  const stopped = shim.close(60_000).then(() => {
    hasStopped = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hasStopped).toBe(false);
  goOn();
  await stopped;
  const [kept] = await store.registrations.list();
  expect([kept?.upstreamId]).toEqual([...registered.keys()]);
  const asked = livechat.requests.length;
  await clock.advance(60 * minute);
  expect(livechat.requests).toHaveLength(asked);
});

test('a stop waits no longer than its grace', async () => {
  const { clock, shim, store, registered } = await openWithClock();
  let isAtIt = false;
  Object.assign(store.registrations, {
    replace() {
      isAtIt = true;
      return new Promise(() => {});
    },
  });
  registered.clear();
  await clock.advance(0);
  await until(() => isAtIt);
  const stopped = shim.close(5_000);
  await clock.advance(5_000);
  await stopped;
});

// REST API v2 repeats a notification for six hours, so that long a delivered event has to be known.
test('trap 7: an event that LiveChat repeats six hours later is a duplicate still', async () => {
  const clock = createFakeClock();
  const store = await openEmbeddedStore({ file: join(newDataFolder(), 'shim.db'), clock });
  onTestFinished(() => store.close());
  const { request, callback, hookPath, logLines } = await openSubscribed(202, { clock, store });
  const post = async () => (await request.post(hookPath).send(notification)).status;
  expect(await post()).toBe(200);
  await until(async () => (await store.counts()).waiting === 0);
  await clock.advance(6.5 * 60 * minute); // with the pruning that falls into it
  expect(await post()).toBe(200);
  expect(logLines.filter((line) => line.includes('"results":["duplicate"]'))).toHaveLength(1);
  expect(await store.counts()).toMatchObject({ waiting: 0 });
  expect(callback.requests).toHaveLength(1);
});
