import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { notes } from '../../connector/info.js';
import { readConnectorFolder } from '../../src/packager/connector-folder.js';
import {
  type PackageResult,
  packageConnector,
  type RouteName,
} from '../../src/packager/package-connector.js';
import type { PackageSettings } from '../../src/packager/settings/settings.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { readZip } from '../../src/shared/zip/read-zip.js';
import type { ZipEntry } from '../../src/shared/zip/write-zip.js';

const { introduction, prerequisites, credentials, limitations } = notes;

/** Settings with which our connector is ready for certification. */
export const readySettings: PackageSettings = {
  host: 'livechat.flowbridge.io',
  contact: {
    name: 'Flowbridge Support',
    url: 'https://flowbridge.io/support',
    email: 'support@flowbridge.io',
  },
  publisher: 'Flowbridge',
  prefix: 'fbr',
  texts: { introduction, prerequisites, credentials, limitations },
};

/** One route for our own connector. */
export async function packageOurs(
  route: RouteName,
  settings: PackageSettings = readySettings,
): Promise<PackageResult> {
  return packageConnector(await readConnectorFolder(packageRoot(), () => {}), settings, route);
}

/** Contents of an archive by path, unpacked by our own reader. */
export async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  return new Map((await readZip(bytes)).map(({ path, data }) => [path, Buffer.from(data)]));
}

/** A file of a package, which has to be there. */
export function fileIn(files: readonly ZipEntry[] | ReadonlyMap<string, Buffer>, path: string): Buffer {
  const data = 'get' in files ? files.get(path) : files.find((file) => file.path === path)?.data;
  if (data === undefined) throw new Error(`${path} is not in the package.`);
  return Buffer.from(data);
}

/** An XML document, read by a parser that throws at the first thing that is not well-formed. */
export function parseXml(text: Buffer | string): ReturnType<DOMParser['parseFromString']> {
  const onError = (_level: string, message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(text.toString(), 'text/xml');
}

/** Text of every element of a name. */
export function textsOf(document: ReturnType<typeof parseXml>, name: string): readonly string[] {
  return [...document.getElementsByTagName(name)].map(({ textContent }) => textContent ?? '');
}

/** Paths and checks of an archive as `unzip` or Python sees it; undefined when neither is on this machine. */
export function listWithOtherTool(bytes: Uint8Array): readonly string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    const file = join(folder, 'archive.zip');
    writeFileSync(file, bytes);
    const python =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))';
    const listed =
      run('python3', ['-c', python, file]) ??
      (run('unzip', ['-tqq', file]) === undefined ? undefined : run('unzip', ['-Z1', file]));
    return listed?.trim().split('\n').sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
