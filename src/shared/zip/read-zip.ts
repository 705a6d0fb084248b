import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';
import type { ZipEntry } from './write-zip.js';

/** More than any package holds, and far less than an archive made to fill the memory. */
const maximumBytes = 256 * 1024 * 1024;

const open: (buffer: Buffer, options: Options) => Promise<ZipFile> = promisify(fromBuffer);

/**
 * The files and folders of an archive in memory, in its own order. Rejects with a plain sentence when the bytes are
 * no archive, when an entry would be written outside it, or when it unpacks to more than 256 MiB.
 */
export async function readZip(bytes: Uint8Array): Promise<readonly ZipEntry[]> {
  const zip = await open(Buffer.from(bytes), { lazyEntries: true });
  const entries: ZipEntry[] = [];
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.once('error', reject);
    zip.once('end', resolve);
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      if (total > maximumBytes) {
        reject(new Error('It unpacks to more than 256 MiB.'));
        return;
      }
      readEntry(zip, entry).then((data) => {
        entries.push({ path: entry.fileName, data });
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return entries;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.fileName.endsWith('/')) return Buffer.alloc(0);
  const openStream = promisify(zip.openReadStream.bind(zip)) as (
    entry: Entry,
  ) => Promise<NodeJS.ReadableStream>;
  const chunks: Buffer[] = [];
  for await (const chunk of await openStream(entry)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
