import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { readZip } from '../../src/shared/zip/read-zip.js';
import { writeZip } from '../../src/shared/zip/write-zip.js';
import { makeFolder } from '../support/make-folder.js';

const fixture = join(packageRoot(), 'test/fixtures/migrate/consumption.json');

test('a zip goes in and a zip comes out, with the report on stdout', async () => {
  const { folder, given } = await zipIn();
  const { exitCode, stdout } = await run('migrate', given, '--to', 'livechat-own', '--format', 'json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    files: [
      {
        path: 'a/consumption.json',
        steps: expect.arrayContaining([
          { step: 'List_agents', operation: 'ListAgents', called: 'GET /agents' },
        ]),
      },
    ],
  });
  const [migrated] = await readZip(readFileSync(join(folder, 'flows.migrated.zip')));
  expect(new TextDecoder().decode(migrated?.data)).toContain(
    '/providers/Microsoft.Web/customApis/livechat-own',
  );
});

test('writes over nothing', async () => {
  const { given } = await zipIn();
  await run('migrate', given, '--to', 'livechat-own');
  expect(await run('migrate', given, '--to', 'livechat-own')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('flows.migrated.zip is there already. Choose another --out.'),
  });
});

test.each([
  { name: 'a file that is not there', given: '/nowhere/flow.json', words: 'does not exist' },
  {
    name: 'a file that is no JSON',
    given: join(packageRoot(), 'LICENSE'),
    words: 'is neither JSON nor an archive',
  },
  {
    name: 'a file without LiveChat',
    given: join(packageRoot(), 'package.json'),
    words: 'does not use the published LiveChat connector',
  },
])('$name is told in one line', async ({ given, words }) => {
  const { exitCode, stderr } = await run('migrate', given, '--to', 'livechat-own');
  expect({ exitCode, lines: stderr.trim().split('\n').length }).toEqual({ exitCode: 2, lines: 1 });
  expect(stderr).toContain(words);
});

test('an archive that is cut off is told in one line', async () => {
  const { folder } = await zipIn();
  writeFileSync(join(folder, 'cut.zip'), readFileSync(join(folder, 'flows.zip')).subarray(0, 200));
  const { exitCode, stderr } = await run('migrate', join(folder, 'cut.zip'), '--to', 'livechat-own');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('cannot be read as an archive');
});

async function zipIn(): Promise<{ readonly folder: string; readonly given: string }> {
  const { folder, remove } = makeFolder();
  onTestFinished(remove);
  const given = join(folder, 'flows.zip');
  writeFileSync(given, await writeZip([{ path: 'a/consumption.json', data: readFileSync(fixture) }]));
  return { folder, given };
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
