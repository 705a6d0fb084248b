import { expect, test } from 'vitest';
import { remember } from '../../src/shared/remember.js';

test('a function is asked once for each argument, and again for those that made room', () => {
  const asked: string[] = [];
  const shout = remember((key) => {
    asked.push(key);
    return key.toUpperCase();
  }, 4);
  expect(['a', 'b', 'a', 'b'].map(shout)).toEqual(['A', 'B', 'A', 'B']);
  expect(asked).toEqual(['a', 'b']);
  for (const key of ['c', 'd', 'e', 'b', 'a']) expect(shout(key)).toBe(key.toUpperCase());
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
});

test('a failure is not remembered', () => {
  let calls = 0;
  const second = remember(() => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return calls;
  });
  expect(() => second('a')).toThrow('not yet');
  expect(second('a')).toBe(2);
});
