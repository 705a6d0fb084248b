import { expect, it } from 'vitest';
import { createGroupCommit } from '../../../src/shim/store/group-commit.js';

it('commits what arrives in one turn at once and answers each', async () => {
  const batches: number[][] = [];
  const { add } = createGroupCommit<number, number>((items) => {
    batches.push([...items]);
    return items.map((item) => item * 10);
  });
  expect(await Promise.all([add(1), add(2), add(3)])).toEqual([10, 20, 30]);
  expect(await add(4)).toBe(40);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('takes at most the given number into a batch', async () => {
  const sizes: number[] = [];
  const { add } = createGroupCommit<number, number>(
    (items) => {
      sizes.push(items.length);
      return items;
    },
    { max: 4 },
  );
  await Promise.all(Array.from({ length: 10 }, (_, index) => add(index)));
  expect(sizes).toEqual([4, 4, 2]);
});

it('resolves nothing before the commit returns', async () => {
  let finish = () => {};
  let resolved = false;
  const { add, drain } = createGroupCommit<number, number>(
    (items) =>
      new Promise((resolve) => {
        finish = () => resolve(items);
      }),
  );
  const added = add(1).then(() => {
    resolved = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(resolved).toBe(false);
  finish();
  await drain();
  await added;
  expect(resolved).toBe(true);
});

it('tries the items of a failed batch singly, so that a bad one fails alone', async () => {
  const { add } = createGroupCommit<string, string>((items) => {
    if (items.includes('bad')) throw new Error('a bad item');
    return items.map((item) => item.toUpperCase());
  });
  expect(await Promise.allSettled([add('a'), add('bad'), add('b')])).toEqual([
    { status: 'fulfilled', value: 'A' },
    { status: 'rejected', reason: new Error('a bad item') },
    { status: 'fulfilled', value: 'B' },
  ]);
  expect(await add('later')).toBe('LATER');
});

it('rejects all of a batch that failed for a reason that meets all', async () => {
  let commits = 0;
  const { add } = createGroupCommit<number, number>(
    () => {
      commits += 1;
      throw new Error('disk full');
    },
    { isFatal: () => true },
  );
  const settled = await Promise.allSettled([add(1), add(2), add(3)]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(commits).toBe(1);
});

it('drains at once when nothing waits', async () => {
  await createGroupCommit<number, number>((items) => items).drain();
});
