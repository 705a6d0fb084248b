import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../../src/validator/rule.js';
import { allRules } from '../../src/validator/rules/index.js';
import { validate } from '../../src/validator/validate.js';
import { cleanDefinition, cleanProperties } from '../support/clean-connector.js';
import { fuzzRuns } from '../support/fuzz-runs.js';

/** Values that stand where a document has another. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    '__proto__',
    'internal',
    -1,
    1e308,
    [],
    {},
    [[]],
    { $ref: '#/definitions/Item' },
    { $ref: '#/definitions/Circle' },
    { $ref: '#/paths/~1items' },
    { $ref: 'https://contoso.com/other.json#/a' },
    { $ref: 7 },
    { constructor: 1, toString: 2 },
    { type: 'object', required: ['a', 'a', 7], properties: { a: null, b: { type: ['string', 'null'] } } },
    { type: 'array', items: [{ type: 'file' }], minItems: 'x', enum: {} },
  ),
);

type Change = readonly [steps: readonly number[], value: unknown, kind: 'set' | 'remove' | 'double'];

/** Where a change is made: at each level the number chooses a member. */
const change: fc.Arbitrary<Change> = fc.tuple(
  fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 12 }),
  odd,
  fc.constantFrom('set', 'remove', 'double'),
);
const changes = fc.array(change, { minLength: 1, maxLength: 10 });

function mutate(document: object, list: readonly Change[]): unknown {
  const root: unknown = structuredClone(document);
  for (const [steps, value, kind] of list) {
    let parent: unknown = root;
    for (const [index, step] of steps.entries()) {
      if (typeof parent !== 'object' || parent === null) break;
      const names = Object.keys(parent);
      const name = names[step % Math.max(names.length, 1)] ?? 'added';
      const child: unknown = Reflect.get(parent, name);
      if (index < steps.length - 1 && typeof child === 'object') {
        parent = child;
        continue;
      }
      if (kind === 'remove') Reflect.deleteProperty(parent, name);
      else if (kind === 'set') put(parent, name, structuredClone(value));
      else if (Array.isArray(parent)) parent.push(structuredClone(child));
      else put(parent, `${name}2`, structuredClone(child));
      break;
    }
  }
  return root;
}

function put(parent: object, name: string, value: unknown): void {
  Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
}

const circular = {
  ...cleanDefinition,
  definitions: {
    ...cleanDefinition.definitions,
    Circle: {
      type: 'object',
      required: ['next'],
      properties: {
        next: { $ref: '#/definitions/Circle' },
        items: { type: 'array', items: { $ref: '#/definitions/Loop' } },
      },
    },
    Loop: { $ref: '#/definitions/Loop' },
  },
};

function check(definition: string, properties: string, before?: string, rules: readonly Rule[] = allRules) {
  const encode = (text: string) => new TextEncoder().encode(text);
  const files = [
    { name: 'apiDefinition.swagger.json', bytes: encode(definition) },
    { name: 'apiProperties.json', bytes: encode(properties) },
  ];
  const against =
    before === undefined
      ? {}
      : {
          against: { files: [{ name: 'apiDefinition.swagger.json', bytes: encode(before) }], isFolder: true },
        };
  return validate({ files, isFolder: true }, { rules, profile: 'certified', ...against });
}

test('no rule fails on mutated documents, and every finding has its place', () => {
  fc.assert(
    fc.property(changes, changes, (inDefinition, inProperties) => {
      const definition = JSON.stringify(mutate(circular, inDefinition), null, 2);
      const properties = JSON.stringify(mutate(cleanProperties, inProperties));
      const findings = check(definition, properties, JSON.stringify(circular));
      expect(findings.filter(({ code }) => code === 'InternalError')).toEqual([]);
      for (const { line, column, message, pointer } of findings) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(message).not.toBe('');
        expect(pointer === '' || pointer.startsWith('/')).toBe(true);
      }
    }),
    fuzzRuns(200),
  );
});

test('a rule that names its members has nothing to say of nodes without them', () => {
  const shownAll = allRules.map(({ members, ...rule }): Rule => rule);
  fc.assert(
    fc.property(changes, (inDefinition) => {
      const definition = JSON.stringify(mutate(circular, inDefinition), null, 2);
      const properties = JSON.stringify(cleanProperties);
      expect(check(definition, properties)).toEqual(check(definition, properties, undefined, shownAll));
    }),
    fuzzRuns(100),
  );
});

test('no rule fails on texts that are cut off or holed', () => {
  const text = JSON.stringify(circular, null, 2);
  fc.assert(
    fc.property(fc.nat({ max: text.length }), fc.nat({ max: 200 }), (start, length) => {
      const findings = check(text.slice(0, start) + text.slice(start + length), text.slice(0, start));
      expect(findings.filter(({ code }) => code === 'InternalError')).toEqual([]);
    }),
    fuzzRuns(200),
  );
});

test.each([
  ['arrays', '['.repeat(100_000), ']'.repeat(100_000)],
  ['schemas', '{"properties":{"a":'.repeat(20_000), '{}'.padEnd(2 + 40_000, '}')],
])('no rule fails on %s nested thousands deep', (_, opening, closing) => {
  const definition = `{"swagger":"2.0","paths":{"/a":{"get":{"responses":{"200":{"description":"x","schema":${opening}${closing}}}}}}}`;
  const findings = check(definition, '{}');
  expect(findings.filter(({ code }) => code === 'InternalError')).toEqual([]);
});

test('the same files give the same findings in the same order', () => {
  const text = JSON.stringify({
    ...circular,
    swagger: 3,
    host: 'https://contoso.com',
    paths: { ...circular.paths, '/items/': { get: {} } },
  });
  expect(check(text, '{}')).toEqual(check(text, '{}'));
});
