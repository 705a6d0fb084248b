import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { upstreamNames } from '../../src/cli/stack.js';
import { type OpenStack, openStack, until } from '../support/open-stack.js';

const runsOf = ({ gateway }: OpenStack, flow: string) =>
  gateway.gateway.runs.list().filter((run) => run.flow === flow);

/** A stack with the flow `story`, which a chat starts, and no other. */
async function openStory(options: Parameters<typeof openStack>[0]): Promise<OpenStack> {
  const stack = await openStack(options);
  const { flows } = stack.gateway.gateway;
  for (const { name } of flows.list()) await flows.delete(name);
  await newFlow(stack, 'story');
  return stack;
}

function newFlow({ gateway }: OpenStack, name: string) {
  const trigger = 'WebhookChatStarted';
  return gateway.gateway.flows.create({ name, connector: 'livechat', connection: 'default', trigger });
}

const startChat = (stack: OpenStack) => stack.simulator.simulator.controls.startChat({});
const refusals = ({ logLines }: OpenStack, reason: string) =>
  logLines.filter((line) => line.includes('Not delivered.') && line.includes(`"reason":"${reason}`));

describe.each(upstreamNames)('on %s', (upstream) => {
  test('a callback that never answers delays no other flow, and gets the notification once it does', async () => {
    const stack = await openStory({ upstream, callbacks: { delivery: { timeoutMs: 1_500 } } });
    await newFlow(stack, 'other');
    stack.gateway.gateway.flows.respondWith('story', { status: 202, delayMs: 600_000 });
    startChat(stack);
    await until(() => runsOf(stack, 'other').length === 1);
    await until(() => refusals(stack, 'no answer within 1.5 s').length > 0);
    await until(async () => (await stack.shim.store.counts()).waiting === 1); // the other's has its answer
    stack.gateway.gateway.flows.respondWith('story', undefined);
    await until(async () => (await stack.shim.store.counts()).waiting === 0);
  });

  test('a callback that answers 429 is left in peace for the time in its `Retry-After`', async () => {
    const stack = await openStory({ upstream });
    stack.gateway.gateway.flows.respondWith('story', {
      status: 429,
      headers: { 'retry-after': '3' },
      times: 1,
    });
    startChat(stack);
    const deliveries = () => stack.logLines.filter((line) => line.includes('"msg":"Delivered."'));
    await until(() => deliveries().length === 1);
    const [refused, ...others] = refusals(stack, 'answered 429');
    expect([others, runsOf(stack, 'story').length]).toEqual([[], 1]);
    const [from, to] = [refused, deliveries()[0]].map(
      (line) => (JSON.parse(line ?? '') as { time: number }).time,
    );
    expect(Number(to) - Number(from)).toBeGreaterThan(2_900); // the usual first rest is a second at most
  });

  test('a flow that is turned off (400 `WorkflowTriggerIsNotEnabled`) is called once and never again', async () => {
    const stack = await openStory({ upstream });
    stack.gateway.gateway.flows.respondWith('story', { status: 400, code: 'WorkflowTriggerIsNotEnabled' });
    startChat(stack);
    await until(async () => (await stack.shim.store.registrations.list()).length === 0);
    expect(await stack.shim.store.subscriptions.list()).toEqual([]);
    expect(refusals(stack, 'answered 400 WorkflowTriggerIsNotEnabled')).toHaveLength(1);
  });

  test('a callback on a private address is never connected to, and its event is kept', async () => {
    const stack = await openStory({ upstream, callbacks: { allowPrivateCallbacks: false } });
    startChat(stack);
    await until(() => refusals(stack, 'no answer: PRIVATE_ADDRESS_REFUSED').length > 0);
    expect(runsOf(stack, 'story')).toEqual([]);
    expect(await stack.shim.store.counts()).toMatchObject({ waiting: 1 });
  });

  test('a callback that redirects is not followed, and gets the notification when it no longer does', async () => {
    let followed = 0;
    const elsewhere = createServer((_request, response) => {
      followed += 1;
      response.writeHead(202).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const { port } = elsewhere.address() as AddressInfo; // a TCP server that listens has one
    const stack = await openStory({ upstream });
    stack.gateway.gateway.flows.respondWith('story', {
      status: 307,
      headers: { location: `http://127.0.0.1:${port}/` },
      times: 1,
    });
    startChat(stack);
    await until(() => runsOf(stack, 'story').length === 1);
    expect(stack.logLines.some((line) => line.includes('"reason":"answered 307'))).toBe(true);
    expect(followed).toBe(0);
  });
});
