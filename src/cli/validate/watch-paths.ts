import { existsSync, statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Editors write a file in several steps; changes are looked at together after this many milliseconds of quiet. */
const quietMilliseconds = 150;

/**
 * Runs a check, and again when files change in the folders of paths, until the process is told to stop. Changes of `own`
 * files, which the check itself writes, are none. Rejects when the first check does; why a later one did not come to an
 * end is told on stderr, since what is missing now, as while a file is replaced, may be there at the next change.
 */
export async function watchPaths(
  paths: readonly string[],
  own: readonly string[],
  check: () => Promise<void>,
): Promise<void> {
  const passedOver = new Set(own.map((path) => resolve(path)));
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const changed = () => {
    running = running.then(check).catch(tell);
  };
  // Before the first check: what changes while that reads is checked again.
  const watchers = foldersOf(paths).map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null && passedOver.has(resolve(folder, name))) return;
      clearTimeout(timer);
      timer = setTimeout(changed, quietMilliseconds);
    }).on('error', tell),
  );
  const told = new Promise<void>((stop) => {
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
  try {
    const first = check();
    running = first.catch(() => {}); // told by the rejection of this function
    await first;
    await told;
    clearTimeout(timer);
    await running; // what it finds is in the exit code
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  }
}

/** Those that are there: which path is missing the first check tells. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = paths.map((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path),
  );
  return [...new Set(folders)].filter((folder) => existsSync(folder));
}

function tell(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
