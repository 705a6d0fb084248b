import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { argv, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { findCorpus } from '../scripts/designer-agreement.js';
import { loadConnector } from '../src/connector-folder/load-connector.js';
import { generateDefinition } from '../src/generator/definition/generate-definition.js';
import { generateProperties } from '../src/generator/properties/generate-properties.js';
import { importConnector } from '../src/importer/import-connector.js';
import { differenceOf, isObject, toObject } from '../src/importer/read.js';
import { writeSource } from '../src/importer/source/write-source.js';
import type { Connector } from '../src/model/connector.js';

/**
 * Imports every connector of the corpus, writes its typed source, loads that source, generates from it, and holds the
 * two documents against the original ones, key for key. The order of keys counts for nothing, that of lists does.
 */
interface RoundTrip {
  readonly connectors: number;
  readonly equal: number;
  readonly files: number;
  /** Keys of the documents, and how many of them stand in `extensions` because the model has no word for them. */
  readonly keys: number;
  readonly extensionKeys: number;
  /** Why documents did not come back equal, with the connectors. */
  readonly differences: ReadonlyMap<string, readonly string[]>;
  /** The keys without a word, most frequent first. */
  readonly wordless: readonly (readonly [key: string, count: number])[];
}

/** Runs over a corpus; `limit` is for a quick look. */
export async function measureRoundTrip(corpus: string, limit = Number.POSITIVE_INFINITY): Promise<RoundTrip> {
  const differences = new Map<string, string[]>();
  const wordless = new Map<string, number>();
  const totals = { connectors: 0, equal: 0, files: 0, keys: 0, extensionKeys: 0 };
  const work = mkdtempSync(join(tmpdir(), 'import-round-trip-'));
  const differ = (kind: string, connector: string) =>
    differences.set(kind, [...(differences.get(kind) ?? []), relative(corpus, connector)]);
  try {
    writeFileSync(join(work, 'package.json'), '{"type":"module"}');
    for (const [index, folder] of listFolders(corpus).slice(0, limit).entries()) {
      totals.connectors++;
      const { documents, findings } = await loadConnector(folder);
      if (documents === undefined) {
        differ(`not readable: ${findings[0]?.code ?? 'unknown'}`, folder);
        continue;
      }
      totals.keys += countKeys(documents);
      const { connector, secretsLeftOut } = importConnector(documents.definition, documents.properties);
      totals.extensionKeys += countExtensions(connector, wordless);
      const out = join(work, String(index));
      totals.files += writeAsJavaScript(connector, out);
      const difference = await compare(out, documents);
      if (difference === undefined) totals.equal++;
      else differ(secretsLeftOut.length > 0 ? 'a client secret was left out' : difference, folder);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const sorted = [...wordless].sort(([, one], [, other]) => other - one);
  return { ...totals, differences, wordless: sorted };
}

async function compare(
  out: string,
  documents: { readonly definition: unknown; readonly properties?: unknown },
): Promise<string | undefined> {
  // The source was just written by this program: it exports a connector.
  const { connector } = (await import(pathToFileURL(join(out, 'index.js')).href)) as { connector: Connector };
  const inDefinition = differenceOf(generateDefinition(connector), toObject(documents.definition));
  const inProperties = differenceOf(generateProperties(connector), toObject(documents.properties));
  if (inDefinition === undefined && inProperties === undefined) return undefined;
  return `other keys: ${[...Object.keys(inDefinition ?? {}), ...Object.keys(inProperties ?? {})].join(', ')}`;
}

/** The types are taken off by hand, which is fifty times faster than a compiler; the tests compile a sample. */
function writeAsJavaScript(connector: Connector, out: string): number {
  const files = writeSource(connector);
  for (const { path, text } of files) {
    const target = join(out, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const own = pathToFileURL(join(import.meta.dirname, '../src/index.js')).href;
    const plain = text
      .replace(/^import type .*\n/gm, '')
      .replace(/^(\}|.*) as const satisfies \w+;$/gm, '$1;')
      .replace(/ from 'livechat-connector';$/gm, ` from '${own}';`);
    writeFileSync(target, plain);
  }
  return files.length;
}

function listFolders(corpus: string): readonly string[] {
  const root = join(corpus, 'connectors');
  return readdirSync(root)
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .filter((folder) => existsSync(folder) && statSync(folder).isDirectory());
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members = Object.values(value);
  return (
    (Array.isArray(value) ? 0 : members.length) +
    members.reduce<number>((sum, each) => sum + countKeys(each), 0)
  );
}

function countExtensions(value: unknown, wordless: Map<string, number>): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, member]) => {
    if (key !== 'extensions' || !isObject(member)) return sum + countExtensions(member, wordless);
    for (const name of leafKeys(member)) wordless.set(name, (wordless.get(name) ?? 0) + 1);
    return sum + Math.max(countKeys(member), 1);
  }, 0);
}

/** The keys of extensions; for the roots of the documents one level down. */
function leafKeys(extensions: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(extensions).flatMap(([key, value]) =>
    key === 'definition' && isObject(value)
      ? leafKeys(value)
      : [value === undefined ? `${key} (left out)` : key],
  );
}

/** The measurement as text. */
export function formatRoundTrip(result: RoundTrip): string {
  const { connectors, equal, files, keys, extensionKeys, differences, wordless } = result;
  const share = (part: number, all: number) => `${((100 * part) / all).toFixed(2)} %`;
  return [
    `${equal} of ${connectors} connectors come back equal: ${share(equal, connectors)}; ${files} source files`,
    `${keys} keys, ${share(keys - extensionKeys, keys)} of them in the words of the model, ${extensionKeys} as extensions`,
    'Differences',
    ...[...differences].map(
      ([kind, folders]) =>
        `  ${folders.length}  ${kind}\n${folders.map((each) => `       ${each}\n`).join('')}`,
    ),
    'Keys without a word, with the objects that have them',
    ...wordless.slice(0, 25).map(([key, count]) => `  ${String(count).padStart(5)}  ${key}`),
  ].join('\n');
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const corpus = findCorpus();
  stdout.write(
    corpus === undefined
      ? 'There is no corpus; set LIVECHAT_CONNECTOR_CORPUS to its folder.\n'
      : `${formatRoundTrip(await measureRoundTrip(corpus))}\n`,
  );
}
