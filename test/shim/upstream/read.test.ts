import { expect, test } from 'vitest';
import { inOrderOfTime } from '../../../src/shim/upstream/in-order-of-time.js';
import { readBoolean, readInteger, readText, readTime } from '../../../src/shim/upstream/read.js';

test.each([
  ['unix seconds', 1700000000, '2023-11-14T22:13:20.000Z'],
  ['unix seconds as digits', '1700000000', '2023-11-14T22:13:20.000Z'],
  ['unix seconds with a fraction', 1700000000.25, '2023-11-14T22:13:20.250Z'],
  ['ISO without a fraction', '2023-11-14T22:13:20Z', '2023-11-14T22:13:20.000Z'],
  ['ISO with microseconds, which are cut', '2026-05-01T09:00:00.123956Z', '2026-05-01T09:00:00.123Z'],
  ['ISO with an offset', '2023-11-14T23:13:20+01:00', '2023-11-14T22:13:20.000Z'],
  ['ISO without a zone, which is UTC', '2023-11-14T22:13:20', '2023-11-14T22:13:20.000Z'],
  ['ISO with a space, as databases write it', '2023-11-14 22:13:20', '2023-11-14T22:13:20.000Z'],
  ['nothing', undefined, undefined],
  ['null', null, undefined],
  ['an empty text', '', undefined],
  ['0, which stands for never', 0, undefined],
  ['0 as a digit', '0', undefined],
  ['a text that is no time', 'soon', undefined],
  ['a day that does not exist', '2023-13-45T00:00:00Z', undefined],
  ['a number beyond all time', 1e300, undefined],
  ['not a number', Number.NaN, undefined],
  ['a year beyond four digits', 253402300800, undefined],
])('reads %s as one form of time', (_name, given, wanted) => {
  expect(readTime(given)).toBe(wanted);
});

test.each([
  ['text', 'a', 'a'],
  ['an empty text', '', undefined],
  ['null', null, undefined],
  ['a number', 7, '7'],
  ['an object', {}, undefined],
])('reads %s as text', (_name, given, wanted) => {
  expect(readText(given)).toBe(wanted);
});

test.each([
  ['a number', 3, 3],
  ['digits', '3', 3],
  ['a fraction', 3.5, undefined],
  ['words', 'three', undefined],
])('reads %s as a whole number', (_name, given, wanted) => {
  expect(readInteger(given)).toBe(wanted);
});

test('reads the 0 and 1 of v2 as truth values, also as text', () => {
  expect([0, 1, true, 'yes', null].map(readBoolean)).toEqual([false, true, true, undefined, undefined]);
  expect(['0', '1', 'true', 'false'].map(readBoolean)).toEqual([false, true, true, false]);
});

test('entries come in the order of their times, and one without a time stays behind the one before it', () => {
  const entries = [
    ['b', '2023-11-14T22:15:00.000Z'],
    ['after b', undefined],
    ['a', '2023-11-14T22:13:00.000Z'],
    ['also a', '2023-11-14T22:13:00.000Z'],
  ] as const;
  expect(inOrderOfTime(entries, ([, time]) => time).map(([name]) => name)).toEqual([
    'a',
    'also a',
    'b',
    'after b',
  ]);
});
