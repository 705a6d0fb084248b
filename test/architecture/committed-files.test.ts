import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/shared/package-root.js';

const root = packageRoot();
const inRepository = existsSync(join(root, '.git'));

/** What is committed or about to be; binary files read as text are harmless here. This file names what it forbids. */
const files = inRepository
  ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
      .toString('utf8')
      .split('\0')
      .filter((path) => path !== '' && existsSync(join(root, path)))
      .filter((path) => path !== 'test/architecture/committed-files.test.ts')
  : [];

interface Ban {
  readonly name: string;
  readonly pattern: RegExp;
  readonly only?: RegExp;
}

const typescript = /\.ts$/;

const bans: readonly Ban[] = [
  // A slash that follows a letter or a dot is the middle of a web address or a relative path.
  { name: "a path of one machine's own", pattern: /(?<![\w.-])\/(?:work|root|home|Users)\/\w/ },
  { name: 'a download address in a lock file', pattern: /"resolved": *"http/, only: /package-lock\.json$/ },
  { name: 'the name of a package mirror', pattern: /artifactory|verdaccio|\bnexus\b|_authToken/i },
  {
    name: 'the name of a writing assistant',
    pattern: /\bclaude\b|\banthropic\b|\bchatgpt\b|co-authored-by/i,
  },
  // Tests print the word in tables; the linter sees the type there.
  {
    name: 'the type any',
    pattern: /(?::|\bas|<|\|) *any\b(?! \w)/,
    only: /^(?:connector|src|scripts|benchmarks)\/.*\.ts$/,
  },
  { name: 'a type error that is ignored', pattern: /@ts-(?:ignore|nocheck)/, only: typescript },
  { name: 'an expected type error without a reason', pattern: /@ts-expect-error\s*$/m, only: typescript },
  {
    name: 'a suppressed warning without a reason',
    pattern: /biome-ignore(?:-\w+)?(?: [\w/]+)?(?!.*: *[^<\s])/,
  },
  { name: 'a mark of unfinished work', pattern: /\b(?:TODO|FIXME|XXX)\b/, only: typescript },
];

test.skipIf(!inRepository).each(bans)(
  'no file holds $name (skipped outside a repository)',
  ({ pattern, only }) => {
    const everyMatch = new RegExp(pattern, `${pattern.flags}g`);
    const found = files
      .filter((path) => only === undefined || only.test(path))
      .flatMap((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        return [...text.matchAll(everyMatch)].map(
          ({ index }) => `${path}:${text.slice(0, index).split('\n').length}`,
        );
      });
    expect(files.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  },
);

test.each([
  { ban: "a path of one machine's own", bad: 'cd /home/rosa/code', good: 'https://shim.example/home/page' },
  { ban: 'the type any', bad: 'const a: any = 1', good: '// the one of any kind' },
  {
    ban: 'a suppressed warning without a reason',
    bad: '// biome-ignore lint/style/useConst',
    good: '// biome-ignore lint/style/useConst: it is set below',
  },
  {
    ban: 'an expected type error without a reason',
    bad: '// @ts-expect-error\n',
    good: '// @ts-expect-error a count is a number\n',
  },
  {
    ban: 'a download address in a lock file',
    bad: '"resolved": "https://registry.example/a.tgz"',
    good: '"resolved": "packages/a"',
  },
])('the ban on $ban hits what it means and nothing beside it', ({ ban, bad, good }) => {
  const pattern = bans.find(({ name }) => name === ban)?.pattern;
  expect([bad, good].map((text) => pattern?.test(text))).toEqual([true, false]);
});
