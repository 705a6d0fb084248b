import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, onTestFinished } from 'vitest';
import { startBackend } from './backend.js';
import { builtMain } from './build.js';
import { basic } from './calls.js';
import { newDataFolder, until } from './open-stack.js';

let main = '';

/** Called at the head of a file that runs the command. */
export function useServe(): void {
  beforeAll(async () => {
    main = await builtMain();
  });
}

/** The secret key of the shim. */
export const key = Buffer.alloc(32, 5).toString('base64');
export const authorization = basic('rosa@northwind.example', 'marked-secret-key');

interface Outcome {
  /** The exit code, or the signal that ended it. */
  readonly code: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (part: Buffer) => {
    output.stdout += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    output.stderr += part.toString();
  });
  const closed = once(child, 'close').then(
    ([code, signal]): Outcome => ({ code: code ?? signal, ...output }),
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  return { child, output, closed };
}

/** A LiveChat that takes registrations and knows one ticket, and the settings of a shim on it. */
export async function setUp(more: Readonly<Record<string, string>> = {}) {
  const livechat = await startBackend(({ method, url, body }) => {
    if (url.startsWith('/tickets/')) return { json: { id: 'T1', events: [] } };
    if (method !== 'POST') return { json: { events: [], result: 'ok' } };
    const { event_type, url: hook } = body as { event_type: string; url: string };
    return { json: { events: [{ event_type, url: hook, id: 'w1', token: 'marked-token' }] } };
  });
  const folder = newDataFolder();
  const environment = {
    SHIM_PUBLIC_URL: 'https://shim.example',
    SHIM_LIVECHAT_URL: livechat.url,
    SHIM_STORE: join(folder, 'shim.db'),
    SHIM_SECRET_KEY: key,
    SHIM_PORT: '0',
    SHIM_CALLBACK_HOSTS: '127.0.0.1',
    SHIM_ALLOW_PRIVATE_CALLBACKS: 'true',
    ...more,
  };
  return { livechat, folder, environment };
}

/** Starts `serve` and waits until it listens. */
export async function serve(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { child, output, closed } = start(['serve', ...args], environment);
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(`serve has ended: ${output.stderr}`);
    return /"url":"([^"]+)"/.exec(output.stdout)?.[1];
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return closed;
  };
  return { url, output, stop, child };
}

/** Runs a command of the program to its end. */
export const run = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  start(args, environment).closed;

/** Subscribes a flow to new tickets, as the platform does. */
export async function subscribe(
  url: string,
  callbackUrl: string,
  credential = authorization,
): Promise<Response> {
  return fetch(`${url}/ticket_created_webhook/webhooks?event_type=ticket_created`, {
    method: 'POST',
    headers: { authorization: credential, 'content-type': 'application/json' },
    body: JSON.stringify({ url: callbackUrl }),
  });
}
