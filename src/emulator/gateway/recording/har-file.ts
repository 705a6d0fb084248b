import { closeSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../../../shared/usage-error.js';
import { type HarEntry, harFrame } from './har.js';

/** A HAR file that grows with every call and is a whole document after each. */
export interface HarFile {
  add(entry: HarEntry): void;
  close(): void;
}

/** Starts the file anew; a `UsageError` when it cannot be written. */
export function openHarFile(file: string): HarFile {
  const descriptor = open(file);
  const [head, tail] = harFrame;
  writeSync(descriptor, head + tail, 0);
  let end = Buffer.byteLength(head);
  let isFirst = true;
  return {
    add(entry) {
      const text = `${isFirst ? '' : ',\n'}${JSON.stringify(entry)}`;
      isFirst = false;
      writeSync(descriptor, text + tail, end); // over the old end
      end += Buffer.byteLength(text);
    },
    close: () => closeSync(descriptor),
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'w', 0o600);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new UsageError(`The recording \`${file}\` cannot be written: ${reason}.`);
  }
}
