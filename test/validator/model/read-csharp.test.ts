import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCSharp } from '../../../src/validator/model/read-csharp.js';
import { fuzzRuns } from '../../support/fuzz-runs.js';

const table: readonly {
  readonly name: string;
  readonly given: string;
  readonly code: string;
  readonly literals: readonly string[];
}[] = [
  { name: 'a comment to the end of the line', given: 'a; // b "c"\nd', code: 'a;         \nd', literals: [] },
  { name: 'a comment over lines', given: 'a/* "\n */b', code: 'a    \n   b', literals: [] },
  {
    name: 'a literal with an escaped quote',
    given: 'x = "a\\"b";',
    code: 'x = "    ";',
    literals: ['a\\"b'],
  },
  { name: 'a verbatim literal', given: '@"C:\\" + b', code: '@"   " + b', literals: ['C:\\'] },
  { name: 'a doubled quote in a verbatim literal', given: '@"a""b"', code: '@"    "', literals: ['a""b'] },
  { name: 'code within a literal', given: '$"a{b("c")}d"', code: '$" {b(" ")} "', literals: ['c', 'a{}d'] },
  { name: 'doubled braces', given: '$"{{a}}"', code: '$"     "', literals: ['{{a}}'] },
  {
    name: 'an object within a literal',
    given: '$"{new { A = 1 }}"',
    code: '$"{new { A = 1 }}"',
    literals: ['{}'],
  },
  { name: 'a raw literal', given: 'x = """a "b" c""";', code: 'x = """       """;', literals: ['a "b" c'] },
  { name: 'a quote as a character', given: "'\"' + '\\'' + a", code: "' ' + '  ' + a", literals: [] },
  { name: 'a literal that is not closed', given: 'a = "b\nc', code: 'a = " \nc', literals: ['b'] },
  { name: 'a hash within code', given: 'a #r', code: 'a #r', literals: [] },
];

test.each(table)('reads $name', ({ given, code, literals }) => {
  const read = readCSharp(given);
  expect(read.code).toBe(code);
  expect(read.literals.map(({ value }) => value)).toEqual(literals);
});

test('lists directives', () => {
  const read = readCSharp('\ufeff#r "a"\n  # region x\nb');
  expect(read.directives).toEqual([
    { name: 'r', offset: 1 },
    { name: 'region', offset: 10 },
  ]);
});

test('keeps every offset and every line of any text', () => {
  const piece = fc.constantFrom(
    '"',
    '@"',
    '$"',
    '$@"',
    '{',
    '}',
    '//',
    '/*',
    '*/',
    "'",
    '\\',
    '\n',
    '#r',
    'a',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const { code, literals } = readCSharp(text);
      expect(code).toHaveLength(text.length);
      expect(code.split('\n')).toHaveLength(text.split('\n').length);
      expect(literals.every(({ offset }) => text[offset] === '"')).toBe(true);
    }),
    fuzzRuns(100),
  );
});
