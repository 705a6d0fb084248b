import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { newDataFolder } from '../support/open-stack.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** What listens for signals beyond what did when this was called; taken away when the test is over. */
function watchListeners() {
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  const added = (signal: NodeJS.Signals) =>
    process.listeners(signal).filter((listener) => !before.get(signal as 'SIGINT')?.includes(listener));
  onTestFinished(() => {
    for (const signal of signals) for (const one of added(signal)) process.removeListener(signal, one);
  });
  return added;
}

test.each([
  ['the whole stack', []],
  ['a folder', [packageRoot(), '--mock']],
])('emulate of %s can be stopped from the moment its banner is written', async (_, dirs) => {
  const added = watchListeners();
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => {
    // The signal comes inside the write: nothing can be heard earlier, and waiting for it could hide the gap.
    for (const listener of added('SIGTERM')) listener('SIGTERM');
    return true;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const data = join(newDataFolder(), 'data');
  const code = await runCli(['emulate', ...dirs, '--port', '0', '--data', data]);
  expect(out).toHaveBeenCalledTimes(1);
  expect(said).toContain('SIGTERM: stopping.');
  expect(code).toBe(0);
});
