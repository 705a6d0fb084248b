import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connector } from '../connector-folder/connector.js';
import { findDocuments } from '../connector-folder/find-documents.js';
import { loadConnector } from '../connector-folder/load-connector.js';
import { formatLoadFinding } from '../connector-folder/load-finding.js';
import { decodeText } from '../shared/decode-text.js';
import { UsageError } from '../shared/usage-error.js';

/** A connector folder as the packages need it: what the gateway reads, and the files themselves. */
export interface ConnectorFolder {
  readonly connector: Connector;
  /** apiDefinition.swagger.json: strict JSON in UTF-8, without a byte-order mark. */
  readonly definition: string;
  /** apiProperties.json, in the same form. */
  readonly properties: string;
  /** script.csx, where there is one. */
  readonly script?: Uint8Array;
  readonly icon?: IconFile;
  readonly readme?: string;
  readonly intro?: string;
}

/** An icon and what it is. */
export interface IconFile {
  readonly kind: 'svg' | 'png';
  readonly bytes: Uint8Array;
  /** For messages. */
  readonly file: string;
}

const noProperties = { properties: { connectionParameters: {} } };

/**
 * Reads a connector folder. What was read with a reservation is told to `warn`; a folder without a usable definition
 * is a `UsageError`.
 */
export async function readConnectorFolder(
  path: string,
  warn: (line: string) => void,
): Promise<ConnectorFolder> {
  const { connector, documents: loaded, findings } = await loadConnector(path);
  const lines = findings.map(formatLoadFinding);
  if (connector === undefined) throw new UsageError(lines.join('\n') || `${path} holds no connector.`);
  for (const line of lines) warn(line);
  const documents = await findDocuments(path);
  if ('finding' in documents) throw new UsageError(documents.finding.message);

  const names = await readdir(documents.folder);
  const find = (pattern: RegExp) => {
    const name = names.filter((candidate) => pattern.test(candidate)).sort()[0];
    return name === undefined ? undefined : join(documents.folder, name);
  };
  const properties = documents.properties && (await readText(documents.properties));
  const icon = await readIcon(
    find(/^icon\.svg$/i) ?? find(/(?:^icon|_iconblob)\.png$/i) ?? assetIcon(documents.folder),
  );
  const readme = find(/^readme\.md$/i);
  const intro = find(/^intro\.md$/i);
  return {
    connector,
    definition: strictText(await readText(documents.definition), connector.definition),
    properties: strictText(properties, loaded?.properties ?? noProperties),
    ...(documents.script && { script: await readFile(documents.script) }),
    ...(icon && { icon }),
    ...(readme && { readme: await readText(readme) }),
    ...(intro && { intro: await readText(intro) }),
  };
}

/** Where a project with a typed source keeps its drawing. */
function assetIcon(folder: string): string | undefined {
  const file = join(folder, 'connector', 'assets', 'icon.svg');
  return existsSync(file) ? file : undefined;
}

/** An SVG or PNG file; undefined without a path. */
export async function readIcon(file: string | undefined): Promise<IconFile | undefined> {
  if (file === undefined) return undefined;
  try {
    return { kind: /\.svg$/i.test(file) ? 'svg' : 'png', bytes: await readFile(file), file };
  } catch (cause) {
    throw new UsageError(`The icon ${file} cannot be read.`, { cause });
  }
}

async function readText(file: string): Promise<string> {
  return decodeText(await readFile(file)).text;
}

/** The text as it stands when it is strict JSON; written anew when it was read with forgiveness. */
function strictText(text: string | undefined, value: unknown): string {
  try {
    if (text === undefined) return `${JSON.stringify(value, null, 4)}\n`;
    JSON.parse(text);
    return text;
  } catch {
    return `${JSON.stringify(value, null, 4)}\n`;
  }
}
