import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { UsageError } from '../../shared/usage-error.js';
import { type GatewaySnapshot, isGatewaySnapshot } from './snapshot.js';

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

/** Reads a snapshot, or nothing when there is no file yet. A file of another kind is a `UsageError`. */
export async function readStateFile(file: string): Promise<GatewaySnapshot | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError(`The state file ${file} cannot be read: ${error.message}.`, { cause: error });
  });
  if (text === undefined) return undefined;
  const value = parse(text);
  if (isGatewaySnapshot(value)) return value;
  throw new UsageError(
    `${file} is not a state file of the gateway. Delete it to begin anew, or name another file.`,
  );
}

/** Replaces the file in one step, so that a crash leaves the old or the new one. Only its owner can read it. */
async function writeStateFile(file: string, snapshot: GatewaySnapshot): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(snapshot, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(temporary, file);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
