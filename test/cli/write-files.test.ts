import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../src/cli/write-files.js';
import { builtMain } from '../support/build.js';
import { connectorFiles } from '../support/rule-test.js';

let main = '';
let folder = '';
let file = '';

beforeAll(async () => {
  main = await builtMain();
}, 120_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'));
  file = join(folder, 'a.json');
  writeFileSync(file, 'before');
});

test('a file that is replaced keeps its mode, and nothing is left beside it', () => {
  chmodSync(file, 0o640);
  replaceFile(file, 'after');
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('a link is followed to the file that it leads to, and stays a link', () => {
  mkdirSync(join(folder, 'elsewhere'));
  const real = join(folder, 'elsewhere', 'b.json');
  writeFileSync(real, 'before');
  const link = join(folder, 'link.json');
  symlinkSync(join('elsewhere', 'b.json'), link);
  replaceFile(link, 'after');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, 'utf8')).toBe('after');
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['b.json']);
});

test('what cannot be written is told', () => {
  expect(() => replaceFile(join(folder, 'none.json'), 'after')).toThrow(
    /none\.json cannot be written: ENOENT/,
  );
});

// The shell ignores the signal of a file that grows beyond the limit, so that writing fails as on a full disk.
test.skipIf(process.platform === 'win32')(
  '--fix on a full disk leaves the file as it was',
  () => {
    const padding = Array.from({ length: 900 }, (_, n) => [
      `Part${n}`,
      { type: 'string', description: 'x'.repeat(200) },
    ]);
    const changes = [
      { at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-url-encoding', set: undefined },
      { at: '/definitions/Big', set: { type: 'object', properties: Object.fromEntries(padding) } },
    ];
    for (const { name, bytes } of connectorFiles(changes)) writeFileSync(join(folder, name), bytes);
    const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);
    const script = `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`;
    const run = [script, process.execPath, main, 'validate', folder, '--fix'];
    const { status, stderr } = spawnSync('sh', ['-c', ...run], { encoding: 'utf8' });
    expect(stderr).toMatch(/apiDefinition\.swagger\.json cannot be written: EFBIG/);
    expect(status).toBe(2);
    expect(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])).toEqual(before);
  },
  60_000,
);
