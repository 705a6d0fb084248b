import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/emulator/livechat/index.js';
import { callV2 } from './v2-client.js';

const url = 'https://shim.example/hooks/v2/abc';

test('a registration answers the list with licence, token and id, and no Location', async () => {
  const form = `event_type=chat_ended&data_types[]=visitor&data_types[]=chat&url=${encodeURIComponent(url)}`;
  const { status, body, headers } = await callV2(createSimulator(), 'post', '/webhooks').send(form);
  expect(status).toBe(200);
  expect(headers['location']).toBeUndefined();
  expect(body).toEqual({
    events: [
      {
        licence: 700_001,
        event_type: 'chat_ended',
        data_types: ['chat', 'visitor'],
        url,
        verified: true,
        token: expect.stringMatching(/^[0-9a-f]{32}$/),
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ],
  });
});

test.each([
  ['all', 2],
  ['new', 1],
] as const)(
  'the quirk createdWebhooks %s answers %i of two registrations',
  async (createdWebhooks, count) => {
    const simulator = createSimulator({ quirks: { createdWebhooks } });
    const body = { event_type: 'ticket_created', data_types: ['ticket'], url };
    await callV2(simulator, 'post', '/webhooks').send(body);
    const second = await callV2(simulator, 'post', '/webhooks').send(body);
    expect(second.body.events).toHaveLength(count);
    const list = await callV2(simulator, 'get', '/webhooks');
    expect(list.body.events).toHaveLength(2);
    expect(list.body.events.at(-1)).toEqual(second.body.events.at(-1));
  },
);

test('a removed registration is gone', async () => {
  const simulator = createSimulator();
  const body = { event_type: 'ticket_created', data_types: ['ticket'], url };
  const made = await callV2(simulator, 'post', '/webhooks').send(body);
  const path = `/webhooks/${made.body.events[0].id}`;
  const removed = await callV2(simulator, 'delete', path);
  expect([removed.status, removed.body]).toEqual([200, { result: 'Push notification removed successfully' }]);
  expect((await callV2(simulator, 'get', '/webhooks')).body).toEqual({ events: [] });
  const again = await callV2(simulator, 'delete', path);
  expect([again.status, again.body]).toEqual([404, { error: 'Webhook not found' }]);
});

test.each([
  [{}, ['event_type cannot be empty', 'url cannot be empty']],
  [{ event_type: 'ticket_created', url }, ['data_types must be an array out of: ticket']],
  [
    { event_type: 'ticket_created', data_types: ['chat'], url },
    ['data_types must be an array out of: ticket'],
  ],
  [
    { event_type: 'chat_started', data_types: 'chat', url },
    [
      'data_types must be an array of strings of at most 255 characters',
      'data_types must be an array out of: chat, visitor, pre_chat_survey',
    ],
  ],
  [
    { event_type: 'visitor_queued', data_types: ['visitor'], url: 'ftp://shim.example/' },
    ['url must be an http or https URL'],
  ],
  [
    { event_type: '__proto__', data_types: ['chat'], url },
    [
      'event_type must be one of: chat_started, chat_ended, chat_changed, visitor_queued, ticket_created, canned_response_changed',
    ],
  ],
])('the registration %j is refused', async (body, errors) => {
  const answer = await callV2(createSimulator(), 'post', '/webhooks').send(body);
  expect([answer.status, answer.body]).toEqual([400, { errors }]);
});
