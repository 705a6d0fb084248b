import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { schemas, staleSchemas } from '../../scripts/write-schemas.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { formatJson } from '../../src/validator/report/format-json.js';
import { allRules } from '../../src/validator/rules/index.js';
import { validate } from '../../src/validator/validate.js';
import { cleanDefinition, cleanProperties } from '../support/clean-connector.js';
import { connectorFiles } from '../support/rule-test.js';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const definition = ajv.compile(schemas['apiDefinition.schema.json']);
const properties = ajv.compile(schemas['apiProperties.schema.json']);
const output = ajv.compile(schemas['validate-output.schema.json']);

test('the published schemas are what the source says', () => {
  expect(staleSchemas(join(packageRoot(), 'schemas'))).toEqual([]);
});

test.each([
  ['the clean definition', definition, cleanDefinition],
  ['the clean properties', properties, cleanProperties],
  ['our definition', definition, committed('apiDefinition.swagger.json')],
  ['our properties', properties, committed('apiProperties.json')],
])('%s fits', (_, check, document) => {
  expect([check(document), check.errors]).toEqual([true, null]);
});

test.each([
  ['a misspelled extension', { ...cleanDefinition, 'x-ms-capabilites': {} }],
  ['a long title', { ...cleanDefinition, info: { title: 'x'.repeat(31), version: '1' } }],
  ['a path without a slash', { ...cleanDefinition, paths: { items: {} } }],
])('an editor marks %s', (_, document) => {
  expect(definition(document)).toBe(false);
});

test('what validate prints as JSON fits its schema', () => {
  const files = connectorFiles([{ at: '/swagger', set: '2' }]);
  const findings = validate({ files, isFolder: true }, { rules: allRules, profile: 'certified' });
  const report = {
    profile: 'certified',
    connectors: [{ path: '.', findings, ignored: 0 }],
    rules: allRules,
  } as const;
  expect(findings.length).toBeGreaterThan(0);
  expect([output(JSON.parse([...formatJson(report)].join(''))), output.errors]).toEqual([true, null]);
});

function committed(name: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot(), name), 'utf8'));
}
