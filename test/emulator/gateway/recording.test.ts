import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createReplay } from '../../../src/emulator/gateway/recording/create-replay.js';
import { openHarFile } from '../../../src/emulator/gateway/recording/har-file.js';
import { createParcelConnector, parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';
import { makeFolder } from '../../support/make-folder.js';

function newFile(): string {
  const { folder, remove } = makeFolder();
  onTestFinished(remove);
  return join(folder, 'calls.har');
}

test('writes every call as HAR 1.2 without secrets, and answers from the file', async () => {
  const file = newFile();
  const { url, backend } = await startTestGateway({ recordTo: openHarFile(file) });
  backend.answer = ({ target }) => ({ body: { id: target, echo: parcelCredentials.password } });
  const path = '/apim/parcels/default/parcels';
  await fetchJson(`${url}${path}/1?page=2`);
  await fetchJson(`${url}${path}`, { method: 'POST', json: { id: '9', note: 'ä' } });

  const text = readFileSync(file, 'utf8');
  const { log } = JSON.parse(text) as { log: { version: string; entries: Record<string, unknown>[] } };
  expect(log.version).toBe('1.2');
  expect(log.entries).toHaveLength(2);
  expect(log.entries[0]).toMatchObject({
    request: {
      method: 'GET',
      url: `${backend.url}/v1/parcels/1?page=2`,
      queryString: [{ name: 'page', value: '2' }],
    },
    response: { status: 200, content: { mimeType: 'application/json' } },
    _operation: 'GetParcel',
  });
  expect(text).not.toContain(parcelCredentials.password);
  expect(text).not.toContain(
    Buffer.from(`${parcelCredentials.username}:${parcelCredentials.password}`).toString('base64'),
  );
  expect(await (await fetch(`${url}/api/recording.har`)).text()).toBe(text);

  const replay = await startTestGateway({ standIn: createReplay(file) });
  expect(await fetchJson(`${replay.url}${path}/1?page=2`)).toMatchObject({
    status: 200,
    body: { id: '/v1/parcels/1?page=2' },
  });
  expect(
    await fetchJson(`${replay.url}${path}`, { method: 'POST', json: { note: 'ä', id: '9' } }),
  ).toMatchObject({ status: 200 });
  expect(replay.backend.requests).toEqual([]);
  expect(replay.gateway.exchanges.list()[0]?.answeredBy).toBe('recording');
});

test.each<[string, string, RequestInit & { json?: unknown }, string]>([
  ['another query', '/parcels/1?page=3', {}, 'has 1 to GET /v1/parcels/1, but none with this query.'],
  ['another path', '/parcels/2', {}, 'has no answer to GET /v1/parcels/2 among its 1.'],
])('says what the recording lacks: %s', async (_name, path, init, want) => {
  const file = newFile();
  const recording = await startTestGateway({ recordTo: openHarFile(file) });
  await fetchJson(`${recording.url}/apim/parcels/default/parcels/1?page=2`);
  const { url } = await startTestGateway({ standIn: createReplay(file) });
  const answer = await fetchJson(`${url}/apim/parcels/default${path}`, init);
  expect(answer.status).toBe(502);
  expect(JSON.stringify(answer.body)).toContain(want);
});

test.each([
  ['no file', undefined, 'cannot be read: ENOENT'],
  ['no JSON', '{', 'is not JSON'],
  ['no HAR', '{"log":{}}', 'it has no `log.entries`'],
])('refuses %s', (_name, text, want) => {
  const file = newFile();
  if (text !== undefined) writeFileSync(file, text);
  expect(() => createReplay(file)).toThrow(want);
});

test('passes over entries of a foreign file that are no calls, and answers equal ones in turn', () => {
  const file = newFile();
  const entry = (text: string) => ({
    request: { method: 'get', url: 'https://api.example/v1/a' },
    response: { status: 200, headers: [{ name: 'Content-Encoding', value: 'gzip' }], content: { text } },
  });
  writeFileSync(
    file,
    JSON.stringify({ log: { entries: [null, 7, { request: {} }, entry('one'), entry('two')] } }),
  );
  const replay = createReplay(file);
  const connector = createParcelConnector();
  const [operation] = connector.operations;
  if (operation === undefined) throw new Error('no operation');
  const request = {
    ...{ method: 'GET', origin: '', basePath: '/v1', path: '/a', query: '', headers: {} },
    body: { kind: 'bytes' as const, bytes: Buffer.alloc(0) },
  };
  const texts = [1, 2].map(() => {
    const outcome = replay.answer({ connector, operation, request });
    return outcome.kind === 'answered' ? outcome.body.toString() : outcome.kind;
  });
  expect(texts).toEqual(['one', 'two']);
});
