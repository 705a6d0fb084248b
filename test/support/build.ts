import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/shared/package-root.js';
import { until } from './open-stack.js';

const root = packageRoot();
const main = join(root, 'dist/src/cli/main.js'); // the last thing that a build writes
const lock = join(root, 'dist/.building');

/** The built command; built first unless that was done since the last change. Test files that run at once wait. */
export async function builtMain(): Promise<string> {
  mkdirSync(join(root, 'dist'), { recursive: true });
  await until(takeLock, 200_000);
  const hold = setInterval(() => utimesSync(lock, new Date(), new Date()), 5_000);
  try {
    if (lastChange() >= timeOf(main)) await build();
  } finally {
    clearInterval(hold);
    rmSync(lock, { recursive: true, force: true });
  }
  return main;
}

async function build(): Promise<void> {
  const child = spawn('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit', shell: true });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The build ended with ${String(code)}.`);
}

/** A lock that was left behind by a test that was killed is taken after two minutes; one that is held is renewed. */
function takeLock(): boolean {
  const takenAt = timeOf(lock);
  if (takenAt > 0 && Date.now() - takenAt > 120_000) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function lastChange(): number {
  const files = ['connector', 'src', 'scripts', 'benchmarks'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(root, folder, path),
    ),
  );
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'tsconfig.page.json'];
  return Math.max(...[...files, ...settings.map((name) => join(root, name))].map(timeOf));
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
