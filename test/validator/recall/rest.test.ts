import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../../../src/shared/json-value.js';
import { packageRoot } from '../../../src/shared/package-root.js';
import type { Finding } from '../../../src/validator/finding.js';
import type { ExampleChange } from '../../../src/validator/rule.js';
import { allRules } from '../../../src/validator/rules/index.js';
import { validate } from '../../../src/validator/validate.js';
import { setAt } from '../../support/rule-test.js';
import { changeDefects } from './change-defects.js';
import type { PlacedDefect } from './placed-defect.js';
import { findPlaces, type Places, toPlace } from './places.js';
import { propertiesDefects } from './properties-defects.js';
import { textDefects } from './text-defects.js';

const definitionFile = 'apiDefinition.swagger.json';
const propertiesFile = 'apiProperties.json';
const corpus = join(packageRoot(), '../shared/corpus/connectors/certified-connectors');

/** Sound connectors, ours and others. The last three are published ones, where a copy of them lies beside. */
const connectors = [
  { name: 'LiveChat', folder: packageRoot() },
  { name: 'parcels', folder: join(packageRoot(), 'test/fixtures/connectors/parcels') },
  ...['Ubiqod by Skiply', 'Aranda Service Management', 'iManage Tracker'].map((name) => ({
    name,
    folder: join(corpus, name),
  })),
];

describe.each(connectors)('single defects in $name', ({ folder }) => {
  const isThere = existsSync(folder);
  test.skipIf(!isThere).each([
    { section: 'texts and lints', rows: textDefects },
    { section: 'properties', rows: propertiesDefects },
    { section: 'changes', rows: changeDefects },
  ])('are found at their place: $section', ({ section, rows }) => {
    const sound = read(folder);
    const places = findPlaces(sound.definition);
    const known = new Map<string, ReadonlySet<string>>();
    const missed = rows.flatMap(
      (row) => miss(sound, row, places, section === 'changes' ? undefined : known) ?? [],
    );
    expect(missed).toEqual([]);
  });
});

interface Documents {
  readonly definition: JsonObject;
  readonly properties: JsonObject;
}

/**
 * What went wrong with one defect; undefined when it was found, or when the connector has no place for it. `known`
 * are the findings of connectors without one, by what was changed around; without it, the two are compared as versions.
 */
function miss(
  sound: Documents,
  row: PlacedDefect,
  places: Places,
  known: Map<string, ReadonlySet<string>> | undefined,
): string | undefined {
  const want = toPlace(row.want, places);
  const changes = [...row.around, row.change].map((change) => place(change, places));
  if (want === undefined || changes.some((change) => change === undefined)) return undefined;
  const [last, ...around] = changes.toReversed().flatMap((change) => change ?? []);
  if (last === undefined) return undefined;
  const before = apply(sound, around.toReversed());
  const after = apply(before, [last]);
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined; // it had the defect already
  const key = JSON.stringify([row.profile, row.around]);
  const old =
    known === undefined ? new Set<string>() : (known.get(key) ?? new Set(check(before, row).map(keyOf)));
  known?.set(key, old);
  const fresh = check(after, row, known === undefined ? before : undefined).filter(
    (one) => !old.has(keyOf(one)),
  );
  const file = row.change.in === 'properties' ? propertiesFile : definitionFile;
  const found = fresh.filter(({ code, also }) => code === row.code || also?.includes(row.code));
  const placed = found.find((finding) => finding.file === file && finding.pointer === want);
  const told = `${row.code} ${JSON.stringify(row.change.set)} at ${want}`;
  if (placed === undefined) {
    return `${told}: ${found.map(({ pointer }) => pointer).join(' ') || fresh.map(({ code }) => code).join(' ')}`;
  }
  const line = lineOf(textOf(file === propertiesFile ? after.properties : after.definition), want);
  return line.includes(placed.line) ? undefined : `${told}: line ${placed.line}, not ${line.join(' or ')}`;
}

function place(change: ExampleChange, places: Places): ExampleChange | undefined {
  const at = toPlace(change.at, places);
  return at === undefined ? undefined : { ...change, at };
}

function apply(documents: Documents, changes: readonly ExampleChange[]): Documents {
  const copy = structuredClone(documents);
  for (const { at, in: document, set } of changes) {
    setAt(document === 'properties' ? copy.properties : copy.definition, at, structuredClone(set));
  }
  return copy;
}

function check({ definition, properties }: Documents, { profile }: PlacedDefect, old?: Documents) {
  const against = old && { files: filesOf(old), isFolder: false };
  const options = { rules: allRules, profile, ...(against && { against }) };
  return validate({ files: filesOf({ definition, properties }), isFolder: false }, options);
}

function filesOf({ definition, properties }: Documents) {
  return [
    { name: definitionFile, bytes: new TextEncoder().encode(textOf(definition)) },
    { name: propertiesFile, bytes: new TextEncoder().encode(textOf(properties)) },
  ];
}

function textOf(document: JsonObject): string {
  return JSON.stringify(document, null, 4);
}

function read(folder: string): Documents {
  const [definition, properties] = [definitionFile, propertiesFile].map((name): unknown =>
    JSON.parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')),
  );
  if (!isJsonObject(definition) || !isJsonObject(properties)) throw new Error(`${folder} has no connector.`);
  return { definition, properties };
}

function keyOf({ code, rule, pointer, message }: Finding): string {
  return JSON.stringify([code, rule, pointer, message]);
}

/** Lines of a member's name and of its value, worked out by a parser that is not ours. */
function lineOf(text: string, pointer: string): readonly number[] {
  const root = parseTree(text);
  const path = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = root && findNodeAtLocation(root, pathIn(root, path));
  if (node === undefined) return [];
  const holder = node.parent?.type === 'property' ? node.parent : node;
  return [holder, node].map(({ offset }) => text.slice(0, offset).split('\n').length);
}

function pathIn(root: Node, segments: readonly string[]): (string | number)[] {
  const path: (string | number)[] = [];
  for (const segment of segments) {
    const around = findNodeAtLocation(root, path);
    path.push(around?.type === 'array' ? Number(segment) : segment);
  }
  return path;
}
