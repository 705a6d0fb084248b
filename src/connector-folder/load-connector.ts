import { readFile } from 'node:fs/promises';
import { isJsonObject, type JsonObject, toJsonObject, toText } from '../shared/json-value.js';
import type { Place } from '../shared/locate-pointer.js';
import type { Connector } from './connector.js';
import { createConnector, type Inspect } from './create-connector.js';
import { findDocuments } from './find-documents.js';
import { aboutFile, type DocumentProblem, howToConvert, type LoadFinding, reasonOf } from './load-finding.js';
import { type ParsedDocument, parseDocument } from './parse-document.js';
import { joinParts, placeInParts, readColumns } from './solution-parts.js';

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
  const { parts = [] } = files;
  const readParts = await Promise.all(parts.map(({ file }) => readDocument(file)));
  const ofProperties = [properties, ...readParts].flatMap((document) => document?.findings ?? []);
  const isThere = properties !== undefined || parts.length > 0;
  const findings = [...definition.findings, ...(isThere ? ofProperties : [missingProperties(files.folder)])];
  const propertiesValue =
    parts.length > 0
      ? joinParts(parts, readParts, await readColumns(files.folder, files.name))
      : properties?.value;
  const problems: DocumentProblem[] = [];
  const connector = createConnector(
    {
      name: files.name,
      folder: files.folder,
      definition: definition.value,
      properties: propertiesValue,
      hasScript: files.script !== undefined,
    },
    (problem) => problems.push(problem),
    inspect,
  );
  findings.push(...placeProblems(problems, 'definition', files.definition, definition));
  if (files.properties !== undefined && properties !== undefined) {
    findings.push(...placeProblems(problems, 'properties', files.properties, properties));
  }
  findings.push(...placeInParts(problems, parts, readParts));
  const documents = { definition: definition.value, properties: propertiesValue };
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

async function readDocument(file: string): Promise<ParsedDocument> {
  try {
    return await parseDocument(await readFile(file), file);
  } catch (error) {
    const message = `The file cannot be read: ${reasonOf(error)}.`;
    return {
      findings: [aboutFile('file-unreadable', 'error', message, file)],
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
    const message = `The definition is written in OpenAPI 3, and connectors are described in OpenAPI 2.0; ${howToConvert}.`;
    return [message, '/openapi'];
  }
  const template = whyTemplate(value);
  if (template !== undefined) return [template, ''];
  if (value['swagger'] !== '2.0') return ['The definition does not say `"swagger": "2.0"`.', '/swagger'];
  return ['The definition has no object of `paths`.', '/paths'];
}

/** Exports of other tools that hold a definition, and where in them it is. */
function whyTemplate({ $schema, resources, item, info }: JsonObject): string | undefined {
  if (Array.isArray(resources) && /deploymentTemplate/i.test(toText($schema)))
    return 'The file is a template of Azure Resource Manager, not a definition; take out what the resource `Microsoft.Web/customApis` has as `properties.swagger`.';
  if (Array.isArray(item) && /getpostman\.com/i.test(toText(toJsonObject(info)['schema'])))
    return 'The file is a Postman collection, not a definition; export it as OpenAPI first.';
  return undefined;
}

function missingProperties(folder: string): LoadFinding {
  const message =
    'The folder has no `apiProperties.json`; the connector is read as one without authentication.';
  return aboutFile('properties-missing', 'warning', message, folder);
}
