import { UsageError } from '../shared/usage-error.js';
import type { ZipEntry } from '../shared/zip/write-zip.js';
import type { Change } from './json-document.js';
import { migrateJson, standardLiveChatKeys } from './migrate-json.js';
import { isSolutionXml, migrateXml, referencesIn } from './migrate-xml.js';
import type { Use } from './operations.js';
import type { Target } from './target.js';

/** What became of one file. */
export interface FileReport {
  readonly path: string;
  readonly changes: readonly Change[];
  /** The steps that use LiveChat. */
  readonly uses: readonly Use[];
}

/** Files after their migration. */
export interface Migration {
  /** Every file that went in, in its order; those without LiveChat byte for byte. */
  readonly files: readonly ZipEntry[];
  /** The files that were changed or use LiveChat. */
  readonly reports: readonly FileReport[];
}

/**
 * Repoints the flows, workflows, connection references and connections among files from the published LiveChat
 * connector to another. Pure; throws `UsageError` when the target does not fit what is found.
 */
export function migrateFiles(files: readonly ZipEntry[], target: Target): Migration {
  const standardKeys = new Set(
    files
      .filter(({ path }) => /(^|\/)connections\.json$/i.test(path))
      .flatMap(({ data }) => standardLiveChatKeys(decode(data).text)),
  );
  const references = files
    .filter(({ path }) => isSolutionXml(path))
    .flatMap(({ data }) => referencesIn(decode(data).text));
  if (target.connection !== undefined && references.length > 1) {
    throw new UsageError(
      `The solution has ${references.length} connection references of LiveChat (${references.join(', ')}), which cannot all be called \`${target.connection}\`. Leave --connection out.`,
    );
  }
  const migrated = files.map((file) => migrateFile(file, target, standardKeys, references));
  return {
    files: migrated.map(({ file }) => file),
    reports: migrated
      .map(({ file, changes, uses }) => ({ path: file.path, changes, uses }))
      .filter(({ changes, uses }) => changes.length > 0 || uses.length > 0),
  };
}

function migrateFile(
  file: ZipEntry,
  target: Target,
  standardKeys: ReadonlySet<string>,
  references: readonly string[],
) {
  const isJson = /\.json$/i.test(file.path);
  if (!isJson && !isSolutionXml(file.path)) return { file, changes: [], uses: [] };
  const { text, mark } = decode(file.data);
  const result = isJson
    ? migrateJson(text, target, standardKeys)
    : { ...migrateXml(text, target, references), uses: [] };
  if (result.changes.length === 0) return { file, changes: [], uses: result.uses };
  const data = new TextEncoder().encode(`${mark}${result.text}`);
  return { file: { ...file, data }, changes: result.changes, uses: result.uses };
}

/** A byte-order mark is kept aside, and put back. */
function decode(bytes: Uint8Array): { readonly text: string; readonly mark: string } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.startsWith('\uFEFF') ? { text: text.slice(1), mark: '\uFEFF' } : { text, mark: '' };
}
