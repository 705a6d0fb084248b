import { describe, expect, test } from 'vitest';
import { upstreamNames } from '../../src/cli/stack.js';
import { simulatorCredentials } from '../../src/emulator/livechat/index.js';
import { type OpenStack, openStack, until } from '../support/open-stack.js';

/** The registrations for a new chat at LiveChat, through whichever API. */
function registered({ simulator }: OpenStack): readonly { readonly id: string; readonly url: string }[] {
  const { webhooks, webhooksV3 } = simulator.simulator.controls.state();
  return [
    ...webhooks.filter(({ event_type }) => event_type === 'chat_started'),
    ...webhooksV3.filter(({ action }) => action === 'incoming_chat'),
  ];
}

const registrationsOf = ({ shim }: OpenStack) => shim.shim.registrations;
const runsOf = ({ gateway }: OpenStack) => gateway.gateway.runs.list();

async function startChat(stack: OpenStack, runs: number): Promise<void> {
  stack.simulator.simulator.controls.startChat({});
  await until(() => runsOf(stack).length === runs, 20_000);
}

/** Makes the shim forget its registration and subscription, as a restored backup does. */
async function forget({ shim: { store } }: OpenStack): Promise<void> {
  for (const { id } of await store.subscriptions.list()) await store.subscriptions.remove(id);
  for (const { id } of await store.registrations.list()) await store.registrations.remove(id);
}

const resubscribe = async ({ gateway: { gateway } }: OpenStack, name = 'greet-visitor') => {
  await gateway.flows.edit(name, { order: 'subscribe-first' });
};

/** Removes them behind the shim's back, through LiveChat's own APIs. */
async function removeAtLiveChat(stack: OpenStack): Promise<void> {
  const { login, apiKey, accountId, personalAccessToken, ownerClientId } = simulatorCredentials;
  const basic = (user: string, secret: string) =>
    `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  for (const { id } of registered(stack)) {
    const isV2 = stack.simulator.simulator.controls.state().webhooks.some((webhook) => webhook.id === id);
    const answer = isV2
      ? await fetch(`${stack.simulator.url}/webhooks/${id}`, {
          method: 'DELETE',
          headers: { authorization: basic(login, apiKey), 'x-api-version': '2' },
        })
      : await fetch(`${stack.simulator.url}/v3.6/configuration/action/unregister_webhook`, {
          method: 'POST',
          headers: {
            authorization: basic(accountId, personalAccessToken),
            'content-type': 'application/json',
          },
          body: JSON.stringify({ id, owner_client_id: ownerClientId }),
        });
    expect(answer.status).toBe(200);
  }
}

describe.each(upstreamNames)('on %s', (upstream) => {
  test('a registration that LiveChat has lost is made again, at a new address', async () => {
    const stack = await openStack({ upstream });
    await startChat(stack, 1);
    const [before] = registered(stack);
    await removeAtLiveChat(stack);
    expect(registered(stack)).toEqual([]);
    await registrationsOf(stack).reconcile();
    const [after, ...others] = registered(stack);
    expect(others).toEqual([]);
    expect(after?.url).not.toBe(before?.url);
    await startChat(stack, 2);
  }, 60_000);

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
  }, 60_000);

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
  }, 60_000);
});
