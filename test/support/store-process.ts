import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/shared/package-root.js';

/** A running `scripts/store/store-process.ts`. */
export interface StoreProcess {
  readonly child: ChildProcess;
  /** What it said so far, line by line; complete after `ended`. */
  readonly lines: readonly string[];
  /** Resolves with the first line. */
  readonly started: Promise<string | undefined>;
  kill(): Promise<void>;
}

/** Starts it with the arguments that it explains itself. It has to be built: see `builtMain`. */
export function startStoreProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): StoreProcess {
  const script = join(packageRoot(), 'dist/scripts/store/store-process.js');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const ended = Promise.all([once(child, 'exit'), once(output, 'close')]);
  const started = Promise.race([once(output, 'line'), ended]).then(() => lines[0]);
  return {
    child,
    lines,
    started,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
