import { describe, expect, test } from 'vitest';
import { upstreamNames } from '../../src/cli/stack.js';
import { type OpenStack, openStack, until } from '../support/open-stack.js';
import { upstreamDifferences } from '../support/upstream-differences.js';

const registrationsOf = ({ shim }: OpenStack) => shim.shim.registrations;
const runsOf = ({ gateway }: OpenStack) => gateway.gateway.runs.list();

async function startChat(stack: OpenStack, runs: number): Promise<void> {
  stack.simulator.simulator.controls.startChat({});
  await until(() => runsOf(stack).length === runs);
}

/** Makes the shim forget its registration and subscription, as a restored backup does. */
async function forget({ shim: { store } }: OpenStack): Promise<void> {
  for (const { id } of await store.subscriptions.list()) await store.subscriptions.remove(id);
  for (const { id } of await store.registrations.list()) await store.registrations.remove(id);
}

const resubscribe = async ({ gateway: { gateway } }: OpenStack, name = 'greet-visitor') => {
  await gateway.flows.edit(name, { order: 'subscribe-first' });
};

describe.each(upstreamNames)('on %s', (upstream) => {
  const { hooksOf, removeChatHook } = upstreamDifferences[upstream];
  const registered = (stack: OpenStack) => hooksOf(stack, 'chat_started');

  test('a registration that LiveChat has lost is made again, at a new address', async () => {
    const stack = await openStack({ upstream });
    await startChat(stack, 1);
    const [before] = registered(stack);
    for (const { id } of registered(stack)) expect((await removeChatHook(stack, id)).status).toBe(200);
    expect(registered(stack)).toEqual([]);
    await registrationsOf(stack).reconcile();
    const [after, ...others] = registered(stack);
    expect(others).toEqual([]);
    expect(after?.url).not.toBe(before?.url);
    await startChat(stack, 2);
  });

  test('a registration at an address of the shim that stands in no store is removed, the one in use stays', async () => {
    const stack = await openStack({ upstream });
    const [orphan] = registered(stack);
    await forget(stack);
    await resubscribe(stack);
    expect(registered(stack)).toHaveLength(2);
    await registrationsOf(stack).reconcile();
    expect(registered(stack)).toHaveLength(1);
    expect(registered(stack)).not.toContainEqual(orphan);
    await startChat(stack, 1);
  });

  test('a rotated registration serves its old address until LiveChat has repeated all, and no event comes twice', async () => {
    const stack = await openStack({ upstream });
    const [before] = registered(stack);
    const [registration] = await stack.shim.store.registrations.list();
    if (registration === undefined) throw new Error('The first flow has no registration.');
    await registrationsOf(stack).rotate(registration);
    expect(registered(stack)).toHaveLength(2);
    await startChat(stack, 1);
    await stack.simulator.simulator.idle();
    await registrationsOf(stack).sweep(); // minutes too early
    expect(registered(stack)).toContainEqual(before);
    expect(runsOf(stack)).toHaveLength(1);
    expect((await stack.shim.store.counts()).waiting).toBe(0);
    const states = (await stack.shim.store.registrations.list()).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['active', 'removing']);
  });
});
