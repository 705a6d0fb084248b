import { describe, expect, test } from 'vitest';
import { quietPort } from '../../scripts/quiet-port.js';
import { type Stack, type UpstreamName, upstreamNames } from '../../src/cli/stack.js';
import { simulatorCredentials } from '../../src/emulator/livechat/index.js';
import { findSecrets } from '../support/find-secrets.js';
import { callOperation, newDataFolder, openStack, until } from '../support/open-stack.js';
import { upstreamDifferences } from '../support/upstream-differences.js';

/** Each trigger, how it is made to fire, and what tells its run from others. */
const triggers = [
  {
    trigger: 'WebhookChatStarted',
    eventType: 'chat_started',
    fire: (stack: Stack) =>
      stack.simulator.simulator.controls.startChat({ name: 'Jun of the story', message: 'Hi' }).visitor.name,
    mark: (body: unknown) => (body as { visitor: { name: string } }).visitor.name,
  },
  {
    trigger: 'WebhookChatEnded',
    eventType: 'chat_ended',
    fire(stack: Stack) {
      const { controls } = stack.simulator.simulator;
      const { id } = controls.startChat({}).chat;
      controls.say(id, { text: 'Where is my parcel?' });
      return controls.endChat(id) && 'Where is my parcel?';
    },
    mark: (body: unknown) => (body as { chat: { messages: { text: string }[] } }).chat.messages.at(-1)?.text,
  },
  {
    trigger: 'WebhookTicketCreated',
    eventType: 'ticket_created',
    fire: (stack: Stack) =>
      stack.simulator.simulator.controls.openTicket({ subject: 'Of the story' }).subject,
    mark: (body: unknown) => (body as { ticket: { subject: string } }).ticket.subject,
  },
] as const;

const runsOf = (stack: Stack, flow: string) =>
  stack.gateway.gateway.runs.list().filter((run) => run.flow === flow);

/** A stack without the flow of the first start, so that a story has only its own. */
async function openQuietStack(upstream: UpstreamName, options: Parameters<typeof openStack>[0] = {}) {
  const stack = await openStack({ upstream, ...options });
  for (const { name } of stack.gateway.gateway.flows.list()) await stack.gateway.gateway.flows.delete(name);
  return stack;
}

const newFlow = (stack: Stack, trigger: string, name = 'story') =>
  stack.gateway.gateway.flows.create({ name, connector: 'livechat', connection: 'default', trigger });

describe.each(upstreamNames)('on %s', (upstream) => {
  const { hooksOf: webhooks, authorization } = upstreamDifferences[upstream];

  test.each(triggers)(
    '$trigger: from subscribe to unsubscribe',
    async ({ trigger, eventType, fire, mark }) => {
      const stack = await openQuietStack(upstream);
      const flow = await newFlow(stack, trigger);
      expect(flow.subscription).toMatchObject({ state: 'subscribed', warnings: [] });
      expect(flow.subscription.location).toMatch(new RegExp(`^${stack.shim.url}/webhooks/[\\w-]{32}$`));
      const [webhook] = webhooks(stack, eventType);
      expect(webhook?.url).toMatch(new RegExp(`^${stack.shim.url}/hooks/[\\w-]{32}$`));

      const wanted = fire(stack);
      const run = await until(() => runsOf(stack, 'story')[0]);
      expect(mark(run.outputs.body)).toBe(wanted);
      expect(run.deviations).toEqual([]);
      expect(JSON.stringify(run.outputs)).not.toMatch(/"token"|"license_id"|"secret_key"/);

      await stack.gateway.gateway.flows.turnOff('story');
      expect(webhooks(stack, eventType)).toEqual([]);
      fire(stack);
      await stack.simulator.simulator.idle();
      expect(runsOf(stack, 'story')).toHaveLength(1);
    },
  );

  test('an edited flow has one registration, and its old DELETE does not end the new one', async () => {
    const stack = await openQuietStack(upstream);
    await newFlow(stack, 'WebhookChatStarted');
    const edited = await stack.gateway.gateway.flows.edit('story', { order: 'subscribe-first' });
    expect(edited.subscription.state).toBe('subscribed');
    expect(webhooks(stack, 'chat_started')).toHaveLength(1);
    stack.simulator.simulator.controls.startChat({});
    await until(() => runsOf(stack, 'story').length === 1);
    await stack.simulator.simulator.idle();
    expect(runsOf(stack, 'story')).toHaveLength(1);
  });

  test('a repeated subscribe replaces, and a repeated unsubscribe is no error', async () => {
    const stack = await openQuietStack(upstream);
    const url = `${stack.gateway.url}/workflows/0123456789abcdef0123456789abcdef/triggers/T/versions/00000000000000000001/run?sig=x`;
    const subscribe = () =>
      fetch(
        `${stack.gateway.url}/apim/livechat/default/chat_starts_webhook/webhooks?event_type=chat_started`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ url }),
        },
      );
    const first = await subscribe();
    const second = await subscribe();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(webhooks(stack, 'chat_started')).toHaveLength(1);
    const location = new URL(second.headers.get('location') ?? '');
    const remove = () =>
      fetch(`${stack.gateway.url}/apim/livechat/default${location.pathname}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect(webhooks(stack, 'chat_started')).toEqual([]);
  });

  test('two flows on one event both run', async () => {
    const stack = await openQuietStack(upstream);
    await newFlow(stack, 'WebhookChatStarted', 'one');
    await newFlow(stack, 'WebhookChatStarted', 'two');
    stack.simulator.simulator.controls.startChat({});
    await until(() => runsOf(stack, 'one').length === 1 && runsOf(stack, 'two').length === 1);
  });

  test('a deleted flow, whose callback answers 404, drops the subscription on both sides', async () => {
    const stack = await openQuietStack(upstream);
    await newFlow(stack, 'WebhookChatStarted');
    stack.gateway.gateway.flows.respondWith('story', { status: 404, code: 'WorkflowNotFound' });
    stack.simulator.simulator.controls.startChat({});
    await until(() => webhooks(stack, 'chat_started').length === 0);
  });

  test('a flow that is turned off without its DELETE drops the subscription with the next event', async () => {
    const stack = await openQuietStack(upstream);
    await newFlow(stack, 'WebhookChatStarted');
    stack.gateway.gateway.flows.respondWith('story', { status: 400, code: 'WorkflowTriggerIsNotEnabled' });
    stack.simulator.simulator.controls.startChat({});
    await until(() => webhooks(stack, 'chat_started').length === 0);
  });

  test('a callback that fails once gets the notification again', async () => {
    const stack = await openQuietStack(upstream);
    await newFlow(stack, 'WebhookChatStarted');
    stack.gateway.gateway.flows.respondWith('story', {
      status: 503,
      headers: { 'retry-after': '1' },
      times: 1,
    });
    stack.simulator.simulator.controls.startChat({});
    await until(() => runsOf(stack, 'story').length === 1);
  });

  test('LiveChat down while a flow subscribes: the flow shows the failure, and works when turned on later', async () => {
    const stack = await openQuietStack(upstream);
    stack.simulator.simulator.faults.set({ status: 500, body: { error: 'Internal server error' } });
    const flow = await newFlow(stack, 'WebhookChatStarted');
    expect(flow.subscription.state).toBe('failed');
    stack.simulator.simulator.faults.clear();
    await stack.gateway.gateway.flows.turnOff('story');
    expect((await stack.gateway.gateway.flows.turnOn('story')).subscription.state).toBe('subscribed');
  });

  test('LiveChat down while a flow unsubscribes: nothing is delivered any more, and the registration is removed later', async () => {
    const stack = await openQuietStack(upstream);
    await newFlow(stack, 'WebhookChatStarted');
    stack.simulator.simulator.faults.set({ status: 500, body: { error: 'Internal server error' } });
    await stack.gateway.gateway.flows.turnOff('story');
    stack.simulator.simulator.faults.clear();
    expect(webhooks(stack, 'chat_started')).toHaveLength(1);
    await stack.shim.shim.registrations.sweep();
    expect(webhooks(stack, 'chat_started')).toEqual([]);
  });

  test('a restart keeps subscriptions, connections and flows', async () => {
    const dataFolder = newDataFolder();
    const gateway = await quietPort(3);
    const ports = { gateway, shim: gateway + 1, simulator: gateway + 2 };
    const before = await openQuietStack(upstream, { dataFolder, ports });
    await newFlow(before, 'WebhookChatStarted');
    await before.close();
    const after = await openStack({ upstream, dataFolder, ports });
    expect(webhooks(after, 'chat_started')).toHaveLength(1);
    after.simulator.simulator.controls.startChat({});
    await until(() => runsOf(after, 'story')[0]);
    await after.gateway.gateway.flows.turnOff('story');
    expect(webhooks(after, 'chat_started')).toEqual([]);
  });

  test('the credential and the callback URL stand in no log line and in no file', async () => {
    const stack = await openQuietStack(upstream);
    const flow = await newFlow(stack, 'WebhookChatStarted');
    stack.simulator.simulator.controls.startChat({});
    await until(() => runsOf(stack, 'story')[0]);
    await callOperation(stack, 'GetTicket', { ticketId: 'NOPE1' });
    const outside = await Promise.all(
      [
        `${stack.shim.url}/metrics`,
        `${stack.gateway.url}/api/flows`,
        `${stack.gateway.url}/api/calls`,
        `${stack.gateway.url}/api/connections`,
      ].map(async (url) => (await fetch(url)).text()),
    );
    await stack.close();
    const { apiKey, personalAccessToken } = simulatorCredentials;
    const secrets = [apiKey, personalAccessToken, authorization.slice('Basic '.length)];
    expect(
      findSecrets([...stack.logLines, ...outside], [stack.dataFolder], secrets, ['simulator.json']),
    ).toEqual([]);
    expect(findSecrets(stack.logLines, [stack.dataFolder], ['sig='])).toEqual([]);
    expect(findSecrets(stack.logLines, [], [flow.subscription.location ?? 'none'])).toEqual([]);
    expect(outside.join('')).not.toMatch(/sig=[\w-]{20}/); // the gateway shows a signature as asterisks
  });
});
