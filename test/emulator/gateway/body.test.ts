import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBody, readBody, toRecordedBody } from '../../../src/emulator/gateway/body.js';

const asRequest = (...chunks: Buffer[]): Parameters<typeof readBody>[0] =>
  Readable.from(chunks) as unknown as Parameters<typeof readBody>[0]; // only its chunks are read

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
