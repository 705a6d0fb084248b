import { expect, it } from 'vitest';
import { backoff } from '../../../src/shim/relay/backoff.js';

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
