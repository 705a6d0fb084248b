import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/shared/clock.js';
import { createDeliverer } from '../../../src/shim/relay/deliver.js';
import { createCallbackAgent, type Lookup } from '../../../src/shim/safety/create-callback-agent.js';
import { startBackend } from '../../support/backend.js';

/** Delivers to `url`, with a name server that answers `addresses`, one list after the other. */
async function deliver(
  url: string,
  addresses: readonly (readonly string[])[] = [],
  { allowPrivate = false, timeoutMs = 60_000 } = {},
) {
  let asked = 0;
  const lookup: Lookup = (_host, _options, done) => {
    const answer = addresses[asked++] ?? [];
    done(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  const agent = createCallbackAgent({ allowPrivate, lookup });
  onTestFinished(() => agent.destroy());
  const deliverer = createDeliverer({ clock: systemClock, timeoutMs, agent });
  const delivery = { url, eventId: 'e1', body: '{}' };
  return {
    outcome: await deliverer.deliver(delivery),
    again: () => deliverer.deliver(delivery),
    asked: () => asked,
  };
}

const refused = { kind: 'retry', reason: 'no answer: PRIVATE_ADDRESS_REFUSED', answered: false };

test.each([
  ['loopback', 'http://127.0.0.1'],
  ['loopback in one number', 'http://2130706433'],
  ['loopback in hexadecimal', 'http://0x7f.1'],
  ['IPv6 loopback', 'http://[::1]'],
  ['IPv4-mapped IPv6', 'http://[::ffff:127.0.0.1]'],
  ['the metadata service', 'http://169.254.169.254'],
])('a literal address is judged without a look-up: %s', async (_name, origin) => {
  const backend = await startBackend(() => ({ status: 202 }));
  const { outcome, asked } = await deliver(`${origin}:${new URL(backend.url).port}/run`);
  expect(outcome).toEqual(refused);
  expect(asked()).toBe(0);
  expect(backend.requests).toEqual([]);
});

test.each([
  ['loopback', ['127.0.0.1']],
  ['IPv6 loopback', ['::1']],
  ['unique local', ['fd00::1']],
  ['a public address and a private one', ['20.42.6.1', '127.0.0.1']],
  ['nothing', []],
])('a name that resolves to %s is refused', async (_name, addresses) => {
  const backend = await startBackend(() => ({ status: 202 }));
  const { outcome } = await deliver(`http://flows.example:${new URL(backend.url).port}/run`, [addresses]);
  expect(outcome).toEqual(refused);
  expect(backend.requests).toEqual([]);
});

test('a name is judged anew at each connection, so a change of its address does not slip through', async () => {
  const backend = await startBackend(() => ({ status: 202 }));
  const { port } = new URL(backend.url);
  const rebinding = [['203.0.114.1'], ['127.0.0.1']]; // public first: the connection fails or waits; then private
  const { outcome, again } = await deliver(`http://flows.example:${port}/run`, rebinding, {
    timeoutMs: 2_000,
  });
  expect(outcome).toMatchObject({ kind: 'retry', answered: false });
  expect(await again()).toEqual(refused);
  expect(backend.requests).toEqual([]);
});

test('the local stack may deliver to loopback', async () => {
  const backend = await startBackend(() => ({ status: 202 }));
  const { outcome } = await deliver(`${backend.url}/run`, [], { allowPrivate: true });
  expect(outcome).toEqual({ kind: 'delivered' });
});

test.each([301, 302, 303, 307, 308])('a redirect %d is not followed', async (status) => {
  const target = await startBackend(() => ({ status: 202 }));
  const backend = await startBackend(() => ({ status, headers: { location: `${target.url}/stolen` } }));
  const { outcome } = await deliver(`${backend.url}/run`, [], { allowPrivate: true });
  expect(outcome).toMatchObject({
    kind: 'retry',
    reason: expect.stringMatching(`^answered ${status}`),
  });
  expect(target.requests).toEqual([]);
});
