import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './load.js';

/** Cold `generate` and `npm start` as whole processes, beside `node -e 0`, in one run. Wall time, medians. */
const rounds = Number(process.argv[2] ?? 9);
const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));

const times: Record<string, number[]> = { 'node -e 0': [], generate: [], 'emulate until ready': [] };
for (let round = 0; round < rounds; round += 1) {
  times['node -e 0']?.push(await untilExit(['-e', '0']));
  times['generate']?.push(await untilExit([main, 'generate', '--out', newFolder()]));
  times['emulate until ready']?.push(
    await untilReady([main, 'emulate', '--port', '0', '--data', newFolder()]),
  );
}
const bare = median(times['node -e 0'] ?? []);
console.table(
  Object.entries(times).map(([what, all]) => ({
    what,
    'median ms': Math.round(median(all)),
    'min ms': Math.round(Math.min(...all)),
    'max ms': Math.round(Math.max(...all)),
    'x node -e 0': Math.round((median(all) / bare) * 10) / 10,
  })),
);

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bench-'));
}

async function untilExit(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(code)}`);
  return performance.now() - started;
}

async function untilReady(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data'); // the banner is printed when all three listen
  const took = performance.now() - started;
  child.kill('SIGINT');
  await once(child, 'exit');
  return took;
}
