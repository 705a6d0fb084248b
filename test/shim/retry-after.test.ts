import { expect, it } from 'vitest';
import { retryAfter } from '../../src/shim/retry-after.js';
import { toRetryAfter } from '../../src/shim/upstream/pause.js';

const now = Date.parse('2026-01-15T09:00:00Z');

it.each([
  { header: '120', want: 120_000 },
  { header: ' 7 ', want: 7_000 },
  { header: '0', want: 1_000 },
  { header: 'Thu, 15 Jan 2026 09:01:30 GMT', want: 90_000 },
  { header: 'Thu, 15 Jan 2026 08:00:00 GMT', want: 1_000 },
  { header: 'Thursday, 15-Jan-26 09:01:30 GMT', want: 90_000 },
  { header: 'Thu Jan 15 09:01:30 2026', want: 90_000 },
  { header: '99999999999', want: 24 * 3_600_000 },
  { header: 'soon', want: undefined },
  { header: '-5 minutes', want: undefined },
  { header: '2026', want: 2_026_000 },
  { header: '2', want: 2_000 },
  { header: 'soon 5', want: undefined },
  { header: 'Thu, never', want: undefined },
  { header: '', want: undefined },
  { header: undefined, want: undefined },
])('reads `Retry-After: $header` as $want', ({ header, want }) => {
  expect(retryAfter(header, now)).toBe(want);
});

it.each([
  { header: '17', want: '17' },
  { header: 'Thu, 15 Jan 2026 09:01:29.5 GMT', want: '90' },
  { header: '99999999', want: '86400' },
  { header: 'later', want: '30' },
  { header: undefined, want: '30' },
  { header: ['1', '2'], want: '30' },
])('passes the pause `$header` of the far side on as $want seconds', ({ header, want }) => {
  expect(toRetryAfter({ headers: { 'retry-after': header } }, now)).toBe(want);
});
