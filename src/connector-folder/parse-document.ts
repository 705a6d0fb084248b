import { decodeText } from '../shared/decode-text.js';
import { createLocator, type Place } from '../shared/locate-pointer.js';
import { aboutFile, type LoadFinding } from './load-finding.js';

/** What the bytes of one JSON file gave: a value unless a finding is an error. */
export interface ParsedDocument {
  readonly value?: unknown;
  readonly findings: readonly LoadFinding[];
  /** Line and column of JSON pointers, or of the nearest part around each that exists. */
  locate(...pointers: readonly string[]): readonly Place[];
}

/** Reads JSON the forgiving way: byte-order mark, Latin-1, comments and trailing commas pass with a warning. */
export async function parseDocument(bytes: Uint8Array, file: string): Promise<ParsedDocument> {
  if (isArchive(bytes)) {
    const message = 'The file is an archive; unpack it, and name the folder with the two documents.';
    return { findings: [aboutFile('json-syntax', 'error', message, file)], locate: () => [] };
  }
  const { text, encoding } = decodeText(bytes);
  const { placeAt } = createLocator(text);
  const locate = (...pointers: readonly string[]): readonly Place[] =>
    pointers.map(createLocator(text, pointers).locate);
  const findings: LoadFinding[] = [];
  if (encoding === 'latin-1' || encoding === 'utf-16') {
    const message = `The file is not UTF-8; it was read as ${encoding === 'latin-1' ? 'Latin-1' : 'UTF-16'}.`;
    findings.push({ code: 'encoding', severity: 'warning', message, file, line: 1, column: 1 });
  }
  try {
    return { value: JSON.parse(text), findings, locate };
  } catch {
    // Most files are JSON as it should be, and need no second parser.
    const { parseForgiving } = await import('./parse-forgiving.js');
    const { value, error, correction } = parseForgiving(text, placeAt);
    if (error !== undefined) {
      const message = text.trim() === '' ? 'The file is empty.' : `The file is not valid JSON: ${error}.`;
      return {
        findings: [{ code: 'json-syntax', severity: 'error', message, file, ...correction }],
        locate,
      };
    }
    const message =
      'The file has comments or trailing commas, which the platform refuses; it was read without them.';
    findings.push({ code: 'json-not-strict', severity: 'warning', message, file, ...correction });
    return { value, findings, locate };
  }
}

/** The first four bytes of a ZIP file (APPNOTE.TXT 4.3.7). */
function isArchive(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 3, 4].every((byte, index) => bytes[index] === byte);
}
