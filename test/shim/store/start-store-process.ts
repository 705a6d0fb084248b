import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A running `store-process.ts`. */
export interface StoreProcess {
  readonly child: ChildProcess;
  /** What it said so far, line by line; complete after `ended`. */
  readonly lines: readonly string[];
  /** Resolves with the first line. */
  readonly started: Promise<string | undefined>;
  kill(): Promise<void>;
}

const repository = resolve(import.meta.dirname, '../../..');

/** Compiles `store-process.ts` into a folder of its own, since Node 20 runs no TypeScript; answers the folder. */
export function compileStoreProcess(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-process-'));
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  const source = join(repository, 'test/shim/store/store-process.ts');
  const options = '--ignoreConfig --target ES2023 --lib ES2024 --module NodeNext --types node --skipLibCheck';
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, ...options.split(' '), '--rootDir', repository, '--outDir', folder, source],
    { cwd: repository, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The store process does not compile:\n${stdout}`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Starts it with the arguments that it explains itself. */
export function startStoreProcess(folder: string, ...args: readonly string[]): StoreProcess {
  const script = join(folder, 'test/shim/store/store-process.js');
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
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
