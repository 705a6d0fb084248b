import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyRing, createSecretBox, keyIdOf, rememberOpened } from '../../../src/shared/secret-box.js';
import { checkKeys } from '../../../src/shim/settings/check-keys.js';
import { loadKeyRing } from '../../../src/shim/settings/load-key-ring.js';
import { startBackend } from '../../support/backend.js';
import { basic } from '../../support/calls.js';
import { openShim } from '../../support/open-shim.js';
import { newDataFolder } from '../../support/open-stack.js';

const [first, second, third] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const text = (key: Buffer) => key.toString('base64');

test('a ring seals with the newest key and opens what any of its keys sealed', () => {
  const old = createSecretBox(first);
  const ring = createKeyRing([second, first]);
  expect(ring.open(old.seal('callback', 'a'), 'a')).toBe('callback');
  const sealed = ring.seal('callback', 'a');
  expect(keyIdOf(sealed)).toBe(createSecretBox(second).keyId);
  expect(createSecretBox(second).open(sealed, 'a')).toBe('callback');
});

test('a ring does not open what another key sealed, or another context', () => {
  const ring = createKeyRing([second, first]);
  expect(() => ring.open(createSecretBox(third).seal('x', 'a'), 'a')).toThrow(/was sealed with key/);
  expect(() => ring.open(ring.seal('x', 'a'), 'b')).toThrow();
  expect(() => ring.open('', 'a')).toThrow();
});

test('digests stay as they are when a key is added, and when it is withdrawn but for the digests', () => {
  const before = createSecretBox(first).digest('hook:x');
  expect(createKeyRing([first]).digest('hook:x')).toBe(before);
  expect(createKeyRing([third, second, first]).digest('hook:x')).toBe(before);
  expect(createKeyRing([third], first).digest('hook:x')).toBe(before);
  expect(createKeyRing([third]).digest('hook:x')).not.toBe(before);
});

const noKeys = { secretKey: undefined, secretKeysOld: [], secretKeyFile: undefined, digestKey: undefined };

test('variables and a file give the same ring', () => {
  const file = writeKeys(`# newest first\n${text(second)}\n\n${text(first)}\n`);
  const fromFile = loadKeyRing({ ...noKeys, secretKeyFile: file });
  const fromVariables = loadKeyRing({ ...noKeys, secretKey: text(second), secretKeysOld: [text(first)] });
  expect(fromFile.keyId).toBe(createSecretBox(second).keyId);
  expect(fromVariables.open(fromFile.seal('x', 'a'), 'a')).toBe('x');
  expect(fromFile.digest('x')).toBe(fromVariables.digest('x'));
});

test.each([
  [
    'missing',
    () => join(newDataFolder(), 'none.key'),
    /cannot be read \(ENOENT\)\. For a new store make one with/,
  ],
  [
    'readable by others',
    () => writeKeys(text(first), 0o644),
    /can be read by others\. Make it yours alone: chmod 600/,
  ],
  ['a folder', () => newDataFolder(), /is a folder\. Name a file in it\./],
  ['empty', () => writeKeys('\n'), /holds no key/],
  ['no key', () => writeKeys(`${text(first)}\nhunter2\n`), /^Key 2 in .* is not 32 bytes in base64/],
])('a key file that is %s is refused', (_name, make, message) => {
  expect(() => loadKeyRing({ ...noKeys, secretKeyFile: make() })).toThrow(message);
});

test('a start with keys that do not fit the store is refused, and says which', async () => {
  const { shim, store } = await openShimWithSubscription();
  const { subscriptions } = shim;
  const other = createKeyRing([third]);
  await expect(checkKeys(store, shim.secretBox, subscriptions)).resolves.toBeUndefined();
  await expect(
    checkKeys(store, other, {
      ...subscriptions,
      callbackUrlOf: ({ callbackCipher, id }) => other.open(callbackCipher, `callback:${id}`),
    }),
  ).rejects.toThrow(
    new RegExp(`sealed with \`${shim.secretBox.keyId}\`, the newest key is \`${other.keyId}\``),
  );
  await expect(
    checkKeys(store, shim.secretBox, { ...subscriptions, digestCallback: (url) => other.digest(url) }),
  ).rejects.toThrow(/another digest key/);
});

async function openShimWithSubscription() {
  const backend = await startBackend(({ url, method, body }) => {
    if (method !== 'POST' || !url.startsWith('/webhooks')) return { json: { events: [] } };
    const { event_type, url: hook } = body as { event_type: string; url: string };
    return { json: { events: [{ event_type, url: hook, id: 'w1', token: 't' }] } };
  });
  const secretBox = createSecretBox(first);
  const { shim, store } = await openShim(backend.url, { secretBox });
  const [username, secret] = ['rosa@northwind.example', 'key'];
  await shim.subscriptions.subscribe(
    { credential: { username, secret, header: basic(username, secret) }, requestId: 'r' },
    'chat_started',
    'https://prod-01.westus.logic.azure.com/workflows/a/triggers/b/versions/1/run?sig=x',
  );
  return { shim: { ...shim, secretBox }, store };
}

function writeKeys(content: string, mode = 0o600): string {
  const file = join(newDataFolder(), 'secret.key');
  writeFileSync(file, content, { mode });
  chmodSync(file, mode);
  return file;
}

test('a box that remembers opens a secret for its own context only', () => {
  const box = rememberOpened(createSecretBox(randomBytes(32)));
  const sealed = box.seal('https://callback.example/?sig=1', 'callback:one two');
  for (let times = 0; times < 2; times += 1) {
    expect(box.open(sealed, 'callback:one two')).toBe('https://callback.example/?sig=1');
    expect(() => box.open(sealed, 'callback:one')).toThrow();
    expect(() => box.open(sealed, 'callback:other')).toThrow();
  }
});
