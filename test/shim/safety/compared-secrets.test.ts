import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSameSecret } from '../../../src/shared/is-same-secret.js';
import { packageRoot } from '../../../src/shared/package-root.js';

test.each([
  ['equal', 'abc', 'abc', true],
  ['of one length', 'abc', 'abd', false],
  ['of two lengths', 'abc', 'abcd', false],
  ['empty', '', '', true],
  ['beyond ASCII, of one length in characters', 'é', 'e', false],
])('compares secrets that are %s', (_name, one, other, want) => {
  expect(isSameSecret(one, other)).toBe(want);
});

const folder = join(packageRoot(), 'src/shim');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const sources = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** Names that hold what an outsider must not guess bit by bit, or a digest of it. */
const secretName =
  /(?:\b(?:secret|token|proof|hookId|authorization|header|password|apiKey|signature|callback)|(?:proof|hook|callback|connection)Digest|(?:digest\w*|toHookId|callbackUrlOf)\(.*\))$/;
const comparison = /(?<left>[\w.?!()]+)\s[!=]==\s(?<right>(?:'[^']*'|[\w.?!]+(?:\([^)]*\))?))/g;

/** The comparisons of a line in which a secret meets anything but a literal: whether it is there at all tells nothing. */
function findCompared(line: string): readonly string[] {
  return [...line.matchAll(comparison)].flatMap(([text, left = '', right = '']) => {
    const isLiteral = /^(?:undefined|null|true|false|-?\d+|'[^']*')$/.test(right);
    return !isLiteral && [left, right].some((side) => secretName.test(side)) ? [text] : [];
  });
}

test('the review sees a comparison of secrets', () => {
  const bad = [
    'if (proofDigest === digest(x))',
    'a !== token',
    'toHookId(s) !== hookId',
    'x.secret === other',
  ];
  expect(bad.filter((line) => findCompared(line).length === 0)).toEqual([]);
  const good = ['token === undefined', "secret !== ''", 'state === id', 'isSameSecret(a, proofDigest)'];
  expect(good.filter((line) => findCompared(line).length > 0)).toEqual([]);
});

test('no secret is compared with an operator', () => {
  const found = [...sources].flatMap(([name, text]) =>
    text.split('\n').flatMap((line) => findCompared(line).map((compared) => `${name}: ${compared}`)),
  );
  expect(found).toEqual([]);
});

test('proofs, callback URLs, hook ids, kept digests of addresses and the metrics token are compared in constant time', () => {
  const users = [...sources].filter(([, text]) => text.includes('isSameSecret(')).map(([name]) => name);
  expect(users.toSorted()).toEqual([
    'metrics/serve-metrics.ts',
    'relay/receive-notification.ts',
    'settings/check-keys.ts',
    'store/embedded/registration-table.ts',
    'subscriptions/subscriptions.ts',
  ]);
});

test('an inbound address is looked up by a keyed digest, so that the index tells nothing of the address', () => {
  expect(sources.get('relay/receive-notification.ts')).toContain(
    'findByHook(digestHookSecret(secretBox, secret))',
  );
});
