import supertest from 'supertest';
import { expect, test } from 'vitest';
import { simulatorCredentials } from '../../../../src/emulator/livechat/index.js';
import { configure, createRecorder, register, start } from './modern-client.js';

const { ownerClientId: owner_client_id } = simulatorCredentials;
const good = {
  action: 'incoming_chat',
  secret_key: 'hush',
  url: 'https://shim.example/hooks',
  type: 'license',
  owner_client_id,
};

test('a registration is listed without its secret until it is removed', async () => {
  const simulator = start();
  const more = { description: 'chats', filters: { source_type: ['system'] } };
  const id = await register(simulator, 'chat_deactivated', more);
  const { secret_key, ...shown } = good;
  const list = { owner_client_id };
  const expected = { ...shown, ...more, id, action: 'chat_deactivated' };
  await configure(simulator, 'list_webhooks', list).expect(200, [expected]);
  await configure(simulator, 'unregister_webhook', { id, owner_client_id }).expect(200, {});
  await configure(simulator, 'list_webhooks', list).expect(200, []);
  await configure(simulator, 'unregister_webhook', { id, owner_client_id }).expect(404);
});

test('an action takes three registrations of one client id', async () => {
  const simulator = start();
  for (let count = 0; count < 3; count += 1) await register(simulator, 'incoming_chat');
  const { body } = await configure(simulator, 'register_webhook', good).expect(403);
  expect(body).toEqual({ error: { type: 'limit_reached', message: 'Limit reached' } });
  await register(simulator, 'chat_deactivated');
});

test.each([
  [{ action: 'chat_started' }, 'validation', /^`action` must be one of: incoming_chat, /],
  [{ action: undefined }, 'validation', '`action` is required'],
  [{ secret_key: '' }, 'validation', '`secret_key` is required'],
  [{ type: undefined }, 'validation', '`type` is required'],
  [{ type: 'all' }, 'validation', '`type` must be one of: license, bot'],
  [
    { url: `https://shim.example/${'x'.repeat(480)}` },
    'validation',
    '`url` must have at most 500 characters',
  ],
  [{ url: 'shim.example' }, 'validation', '`url` must be an http or https URL'],
  [{ owner_client_id: undefined }, 'validation', '`owner_client_id` is required'],
  [{ owner_client_id: 'x' }, 'authorization', '`owner_client_id` is not of your organization'],
  [{ filters: { author_type: 'agent' } }, 'validation', '`filters.author_type` is no filter of this action'],
  [
    { filters: { chat_presence: { user_ids: {} } } },
    'validation',
    /must have either `values` or `exclude_values`/,
  ],
  [{ additional_data: ['x'] }, 'validation', /^`additional_data` must be an array of words/],
])('a registration with %j is refused', async (wrong, type, message) => {
  const { body } = await configure(start(), 'register_webhook', { ...good, ...wrong });
  expect(body.error.type).toBe(type);
  expect(body.error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
});

test('the names of actions ask for no credential', async () => {
  const { body } = await supertest(start().app)
    .post('/v3.6/configuration/action/list_webhook_names')
    .send({ version: '3.6' })
    .expect(200);
  expect(body).toHaveLength(38);
  expect(body[0]).toEqual({
    action: 'incoming_chat',
    filters: ['chat_presence', 'only_my_chats', 'source_type'],
    additional_data: ['chat_properties', 'chat_presence_user_ids'],
  });
});

test('license webhooks are switched off and on, and messages with them', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send });
  await register(simulator, 'incoming_chat');
  const isOn = async () =>
    (await configure(simulator, 'get_license_webhooks_state', { owner_client_id })).body
      .license_webhooks_enabled;
  expect(await isOn()).toBe(true);
  await configure(simulator, 'disable_license_webhooks', { owner_client_id }).expect(200, {});
  expect(await isOn()).toBe(false);
  simulator.controls.startChat();
  await simulator.idle();
  expect(bodies).toEqual([]);
  await configure(simulator, 'enable_license_webhooks', { owner_client_id }).expect(200, {});
  simulator.controls.startChat();
  await simulator.idle();
  expect(bodies).toHaveLength(1);
});

test('a quirk has license webhooks off until they are switched on', async () => {
  const { bodies, send } = createRecorder();
  const simulator = start({ send, quirks: { licenseWebhooks: 'disabled' } });
  await register(simulator, 'incoming_chat');
  simulator.controls.startChat();
  await configure(simulator, 'enable_license_webhooks', { owner_client_id });
  simulator.controls.startChat();
  await simulator.idle();
  expect(bodies).toHaveLength(1);
});

test('an access token needs no client id, and cannot manage webhooks', async () => {
  const simulator = start();
  const call = (action: string) =>
    supertest(simulator.app)
      .post(`/v3.6/configuration/action/${action}`)
      .set('Authorization', `Bearer ${simulatorCredentials.accessToken}`)
      .send({});
  await call('get_license_webhooks_state').expect(200, { license_webhooks_enabled: true });
  await call('list_webhooks').expect(403);
});
