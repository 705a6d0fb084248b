import { createConnection } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listen, type ServerLimits } from '../../../src/shared/listen.js';
import { openShim } from '../../support/open-shim.js';

const impatient = { headersTimeoutMs: 200, requestTimeoutMs: 400, checkEveryMs: 50 };

async function start(limits: ServerLimits = {}) {
  const { shim } = await openShim('http://127.0.0.1:1');
  const { port, close } = await listen(shim.app, 0, '127.0.0.1', {
    keepAliveTimeoutMs: 300,
    ...limits,
    maxHeaderBytes: 4_096,
    maxRequestsPerSocket: 2,
  });
  onTestFinished(() => close(0));
  return port;
}

/** Sends the pieces 100 ms apart and gives back what came until the server closed. */
async function talk(port: number, pieces: readonly string[]): Promise<string> {
  const socket = createConnection(port, '127.0.0.1');
  let text = '';
  socket.on('data', (part: Buffer) => {
    text += part.toString();
  });
  socket.on('error', () => undefined); // a reset is an end, too
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  await closed;
  return text;
}

test('a head that comes a byte at a time is cut off', async () => {
  const answer = await talk(await start(impatient), [...'GET /healthz HTTP/1.1']);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('a body that does not end is cut off', async () => {
  const head = 'POST /hooks/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n';
  expect(await talk(await start(impatient), [head, '{', '"', 'a', '"', ':', '1'])).toMatch(
    /^HTTP\/1\.1 408 /,
  );
});

test('a head that is too large is refused', async () => {
  const answer = await talk(await start(), [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(5_000)}\r\n\r\n`]);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

test('a connection ends after its requests, and an unused one after a rest', async () => {
  const request = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
  const both = await talk(await start(), [request + request]);
  expect(both.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  expect(both).toContain('Connection: close');
  expect(await talk(await start(), [request])).toContain('HTTP/1.1 200');
});
