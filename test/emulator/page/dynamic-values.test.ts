import { expect, test } from 'vitest';
import type { DynamicCall } from '../../../src/emulator/gateway/form/dynamic-call.js';
import { readChoices, readSchema, resolveCall } from '../../../src/emulator/page/form/dynamic-values.js';

const call = (more: Partial<DynamicCall> = {}): DynamicCall => ({
  ...{ operationId: 'ListBoxes', parameters: [], itemsPath: 'value', titlePath: 'name', valuePath: 'id' },
  ...more,
});

test('parameters come from literals, inputs and the node of a tree', () => {
  const parameters = [
    { name: 'top', required: false, source: { kind: 'literal', value: 5 } },
    { name: 'depot', required: true, source: { kind: 'input', key: 'body.$', path: ['depot', 'id'] } },
    { name: 'folder', required: true, source: { kind: 'node', path: 'ref/id' } },
    { name: 'lane', required: false, source: { kind: 'input', key: 'query.$.lane', path: [] } },
  ] as const;
  const values = { 'body.$': { depot: { id: 'd1' } } };
  expect(resolveCall(call({ parameters }), values, { ref: { id: 'f1' } })).toEqual({
    ready: true,
    parameters: { top: 5, depot: 'd1', folder: 'f1' },
  });
  expect(resolveCall(call({ parameters }), {}, { ref: { id: 'f1' } })).toEqual({
    ready: false,
    missing: ['id'],
  });
});

test.each([
  ['the named list', { value: [{ id: 1, name: 'A' }] }, ['1 A']],
  ['the first list when the named one is missing', { total: 1, items: [{ id: 1, name: 'A' }] }, ['1 A']],
  ['items without a value are left out', { value: [{ name: 'A' }, null, { id: 2 }] }, ['2 2']],
  ['no list at all', 'nothing', []],
])('choices: %s', (_, answer, wanted) => {
  expect(readChoices(call(), answer).map(({ value, label }) => `${value} ${label}`)).toEqual(wanted);
});

test('an answer that is a list of texts', () => {
  const choices = readChoices(call({ itemsPath: '', titlePath: '', valuePath: '' }), ['a', 'b']);
  expect(choices.map(({ value }) => value)).toEqual(['a', 'b']);
});

test.each([
  ['folder', { folder: true }, true],
  ['(is_folder eq true)', { is_folder: 'true' }, true],
  ["type eq 'dir'", { type: 'file' }, false],
  ['', { folder: true }, false],
])('a node is a folder when `%s` holds', (parentPath, item, wanted) => {
  expect(readChoices(call({ parentPath }), { value: [{ id: 1, ...item }] })[0]?.isParent).toBe(wanted);
});

test('a schema, or the properties of one', () => {
  const properties = { a: { type: 'string' } };
  expect(readSchema(call({ itemsPath: 'schema' }), { schema: { type: 'object' } })).toEqual({
    type: 'object',
  });
  expect(readSchema(call({ itemsPath: '', isPropertyMap: true }), properties)).toEqual({
    type: 'object',
    properties,
  });
  expect(readSchema(call({ itemsPath: 'schema' }), { schema: 'x' })).toBeUndefined();
});
