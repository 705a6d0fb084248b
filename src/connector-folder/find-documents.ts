import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { aboutFile, howToConvert, type LoadFinding, reasonOf } from './load-finding.js';
import { findParts, type PropertiesPart, solutionNameOf } from './solution-parts.js';

/** The two documents of a connector, as paths. */
export interface Documents {
  readonly folder: string;
  /** The name that an exported solution gives the connector; else that of its folder. */
  readonly name: string;
  readonly definition: string;
  readonly properties?: string;
  /** In place of `properties`: what an exported solution has of them. */
  readonly parts?: readonly PropertiesPart[];
  /** The custom code, where there is one. */
  readonly script?: string;
}

/** Which files of a folder are the two documents; or the definition that a path names, and what lies beside it. */
export async function findDocuments(path: string): Promise<Documents | { readonly finding: LoadFinding }> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const folder = isFolder ? path : dirname(path);
    const names = (await readdir(folder)).sort();
    const definition = isFolder ? findDefinition(names) : basename(path);
    const properties = names.find((name) => /^api[-_.]?properties\.json$/i.test(name));
    if (definition === undefined) {
      const message = `The folder has no \`apiDefinition.swagger.json\`.${await hintAt(folder, names)}`;
      return { finding: aboutFile('definition-missing', 'error', message, folder) };
    }
    const solutionName = solutionNameOf(definition);
    const script = names.find((name) => isScript(name, solutionName));
    return {
      ...{ folder, definition: join(folder, definition), name: solutionName ?? basename(resolve(folder)) },
      ...(script !== undefined && { script: join(folder, script) }),
      ...(properties !== undefined
        ? { properties: join(folder, properties) }
        : solutionName !== undefined && { parts: findParts(folder, names, solutionName) }),
    };
  } catch (error) {
    const reason = reasonOf(error);
    const message =
      reason === 'ENOENT' ? 'There is no such file or folder.' : `The folder cannot be read: ${reason}.`;
    return { finding: aboutFile('folder-unreadable', 'error', message, path) };
  }
}

/** The custom code, as the folder of a connector or an exported solution calls it. */
function isScript(name: string, solutionName: string | undefined): boolean {
  if (solutionName === undefined) return /^(?:connector-)?script\.csx?$/i.test(name);
  return name.toLowerCase() === `${solutionName}_customcodeblobcontent.csx`.toLowerCase();
}

/** The documented name first, then its other spellings, then the only JSON file that is nothing else. */
function findDefinition(names: readonly string[]): string | undefined {
  const exact = names.find((name) => name === 'apiDefinition.swagger.json');
  const spelledOtherwise = names.find((name) => isDefinition.test(name));
  if (exact !== undefined || spelledOtherwise !== undefined) return exact ?? spelledOtherwise;
  const [only, another] = candidatesAmong(names);
  return another === undefined ? only : undefined;
}

const isDefinition = /^api[-_.]?definition([-_.]swagger)?\.json$/i;

function candidatesAmong(names: readonly string[]): readonly string[] {
  const known = /^(api[-_.]?properties|customproperties|settings|package|package-lock|tsconfig)\.json$/i;
  const candidates = names.filter((name) => /\.json$/i.test(name) && !known.test(name));
  const named = candidates.filter((name) => /swagger|openapi/i.test(name));
  return named.length > 0 ? named : candidates;
}

/** What there is instead, with a blank before it. */
async function hintAt(folder: string, names: readonly string[]): Promise<string> {
  const candidates = candidatesAmong(names).map((name) => `\`${name}\``);
  if (candidates.length > 3)
    return ` It has ${candidates.length} other JSON files: give the path of the one that is meant.`;
  if (candidates.length > 0)
    return ` It has ${candidates.join(', ')}: give the path of the one that is meant.`;
  const yaml = names.find((name) => /(?:swagger|openapi|definition).*\.ya?ml$/i.test(name));
  if (yaml !== undefined) return ` \`${yaml}\` is YAML, and connectors take JSON; ${howToConvert}.`;
  const inner = await folderWithDefinition(folder);
  return inner === undefined ? '' : ` The folder \`${inner}\` in it has one.`;
}

async function folderWithDefinition(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory()).slice(0, 100)) {
    const inner = await readdir(join(folder, name)).catch((): string[] => []);
    if (inner.some((file) => isDefinition.test(file) || solutionNameOf(file) !== undefined)) return name;
  }
  return undefined;
}
