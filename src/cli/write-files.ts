import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../shared/usage-error.js';

/** A file to write: its path below a folder, with forward slashes, and its content. */
export interface FileToWrite {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** Writes files below a folder and tells each on stderr; what cannot be written is a `UsageError`. */
export function writeFiles(files: readonly FileToWrite[], folder: string): void {
  for (const { path, text } of files) {
    const target = join(folder, path);
    writeFile(target, [text]);
    process.stderr.write(`wrote ${target}\n`);
  }
}

/** Writes one file, part by part, and the folders that it lies in; what cannot be written is a `UsageError`. */
export function writeFile(target: string, parts: Iterable<string | Uint8Array>): void {
  orUsageError(target, () => {
    mkdirSync(dirname(target), { recursive: true });
    const descriptor = openSync(target, 'w');
    try {
      for (const part of parts) writeFileSync(descriptor, part);
    } finally {
      closeSync(descriptor);
    }
  });
}

/**
 * Gives a file that is there another content, wholly or not at all: written beside it, on the disk, and then renamed. A
 * link is followed to its file, which keeps its mode. @throws UsageError when that cannot be done; nothing is changed.
 */
export function replaceFile(target: string, text: string | Uint8Array): void {
  orUsageError(target, () => {
    const file = realpathSync(target);
    accessSync(file, constants.W_OK); // a rename would not ask whether the file may be written
    const beside = join(dirname(file), `.${basename(file)}.${process.pid}`);
    try {
      writeFileSync(beside, text, { flag: 'wx', mode: 0o600, flush: true });
      chmodSync(beside, statSync(file).mode & 0o7777);
      renameSync(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

function orUsageError(target: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause; // not the file's fault
    throw new UsageError(`${target} cannot be written: ${cause.message}.`, { cause });
  }
}

/** Refuses to write over what is there, naming it. */
export function refuseToOverwrite(files: readonly FileToWrite[], folder: string): void {
  const known = files.filter(({ path }) => existsSync(join(folder, path)));
  const [first] = known;
  if (first === undefined) return;
  const others = known.length === 1 ? '' : ` and ${known.length - 1} more`;
  throw new UsageError(`${join(folder, first.path)}${others} is there already. Choose another --out.`);
}
