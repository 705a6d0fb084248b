import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describeConnector } from '../src/connector-folder/describe-connector.js';
import { loadConnector } from '../src/connector-folder/load-connector.js';
import type { ValueDescription } from '../src/connector-folder/value-description.js';
import { packageRoot } from '../src/shared/package-root.js';

/** How far `describeConnector` and the workflow designer agree over a corpus of published connectors. */
export interface Agreement {
  readonly connectors: number;
  readonly operations: number;
  /** Operations of which every key, title, type and required flag is equal. */
  readonly operationsEqual: number;
  /** Keys that either side has. */
  readonly keys: number;
  readonly keysEqual: number;
  readonly titlesEqual: number;
  readonly typesEqual: number;
  readonly requiredEqual: number;
  /** Kinds of difference, most frequent first, with the first places of each. */
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly kind: string;
  readonly count: number;
  readonly places: readonly string[];
}

type Designed = Readonly<Record<string, readonly [title: string, type: string, required: boolean]>>;

interface DesignerView {
  readonly connector: string;
  readonly operations: Readonly<Record<string, { readonly inputs: Designed; readonly outputs: Designed }>>;
}

/** The corpus folder: LIVECHAT_CONNECTOR_CORPUS, else `../shared/corpus`; undefined when it is not there. */
export function findCorpus(): string | undefined {
  const corpus = resolve(env['LIVECHAT_CONNECTOR_CORPUS'] ?? join(packageRoot(), '../shared/corpus'));
  return existsSync(join(corpus, 'designer-view.jsonl.gz')) ? corpus : undefined;
}

/** Compares every operation that the designer's view has. */
export async function measureAgreement(corpus: string): Promise<Agreement> {
  const tally = {
    connectors: 0,
    operations: 0,
    operationsEqual: 0,
    keys: 0,
    keysEqual: 0,
    titlesEqual: 0,
    typesEqual: 0,
    requiredEqual: 0,
  };
  const differences = new Map<string, { count: number; places: string[] }>();
  const note = (kind: string, place: string): void => {
    const difference = differences.get(kind) ?? { count: 0, places: [] };
    differences.set(kind, difference);
    difference.count++;
    if (difference.places.length < 3) difference.places.push(place);
  };
  const compare = (
    place: string,
    side: string,
    designed: Designed,
    described: readonly ValueDescription[],
  ): boolean => {
    const ours = new Map(described.map((value) => [value.key, value]));
    let isEqual = true;
    const differ = (kind: string, key: string): void => {
      isEqual = false;
      note(`${side}: ${kind}`, `${place} ${key}`);
    };
    for (const key of new Set([...Object.keys(designed), ...ours.keys()])) {
      tally.keys++;
      const [theirs, mine] = [designed[key], ours.get(key)];
      if (theirs === undefined || mine === undefined) {
        differ(theirs === undefined ? 'key of ours only' : 'key of the designer only', key);
        continue;
      }
      const [title, type, required] = theirs;
      tally.keysEqual++;
      if (mine.title === title) tally.titlesEqual++;
      else differ('title', `${key}: \`${mine.title}\` instead of \`${title}\``);
      if (mine.type === type) tally.typesEqual++;
      else differ(`type ${mine.type} instead of ${type}`, key);
      if (mine.required === required) tally.requiredEqual++;
      else differ(`required ${mine.required} instead of ${required}`, key);
    }
    return isEqual;
  };

  for (const view of readViews(corpus)) {
    tally.connectors++;
    const { connector } = await loadConnector(join(corpus, 'connectors', view.connector));
    const operations = connector === undefined ? [] : describeConnector(connector).operations;
    for (const [operationId, designed] of Object.entries(view.operations)) {
      tally.operations++;
      const place = `${view.connector} ${operationId}`;
      const described = operations.find((operation) => operation.operationId === operationId);
      if (described === undefined) note('operation missing', place);
      const inputsEqual = compare(place, 'inputs', designed.inputs, described?.inputs ?? []);
      const outputsEqual = compare(place, 'outputs', designed.outputs, described?.outputs ?? []);
      if (described !== undefined && inputsEqual && outputsEqual) tally.operationsEqual++;
    }
  }
  const sorted = [...differences].map(([kind, difference]) => ({ kind, ...difference }));
  return { ...tally, differences: sorted.sort((one, other) => other.count - one.count) };
}

function readViews(corpus: string): readonly DesignerView[] {
  const lines = gunzipSync(readFileSync(join(corpus, 'designer-view.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  // The file is produced beside the corpus, in the form that its README gives.
  return lines.map((line) => JSON.parse(line) as DesignerView);
}

/** The agreement as text. */
export function formatAgreement(agreement: Agreement): string {
  const { connectors, operations, operationsEqual, keys, keysEqual, titlesEqual, typesEqual, requiredEqual } =
    agreement;
  const share = (name: string, equal: number, all: number): string =>
    `${name.padEnd(18)}${((100 * equal) / all).toFixed(3)} %  (${equal} of ${all})`;
  return [
    `${connectors} connectors, ${operations} operations, ${keys} keys`,
    share('operations equal', operationsEqual, operations),
    share('keys equal', keysEqual, keys),
    share('titles equal', titlesEqual, keys),
    share('types equal', typesEqual, keys),
    share('required equal', requiredEqual, keys),
    ...agreement.differences
      .slice(0, 20)
      .map(({ kind, count, places }) => `${count}  ${kind}\n    ${places.join('\n    ')}`),
  ].join('\n');
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const corpus = findCorpus();
  stdout.write(
    corpus === undefined
      ? 'There is no corpus; set LIVECHAT_CONNECTOR_CORPUS to its folder.\n'
      : `${formatAgreement(await measureAgreement(corpus))}\n`,
  );
}
