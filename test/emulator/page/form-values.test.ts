import { expect, test } from 'vitest';
import type { FormField, ParameterField } from '../../../src/emulator/gateway/form/form-field.js';
import { findMissing, initialValues, toParameters } from '../../../src/emulator/page/form/form-values.js';

const text = (name: string, more: Partial<FormField> = {}): FormField =>
  ({ name, label: name, required: false, visibility: 'normal', widget: 'text', ...more }) as FormField;
const object = (name: string, fields: readonly FormField[], required = false): FormField => ({
  ...{ name, label: name, required, visibility: 'normal', widget: 'object', fields },
});
const body = (...fields: readonly FormField[]): ParameterField => ({
  ...object('body', fields, true),
  key: 'body.$',
});

test('a form starts with its defaults, but not inside an object that may be left out', () => {
  const fields = [
    { ...text('page', { default: 1 }), key: 'query.$.page' },
    body(
      text('kind', { default: 'a' }),
      object('sender', [text('country', { default: 'NO' })], true),
      object('extra', [text('colour', { default: 'red' })]),
    ),
  ] satisfies ParameterField[];
  expect(initialValues(fields)).toEqual({
    'query.$.page': 1,
    'body.$': { kind: 'a', sender: { country: 'NO' } },
  });
});

test('what is empty is not sent', () => {
  expect(
    toParameters({
      'query.$.page': '',
      'query.$.list': [],
      'body.$': { a: '', b: { c: undefined }, d: [{ e: '' }, ''], f: 0, g: false },
    }),
  ).toEqual({ 'query.$.list': [], 'body.$': { d: [{ e: '' }, ''], f: 0, g: false } });
});

test('required fields that are empty are told with their place', () => {
  const fields = [body(object('sender', [text('mail', { required: true })], true), text('note'))];
  expect(findMissing(fields, {})).toEqual([{ label: 'mail', path: ['body.$', 'sender', 'mail'] }]);
  expect(findMissing(fields, { 'body.$': { sender: { mail: 'a@b.example' } } })).toEqual([]);
});

test('an object that may be left out has to be whole once it is begun', () => {
  const box = object('box', [text('size', { required: true }), text('colour')]);
  expect(findMissing([body(box)], {})).toEqual([]);
  expect(findMissing([body(box)], { 'body.$': { box: { colour: 'red' } } })).toEqual([
    { label: 'size', path: ['body.$', 'box', 'size'] },
  ]);
});

test('every item of a list has to be whole', () => {
  const list = {
    ...{ name: 'lines', label: 'lines', required: false, visibility: 'normal', widget: 'list' },
    items: object('item', [text('sku', { required: true })]),
  } as FormField;
  expect(findMissing([body(list)], { 'body.$': { lines: [{ sku: '1' }, {}] } })).toEqual([
    { label: 'sku', path: ['body.$', 'lines', '1', 'sku'] },
  ]);
});
