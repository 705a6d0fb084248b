import supertest from 'supertest';
import { expect, test } from 'vitest';
import type { WebhookFault } from '../../../../src/emulator/livechat/index.js';
import { createRecorder, register, start } from './modern-client.js';

async function play(webhooks: WebhookFault, chats = 1, seed = 1) {
  const { bodies, send } = createRecorder();
  const simulator = start({ send, seed });
  await register(simulator, 'incoming_chat');
  await register(simulator, 'chat_deactivated');
  await supertest(simulator.app).put('/simulator/faults').send({ webhooks }).expect(200, { webhooks });
  for (let count = 0; count < chats; count += 1) {
    const { chat } = simulator.controls.startChat();
    simulator.controls.endChat(chat.id);
  }
  await simulator.idle();
  return { simulator, bodies, actions: () => bodies.map((body) => body['action']) };
}

test('a dropped message is never sent, and noted', async () => {
  const { simulator, actions } = await play({ drop: 1 });
  await simulator.clock.advance(600_000);
  expect(actions()).toEqual([]);
  expect(simulator.controls.state().deliveries).toMatchObject([
    { outcome: 'dropped', attempts: [] },
    { outcome: 'dropped', attempts: [] },
  ]);
});

test('a fault hits the event it names alone', async () => {
  const { actions } = await play({ drop: 1, eventType: 'incoming_chat' });
  expect(actions()).toEqual(['chat_deactivated']);
  expect((await play({ drop: 1, channel: 'helpDesk' })).bodies).toHaveLength(2);
});

test('a duplicated message is sent twice alike', async () => {
  const { bodies } = await play({ duplicate: 1, eventType: 'incoming_chat' });
  expect(bodies).toHaveLength(3);
  expect(bodies[1]).toEqual(bodies[0]);
});

test('a reordered message is overtaken by the next one', async () => {
  const { actions } = await play({ reorder: 1, eventType: 'incoming_chat' });
  expect(actions()).toEqual(['chat_deactivated', 'incoming_chat']);
});

test('a message that nothing overtakes is sent after a second', async () => {
  const { simulator, actions } = await play({ reorder: 1 });
  expect(actions()).toEqual([]);
  await simulator.clock.advance(1_000);
  expect(actions()).toEqual(['incoming_chat', 'chat_deactivated']);
});

test('a delayed message waits', async () => {
  const { simulator, actions } = await play({ delayMs: 5_000 });
  await simulator.clock.advance(4_999);
  expect(actions()).toEqual([]);
  await simulator.clock.advance(1);
  expect(actions()).toHaveLength(2);
});

test('shares are the same for the same seed', async () => {
  const counts = async (seed: number) => {
    const { simulator } = await play({ drop: 0.3, duplicate: 0.3 }, 30, seed);
    return simulator.controls.state().deliveries.map(({ outcome }) => outcome);
  };
  const first = await counts(1);
  expect(await counts(1)).toEqual(first);
  expect(await counts(2)).not.toEqual(first);
  const dropped = first.filter((outcome) => outcome === 'dropped').length;
  expect(dropped).toBeGreaterThan(5);
  expect(dropped).toBeLessThan(40);
});

test('webhook faults leave calls alone, and end when cleared', async () => {
  const { simulator, actions } = await play({ drop: 1 });
  expect(simulator.faults.current()).toEqual({ webhooks: { drop: 1 } });
  await supertest(simulator.app).delete('/simulator/faults').expect(200);
  simulator.controls.startChat();
  await simulator.idle();
  expect(actions()).toEqual(['incoming_chat']);
});

test.each([
  [{ drop: 2 }, 'webhooks[drop] must be a number from 0 to 1'],
  [{ drop: 'all' }, 'webhooks[drop] must be a number from 0 to 1'],
  [{ channel: 'v1' }, 'webhooks[channel] must be one of: v2, v3, helpDesk'],
])('the webhook fault %j is refused', async (webhooks, error) => {
  await supertest(start().app)
    .put('/simulator/faults')
    .send({ webhooks })
    .expect(400, { errors: [error] });
});
