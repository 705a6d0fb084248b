import { expect, it } from 'vitest';
import { backoff, retryAfter } from '../../../src/shim/relay/backoff.js';

it.each([
  { failures: 1, random: 1, want: 1_000 },
  { failures: 1, random: 0, want: 500 },
  { failures: 2, random: 1, want: 2_000 },
  { failures: 5, random: 0.5, want: 12_000 },
  { failures: 10, random: 1, want: 512_000 },
  { failures: 11, random: 1, want: 600_000 },
  { failures: 5_000, random: 0, want: 300_000 },
])('rests $want ms after failure $failures when the dice say $random', ({ failures, random, want }) => {
  expect(backoff(failures, () => random)).toBe(want);
});

const now = Date.parse('2026-01-15T09:00:00Z');

it.each([
  { header: '120', want: 120_000 },
  { header: ' 7 ', want: 7_000 },
  { header: '0', want: 1_000 },
  { header: 'Thu, 15 Jan 2026 09:01:30 GMT', want: 90_000 },
  { header: 'Thu, 15 Jan 2026 08:00:00 GMT', want: 1_000 },
  { header: '99999999999', want: 24 * 3_600_000 },
  { header: 'soon', want: undefined },
  { header: '-5 minutes', want: undefined },
  { header: '', want: undefined },
  { header: undefined, want: undefined },
])('reads `Retry-After: $header` as $want', ({ header, want }) => {
  expect(retryAfter(header, now)).toBe(want);
});
