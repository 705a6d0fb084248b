import { expect, test } from 'vitest';
import { measuredAtMost } from '../../../src/validator/model/measure-schema.js';
import { readDefinition } from '../../../src/validator/model/read-definition.js';

const leaf = { type: 'string' };

test.each([
  { name: 'a leaf', definitions: { A: leaf }, want: { count: 1, depth: 1 } },
  {
    name: 'properties, items and additional properties',
    definitions: {
      A: { properties: { b: leaf, c: { type: 'array', items: leaf } }, additionalProperties: leaf },
    },
    want: { count: 5, depth: 3 },
  },
  {
    name: 'a reference as its target',
    definitions: { A: { properties: { b: { $ref: '#/definitions/B' } } }, B: { properties: { c: leaf } } },
    want: { count: 3, depth: 3 },
  },
  {
    name: 'a circle, entered once',
    definitions: { A: { properties: { a: { $ref: '#/definitions/A' }, b: leaf } } },
    want: { count: 2, depth: 2 },
  },
  {
    name: 'a reference that leads nowhere',
    definitions: { A: { properties: { b: { $ref: '#/definitions/B' } } } },
    want: { count: 2, depth: 2 },
  },
])('measures $name', ({ definitions, want }) => {
  const definition = readDefinition({ definitions });
  const schema = definition.schemas.find(({ pointer }) => pointer === '/definitions/A');
  expect(schema && definition.measure(schema)).toEqual(want);
});

test('a chain that doubles at each level is counted without being walked', () => {
  const names = Array.from({ length: 60 }, (_, index) => `D${index}`);
  const definitions = Object.fromEntries(
    names.map((name, index) => {
      const next = { $ref: `#/definitions/${names[index + 1] ?? 'D59'}` };
      return [name, index === 59 ? leaf : { properties: { a: next, b: next } }];
    }),
  );
  const definition = readDefinition({ definitions });
  const schema = definition.schemas.find(({ pointer }) => pointer === '/definitions/D0');
  expect(schema && definition.measure(schema)).toEqual({ count: measuredAtMost + 1, depth: 60 });
});

test('definitions that all refer to one another end', () => {
  const names = Array.from({ length: 40 }, (_, index) => `D${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }]));
  const definition = readDefinition({
    definitions: Object.fromEntries(names.map((name) => [name, { properties }])),
  });
  const schema = definition.schemas.find(({ pointer }) => pointer === '/definitions/D0');
  expect(schema && definition.measure(schema).count).toBeGreaterThan(512);
});
