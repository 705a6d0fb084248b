import type { ConnectorNode, FileNode } from './nodes.js';
import { connectorFoldersIn } from './packaged-connectors.js';
import { readXmlOutline, type XmlOutline } from './xml-outline.js';

/** One archive or folder of a submission and what lies directly in it. */
export interface PackageFolder {
  /** Name of the archive or folder, through the archives around it. */
  readonly name: string;
  readonly files: readonly FileNode[];
  /** Last names of the folders directly inside. */
  readonly folders: readonly string[];
}

/** A solution of a submission and what its customizations.xml lists. */
export interface SolutionArchive extends PackageFolder {
  /** Undefined when there is no customizations.xml, or when it is not well-formed. */
  readonly outline?: XmlOutline;
  readonly hasConnector: boolean;
  readonly hasWorkflows: boolean;
  readonly hasPlugin: boolean;
}

/** A submission, level by level; what cannot be told is missing. */
export interface PackageTree {
  /** Missing where the package or a solution was given alone. */
  readonly submission?: PackageFolder;
  /** The only archive inside it. */
  readonly package?: PackageFolder;
  /** The only folder of the package. */
  readonly assets?: PackageFolder;
  readonly solutions: readonly SolutionArchive[];
}

/** The submission among the given files; undefined when there is none, as in a connector folder. */
export function packageTree({ files }: ConnectorNode): PackageTree | undefined {
  const inside = files.find(({ name }) => /^[^/]*\.zip\//i.test(name));
  const top = inside?.name.slice(0, inside.name.indexOf('/')) ?? files.find(isWholeArchive)?.name;
  if (top === undefined) return undefined;
  const submission = openFolder(files, top);
  if (isConnectorFolder(submission, files)) return undefined;
  if (isSolution(submission)) return { solutions: [openSolution(files, top)] };
  if (isPackage(submission, files)) return withAssets(files, submission);
  const [onlyArchive, another] = archivesOf(submission);
  const packaged =
    onlyArchive === undefined || another !== undefined ? undefined : openFolder(files, onlyArchive.name);
  return { submission, ...withAssets(files, packaged) };
}

/** The package and what is in its only folder. */
function withAssets(files: readonly FileNode[], packaged: PackageFolder | undefined): PackageTree {
  const [folder, second] = packaged?.folders ?? [];
  const assets =
    packaged === undefined || folder === undefined || second !== undefined
      ? undefined
      : openFolder(files, `${packaged.name}/${folder}`);
  return {
    ...(packaged && { package: packaged }),
    ...(assets && { assets }),
    solutions: assets === undefined ? [] : archivesOf(assets).map(({ name }) => openSolution(files, name)),
  };
}

/** A zipped connector folder, for `paconn` or the public repository: its documents, and no archive. */
function isConnectorFolder({ name }: PackageFolder, files: readonly FileNode[]): boolean {
  if (files.some((file) => file.name !== name && /\.zip$/i.test(file.name))) return false;
  return connectorFoldersIn(files).length > 0;
}

/** A solution that was given alone, for an import. */
function isSolution(folder: PackageFolder): boolean {
  return ['solution.xml', 'customizations.xml'].some((name) => fileOf(folder, name) !== undefined);
}

/** A package without the submission around it. */
function isPackage(folder: PackageFolder, files: readonly FileNode[]): boolean {
  return (
    archivesOf(folder).length === 0 &&
    !folder.files.some(({ name }) => /\.md$/i.test(name)) &&
    folder.folders.some((inside) => archivesOf(openFolder(files, `${folder.name}/${inside}`)).length > 0)
  );
}

/** The archives that lie directly in a folder. */
export function archivesOf({ files }: PackageFolder): readonly FileNode[] {
  return files.filter(({ name }) => /\.zip$/i.test(name));
}

/** The file directly in a folder, whatever the case of its name. */
export function fileOf(folder: PackageFolder, name: string): FileNode | undefined {
  const wanted = `${folder.name}/${name}`.toLowerCase();
  return folder.files.find((file) => file.name.toLowerCase() === wanted);
}

/** Whether a folder lies directly in another, whatever the case of its name. */
export function hasFolder({ folders }: PackageFolder, name: string): boolean {
  return folders.some((folder) => folder.toLowerCase() === name.toLowerCase());
}

/** A submission given alone that could not be opened. */
function isWholeArchive({ name }: FileNode, _: number, files: readonly FileNode[]): boolean {
  return files.length === 1 && /^[^/]*\.zip$/i.test(name);
}

function openFolder(files: readonly FileNode[], name: string): PackageFolder {
  const below = files.filter((file) => file.name.startsWith(`${name}/`));
  const direct: FileNode[] = [];
  const folders = new Set<string>();
  const archives = new Set<string>();
  for (const file of below) {
    const rest = file.name.slice(name.length + 1);
    const [first = '', ...deeper] = rest.split('/');
    if (deeper.length > 0 && !archives.has(first)) folders.add(first);
    else if (deeper.length === 0) {
      direct.push(file);
      if (/\.zip$/i.test(first)) archives.add(first);
    }
  }
  return { name, files: direct, folders: [...folders].filter((folder) => !archives.has(folder)) };
}

function openSolution(files: readonly FileNode[], name: string): SolutionArchive {
  const folder = openFolder(files, name);
  const customizations = fileOf(folder, 'customizations.xml');
  const outline = customizations && readXmlOutline(new TextDecoder().decode(customizations.bytes));
  const isFilled = (element: string) => outline?.isFilled(element) === true;
  return {
    ...folder,
    ...(outline && { outline }),
    hasConnector: isFilled('Connector'),
    hasWorkflows: isFilled('Workflows'),
    hasPlugin: isFilled('aicopilot_aiplugin'),
  };
}
