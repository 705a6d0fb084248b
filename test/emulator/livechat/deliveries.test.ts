import { afterEach, expect, test } from 'vitest';
import {
  createSimulator,
  retryDelaysMs,
  type SendDelivery,
  type Simulator,
} from '../../../src/emulator/livechat/index.js';
import { webhookRetryLimits, webhookTimeoutMs } from '../../../src/livechat/v2/webhook.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { refusedUrl } from '../../support/refused-url.js';
import { callV2 } from './v2-client.js';
import { startWebhookSink, type WebhookSink } from './webhook-sink.js';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of cleanUp.splice(0)) await close();
});

async function startSink(...options: Parameters<typeof startWebhookSink>): Promise<WebhookSink> {
  const sink = await startWebhookSink(...options);
  cleanUp.push(() => sink.close());
  return sink;
}

function start(options: Parameters<typeof createSimulator>[0] = {}): Simulator {
  const simulator = createSimulator({ clock: createFakeClock(), ...options });
  cleanUp.push(() => simulator.close());
  return simulator;
}

async function subscribe(simulator: Simulator, event_type: string, data_types: string[], url: string) {
  const { body } = await callV2(simulator, 'post', '/webhooks')
    .send({ event_type, data_types, url })
    .expect(200);
  return body.events.at(-1) as { readonly id: string; readonly token: string };
}

const now = Date.parse('2026-01-15T09:00:00Z') / 1_000;

test('an ended chat is delivered with all that was asked for', async () => {
  const sink = await startSink();
  const simulator = start();
  const { token } = await subscribe(
    simulator,
    'chat_ended',
    ['chat', 'visitor', 'pre_chat_survey'],
    sink.url,
  );
  const { chat, visitor } = simulator.controls.startChat({
    name: 'Jun Ito',
    email: 'jun@customer.example',
    url: 'https://shop.example/checkout',
    message: 'Where is my parcel?',
    customVariables: [{ key: 'plan', value: 'gold' }],
    survey: [
      {
        id: '150000000000003',
        type: 'checkbox',
        label: 'Topics',
        answers: [{ label: 'Delivery', chosen: true }],
      },
    ],
  });
  simulator.controls.say(chat.id, { as: 'supervisor', text: 'Offer a refund.' });
  simulator.controls.endChat(chat.id, { by: 'visitor' });
  await simulator.idle();
  expect(sink.received).toHaveLength(1);
  expect(sink.received[0]?.headers['content-type']).toBe('application/json');
  expect(sink.received[0]?.body).toEqual({
    event_type: 'chat_ended',
    event_unique_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    token,
    license_id: '700001',
    lc_version: '2',
    chat: {
      id: expect.stringMatching(/^[0-9A-Z]{10}$/),
      started_timestamp: now,
      ended_timestamp: now,
      url: 'https://shop.example/checkout',
      referer: 'https://search.example/',
      messages: [
        {
          user_type: 'agent',
          author_name: 'Rosa Lind',
          agent_id: 'rosa@northwind.example',
          text: 'Hello, how can I help?',
          json: '',
          timestamp: now,
        },
        {
          user_type: 'visitor',
          author_name: 'Jun Ito',
          text: 'Where is my parcel?',
          json: '{}',
          timestamp: now,
        },
        {
          user_type: 'supervisor',
          author_name: 'Rosa Lind',
          agent_id: 'rosa@northwind.example',
          text: 'Offer a refund.',
          json: '',
          timestamp: now,
        },
      ],
      attachments: [],
      events: [{ type: 'closed', user_type: 'visitor', text: 'Jun Ito closed the chat.', timestamp: now }],
      agents: [{ name: 'Rosa Lind', login: 'rosa@northwind.example' }],
      tags: [],
      groups: [0],
    },
    visitor: {
      ...visitor,
      id: expect.stringMatching(/^S\d+\.[0-9a-f]{10}$/),
      name: 'Jun Ito',
      email: 'jun@customer.example',
      custom_variables: [{ key: 'plan', value: 'gold' }],
    },
    pre_chat_survey: [
      {
        id: '150000000000003',
        type: 'checkbox',
        label: 'Topics',
        answers: [{ label: 'Delivery', chosen: true }],
      },
    ],
  });
});

test('a started chat has no end, and a skipped survey is empty', async () => {
  const sink = await startSink();
  const simulator = start();
  await subscribe(simulator, 'chat_started', ['chat', 'pre_chat_survey'], sink.url);
  simulator.controls.startChat({ survey: [] });
  await simulator.idle();
  const { chat, pre_chat_survey, ...rest } = sink.received[0]?.body ?? {};
  expect(chat).not.toHaveProperty('ended_timestamp');
  expect(pre_chat_survey).toEqual([]);
  expect(Object.keys(rest)).toEqual(['event_type', 'event_unique_id', 'token', 'license_id', 'lc_version']);
});

test('a ticket is delivered with ISO dates and groups as objects', async () => {
  const sink = await startSink();
  const simulator = start();
  const { token } = await subscribe(simulator, 'ticket_created', ['ticket'], sink.url);
  simulator.controls.openTicket({
    name: 'Jun Ito',
    mail: 'jun@customer.example',
    subject: 'Late',
    message: 'Hello',
  });
  await simulator.idle();
  expect(sink.received[0]?.body).toEqual({
    event_type: 'ticket_created',
    token,
    license_id: '700001',
    lc_version: '2',
    ticket: {
      id: expect.stringMatching(/^[0-9A-Z]{5}$/),
      status: 'open',
      subject: 'Late',
      requester: {
        mail: 'jun@customer.example',
        name: 'Jun Ito',
        ip: expect.stringMatching(/^192\.0\.2\.\d+$/),
        utc_offset: expect.stringContaining('/'),
      },
      groups: [{ id: 0, name: 'All operators', inherited: true }],
      tags: [],
      source: { type: 'chat-window', url: 'https://shop.example/help', id: null },
      events: [
        {
          type: 'message',
          author: { id: 'jun@customer.example', name: 'Jun Ito', type: 'client' },
          date: '2026-01-15T09:00:00Z',
          is_private: false,
          message: 'Hello',
          source: { type: 'chat-window', url: 'https://shop.example/help' },
        },
      ],
    },
  });
});

test('a ticket made through the API is delivered too', async () => {
  const sink = await startSink();
  const simulator = start();
  await subscribe(simulator, 'ticket_created', ['ticket'], sink.url);
  const body = { message: 'Hello', requester: { mail: 'jun@customer.example' }, group: [3] };
  const made = await callV2(simulator, 'post', '/tickets').send(body);
  await simulator.idle();
  expect(sink.received[0]?.body['ticket']).toMatchObject({
    id: made.body.id,
    groups: [{ id: 3, name: 'Billing', inherited: false }],
    source: { type: 'lc2', url: null, id: null },
  });
});

test('each subscriber gets its own message, with its own token and the same event id', async () => {
  const [one, other] = [await startSink(), await startSink()];
  const simulator = start();
  const first = await subscribe(simulator, 'chat_started', ['visitor'], one.url);
  const second = await subscribe(simulator, 'chat_started', ['visitor'], other.url);
  simulator.controls.startChat();
  await simulator.idle();
  expect(one.received[0]?.body['token']).toBe(first.token);
  expect(other.received[0]?.body).toEqual({ ...one.received[0]?.body, token: second.token });
});

test('credentials in the URL become HTTP Basic', async () => {
  const sink = await startSink();
  const simulator = start();
  const url = sink.url.replace('http://', 'http://hook:p%40ss@');
  await subscribe(simulator, 'chat_started', ['visitor'], url);
  simulator.controls.startChat();
  await simulator.idle();
  expect(sink.received[0]?.headers.authorization).toBe(`Basic ${btoa('hook:p@ss')}`);
  expect(JSON.stringify(simulator.controls.state())).not.toContain('p%40ss');
});

test.each([201, 204, 302, 400, 500])('the status %i is not enough and is tried again', async (status) => {
  const clock = createFakeClock();
  const sink = await startSink((response, count) => {
    if (count > 1) response.sendStatus(200);
    else response.status(status).set('Location', '/elsewhere').end();
  });
  const simulator = start({ clock });
  await subscribe(simulator, 'chat_started', ['chat'], sink.url);
  simulator.controls.startChat();
  await simulator.idle();
  expect(sink.received).toHaveLength(1);
  expect(simulator.controls.state().deliveries).toMatchObject([
    { outcome: 'pending', attempts: [{ status }], nextAttemptAt: '2026-01-15T09:00:10.000Z' },
  ]);
  await clock.advance(9_999);
  expect(sink.received).toHaveLength(1);
  await clock.advance(1);
  await simulator.idle();
  expect(sink.received[1]?.body).toEqual(sink.received[0]?.body);
  expect(simulator.controls.state().deliveries).toMatchObject([
    {
      outcome: 'delivered',
      attempts: [
        { at: '2026-01-15T09:00:00.000Z', status },
        { at: '2026-01-15T09:00:10.000Z', status: 200 },
      ],
    },
  ]);
});

test('the waits grow and leave room for eleven timeouts within six hours', () => {
  expect(retryDelaysMs).toHaveLength(webhookRetryLimits.retries);
  expect(retryDelaysMs).toEqual([...retryDelaysMs].sort((one, other) => one - other));
  const total = retryDelaysMs.reduce((sum, delay) => sum + delay, 0);
  expect(total + 11 * webhookTimeoutMs).toBeLessThan(webhookRetryLimits.withinMs);
});

test('after ten repetitions a delivery has failed for good', async () => {
  const clock = createFakeClock();
  const begun: number[] = [];
  const send: SendDelivery = async () => {
    begun.push(clock.now() - now * 1_000);
    return 500;
  };
  const simulator = start({ clock, send });
  await subscribe(simulator, 'chat_started', ['chat'], 'https://shim.example/hooks');
  simulator.controls.startChat();
  await clock.advance(24 * 60 * 60 * 1_000);
  const waits = [0, 10, 40, 100, 220, 520, 1_120, 2_320, 4_720, 9_520, 19_120];
  expect(begun).toEqual(waits.map((seconds) => seconds * 1_000));
  const [delivery] = simulator.controls.state().deliveries;
  expect(delivery).toMatchObject({ outcome: 'failed' });
  expect(delivery).not.toHaveProperty('nextAttemptAt');
});

test('a receiver that does not answer within ten seconds is left', async () => {
  const clock = createFakeClock();
  const sink = await startSink(() => {});
  const simulator = start({ clock });
  await subscribe(simulator, 'chat_started', ['chat'], sink.url);
  simulator.controls.startChat();
  await sink.arrived(1);
  await clock.advance(9_999);
  expect(simulator.controls.state().deliveries[0]?.attempts).toEqual([]);
  await clock.advance(1);
  await simulator.idle();
  expect(simulator.controls.state().deliveries).toMatchObject([
    { outcome: 'pending', attempts: [{ error: 'timeout' }], nextAttemptAt: '2026-01-15T09:00:20.000Z' },
  ]);
});

test('a repetition says what was true when the ticket was opened', async () => {
  const clock = createFakeClock();
  const bodies: string[] = [];
  const send: SendDelivery = async ({ body }) => {
    bodies.push(body);
    return 503;
  };
  const simulator = start({ clock, send });
  await subscribe(simulator, 'ticket_created', ['ticket'], 'https://shim.example/hooks');
  const { id } = simulator.controls.openTicket();
  const change = { message: 'More', subject: 'New', requester: { mail: 'new@customer.example' } };
  await callV2(simulator, 'put', `/tickets/${id}`).send(change).expect(200);
  await clock.advance(10_000);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});

test('a receiver that is not there is noted by its error', async () => {
  const simulator = start();
  await subscribe(simulator, 'chat_started', ['chat'], await refusedUrl());
  simulator.controls.startChat();
  await simulator.idle();
  expect(simulator.controls.state().deliveries[0]?.attempts).toMatchObject([{ error: 'ECONNREFUSED' }]);
});

test('removing the webhook ends its repetitions', async () => {
  const clock = createFakeClock();
  let sent = 0;
  const simulator = start({
    clock,
    send: async () => {
      sent += 1;
      return 503;
    },
  });
  const { id } = await subscribe(simulator, 'chat_started', ['chat'], 'https://shim.example/hooks');
  simulator.controls.startChat();
  await simulator.idle();
  await callV2(simulator, 'delete', `/webhooks/${id}`).expect(200);
  await clock.advance(24 * 60 * 60 * 1_000);
  expect(sent).toBe(1);
  expect(simulator.controls.state().deliveries).toMatchObject([{ outcome: 'cancelled' }]);
});

test('a simulator made from a snapshot goes on with what was pending', async () => {
  const clock = createFakeClock();
  const first = start({ clock, send: async () => 500 });
  await subscribe(first, 'chat_started', ['chat'], 'https://shim.example/hooks');
  first.controls.startChat();
  await first.idle();
  await first.close();
  const bodies: string[] = [];
  const second = start({
    clock,
    snapshot: first.snapshot(),
    send: async ({ body }) => {
      bodies.push(body);
      return 200;
    },
  });
  await clock.advance(10_000);
  await second.idle();
  expect(bodies).toEqual([JSON.stringify(first.snapshot().deliveries[0]?.body)]);
  expect(second.controls.state().deliveries).toMatchObject([
    { outcome: 'delivered', attempts: [{ status: 500 }, { status: 200 }] },
  ]);
});

test('closing does not wait for a receiver that hangs, and keeps its message', async () => {
  const sink = await startSink(() => {});
  const simulator = start();
  await subscribe(simulator, 'chat_started', ['chat'], sink.url);
  simulator.controls.startChat();
  await sink.arrived(1);
  await simulator.close();
  expect(simulator.snapshot().deliveries).toMatchObject([{ outcome: 'pending', attempts: [] }]);
});
