import { expect, test } from 'vitest';
import type { FormField } from '../../../../src/emulator/gateway/form/form-field.js';
import { keepShown, withEntered } from '../../../../src/emulator/gateway/form/shown-values.js';

const base = { name: 'x', label: 'X', required: false, visibility: 'normal' } as const;
const text: FormField = { ...base, widget: 'text' };
const folded: FormField = { ...base, name: 'y', visibility: 'advanced', widget: 'text' };
const object: FormField = { ...base, widget: 'object', fields: [text, folded] };
const list = (items: FormField): FormField => ({ ...base, widget: 'list', items });

test.each<[string, FormField, unknown, unknown]>([
  ['a text', text, 'a', 'a'],
  ['what is folded', object, { x: 'a', y: 'b', z: 'c' }, { x: 'a' }],
  ['an object with nothing that is shown', object, { y: 'b' }, undefined],
  ['a required object with nothing that is shown', { ...object, required: true }, { y: 'b' }, {}],
  ['a list of lists', list(list(text)), [['a', 'b'], ['c']], [['a', 'b'], ['c']]],
  ['a list of objects', list(object), [{ x: 'a', y: 'b' }, { y: 'b' }], [{ x: 'a' }]],
])('of %s is kept what a form shows', (_name, field, value, kept) => {
  expect(keepShown(field, value)).toEqual(kept);
});

test('what is entered stays, empty places are filled', () => {
  expect(withEntered({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 9, d: '' }, e: [] })).toEqual({
    ...{ a: 1, b: { c: 9, d: 3 }, e: [] },
  });
  expect(withEntered('sample', null)).toBe('sample');
});
