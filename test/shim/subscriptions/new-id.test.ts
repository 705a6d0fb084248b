import { expect, test } from 'vitest';
import { idLength, newId } from '../../../src/shim/subscriptions/new-id.js';

test('an id never begins as an option of a command line does', () => {
  const ids = Array.from({ length: 2_000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-f][\w-]{21}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every(({ length }) => length === idLength)).toBe(true);
});
