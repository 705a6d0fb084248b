import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/shared/package-root.js';

/** A running `serve`. */
export interface ShimProcess {
  readonly url: string;
  /** Ends it with SIGKILL; resolves when it has ended and its log is read to the end. */
  kill(): Promise<void>;
}

/** Variables of `serve`. */
export type Environment = Readonly<Record<string, string>>;

/** For a run on one machine. The short time-out makes short leases, so that what a dead instance held is soon free. */
export function environmentOf(store: string, liveChatUrl: string): Environment {
  return {
    SHIM_PUBLIC_URL: 'https://shim.example',
    SHIM_LIVECHAT_URL: liveChatUrl,
    SHIM_STORE: store,
    SHIM_SECRET_KEY: randomBytes(32).toString('base64'),
    SHIM_PORT: '0',
    SHIM_CALLBACK_HOSTS: '127.0.0.1',
    SHIM_ALLOW_PRIVATE_CALLBACKS: 'true',
    SHIM_CALLBACK_TIMEOUT: '5s',
    SHIM_CALLS_PER_MINUTE: '0',
    SHIM_ADMIN_SOCKET: 'none',
    SHIM_LOG_LEVEL: 'debug',
  };
}

/** Starts `serve`, which has to be built, and hands each line of its log to `onLine`. */
export async function startShim(
  environment: Environment,
  onLine: (line: string) => void,
): Promise<ShimProcess> {
  const main = join(packageRoot(), 'dist/src/cli/main.js');
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = createInterface({ input: child.stdout });
  const ended = Promise.all([once(child, 'exit'), once(output, 'close')]);
  let errors = '';
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  output.on('line', onLine);
  const url = await new Promise<string>((resolve, reject) => {
    output.on('line', (line) => {
      const found = /"url":"([^"]+)"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    ended.then(() => reject(new Error(`serve has ended: ${errors}`)), reject);
  });
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
