import { type HarEntry, toHar } from './har.js';
import type { HarFile } from './har-file.js';
import { type RecordedCall, toHarEntry } from './to-har-entry.js';

/** Every call as it could be played back. */
export interface Recording {
  add(call: RecordedCall): void;
  /** The newest calls as a HAR document, oldest first. */
  toHar(): string;
  close(): void;
}

/** Remembers `limit` calls, and writes all of them when there is a file. Entries are made when they are needed. */
export function createRecording(file?: HarFile, limit = 200): Recording {
  const kept: (() => HarEntry)[] = [];
  return {
    add(call) {
      let made: HarEntry | undefined;
      const make = (): HarEntry => {
        made ??= toHarEntry(call);
        return made;
      };
      file?.add(make());
      kept.push(make);
      if (kept.length > limit) kept.shift();
    },
    toHar: () => toHar(kept.map((make) => make())),
    close: () => file?.close(),
  };
}
