import { expect, test } from 'vitest';
import { call } from '../../../support/calls.js';
import { answering, openUpstream } from './open-upstream.js';

test('1.7: a registration is found in the list by event and address, and its token kept back for proof', async () => {
  const hookUrl = 'https://shim.example/hooks/abc';
  const { upstream, backend } = await answering({
    events: [
      { event_type: 'chat_ended', url: hookUrl, id: 'other-event', token: 'x' },
      { event_type: 'chat_started', url: 'https://else.example/', id: 'other-url', token: 'y' },
      { event_type: 'chat_started', url: hookUrl, id: 'ours', token: 'z' },
    ],
  });
  expect(await upstream.register(call, 'chat_started', hookUrl)).toEqual({ id: 'ours', proof: 'z' });
  expect(backend.requests[0]?.body).toEqual({
    event_type: 'chat_started',
    data_types: ['chat', 'visitor', 'pre_chat_survey'],
    url: hookUrl,
  });
});

test('a registration that LiveChat does not list is a failure', async () => {
  const { upstream } = await answering({ events: [] });
  await expect(
    upstream.register(call, 'chat_started', 'https://shim.example/hooks/abc'),
  ).rejects.toMatchObject({ status: 502 });
});

test('unregistering what is already gone is no error', async () => {
  const { upstream } = await openUpstream(() => ({ status: 404, json: { error: 'not found' } }));
  await expect(upstream.unregister(call, 'chat_started', 'gone')).resolves.toBeUndefined();
});
