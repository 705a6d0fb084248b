import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpClient } from '../../../src/shim/upstream/http-client.js';
import { startBackend } from '../../support/backend.js';

async function ask(answer: (response: ServerResponse) => void, options: { timeoutMs?: number } = {}) {
  const backend = await startBackend(() => answer);
  const client = createHttpClient({
    baseUrl: `${backend.url}/v1/`,
    timeoutMs: 60_000,
    maxAnswerBytes: 1_000,
    ...options,
  });
  onTestFinished(() => client.close());
  const answered = await client.send({ method: 'GET', path: '/x?y=1', headers: { accept: 'a/b' } });
  expect(backend.requests).toMatchObject([{ method: 'GET', url: '/v1/x?y=1', headers: { accept: 'a/b' } }]);
  return answered;
}

const says =
  (body: string | Buffer, headers: Record<string, string | number> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(200, headers).end(body);

const text = JSON.stringify({ subject: 'Łódź', filler: 'x'.repeat(500) });

test('an answer is its status, its headers and its text', async () => {
  const answer = await ask((response) => {
    response.writeHead(404, { 'x-total-results': '7' });
    response.write(text.slice(0, 13));
    response.end(Buffer.from(text.slice(13)));
  });
  expect(answer).toMatchObject({ status: 404, headers: { 'x-total-results': '7' }, text });
});

test.each([
  ['gzip', gzipSync(text)],
  ['X-GZIP', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  ['identity', Buffer.from(text)],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
])('an answer in %s that nobody asked for is read', async (coding, body) => {
  expect(await ask(says(body, { 'content-encoding': coding }))).toMatchObject({ status: 200, text });
});

test.each(['gzip', 'br', 'zstd'])('an empty answer that claims to be %s is empty', async (coding) => {
  expect(await ask(says('', { 'content-encoding': coding }))).toMatchObject({ text: '' });
});

test('a byte order mark is passed over', async () => {
  expect(await ask(says(`\uFEFF${text}`))).toMatchObject({ text });
});

test.each([
  ['an unknown coding', says(text, { 'content-encoding': 'zstd' }), 'has the content encoding `zstd`'],
  ['what is not what it claims', says(text, { 'content-encoding': 'gzip' }), 'is not the `gzip` that it'],
  [
    'what grows beyond the limit',
    says(gzipSync('x'.repeat(100_000)), { 'content-encoding': 'gzip' }),
    'or is larger than 1000 bytes',
  ],
  ['what is larger than the limit', says('x'.repeat(1_001)), 'is larger than 1000 bytes'],
  [
    'what grows larger part by part',
    (response: ServerResponse) => {
      response.write('x'.repeat(600));
      response.write('x'.repeat(600)); // and no end
    },
    'is larger than 1000 bytes',
  ],
  [
    'half an answer',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"id":', () => response.destroy());
    },
    'broke off before its answer was complete',
  ],
  ['no answer but an end', (response: ServerResponse) => void response.destroy(), 'broke off'],
  [
    'what is not HTTP',
    (response: ServerResponse) => void response.socket?.end('HTTP/9 what?\r\n\r\n'),
    'something that is not HTTP',
  ],
])('%s is a 502', async (_name, answer, words) => {
  await expect(ask(answer)).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamInvalidAnswer',
    message: expect.stringContaining(words),
  });
});

test.each([
  ['without a head', () => {}],
  ['whose body rests', (response: ServerResponse) => void response.write('{')],
  [
    'whose body drips',
    (response: ServerResponse) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    },
  ],
])('an answer %s is a 504 once its time is over', async (_name, answer) => {
  await expect(ask(answer, { timeoutMs: 200 })).rejects.toMatchObject({
    status: 504,
    code: 'UpstreamTimeout',
    message: 'LiveChat did not answer within 0.2 seconds.',
  });
});

test('a host that does not listen is a 502 that tells the code', async () => {
  const client = createHttpClient({ baseUrl: 'http://127.0.0.1:1', timeoutMs: 5_000, maxAnswerBytes: 10 });
  onTestFinished(() => client.close());
  await expect(client.send({ method: 'GET', path: '/', headers: {} })).rejects.toMatchObject({
    status: 502,
    code: 'UpstreamUnreachable',
    message: 'LiveChat cannot be reached (ECONNREFUSED).',
  });
});

test('a client that is closed ends what is under way', async () => {
  const backend = await startBackend(() => () => {});
  const client = createHttpClient({ baseUrl: backend.url, timeoutMs: 60_000, maxAnswerBytes: 10 });
  const answer = client.send({ method: 'GET', path: '/', headers: {} }).catch((error: unknown) => error);
  await expect.poll(() => backend.requests.length).toBe(1);
  await client.close();
  expect(await answer).toMatchObject({ status: 502 });
});
