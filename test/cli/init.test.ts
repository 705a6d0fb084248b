import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { startEmulator } from '../../src/testing/start-emulator.js';
import { makeFolder } from '../support/make-folder.js';

test('a new project has current documents, and its actions and triggers work in the emulator', async () => {
  const folder = emptyFolder();
  expect(await run('init', 'parcels-connector', '--out', folder)).toMatchObject({ exitCode: 0 });
  expect(await run('generate', folder, '--check')).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(folder, 'connector/info.ts'), 'utf8')).toContain("title: 'Parcels'");
  const emulator = await startEmulator({ folder });
  onTestFinished(() => emulator.close());
  expect(emulator.actions).toEqual(['ListParcels', 'GetParcel', 'EndSubscription']);
  for (const action of emulator.actions) {
    expect(await emulator.call(action)).toMatchObject({ deviations: [] });
  }
  expect(await emulator.fire('ParcelArrived', { number: 'P-1' })).toEqual({
    status: 202,
    outputs: { number: 'P-1' },
  });
  expect(await emulator.fire('ParcelArrived')).toMatchObject({ status: 202 });
});

test('a project begins from a connector folder, and generates its documents again', async () => {
  const folder = emptyFolder();
  expect(await run('init', 'livechat', '--from', packageRoot(), '--out', folder)).toMatchObject({
    exitCode: 0,
  });
  for (const file of ['apiDefinition.swagger.json', 'apiProperties.json']) {
    expect(JSON.parse(readFileSync(join(folder, file), 'utf8'))).toEqual(
      JSON.parse(readFileSync(join(packageRoot(), file), 'utf8')),
    );
  }
});

test('a package.json that is there keeps what it says', async () => {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, 'package.json'),
    '{"name":"mine","scripts":{"test":"node --test","own":"x"},"devDependencies":{"typescript":"5"}}',
  );
  expect(await run('init', 'parcels', '--out', folder)).toMatchObject({ exitCode: 0 });
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'mine', type: 'module', devDependencies: { typescript: '5' } });
  expect(manifest.scripts).toMatchObject({
    test: 'node --test',
    own: 'x',
    check: 'livechat-connector generate . --check',
  });
});

test('a package.json that is no JSON is told before anything is written', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), '{');
  const { exitCode, stderr } = await run('init', 'parcels', '--out', folder);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('package.json cannot be completed: ');
  expect(readdirSync(folder)).toEqual(['package.json']);
});

test('a file that is no text is told on one line, without its bytes', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'photo.json'), Buffer.from('JFIF\0\0\x01{: \n\0[\n\0', 'latin1'));
  const { exitCode, stderr } = await run('init', 'a', '--from', join(folder, 'photo.json'));
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^livechat-connector: .*photo\.json is neither JSON nor YAML: [^\n\0]+\n$/);
});

test('a source that makes no sound definition is told in one line', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'depot.json');
  const get = { operationId: 'GetParcel', responses: { 200: { description: 'The parcel.' } } };
  writeFileSync(file, JSON.stringify({ openapi: '3.0.3', info: {}, paths: { '/parcels/{id}': { get } } }));
  expect(await run('init', 'depot', '--from', file, '--out', join(folder, 'depot'))).toMatchObject({
    exitCode: 0,
  });
  const { exitCode, stderr } = await run('generate', join(folder, 'depot'), '--check');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr:
      'livechat-connector: The source makes no sound OpenAPI 2.0 definition: /paths/parcels/{id}/get is missing path parameter(s) for {id}\n',
  });
});

test('writes over nothing', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'README.md'), 'mine');
  expect(await run('init', 'parcels', '--out', folder)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('README.md is there already'),
  });
  expect(readdirSync(folder)).toEqual(['README.md']);
});

test.each([
  {
    name: 'a name that npm does not take',
    args: ['init', '../up'],
    words: 'A project is called in small letters',
  },
  {
    name: 'a file that is not there',
    args: ['init', 'a', '--from', 'nowhere.yaml'],
    words: 'nowhere.yaml does not exist.',
  },
  {
    name: 'a file that is no OpenAPI document',
    args: ['init', 'a', '--from', join(packageRoot(), 'package.json')],
    words: 'is no OpenAPI document',
  },
  {
    name: 'a folder that is no project',
    args: ['generate', join(packageRoot(), 'docs')],
    words: 'is no connector project: it has no connector/index.ts.',
  },
])('$name is told in one line', async ({ args, words }) => {
  const { exitCode, stderr } = await run(...args);
  expect({ exitCode, lines: stderr.trim().split('\n').length }).toEqual({ exitCode: 2, lines: 1 });
  expect(stderr).toContain(words);
});

test.each([
  { name: 'exports nothing', text: 'export const a = 1;', words: 'exports no connector' },
  {
    name: 'does not load',
    text: 'throw new Error("no such luck");',
    words: 'cannot be loaded: no such luck',
  },
])('a module that $name is told in one line', async ({ text, words }) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'index.ts'), text);
  const { exitCode, stderr } = await run('generate', folder);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(words);
});

function emptyFolder(): string {
  const { folder, remove } = makeFolder();
  onTestFinished(remove);
  return folder;
}

async function run(...args: readonly string[]) {
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  try {
    const exitCode = await runCli(args);
    const [stdout = '', stderr = ''] = spies.map((spy) =>
      spy.mock.calls.map(([text]) => String(text)).join(''),
    );
    return { exitCode, stdout, stderr };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
