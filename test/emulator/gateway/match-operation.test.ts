import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { createOperationMatcher, readPathValues } from '../../../src/emulator/gateway/match-operation.js';

const paths = ['/t', '/t/{id}', '/t/set', '/t/{id}/x', '/t/set/{key}'];

test('prefers static segments whatever the order and the number of paths', () => {
  const wanted = [
    ['/t', '/t'],
    ['/t/set', '/t/set'],
    ['/t/7', '/t/{id}'],
    ['/t/7/x', '/t/{id}/x'],
    ['/t/set/x', '/t/set/{key}'],
  ] as const;
  for (const order of permutations(paths)) {
    const match = createOperationMatcher(
      createConnector({
        definition: {
          paths: Object.fromEntries(order.map((path) => [path, { get: { operationId: path } }])),
        },
      }),
    );
    expect(
      wanted.map(([path]) => match('GET', path)?.id),
      order.join(' '),
    ).toEqual(wanted.map(([, id]) => id));
  }
});

test.each([
  ['another method', 'POST', '/t'],
  ['a path that is longer', 'GET', '/t/7/x/y'],
  ['an empty segment', 'GET', '/t/'],
  ['a dot segment', 'GET', '/t/%2e%2E'],
])('finds nothing for %s', (_name, method, path) => {
  const get = (operationId: string) => ({ get: { operationId } });
  const definition = { paths: Object.fromEntries(paths.map((template) => [template, get(template)])) };
  expect(createOperationMatcher(createConnector({ definition }))(method, path)).toBeUndefined();
});

test('finds paths whose text a request line carries percent-encoded only', () => {
  const paths = ['/größe/{maß}', '/price list/{x y}', 'no-slash/{id}'];
  const match = createOperationMatcher(
    createConnector({
      definition: {
        paths: Object.fromEntries(paths.map((path) => [path, { get: { operationId: path } }])),
      },
    }),
  );
  expect(match('GET', '/gr%C3%B6%C3%9Fe/7')?.id).toBe('/größe/{maß}');
  expect(match('GET', '/price%20list/7')?.id).toBe('/price list/{x y}');
  expect(match('GET', '/no-slash/7')?.id).toBe('no-slash/{id}');
  expect(readPathValues('/größe/{maß}', '/gr%C3%B6%C3%9Fe/a%20b')).toEqual(new Map([['maß', 'a%20b']]));
});

function permutations(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
