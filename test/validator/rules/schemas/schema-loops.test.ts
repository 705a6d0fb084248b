import { schemaInclusionLoop } from '../../../../src/validator/rules/schemas/schema-reference.js';
import { requiredLoop } from '../../../../src/validator/rules/schemas/schema-required.js';
import { ruleTest } from '../../../support/rule-test.js';

const item = '/definitions/Item';
const bothRequireThemselves = ['A', 'B'].map((name) => ({
  pointer: `/definitions/${name}`,
  message:
    'The schema requires itself, through its required properties, without end; make one of them optional.',
}));

ruleTest(schemaInclusionLoop, [
  {
    name: 'through a second definition and a part that is written out',
    given: [
      { at: '/definitions/A', set: { allOf: [{ type: 'object' }, { $ref: '#/definitions/B' }] } },
      { at: '/definitions/B', set: { allOf: [{ allOf: [{ $ref: '#/definitions/A' }] }] } },
    ],
    want: [
      {
        pointer: '/definitions/A/allOf/1/$ref',
        message: '`#/definitions/B` includes the schema in itself by `allOf`, without end; take it out.',
      },
      {
        pointer: '/definitions/B/allOf/0/allOf/0/$ref',
        message: '`#/definitions/A` includes the schema in itself by `allOf`, without end; take it out.',
      },
    ],
  },
  {
    name: 'one that two others include',
    given: [
      { at: '/definitions/A', set: { allOf: [{ $ref: '#/definitions/Item' }] } },
      { at: '/definitions/B', set: { allOf: [{ $ref: '#/definitions/A' }, { $ref: '#/definitions/Item' }] } },
    ],
    want: [],
  },
  {
    name: 'a circle of references alone is told of once, by the rule about those',
    given: [{ at: '/definitions/A', set: { $ref: '#/definitions/A' } }],
    want: [],
  },
  { name: '`allOf` that is no list', given: [{ at: '/definitions/A', set: { allOf: {} } }], want: [] },
]);

ruleTest(requiredLoop, [
  {
    name: 'an optional parent',
    given: [{ at: `${item}/properties/parent`, set: { $ref: '#/definitions/Item' } }],
    want: [],
  },
  {
    name: 'through a second definition',
    given: [
      {
        at: '/definitions/A',
        set: { type: 'object', required: ['b'], properties: { b: { $ref: '#/definitions/B' } } },
      },
      {
        at: '/definitions/B',
        set: { type: 'object', required: ['a'], properties: { a: { $ref: '#/definitions/A' } } },
      },
    ],
    want: bothRequireThemselves,
  },
  {
    name: 'through `allOf` and a required property',
    given: [
      { at: '/definitions/A', set: { type: 'object', allOf: [{ $ref: '#/definitions/B' }] } },
      {
        at: '/definitions/B',
        set: { type: 'object', required: ['a'], properties: { a: { $ref: '#/definitions/A' } } },
      },
    ],
    want: bothRequireThemselves,
  },
  {
    name: 'through `allOf` alone is `SchemaRefLoopNotAllowed`',
    given: [{ at: '/definitions/A', set: { type: 'object', allOf: [{ $ref: '#/definitions/A' }] } }],
    want: [],
  },
  {
    name: 'through an array, which may be empty',
    given: [
      {
        at: item,
        set: {
          type: 'object',
          required: ['items'],
          properties: { items: { type: 'array', items: { $ref: '#/definitions/Item' } } },
        },
      },
    ],
    want: [],
  },
]);
