import supertest from 'supertest';
import type { ShimOptions } from '../../src/shim/create-shim.js';
import { startBackend } from './backend.js';
import { basic } from './calls.js';
import { openShim } from './open-shim.js';

export const authorization = basic('rosa@northwind.example', 'marked-secret-key');
export const notification = {
  event_type: 'chat_started',
  event_unique_id: 'event-1',
  token: 'marked-token',
  license_id: '700001',
  chat: { id: 'PQ1X2Y3Z4W', started_timestamp: 1700000000 },
};

/** A shim that is started, on a LiveChat that knows webhooks only, and a flow that has subscribed to new chats. */
export async function openSubscribed(
  callbackStatus = 202,
  options: Partial<ShimOptions> = {},
  host?: string,
) {
  const callback = await startBackend(() => ({ status: callbackStatus, text: '' }));
  const events = new Map<string, object>();
  const livechat = await startBackend(({ method, url, body }) => {
    const id = method === 'POST' ? `hook-${events.size + 1}` : (url.split('/').at(-1) ?? '');
    if (method === 'DELETE')
      return events.delete(id) ? { json: { result: 'removed' } } : { status: 404, json: {} };
    if (method === 'POST') events.set(id, { ...(body as object), id, token: 'marked-token' });
    return { json: { events: [...events.values()] } };
  });
  const { shim, store, logLines } = await openShim(livechat.url, options);
  shim.start();
  const request = supertest(shim.app);
  const origin = host === undefined ? callback.url : `http://${host}:${new URL(callback.url).port}`;
  const callbackUrl = `${origin}/workflows/a%2Fb/triggers/T/versions/00000000000000000001/run?sp=%2Ft%2Crun&sv=1.0&sig=marked-signature`;
  const subscribe = () =>
    request
      .post('/chat_starts_webhook/webhooks?event_type=chat_started')
      .set({ authorization })
      .send({ url: callbackUrl });
  const subscribed = await subscribe();
  const registered = livechat.requests.at(-1)?.body as { readonly url: string };
  return {
    request,
    shim,
    /** What is registered at LiveChat, by id. */
    registered: events,
    callback,
    livechat,
    store,
    logLines,
    callbackUrl,
    subscribe,
    subscribed,
    hookPath: new URL(registered.url).pathname,
  };
}
