import { ZipFile } from 'yazl';

/** A file of an archive: its path with forward slashes, a folder's ending in one. */
export interface ZipEntry {
  readonly path: string;
  readonly data: Uint8Array;
}

/**
 * One time for all files, in local time, which is how yazl writes it. The format begins in 1980; a month later is out
 * of the reach of yazl's own limit in every time zone.
 */
const fixedTime = (): Date => new Date(1980, 1, 1);

/**
 * An archive of the given files, byte for byte the same on every machine: sorted by path, one fixed time, and stored,
 * since what a compressor writes differs between its releases and processors (docs/decisions/0045).
 */
export async function writeZip(entries: readonly ZipEntry[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, data } of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    zip.addBuffer(Buffer.from(data), path, {
      mtime: fixedTime(),
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
