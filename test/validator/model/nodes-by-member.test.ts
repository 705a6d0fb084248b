import { expect, test } from 'vitest';
import { nodesByMember } from '../../../src/validator/model/nodes-by-member.js';

const [text, choice, both, bare] = [
  { pointer: '/a', value: { type: 'string', pattern: 'a' } },
  { pointer: '/b', value: { enum: [] } },
  { pointer: '/c', value: { enum: ['c'], pattern: 'c' } },
  { pointer: '/d', value: {} },
];
const nodes = [text, choice, both, bare];

test('a member gives the nodes that have it, in their order', () => {
  const wanted = [['enum'], ['pattern']];
  expect([...nodesByMember(nodes, wanted).values()]).toEqual([
    [choice, both],
    [text, both],
  ]);
});

test('several members give the nodes that have any of them, each once', () => {
  const wanted = ['pattern', 'enum', 'format'];
  expect(nodesByMember(nodes, [wanted, wanted]).get(wanted)).toEqual([text, choice, both]);
});

test('a name that every object inherits is no member', () => {
  const wanted = ['constructor', 'toString'];
  expect(nodesByMember(nodes, [wanted]).get(wanted)).toEqual([]);
});
