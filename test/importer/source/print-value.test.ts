import { expect, test } from 'vitest';
import { Code, type Printable } from '../../../src/importer/source/code.js';
import { printValue } from '../../../src/importer/source/print-value.js';

const long =
  'a sentence that is much too long to stand on the line of its key, because lines end at the hundred and tenth';

test.each<{ name: string; given: Printable; want: string }>([
  {
    name: 'a short object on one line',
    given: { a: 1, 'b-c': [true, null] },
    want: "{ a: 1, 'b-c': [true, null] }",
  },
  { name: 'a key that is left out', given: { consumes: undefined }, want: '{ consumes: undefined }' },
  { name: 'the name of a constant', given: { schema: new Code('ticket') }, want: '{ schema: ticket }' },
  { name: 'a constant of the name of its key', given: { info: new Code('info') }, want: '{ info }' },
  {
    name: 'quotes',
    given: ["it's", 'say "a"', `both ' and "`],
    want: `["it's", 'say "a"', 'both \\' and "']`,
  },
  { name: 'line breaks', given: 'a\nb\u2028', want: "'a\\nb\\u2028'" },
  {
    name: 'the key that would set the prototype',
    given: JSON.parse('{"__proto__":1}'),
    want: "{ ['__proto__']: 1 }",
  },
  { name: 'long text on a line of its own', given: { text: long }, want: `{\n  text:\n    '${long}',\n}` },
  { name: 'empty ones', given: [{}, []], want: '[{}, []]' },
])('prints $name', ({ given, want }) => {
  expect(printValue(given)).toBe(want);
});
