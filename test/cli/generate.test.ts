import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, onTestFinished, test, vi } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { runCli } from '../../src/cli/run-cli.js';
import { generate } from '../../src/generator/generate.js';
import { packageRoot } from '../../src/shared/package-root.js';

const [definition, properties, page] = generate(livechatConnector).map((file) => file.text);

test('writes the documents and the page to the folder', async () => {
  const folder = join(temporaryFolder(), 'new', 'folder');
  const { exitCode, stdout, stderr } = await run('generate', '--out', folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).toBe(
    ['apiDefinition.swagger.json', 'apiProperties.json', 'docs/reference.md']
      .map((path) => `wrote ${join(folder, path)}\n`)
      .join(''),
  );
  expect(read(folder, 'apiDefinition.swagger.json')).toBe(definition);
  expect(read(folder, 'apiProperties.json')).toBe(properties);
  expect(read(folder, 'docs/reference.md')).toBe(page);
});

test('puts the address of the shim into the definition, and nothing else', async () => {
  const folder = temporaryFolder();
  const options = ['--host', 'shim.contoso.example:8443', '--base-path', '/livechat', '--scheme', 'http'];
  expect(await run('generate', '--out', folder, ...options)).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(read(folder, 'apiDefinition.swagger.json'))).toEqual({
    ...JSON.parse(definition ?? ''),
    host: 'shim.contoso.example:8443',
    basePath: '/livechat',
    schemes: ['http'],
  });
  expect(read(folder, 'apiProperties.json')).toBe(properties);
});

test('writes YAML that says the same, and checks it', async () => {
  const folder = temporaryFolder();
  expect(await run('generate', '--out', folder, '--format', 'yaml')).toMatchObject({ exitCode: 0 });
  expect(readdirSync(folder).sort()).toEqual(['apiDefinition.swagger.yaml', 'apiProperties.yaml', 'docs']);
  expect(load(read(folder, 'apiDefinition.swagger.yaml'))).toEqual(JSON.parse(definition ?? ''));
  expect(load(read(folder, 'apiProperties.yaml'))).toEqual(JSON.parse(properties ?? ''));
  expect(await run('generate', '--out', folder, '--format', 'yaml', '--check')).toMatchObject({
    exitCode: 0,
  });
});

test('--check accepts the committed documents', async () => {
  expect(await run('generate', '--out', packageRoot(), '--check')).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '3 files are current.\n',
  });
});

test('--check names a file that differs, and writes nothing', async () => {
  const folder = temporaryFolder();
  await run('generate', '--out', folder);
  const target = join(folder, 'apiProperties.json');
  appendFileSync(target, '\n');
  expect(await run('generate', '--out', folder, '--check')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `${target} is not what the generator writes. Run \`livechat-connector generate\`.\n`,
  });
  expect(readFileSync(target, 'utf8')).toBe(`${properties}\n`);
});

test('--check holds the files against the address it is given', async () => {
  const folder = temporaryFolder();
  await run('generate', '--out', folder, '--host', 'shim.contoso.example');
  const check = ['generate', '--out', folder, '--check'];
  expect(await run(...check, '--host', 'shim.contoso.example')).toMatchObject({ exitCode: 0 });
  expect(await run(...check)).toMatchObject({ exitCode: 1 });
});

test('--check names every file that is missing, and writes none', async () => {
  const folder = temporaryFolder();
  const { exitCode, stderr } = await run('generate', '--out', folder, '--check');
  expect(exitCode).toBe(1);
  expect(stderr.trimEnd().split('\n')).toEqual(
    ['apiDefinition.swagger.json', 'apiProperties.json', 'docs/reference.md'].map(
      (path) => `${join(folder, path)} is missing. Run \`livechat-connector generate\`.`,
    ),
  );
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  {
    name: 'a host with a scheme',
    options: ['--host', 'https://shim.example'],
    found: 'https://shim.example',
  },
  { name: 'a host with a path', options: ['--host', 'shim.example/v1'], found: 'shim.example/v1' },
  {
    name: 'a host with a template',
    options: ['--host', '{region}.shim.example'],
    found: '{region}.shim.example',
  },
  { name: 'an empty host', options: ['--host', ''], found: '' },
])('refuses $name in one line', async ({ options, found }) => {
  const folder = temporaryFolder();
  expect(await run('generate', '--out', folder, ...options)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `livechat-connector: --host takes a bare host name such as \`livechat.contoso.example\`; found \`${found}\`.\n`,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  { name: 'without a slash', path: 'v1' },
  { name: 'with a query', path: '/v1?a=b' },
  { name: 'with a template', path: '/{tenant}' },
  { name: 'that is empty', path: '' },
])('refuses a base path $name in one line', async ({ path }) => {
  const folder = temporaryFolder();
  expect(await run('generate', '--out', folder, '--base-path', path)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `livechat-connector: --base-path takes a path that begins with a slash, such as \`/livechat\`; found \`${path}\`.\n`,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test.each([['--scheme', 'ftp'], ['--format', 'xml'], ['--nonsense']])(
  'refuses %s %s with exit code 2',
  async (...options) => {
    const { exitCode, stdout, stderr } = await run('generate', ...options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(options[0]);
  },
);

test('reference prints the page', async () => {
  expect(await run('reference')).toEqual({ exitCode: 0, stdout: page, stderr: '' });
});

test('reference writes the page to a file, in a folder it makes', async () => {
  const target = join(temporaryFolder(), 'pages', 'livechat.md');
  expect(await run('reference', '--out', target)).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: `wrote ${target}\n`,
  });
  expect(existsSync(target) && readFileSync(target, 'utf8')).toBe(page);
});

/** Runs a command line in this process and catches what it prints. */
async function run(...args: readonly string[]) {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  try {
    const exitCode = await runCli(args);
    return { exitCode, ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-connector-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
