import { statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Editors write a file in several steps; changes are looked at together after this many milliseconds of quiet. */
const quietMilliseconds = 150;

/**
 * Calls back when files change in the folders of paths, until the process is told to stop. Changes of `passedOver`,
 * which the check itself writes, are none.
 */
export function watchPaths(
  paths: readonly string[],
  passedOver: string | undefined,
  changed: () => void,
): Promise<void> {
  const own = passedOver === undefined ? undefined : resolve(passedOver);
  let timer: NodeJS.Timeout | undefined;
  const folders = new Set(paths.map((path) => (statSync(path).isDirectory() ? path : dirname(path))));
  const watchers = [...folders].map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null && resolve(folder, name) === own) return;
      clearTimeout(timer);
      timer = setTimeout(changed, quietMilliseconds);
    }),
  );
  return new Promise((done) => {
    const stop = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      done();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
