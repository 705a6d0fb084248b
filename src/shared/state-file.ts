import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.js';

/** Reads what `owner` kept in a file, or nothing when there is no file yet. A file of another kind is a `UsageError`. */
export async function readStateFile<Snapshot>(
  file: string,
  isSnapshot: (value: unknown) => value is Snapshot,
  owner: string,
): Promise<Snapshot | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError(`The state file ${file} cannot be read: ${error.message}.`, { cause: error });
  });
  if (text === undefined) return undefined;
  const value = parse(text);
  if (isSnapshot(value)) return value;
  throw new UsageError(
    `${file} is not a state file of ${owner}. Delete it to begin anew, or name another file.`,
  );
}

/** Replaces the file in one step, so that a crash leaves the old or the new one. Only its owner can read it. */
export async function writeStateFile(file: string, snapshot: object): Promise<void> {
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
