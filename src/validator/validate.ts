import { decodeText } from '../shared/decode-text.js';
import { createLocator, type Locator, type Place } from '../shared/locate-pointer.js';
import type { Finding, Profile } from './finding.js';
import type { ConnectorNode, FileNode } from './model/nodes.js';
import { readConnector } from './model/read-connector.js';
import type { Rule } from './rule.js';
import { runRules, type Unplaced } from './run-rules.js';

/** The files of one connector. */
export interface ConnectorFiles {
  readonly files: readonly FileNode[];
  /** Whether these are all files of the folder. False when single files were given: what is missing is then no finding. */
  readonly isFolder: boolean;
}

export interface ValidateOptions {
  readonly rules: readonly Rule[];
  readonly profile: Profile;
  /** The version before, for the rules about breaking changes. */
  readonly against?: ConnectorFiles;
}

/**
 * Checks a connector and returns what there is to say, in the order of the text. Pure: same files, same findings.
 * Never throws, whatever the files hold.
 *
 * @example validate({ files, isFolder: true }, { rules: allRules, profile: 'certified' });
 */
export function validate(given: ConnectorFiles, options: ValidateOptions): readonly Finding[] {
  return validateConnector(readConnector(given.files, given.isFolder), options);
}

/** Like `validate`, for a connector that was read already. */
export function validateConnector(
  connector: ConnectorNode,
  { rules, profile, against }: ValidateOptions,
): readonly Finding[] {
  const before = against && readConnector(against.files, against.isFolder);
  const found = runRules(rules, profile, connector, before);
  return placeFindings(withoutEchoes(found, connector), connector);
}

/** What is missing from a document that broke off may well be in the part that could not be read. */
function withoutEchoes(findings: readonly Unplaced[], { documents }: ConnectorNode): readonly Unplaced[] {
  const broken = new Set(
    documents
      .filter(({ problems }) => problems.some(({ kind }) => kind === 'syntax'))
      .map(({ file }) => file),
  );
  if (broken.size === 0) return findings;
  return findings.filter(
    ({ finding: { file, code, pointer } }) =>
      !broken.has(file) ||
      !(/NotFound$/.test(code) || (/Missing|Required/.test(code) && /^(\/[^/]*)?$/.test(pointer))),
  );
}

function placeFindings(findings: readonly Unplaced[], connector: ConnectorNode): readonly Finding[] {
  const byFile = new Map<string, Unplaced[]>();
  for (const unplaced of findings) {
    const ofFile = byFile.get(unplaced.finding.file);
    if (ofFile === undefined) byFile.set(unplaced.finding.file, [unplaced]);
    else ofFile.push(unplaced);
  }
  const files = [...byFile].sort(([a], [b]) => compare(a, b));
  return files.flatMap(([file, ofFile]) => placeInFile(ofFile, textOf(connector, file, ofFile)));
}

/** In the order of the text; the rules' own objects: a definition has tens of thousands. */
function placeInFile(findings: readonly Unplaced[], text: string | undefined): readonly Finding[] {
  const pointers = findings.map(({ finding }) => finding.pointer);
  const locator = text === undefined ? undefined : createLocator(text, pointers);
  for (const { finding, offset } of findings) {
    const { line, column } = placeOf(finding.pointer, offset, locator);
    finding.line = line;
    finding.column = column;
  }
  return findings
    .map(({ finding }) => finding)
    .sort(
      (a, b) =>
        a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
    );
}

function placeOf(pointer: string, offset: number | undefined, locator: Locator | undefined): Place {
  if (locator === undefined) return { line: 1, column: 1 };
  return offset === undefined ? locator.locate(pointer) : locator.placeAt(offset);
}

/** Of the script, of a JSON document, and of another file in whose text a finding has its place. */
function textOf(connector: ConnectorNode, file: string, findings: readonly Unplaced[]): string | undefined {
  if (connector.script?.file === file) return connector.script.text;
  const document = connector.documents.find((candidate) => candidate.file === file);
  if (document !== undefined || findings.every(({ offset }) => offset === undefined)) return document?.text;
  const other = connector.files.find(({ name }) => name === file);
  return other && decodeText(other.bytes).text;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
