import { decodeText } from '../../shared/decode-text.js';
import type { FileNode } from './nodes.js';
import { readXmlOutline, type XmlOutline } from './xml-outline.js';

/** A place in the files of a package. */
export interface PackagePlace {
  readonly file: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
}

/** A connector inside a package, its files named as those of a connector folder. */
export interface PackagedConnector {
  readonly files: readonly FileNode[];
  /** Whether they are all there is, as in a zipped folder. */
  readonly isFolder: boolean;
  /** Where the package has what stands at a place of those files. */
  toPackage(place: PackagePlace): PackagePlace;
}

const folderFile = /^(?:(.*)\/)?api[-_.]?(?:definition(?:[-_.]swagger)?|properties)\.json$/i;

/** The folders of a package that hold a connector as it is kept on disk: zipped as they are. */
export function connectorFoldersIn(files: readonly FileNode[]): readonly string[] {
  const folders = files.flatMap(({ name }) => folderFile.exec(name)?.[1] ?? []);
  return [...new Set(folders)];
}

/**
 * The connectors inside a package: in folders as on disk, and in solutions, where one is a definition and the parts
 * of its properties. One that is there twice, as in the two solutions of a submission, is given once.
 */
export function packagedConnectors(files: readonly FileNode[]): readonly PackagedConnector[] {
  const found = [
    ...connectorFoldersIn(files).map((folder) => fromFolder(files, folder)),
    ...files.flatMap((file) => fromSolution(files, file) ?? []),
  ];
  const seen: PackagedConnector[] = [];
  for (const connector of found) {
    if (!seen.some((other) => isSame(connector, other))) seen.push(connector);
  }
  return seen;
}

function fromFolder(files: readonly FileNode[], folder: string): PackagedConnector {
  const below = `${folder}/`;
  const own = files
    .filter(({ name }) => name.startsWith(below) && name !== below)
    .map(({ name, bytes }) => ({ name: name.slice(below.length), bytes }));
  return {
    files: own,
    isFolder: true,
    toPackage: (place) => ({ ...place, file: below + place.file }),
  };
}

/** Parts of a solution's connector, and the members of apiProperties.json that they are. */
const parts = [
  ['connectionParameters', 'connectionparameters.json'],
  ['connectionParameterSets', 'connectionparametersets.json'],
  ['policyTemplateInstances', 'policytemplateinstances.json'],
] as const;

/** A line range of the properties that were put together, and the file that it came from. */
interface Origin {
  readonly file: string;
  readonly pointer: string;
  readonly first: number;
  readonly last: number;
}

function fromSolution(files: readonly FileNode[], definition: FileNode): PackagedConnector | undefined {
  const [, root, stem] =
    /^((?:.*\/)?)(connectors?\/.+_)openapidefinition\.json$/i.exec(definition.name) ?? [];
  if (root === undefined || stem === undefined) return undefined;
  const part = (ending: string) =>
    files.find(({ name }) => name.toLowerCase() === `${root}${stem}${ending}`.toLowerCase());
  const customizations = `${root}customizations.xml`;
  const { text, origins } = joinProperties(part, tableMembers(files, customizations, definition.name));
  const script = part('customcodeblobcontent.csx');
  const icon = part('iconblob.png');
  const names = new Map([['apiDefinition.swagger.json', definition.name]]);
  if (script !== undefined) names.set('script.csx', script.name);
  if (icon !== undefined) names.set('icon.png', icon.name);
  return {
    files: [
      { name: 'apiDefinition.swagger.json', bytes: definition.bytes },
      { name: 'apiProperties.json', bytes: new TextEncoder().encode(text) },
      ...(script ? [{ name: 'script.csx', bytes: script.bytes }] : []),
      ...(icon ? [{ name: 'icon.png', bytes: icon.bytes }] : []),
    ],
    isFolder: false,
    toPackage(place) {
      const name = names.get(place.file);
      if (name !== undefined) return { ...place, file: name };
      const origin = origins.find(({ first, last }) => place.line >= first && place.line <= last);
      if (origin === undefined) return { file: customizations, pointer: '', line: 1, column: 1 };
      const pointer = place.pointer.slice(origin.pointer.length);
      return { file: origin.file, pointer, line: place.line - origin.first + 1, column: place.column };
    },
  };
}

/** Written so that each part begins a line, with its own lines as they are: places can be told back. */
function joinProperties(
  part: (ending: string) => FileNode | undefined,
  members: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly origins: readonly Origin[] } {
  const lines = ['{"properties": {'];
  const origins: Origin[] = [];
  for (const [member, ending] of parts) {
    const file = part(ending);
    const whole = file && decodeText(file.bytes).text.trimEnd();
    if (file === undefined || whole === undefined || !isJson(whole)) continue; // the package rules say so
    const text = whole.split('\n');
    lines.push(`"${member}":`);
    origins.push({
      file: file.name,
      pointer: `/properties/${member}`,
      first: lines.length + 1,
      last: lines.length + text.length,
    });
    lines.push(...text, ',');
  }
  const rest = JSON.stringify(members).slice(1, -1);
  return { text: [...lines, rest, '}}', ''].join('\n'), origins };
}

/** What customizations.xml says of the connector: columns of a table, some of them JSON in a text. */
function tableMembers(
  files: readonly FileNode[],
  name: string,
  definition: string,
): Readonly<Record<string, unknown>> {
  const file = files.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  const outline = file && readXmlOutline(decodeText(file.bytes).text);
  const column = (member: string) => outline && memberOf(outline, member, definition);
  const color = column('iconbrandcolor');
  return {
    ...(color !== undefined && { iconBrandColor: color }),
    capabilities: listIn(column('capabilities')) ?? [],
    ...(listIn(column('scriptoperations')) && { scriptOperations: listIn(column('scriptoperations')) }),
    // A solution says elsewhere who publishes it, and nothing of the owner: they are taken as given.
    publisher: 'Publisher of the solution',
    stackOwner: 'Owner of the service',
  };
}

/** Of several connectors in one solution, each has its columns in the order of the definitions. */
function memberOf(outline: XmlOutline, member: string, definition: string): string | undefined {
  const definitions = outline.textsOf('openapidefinition');
  const values = outline.textsOf(member);
  const index = definitions.findIndex((path) => definition.endsWith(path));
  return values.length === definitions.length ? values[index] : values.length === 1 ? values[0] : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function listIn(text: string | undefined): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSame(one: PackagedConnector, other: PackagedConnector): boolean {
  return (
    one.files.length === other.files.length &&
    one.files.every(({ name, bytes }, index) => {
      const beside = other.files[index];
      return beside?.name === name && Buffer.compare(bytes, beside.bytes) === 0;
    })
  );
}
