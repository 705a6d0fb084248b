import { readZip } from '../../shared/zip/read-zip.js';
import type { FileNode } from './nodes.js';

/** A submission holds a package, a package holds solutions: archives below that are files like any other. */
const deepest = 3;

/**
 * The files of a submission with those of the archives in it, named through them:
 * `submission.zip/package.zip/PkgAssets/FlowSolution.zip/solution.xml`. Folders that are entries of their own end in a
 * slash. An archive that cannot be opened stays a file. Never rejects.
 */
export async function readPackage(name: string, bytes: Uint8Array): Promise<readonly FileNode[]> {
  return [{ name, bytes }, ...(await readArchive(name, bytes, 1))];
}

async function readArchive(name: string, bytes: Uint8Array, depth: number): Promise<readonly FileNode[]> {
  const files: FileNode[] = [];
  for (const { path, data } of await entriesOf(bytes)) {
    const file = { name: `${name}/${path}`, bytes: data };
    files.push(file);
    if (depth < deepest && isArchive(path)) files.push(...(await readArchive(file.name, data, depth + 1)));
  }
  return files;
}

async function entriesOf(bytes: Uint8Array) {
  try {
    return await readZip(bytes);
  } catch {
    return [];
  }
}

function isArchive(path: string): boolean {
  return /\.zip$/i.test(path);
}
