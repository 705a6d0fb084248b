import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { quietPort } from '../../scripts/quiet-port.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { builtMain } from '../support/build.js';
import { newDataFolder } from '../support/open-stack.js';

let main = '';

interface Outcome {
  /** The exit code, or the signal that ended it. */
  readonly code: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a person does. */
async function run(...args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: packageRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const [code, signal] = await once(child, 'close');
  return { code: code ?? signal, ...output };
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (part: Buffer) => {
    output.stdout += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    output.stderr += part.toString();
  });
  return output;
}

/** Starts `emulate` and waits until it says that it is ready. */
async function emulate(...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    [main, 'emulate', '--port', '0', '--data', newDataFolder(), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  const output = collect(child);
  await once(child.stdout, 'data');
  const url = /Gateway and page\s+(\S+)/.exec(output.stdout)?.[1] ?? '';
  const simulatorUrl = /LiveChat simulator\s+(\S+)/.exec(output.stdout)?.[1] ?? '';
  return { child, output, closed, url, simulatorUrl };
}

beforeAll(async () => {
  main = await builtMain();
});

/** Tells at the end which packages were loaded; those that the test is about are CommonJS. */
const tellPackages = `data:text/javascript,${encodeURIComponent(`
  import { Module } from 'node:module';
  process.on('exit', () => process.stderr.write(Object.keys(Module._cache).join('\\n')));
  process.on('SIGINT', () => process.exit());
`)}`;

test.skipIf(process.platform === 'win32')('a build leaves a program that a link can start', () => {
  expect(() => accessSync(main, constants.X_OK)).not.toThrow();
});

test('joined into few files, the program loads no server, store or HTTP client before its time', async () => {
  const start = (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', tellPackages, main, ...args], { cwd: packageRoot() });
    return { child, output: collect(child), closed: once(child, 'close') };
  };
  const light = start('validate');
  const emulator = start('emulate', '.', '--mock', '--port', '0', '--data', newDataFolder());
  await once(emulator.child.stdout, 'data');
  emulator.child.kill('SIGINT');
  await Promise.all([light.closed, emulator.closed]);
  const loaded = [light, emulator].map(({ output }) =>
    ['commander', 'express', 'libsql', 'pg', 'undici', 'pino'].filter((name) =>
      new RegExp(`[\\\\/]node_modules[\\\\/]${name}[\\\\/]`).test(output.stderr),
    ),
  );
  expect(loaded).toEqual([['commander'], ['commander']]);
});

test('one command runs everything: a ticket goes through, a chat starts a flow, Ctrl-C stops', async () => {
  const { child, output, closed, url, simulatorUrl } = await emulate();
  const called = await run(
    'call',
    'CreateTicket',
    '--url',
    url,
    '--param',
    'message=Where is it?',
    '--param',
    'requester.mail=jun@customer.example',
  );
  expect(called).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(called.stdout)).toMatchObject({
    id: expect.stringMatching(/^[0-9A-Z]{5}$/),
    requester: { mail: 'jun@customer.example' },
  });

  await fetch(`${simulatorUrl}/simulator/chats`, { method: 'POST' });
  await expect
    .poll(async () => JSON.stringify(await (await fetch(`${url}/api/runs`)).json()))
    .toContain('WebhookChatStarted');

  const page = await fetch(url);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/html'),
  ]);

  child.kill('SIGINT');
  const [code] = await closed; // and all that it said is here
  expect(code).toBe(0);
  expect(output.stderr.trim()).toBe('SIGINT: stopping.');
});

test('a failed call prints the answer, says the status, and ends with 1', async () => {
  const { url } = await emulate();
  const { code, stdout, stderr } = await run('call', 'GetTicket', '--url', url, '--param', 'ticketId=NOPE1');
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'GetTicket answered 404.\n' });
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'NotFound' } });
});

test('a busy port is one clear line and exit code 2', async () => {
  const port = await quietPort(3);
  const holder = createServer().listen(port + 2, '127.0.0.1'); // the third that the stack takes
  await once(holder, 'listening');
  onTestFinished(() => {
    holder.close();
  });
  const { code, stderr } = await run('emulate', '--port', String(port), '--data', newDataFolder());
  expect(code).toBe(2);
  expect(stderr).toBe(
    `livechat-connector: Port ${port + 2} on 127.0.0.1 is in use. Stop the program that holds it, or choose another (\`--port\`; for \`serve\` SHIM_PORT).\n`,
  );
});

test('a data folder that another emulator holds is one clear line', async () => {
  const data = newDataFolder();
  await emulate('--data', data);
  const { code, stderr } = await run('emulate', '--port', '0', '--data', data);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^livechat-connector: The store .* is in use by another process\./);
});

test('describe lists every operation with the keys of the designer', async () => {
  const { code, stdout } = await run('describe', '.', '--format', 'json');
  expect(code).toBe(0);
  const { operations } = JSON.parse(stdout) as {
    operations: { operationId: string; inputs: { key: string }[]; outputs: { key: string }[] }[];
  };
  expect(operations.map(({ operationId }) => operationId)).toHaveLength(12);
  const byId = (id: string) => operations.find(({ operationId }) => operationId === id);
  expect(byId('CreateTicket')?.inputs.map(({ key }) => key)).toEqual([
    'body.$.message',
    'body.$.requester.mail',
    'body.$.requester.name',
    'body.$.subject',
    'body.$.assignee.id',
    'body.$.source.type',
    'body.$.source.url',
  ]);
  expect(byId('WebhookChatStarted')?.inputs).toContainEqual(
    expect.objectContaining({ key: 'body.$.url', notificationUrl: true }),
  );
  expect(byId('WebhookChatEnded')?.outputs.map(({ key }) => key)).toContain(
    'body.$.chat.messages.[*].author_name',
  );
  expect(byId('ListAgents')?.outputs.map(({ key }) => key)).toContain('body.$.[*].login');
});

test('describe as text names one operation', async () => {
  const { stdout } = await run('describe', '.', 'GetTicket');
  expect(stdout).toContain('GetTicket');
  expect(stdout).toContain('path.$.ticketId');
  expect(stdout).not.toContain('CreateTicket');
});

test('describe with one word names an operation of the LiveChat connector', async () => {
  const [short, long] = await Promise.all([run('describe', 'GetTicket'), run('describe', '.', 'GetTicket')]);
  expect(short).toEqual(long);
});

test('no help page shows values that only a program understands', async () => {
  const commands = ['call', 'emulate', 'package', 'describe', 'reference'];
  const pages = await Promise.all(commands.map((command) => run(command, '--help')));
  for (const { code, stdout } of pages) {
    expect(code).toBe(0);
    expect(stdout).not.toContain('default: {');
    expect(stdout).not.toContain(packageRoot());
  }
});

test.each([
  [['nonsense'], /unknown command 'nonsense'/],
  [['generate', '--host', 'https://x'], /--host takes a bare host name/],
  [['describe', '.', 'Nope'], /has no operation `Nope`\. It has: CreateAgent/],
  [['describe', '/nowhere/at/all'], /at\/all: error: There is no such file or folder/],
  [['describe', 'GetTickt'], /`GetTickt` is no folder, and .* has no such operation\. It has: CreateAgent/],
  [['call', 'GetTicket', '--param', 'x', '--url', 'http://127.0.0.1:1'], /--param takes key=value/],
  [['call', 'GetTicket', '--url', 'http://127.0.0.1:1'], /No emulator answers at http:\/\/127\.0\.0\.1:1/],
  [['emulate', '--port', 'many'], /It must be a whole number/],
  [
    ['emulate', '--port', '0', '--data', 'package.json'],
    /package\.json\/rest-v2\/secret\.key cannot be made: /,
  ],
  [['emulate', '.', '--mock', '--data', 'package.json'], /package\.json\/secret\.key cannot be made: /],
  [['emulate', '--backend', 'http://127.0.0.1:1'], /--backend goes with connector folders/],
])('%j is told in words and ends with 2', async (args, message) => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});
