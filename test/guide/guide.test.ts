import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import { quietPort } from '../../scripts/quiet-port.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { builtMain } from '../support/build.js';
import { makeFolder } from '../support/make-folder.js';
import { until } from '../support/open-stack.js';
import { readGuide } from './read-guide.js';

const root = packageRoot();
const env = {
  ...process.env,
  npm_config_audit: 'false',
  npm_config_fetch_retries: '5',
  npm_config_fund: 'false',
  npm_config_prefer_offline: 'true',
  npm_config_update_notifier: 'false',
};
const hasRegistry = await execute('npm view typescript version', root).then(
  () => true,
  () => false,
);

test.skipIf(!hasRegistry)(
  'the guide, followed word for word in an empty folder, ends with a package; then its pipelines run (skipped without a package registry)',
  { timeout: 1_200_000 },
  async () => {
    const { folder, remove } = makeFolder();
    // An installation is many small files, and a busy machine takes its time.
    onTestFinished(remove, 300_000);
    const tarball = await pack(folder);
    const project = join(folder, 'project');
    mkdirSync(project);
    const port = await quietPort();
    for (const step of readGuide(readFileSync(join(root, 'docs/guide.md'), 'utf8'))) {
      if (step.kind === 'file') {
        mkdirSync(dirname(join(project, step.path)), { recursive: true });
        writeFileSync(join(project, step.path), step.text);
        continue;
      }
      // The two words that a test cannot leave as they are: the release that is not out yet, and the port.
      const command = step.command
        .replace(/(?<=^npm install --save-dev )livechat-connector$/, tarball)
        .replaceAll('4710', String(port));
      if (command.startsWith('npm start')) await startBeside(command, project, port);
      else await execute(command, project);
    }
    expect(readdirSync(join(project, 'package')).sort()).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'icon.png',
      'settings.json',
    ]);
    await runWorkflow(project);
    await runAction(project);
  },
);

/** Every `run` of the project's workflow but the installation, which ci.sh has done with the same words. */
async function runWorkflow(project: string): Promise<void> {
  const text = readFileSync(join(project, '.github/workflows/connector.yml'), 'utf8');
  const workflow = load(text) as { jobs: { connector: { steps: readonly { run?: string }[] } } };
  const commands = workflow.jobs.connector.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  expect(commands).toHaveLength(6);
  for (const command of commands.filter((each) => each !== 'npm ci')) await execute(command, project);
}

/** Every `run` of the action, with the inputs it has of itself. */
async function runAction(project: string): Promise<void> {
  const action = load(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default: string }>;
    runs: { steps: readonly { run?: string }[] };
  };
  const commands = action.runs.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  expect(commands).toHaveLength(4);
  for (const command of commands) {
    const filled = command.replace(
      /\$\{\{ inputs\.(\w+) \}\}/g,
      (_, name: string) => action.inputs[name]?.default ?? '?',
    );
    await execute(filled, project, { GITHUB_OUTPUT: join(project, 'outputs.txt') });
  }
  expect(readFileSync(join(project, 'outputs.txt'), 'utf8')).toBe(`path=${project}/package\n`);
}

async function pack(folder: string): Promise<string> {
  await builtMain();
  const { stdout } = await execute(`npm pack --ignore-scripts --silent --pack-destination ${folder}`, root);
  return join(folder, stdout.trim());
}

/** A command of the guide; when it fails, the test says what it printed. */
async function execute(command: string, cwd: string, more: Readonly<Record<string, string>> = {}) {
  try {
    return await promisify(execFile)('bash', ['-c', command], {
      cwd,
      env: { ...env, ...more },
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = Object(error);
    throw new Error(`\`${command}\` failed.\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** A command that stays; it has a process group of its own, so that npm and what it started end together. */
async function startBeside(command: string, cwd: string, port: number): Promise<void> {
  const child = spawn('bash', ['-c', command], { cwd, env, stdio: 'ignore', detached: true });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  });
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/api/flows`).then(
      () => true,
      () => false,
    );
  await until(isUp);
}
