import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/shared/package-root.js';
import { allRules, ruleAreas } from '../../../src/validator/rules/index.js';
import { validate } from '../../../src/validator/validate.js';
import { setAt } from '../../support/rule-test.js';
import { documentDefects } from './document-defects.js';
import { dynamicDefects } from './dynamic-defects.js';
import { operationDefects } from './operation-defects.js';
import type { DefectRow } from './row.js';
import { schemaDefects } from './schema-defects.js';

const definitionFile = 'apiDefinition.swagger.json';
const definition = JSON.parse(readFileSync(join(packageRoot(), definitionFile), 'utf8'));
const properties = readFileSync(join(packageRoot(), 'apiProperties.json'), 'utf8');

describe.each([
  { area: 'document', rows: documentDefects },
  { area: 'operations', rows: operationDefects },
  { area: 'schemas', rows: schemaDefects },
  { area: 'dynamic', rows: dynamicDefects },
])('single defects in the LiveChat connector: $area', ({ rows }) => {
  test.each(rows)('$code at $want', (row) => {
    expect(findingsWith(row)).toContainEqual({ code: row.code, pointer: row.want });
  });
});

/** Told from two versions. */
const ofChanges = 'changes';

test('every official code about one version of a definition is planted', () => {
  const planted = new Set(
    [documentDefects, operationDefects, schemaDefects, dynamicDefects].flat().map(({ code }) => code),
  );
  const official = ruleAreas
    .filter(({ name }) => name !== ofChanges)
    .flatMap(({ rules }) => rules.map(({ code }) => code))
    .filter((code) => !code.includes('-'));
  expect([...new Set(official)].filter((code) => !planted.has(code)).sort()).toEqual([]);
});

test('the connector itself is clean', () => {
  const severe = findingsWith({ code: '', changes: [], want: '' }).filter(({ code }) => !/^STR-/.test(code));
  expect(severe).toEqual([]);
});

function findingsWith({ changes }: DefectRow) {
  const changed: unknown = structuredClone(definition);
  for (const { at, set } of changes) setAt(changed, at, structuredClone(set));
  const files = [
    { name: definitionFile, bytes: encode(JSON.stringify(changed, null, 4)) },
    { name: 'apiProperties.json', bytes: encode(properties) },
  ];
  return validate({ files, isFolder: false }, { rules: allRules, profile: 'certified' }).map(
    ({ code, pointer }) => ({ code, pointer }),
  );
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
