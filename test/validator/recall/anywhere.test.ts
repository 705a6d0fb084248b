import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCorpus } from '../../../scripts/designer-agreement.js';
import type { JsonObject } from '../../../src/shared/json-value.js';
import { packageRoot } from '../../../src/shared/package-root.js';
import { allRules } from '../../../src/validator/rules/index.js';
import { validate } from '../../../src/validator/validate.js';
import { setAt } from '../../support/rule-test.js';
import { documentPlants } from './anywhere/document.js';
import { dynamicPlants } from './anywhere/dynamic.js';
import { lineOf } from './anywhere/line-of.js';
import { operationPlants } from './anywhere/operations.js';
import type { Planted } from './anywhere/plant.js';
import { schemaPlants } from './anywhere/schemas.js';
import { readBase } from './anywhere/spots.js';

/** Rules that report another code than their own, too. */
const codes: Readonly<Record<string, string>> = { 'connector-metadata': 'RequiredValueEmpty' };
const plants = [...documentPlants, ...operationPlants, ...schemaPlants, ...dynamicPlants];
const harbour = join(packageRoot(), 'test/fixtures/connectors/harbour');

describe.each([
  { name: 'the harbour connector', folder: harbour },
  ...['Yarado'].map((name) => ({
    name: `the published connector ${name}`,
    folder: join(findCorpus() ?? '', 'connectors/certified-connectors', name),
  })),
])('defects in $name', ({ folder }) => {
  const isThere = existsSync(folder);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const definition: JsonObject = isThere ? JSON.parse(read('apiDefinition.swagger.json')) : {};
  const properties = isThere ? read('apiProperties.json') : '';
  const base = readBase(definition);

  test.skipIf(!isThere)('there are no errors without them', () => {
    expect(findings(definition, properties).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  // Without the corpus, which is no part of the project, its connectors are skipped.
  test.skipIf(!isThere).each(plants)('$code: $name', ({ code, plant }) => {
    for (const planted of plant(base)) {
      const changed = withDefect(definition, planted);
      const pointer = normal(planted.want);
      expect(
        findings(changed, properties, code).map(({ line, pointer: at }) => ({ line, at })),
      ).toContainEqual({ line: lineOf(changed, pointer), at: pointer });
    }
  });
});

test('every kind of defect has a place in the harbour connector', () => {
  const base = readBase(JSON.parse(readFileSync(join(harbour, 'apiDefinition.swagger.json'), 'utf8')));
  const without = plants.filter(({ plant }) => plant(base).length === 0);
  expect(without.map(({ code, name }) => `${code}: ${name}`)).toEqual([]);
});

function withDefect(definition: JsonObject, { changes }: Planted): unknown {
  const changed: unknown = structuredClone(definition);
  for (const { at, set } of changes) setAt(changed, normal(at), structuredClone(set));
  return JSON.parse(JSON.stringify(changed));
}

/** A pointer without `..`. */
function normal(pointer: string): string {
  const segments: string[] = [];
  for (const segment of pointer.split('/').slice(1)) {
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  return segments.map((segment) => `/${segment}`).join('');
}

/** All findings; of one code, by the rules that can have it. */
function findings(definition: unknown, properties: string, code?: string) {
  const encode = (text: string) => new TextEncoder().encode(text);
  const rules = allRules.filter(
    (rule) => code === undefined || rule.code === code || codes[rule.id] === code,
  );
  const files = [
    { name: 'apiDefinition.swagger.json', bytes: encode(JSON.stringify(definition, null, 4)) },
    { name: 'apiProperties.json', bytes: encode(properties) },
  ];
  return validate({ files, isFolder: false }, { rules, profile: 'certified' }).filter(
    (finding) => code === undefined || finding.code === code,
  );
}
