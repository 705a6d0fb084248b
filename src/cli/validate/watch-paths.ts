import { statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Editors write a file in several steps; changes are looked at together after this many milliseconds of quiet. */
const quietMilliseconds = 150;

/** Calls back when files change in the folders of paths, until the process is told to stop. */
export function watchPaths(paths: readonly string[], changed: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const folders = new Set(paths.map((path) => (statSync(path).isDirectory() ? path : dirname(path))));
  const watchers = [...folders].map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, quietMilliseconds);
    }),
  );
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      resolve();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
