import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { writeStateFile } from '../../shared/state-file.js';
import type { GatewaySnapshot } from './snapshot.js';

/** Keeps a snapshot in a file. */
export interface StateFile {
  /** Writes the newest snapshot soon; many changes become one write. */
  changed(): void;
  /** Writes what is not written yet and waits for it. */
  flush(): Promise<void>;
}

const debounceMs = 250;

/** A state file that asks `snapshot` for its content. A write that fails is logged, and tried again on the next change. */
export function createStateFile(
  file: string,
  snapshot: () => GatewaySnapshot,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): StateFile {
  let cancel: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    cancel = undefined;
    writing = writing
      .then(() => writeStateFile(file, snapshot()))
      .catch((error: unknown) => logger.error({ err: error, file }, 'The state file could not be written.'));
    return writing;
  };
  return {
    changed() {
      cancel ??= clock.after(debounceMs, () => void write());
    },
    async flush() {
      if (cancel !== undefined) {
        cancel();
        await write();
      }
      await writing;
    },
  };
}
