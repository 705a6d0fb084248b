import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isJsonObject } from '../shared/json-value.js';
import type { Place } from '../shared/locate-pointer.js';
import type { Connector } from './connector.js';
import { createConnector, type Inspect } from './create-connector.js';
import type { DocumentProblem, LoadFinding } from './load-finding.js';
import { type ParsedDocument, parseDocument } from './parse-document.js';

const start: Place = { line: 1, column: 1 };

/** A connector when the definition could be read, and everything worth telling about the folder. */
export interface LoadResult {
  readonly connector?: Connector;
  /** What the two files hold, as parsed. */
  readonly documents?: { readonly definition: unknown; readonly properties?: unknown };
  readonly findings: readonly LoadFinding[];
}

/**
 * Reads a connector folder, or a definition file with the properties beside it. Never rejects: what cannot be
 * loaded is a finding. A connector that comes with an `error` finding lacks the document that it names.
 *
 * @example const { connector, findings } = await loadConnector('connectors/contoso');
 */
export async function loadConnector(folder: string, inspect?: Inspect): Promise<LoadResult> {
  const files = await findDocuments(folder);
  if ('finding' in files) return { findings: [files.finding] };

  const definition = await readDocument(files.definition);
  if (definition.value === undefined) return { findings: definition.findings };
  if (!isSwagger(definition.value))
    return { findings: [...definition.findings, notSwagger(files.definition, definition)] };

  const properties = files.properties === undefined ? undefined : await readDocument(files.properties);
  const findings = [...definition.findings, ...(properties?.findings ?? [missingProperties(files.folder)])];
  const problems: DocumentProblem[] = [];
  const connector = createConnector(
    {
      name: basename(resolve(files.folder)),
      folder: files.folder,
      definition: definition.value,
      properties: properties?.value,
      hasScript: files.hasScript,
    },
    (problem) => problems.push(problem),
    inspect,
  );
  findings.push(...placeProblems(problems, 'definition', files.definition, definition));
  if (files.properties !== undefined && properties !== undefined) {
    findings.push(...placeProblems(problems, 'properties', files.properties, properties));
  }
  const documents = { definition: definition.value, properties: properties?.value };
  return { connector, documents, findings };
}

function placeProblems(
  problems: readonly DocumentProblem[],
  document: DocumentProblem['document'],
  file: string,
  { locate }: ParsedDocument,
): readonly LoadFinding[] {
  const here = problems.filter((problem) => problem.document === document);
  const places = locate(...here.map(({ pointer }) => pointer));
  return here.map(({ code, message, pointer }, index) => {
    return { code, severity: 'warning', message, file, ...(places[index] ?? start), pointer };
  });
}

/** The two documents of a connector, as paths. */
export interface Documents {
  readonly folder: string;
  readonly definition: string;
  readonly properties?: string;
  readonly hasScript: boolean;
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
      const message = 'The folder has no `apiDefinition.swagger.json`.';
      return { finding: problem('definition-missing', 'error', message, folder) };
    }
    return {
      folder,
      definition: join(folder, definition),
      ...(properties && { properties: join(folder, properties) }),
      hasScript: names.some((name) => /^(?:connector-)?script\.csx?$/i.test(name)),
    };
  } catch (error) {
    const message = `The folder cannot be read: ${reasonOf(error)}.`;
    return { finding: problem('folder-unreadable', 'error', message, path) };
  }
}

/** The documented name first, then its other spellings, then the only JSON file that is nothing else. */
function findDefinition(names: readonly string[]): string | undefined {
  const exact = names.find((name) => name === 'apiDefinition.swagger.json');
  const spelledOtherwise = names.find((name) => /^api[-_.]?definition([-_.]swagger)?\.json$/i.test(name));
  if (exact !== undefined || spelledOtherwise !== undefined) return exact ?? spelledOtherwise;
  const known = /^(api[-_.]?properties|customproperties|settings|package|package-lock|tsconfig)\.json$/i;
  const candidates = names.filter((name) => /\.json$/i.test(name) && !known.test(name));
  const named = candidates.filter((name) => /swagger|openapi/i.test(name));
  const [only, another] = named.length > 0 ? named : candidates;
  return another === undefined ? only : undefined;
}

async function readDocument(file: string): Promise<ParsedDocument> {
  try {
    return await parseDocument(await readFile(file), file);
  } catch (error) {
    const message = `The file cannot be read: ${reasonOf(error)}.`;
    return {
      findings: [problem('file-unreadable', 'error', message, file)],
      locate: (...pointers) => pointers.map(() => start),
    };
  }
}

function isSwagger(value: unknown): boolean {
  return isJsonObject(value) && value['swagger'] === '2.0' && isJsonObject(value['paths']);
}

function notSwagger(file: string, { value, locate }: ParsedDocument): LoadFinding {
  const [message, pointer] = whyNotSwagger(value);
  return {
    code: 'definition-not-swagger',
    severity: 'error',
    message,
    file,
    ...(locate(pointer)[0] ?? start),
    pointer,
  };
}

function whyNotSwagger(value: unknown): readonly [message: string, pointer: string] {
  if (!isJsonObject(value)) return ['The definition is not a JSON object.', ''];
  if (value['openapi'] !== undefined) {
    return ['The definition is written in OpenAPI 3; connectors are described in OpenAPI 2.0.', '/openapi'];
  }
  if (value['swagger'] !== '2.0') return ['The definition does not say `"swagger": "2.0"`.', '/swagger'];
  return ['The definition has no object of `paths`.', '/paths'];
}

function missingProperties(folder: string): LoadFinding {
  const message =
    'The folder has no `apiProperties.json`; the connector is read as one without authentication.';
  return problem('properties-missing', 'warning', message, folder);
}

function problem(
  code: LoadFinding['code'],
  severity: LoadFinding['severity'],
  message: string,
  file: string,
): LoadFinding {
  return { code, severity, message, file, line: 1, column: 1 };
}

/** Node's error code alone: its message repeats the path. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
