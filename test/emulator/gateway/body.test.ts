import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBody, parseJson, readBody, toRecordedBody } from '../../../src/emulator/gateway/body.js';

const asRequest = (...chunks: Buffer[]): Parameters<typeof readBody>[0] =>
  Object.assign(Readable.from(chunks), {
    headers: { 'transfer-encoding': 'chunked' },
  }) as unknown as Parameters<typeof readBody>[0]; // only its headers and chunks are read

test('reads a body up to the limit and no further', async () => {
  expect(await readBody(asRequest(Buffer.alloc(10), Buffer.alloc(5)), 15)).toHaveLength(15);
  expect(await readBody(asRequest(Buffer.alloc(10), Buffer.alloc(6)), 15)).toBeUndefined();
});

test('takes content encodings off in the reverse order of their names', async () => {
  const text = Buffer.from('{}');
  expect(await decodeBody(gzipSync(gzipSync(text)), 'gzip, gzip')).toEqual(text);
  expect(await decodeBody(text, 'identity')).toEqual(text);
  expect(await decodeBody(text, 'gzip')).toBeUndefined();
  expect(await decodeBody(text, 'zstd-42')).toBeUndefined();
});

test.each([
  ['JSON as its value', '{"a":1}', 'application/json', { a: 1 }],
  ['text as text', 'hello', 'text/plain', 'hello'],
  ['other content as its size', 'abc', 'image/png', '[3 bytes of image/png]'],
  ['nothing as nothing', '', 'text/plain', undefined],
])('records %s', (_name, body, type, want) => {
  expect(toRecordedBody(Buffer.from(body), type)).toEqual(want);
});

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

test.each<[string, string, boolean]>([
  ['500 levels', `{"a":1${' '.repeat(1000)},"b":${nested(499)}}`, true],
  ['501 levels', nested(501), false],
  ['brackets in texts', JSON.stringify('['.repeat(2000)), true],
  ['brackets behind escaped quotes', JSON.stringify('"['.repeat(2000)), true],
  ['a text that ends in a backslash', JSON.stringify([`${'['.repeat(2000)}\\`, [1]]), true],
  ['a text without end', `"${'['.repeat(2000)}`, false],
])('reads JSON of %s: %#', (_name, text, isRead) => {
  expect(parseJson(text) !== undefined).toBe(isRead);
});

test('looks at a long run of quotes and backslashes once', () => {
  // Looking from each quote to the end would take far longer than a test may.
  expect(parseJson(`"${'\\"'.repeat(2_000_000)}`)).toBeUndefined();
});
