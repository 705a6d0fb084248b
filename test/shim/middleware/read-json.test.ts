import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import request from 'supertest';
import { expect, onTestFinished, test, vi } from 'vitest';
import { silentLogger } from '../../../src/shared/logger.js';
import { answerProblem } from '../../../src/shim/middleware/answer-problem.js';
import { readJson } from '../../../src/shim/middleware/read-json.js';

const limit = 64;

function open(onProblem: (message: string) => void = () => undefined) {
  const app = express();
  app.post('/', readJson(limit), (incoming, response) => {
    response.json({ got: incoming.body });
  });
  app.use(answerProblem({ ...silentLogger, info: (fields) => onProblem(JSON.stringify(fields)) }));
  return app;
}

test.each([
  ['an object', 'application/json', '{"a":"Zoë"}', { a: 'Zoë' }],
  ['a body of another content type', 'text/plain', '[1]', [1]],
  ['what a byte order mark precedes', 'application/json', '\uFEFF{"a":1}', { a: 1 }],
  ['a body of exactly the limit', 'application/json', `"${'x'.repeat(limit - 2)}"`, 'x'.repeat(limit - 2)],
])('reads %s', async (_name, type, text, got) => {
  const answer = await request(open()).post('/').type(type).send(text);
  expect(answer.body).toEqual({ got });
});

test.each([
  ['no JSON', {}, '{"a":', 400, 'InvalidInput'],
  ['an empty body', {}, '', 400, 'InvalidInput'],
  ['a compressed body', { 'content-encoding': 'gzip' }, '{}', 415, 'InvalidInput'],
  ['a body over the limit', {}, `"${'x'.repeat(limit)}"`, 413, 'BodyTooLarge'],
])('answers %s with the status that says so', async (_name, headers, text, status, code) => {
  const answer = await request(open()).post('/').set(headers).type('json').send(text);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code } });
});

async function openSocket(app: ReturnType<typeof open>) {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return socket;
}

test('a body without a declared length is cut at the limit', async () => {
  const socket = await openSocket(open());
  const chunk = `28\r\n${'x'.repeat(0x28)}\r\n`;
  socket.write(`POST / HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}`);
  const text = await new Promise<string>((resolve) => socket.once('data', (part) => resolve(String(part))));
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body that breaks off is a mistake of the caller, not a defect', async () => {
  const problems: string[] = [];
  const socket = await openSocket(open((problem) => problems.push(problem)));
  socket.write('POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 50\r\n\r\n{"a":', () => socket.destroy());
  await vi.waitFor(() => expect(problems.join()).toContain('"InvalidInput"'), { timeout: 60_000 });
});
