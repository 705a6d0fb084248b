import type { ZipEntry } from '../../shared/zip/write-zip.js';
import type { Build } from '../build.js';

/** What a route makes. */
export interface RouteOutput {
  readonly files: readonly ZipEntry[];
  /** What a person still has to do or know, one sentence each. */
  readonly notes: readonly string[];
}

/** Makes the files of one import route. */
export type Route = (build: Build) => Promise<RouteOutput> | RouteOutput;

/** A text file of a package. */
export function textFile(path: string, text: string): ZipEntry {
  return { path, data: Buffer.from(text) };
}

/** The two documents under their usual names, and the script where there is one. */
export function documentFiles({ folder }: Build, folderName = ''): readonly ZipEntry[] {
  return [
    textFile(`${folderName}apiDefinition.swagger.json`, folder.definition),
    textFile(`${folderName}apiProperties.json`, folder.properties),
    ...(folder.script === undefined ? [] : [{ path: `${folderName}script.csx`, data: folder.script }]),
  ];
}

/** Size that certification and the tools take: between 100 and 230 pixels, square. */
export const iconSize = 230;
