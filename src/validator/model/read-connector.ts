import { decodeText } from '../../shared/decode-text.js';
import { isJsonObject } from '../../shared/json-value.js';
import type { ConnectorNode, DocumentNode, FileNode, ScriptNode } from './nodes.js';
import { readCSharp } from './read-csharp.js';
import { readDefinition } from './read-definition.js';
import { readDocument } from './read-document.js';
import { readProperties } from './read-properties.js';

/** Names that a connector folder gives its two documents, in the order of preference. */
const definitionNames = /^api[-_.]?definition([-_.]swagger)?\.json$/i;
const propertiesNames = /^api[-_.]?properties\.json$/i;

/** Reads all files of a connector; `isFolder` says whether they are all there is. Never throws. */
export function readConnector(files: readonly FileNode[], isFolder: boolean): ConnectorNode {
  const top = files.filter(({ name }) => !name.includes('/'));
  const propertiesFile = top.find(({ name }) => propertiesNames.test(name));
  const definitionFile = isFolder
    ? findDefinition(top)
    : top.find((file) => file !== propertiesFile && !/\.zip$/i.test(file.name));
  const documents = top
    .filter(({ name }) => /\.json$/i.test(name) || name === definitionFile?.name)
    .map((file) => {
      const role = file === definitionFile ? 'definition' : file === propertiesFile ? 'properties' : 'other';
      return readDocument(file, role);
    });
  const definition = documentValue(documents, 'definition');
  const properties = documentValue(documents, 'properties');
  const script =
    top.find(({ name }) => name === 'script.csx') ?? top.find(({ name }) => /\.csx?$/i.test(name));
  return {
    files,
    documents,
    isFolder,
    definitionFile: definitionFile?.name ?? 'apiDefinition.swagger.json',
    propertiesFile: propertiesFile?.name ?? 'apiProperties.json',
    ...(isJsonObject(definition) && { definition: readDefinition(definition) }),
    ...(isJsonObject(properties) && { properties: readProperties(properties) }),
    ...(script && { script: readScript(script) }),
  };
}

function readScript({ name, bytes }: FileNode): ScriptNode {
  const { text } = decodeText(bytes);
  return { file: name, bytes, text, ...readCSharp(text) };
}

function findDefinition(files: readonly FileNode[]): FileNode | undefined {
  const exact = files.find(({ name }) => name === 'apiDefinition.swagger.json');
  const spelledOtherwise = files.find(({ name }) => definitionNames.test(name));
  if (exact !== undefined || spelledOtherwise !== undefined) return exact ?? spelledOtherwise;
  const known = /^(api[-_.]?properties|customproperties|settings|package|package-lock|tsconfig)\.json$/i;
  const candidates = files.filter(({ name }) => /\.json$/i.test(name) && !known.test(name));
  const named = candidates.filter(({ name }) => /swagger|openapi/i.test(name));
  const [only, another] = named.length > 0 ? named : candidates;
  return another === undefined ? only : undefined;
}

function documentValue(documents: readonly DocumentNode[], role: DocumentNode['role']): unknown {
  return documents.find((document) => document.role === role)?.value;
}
