import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { routeNames } from '../../src/packager/package-connector.js';

let folder: string;
let errors: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-command-'));
  errors = '';
  output = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('our connector goes into a package of any route but the certified ones, placeholders told', async () => {
  const out = join(folder, 'out');
  expect(await runCli(['package', '--for', 'paconn', '--out', out])).toBe(0);
  const written = [...errors.matchAll(/^wrote (.*)$/gm)].map(([, path = '']) => path.slice(out.length + 1));
  expect(written).toEqual(['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'settings.json']);
  expect(errors).toContain('`livechat-shim.example` is a placeholder.');
});

test('only warnings are counted as such, and all that a deployment asks for is named', async () => {
  const settings = write('mine.yaml', 'host: livechat.erlin.com\npublisher: Erlin\n');
  const out = join(folder, 'out');
  expect(await runCli(['package', '--for', 'logic-apps', '--settings', settings, '--out', out])).toBe(0);
  expect(errors).not.toMatch(/warning/);
  expect(errors).toContain('- It asks for username, password (secret).\n');
});

test('a submission with placeholders writes nothing and says what to fill in', async () => {
  const out = join(folder, 'out');
  expect(await runCli(['package', '--for', 'certification', '--out', out, '--force'])).toBe(1);
  expect(existsSync(out)).toBe(false);
  expect(errors).toContain('`host` in the settings file.');
  expect(errors).toContain('Nothing was written: 5 errors for `--for certification`.');
});

test('settings beside the documents are found, and those of another file win', async () => {
  const dir = join(folder, 'lists');
  mkdirSync(dir);
  writeFileSync(
    join(dir, 'apiDefinition.swagger.json'),
    JSON.stringify({
      swagger: '2.0',
      info: { title: 'Lists', description: 'Lists of things that are kept well.', version: '1' },
      host: 'a.net',
      basePath: '/',
      schemes: ['https'],
      paths: {},
    }),
  );
  writeFileSync(join(dir, 'package-settings.yaml'), 'host: b.net\n');
  await runCli(['package', dir, '--for', 'power-automate', '--out', join(folder, 'one'), '--force']);
  await runCli([
    'package',
    dir,
    '--for',
    'power-automate',
    '--out',
    join(folder, 'two'),
    '--force',
    '--settings',
    write('other.yaml', 'host: c.net'),
  ]);
  const hostIn = (name: string) =>
    JSON.parse(readFileSync(join(folder, name, 'apiDefinition.swagger.json'), 'utf8')).host;
  expect([hostIn('one'), hostIn('two')]).toEqual(['b.net', 'c.net']);
});

test.each([
  { name: 'no route', args: [], want: "required option '--for <route>' not specified" },
  {
    name: 'an unknown route',
    args: ['--for', 'moon'],
    want: 'Allowed choices are certification, independent, solution',
  },
  {
    name: 'a folder that is not there',
    args: ['/no/such/folder', '--for', 'paconn'],
    want: '/no/such/folder: error: There is no such file or folder.',
  },
  {
    name: 'settings that are not there',
    args: ['--for', 'paconn', '--settings', '/no/such.yaml'],
    want: 'The settings file /no/such.yaml cannot be read: ENOENT.',
  },
])('$name is a usage error', async ({ args, want }) => {
  expect(await runCli(['package', ...args, '--out', join(folder, 'out')])).toBe(2);
  expect(errors).toContain(want);
});

test.each([
  { name: 'no YAML', text: 'host: [', want: /bad\.yaml:\d+: this is not YAML/ },
  { name: 'a list', text: '- host', want: /The file holds a list/ },
  {
    name: 'several mistakes',
    text: 'hosst: a\nprefix: 9\nbrandColor: #fff',
    want: /`hosst` is no setting\. Did you mean `host`\?[\s\S]*`prefix`[\s\S]*`brandColor` has no value/,
  },
  { name: 'bytes', text: '\u0000\u0001', want: /bad\.yaml/ },
  {
    name: 'an icon that is not there',
    text: 'icon: gone.svg',
    want: /The icon .*gone\.svg cannot be read\./,
  },
])('settings with $name are a usage error', async ({ text, want }) => {
  expect(
    await runCli([
      'package',
      '--for',
      'paconn',
      '--settings',
      write('bad.yaml', text),
      '--out',
      join(folder, 'out'),
    ]),
  ).toBe(2);
  expect(errors).toMatch(want);
});

test.each([
  { name: 'no JSON', text: '{' },
  { name: 'OpenAPI 3', text: '{"openapi":"3.0.0"}' },
  { name: 'a list', text: '[]' },
  { name: 'nothing', text: '' },
])('a definition of $name is told in a sentence', async ({ text }) => {
  const dir = join(folder, 'bad');
  mkdirSync(dir);
  writeFileSync(join(dir, 'apiDefinition.swagger.json'), text);
  expect(await runCli(['package', dir, '--for', 'solution', '--out', join(folder, 'out')])).toBe(2);
  expect(errors).toMatch(/apiDefinition\.swagger\.json:1:\d+ error: The /);
});

test.each(routeNames)('an empty connector does no harm on the way to %s', async (route) => {
  const dir = join(folder, 'empty');
  mkdirSync(dir);
  writeFileSync(join(dir, 'apiDefinition.swagger.json'), '{"swagger":"2.0","paths":{}}');
  const code = await runCli(['package', dir, '--for', route, '--out', join(folder, 'out'), '--force']);
  expect(code).toBe(['certification', 'independent'].includes(route) ? 1 : 0);
});

test('validate checks a submission and finds what is wrong with it', async () => {
  const settings = write(
    'ready.yaml',
    'host: livechat.flowbridge.io\npublisher: Flowbridge\ncontact:\n  name: Flowbridge Support\n  url: https://flowbridge.io/help\n  email: help@flowbridge.io\n',
  );
  expect(await runCli(['package', '--for', 'certification', '--settings', settings, '--out', folder])).toBe(
    0,
  );
  output = '';
  expect(await runCli(['validate', join(folder, 'submission.zip'), '--format', 'json'])).toBe(0);
  expect(JSON.parse(output).summary).toMatchObject({ errors: 0, warnings: 0 });
  output = '';
  expect(await runCli(['validate', write('broken.zip', 'no archive'), '--format', 'json'])).toBe(1);
  expect(JSON.parse(output).findings.map(({ code }: { code: string }) => code)).toEqual(['PKG-01']);
});
