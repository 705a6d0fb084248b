import { expect, test } from 'vitest';
import {
  checkRecurrence,
  nextDelay,
  readRetryAfter,
} from '../../../../src/emulator/gateway/triggers/recurrence.js';

const minute = { frequency: 'Minute', interval: 5 } as const;
const second = { frequency: 'Second', interval: 10 } as const;

test.each([
  ['the recurrence when nothing is asked', minute, 202, undefined, 300],
  ['the recurrence of a minute or more after a 202', minute, 202, 20, 300],
  ['Retry-After below a minute', second, 202, 20, 20],
  ['Retry-After after a 200', minute, 200, 0, 0],
] as const)('waits for %s', (_name, recurrence, status, retryAfter, want) => {
  expect(nextDelay(recurrence, status, retryAfter)).toBe(want);
});

test.each([
  ['120', 120],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 60],
  ['soon', undefined],
  [undefined, undefined],
])('reads Retry-After %s', (text, want) => {
  expect(readRetryAfter(text, 0)).toBe(want);
});

test('takes intervals as long as the platform does', () => {
  expect(() => checkRecurrence({ frequency: 'Month', interval: 16 })).not.toThrow();
  expect(() => checkRecurrence({ frequency: 'Day', interval: 501 })).toThrow('1 to 500');
  expect(() => checkRecurrence({ frequency: 'Day', interval: 0 })).toThrow('it was given 0');
});
