import {
  operationPathSimilar,
  operationPathUnique,
} from '../../../../src/validator/rules/operations/path-ambiguity.js';
import {
  pathBraces,
  pathCharacters,
  pathDefaults,
  pathQuery,
  pathReference,
  pathSlash,
  pathUnique,
} from '../../../../src/validator/rules/operations/path-template.js';
import {
  pathParameterRequired,
  pathParameterVariable,
  pathVariableParameter,
} from '../../../../src/validator/rules/operations/path-variables.js';
import { ruleTest } from '../../../support/rule-test.js';

const parameter = (name: string) => ({ name, in: 'path', required: true, type: 'string' });
const operation = (operationId: string, ...names: readonly string[]) => ({
  operationId,
  parameters: names.map(parameter),
  responses: { '200': { description: 'Done.' } },
});

ruleTest(pathSlash, [
  {
    name: 'a relative path',
    given: [{ at: '/paths/lists~1all', set: {} }],
    want: [{ pointer: '/paths/lists~1all', message: 'The path `lists/all` has to begin with `/`.' }],
  },
  { name: 'an extension of `paths`', given: [{ at: '/paths/x-contoso', set: {} }], want: [] },
]);
ruleTest(pathQuery, [
  {
    name: 'a fragment',
    given: [{ at: '/paths/~1lists#top', set: {} }],
    want: [
      {
        pointer: '/paths/~1lists#top',
        message: 'The path `/lists#top` contains `#`. Take out what follows it, or encode it as `%23`.',
      },
    ],
  },
  { name: 'an encoded one', given: [{ at: '/paths/~1lists%3Fopen', set: {} }], want: [] },
]);
ruleTest(pathCharacters, [
  { name: 'no wildcard', given: [{ at: '/paths/~1lists~1all', set: {} }], want: [] },
]);
ruleTest(pathBraces, [
  ...['/lists/{a/b}', '/lists/a}', '/lists/{}', '/lists/{{a}}'].map((path) => ({
    name: path,
    given: [{ at: `/paths/${path.replaceAll('/', '~1')}`, set: {} }],
    want: [
      {
        pointer: `/paths/${path.replaceAll('/', '~1')}`,
        message: `The segment \`${path.split('/')[2]}\` of the path \`${path}\` has a brace without its partner, or none between; write \`{name}\`.`,
      },
    ],
  })),
  {
    name: 'two variables and text in one segment',
    given: [{ at: "/paths/~1lists('{a}')~1{b}.{c}", set: {} }],
    want: [],
  },
]);
ruleTest(pathDefaults, [
  { name: 'an equals sign outside braces', given: [{ at: '/paths/~1lists(id={id})', set: {} }], want: [] },
]);
ruleTest(pathReference, [
  {
    name: 'a reference within is fine',
    given: [{ at: '/paths/~1items/get/responses/200/schema', set: { $ref: '#/definitions/Item' } }],
    want: [],
  },
]);
ruleTest(pathUnique, [
  {
    name: 'other capitals',
    given: [{ at: '/paths/~1ITEMS', set: {} }],
    want: [
      {
        pointer: '/paths/~1ITEMS',
        message: 'The path `/ITEMS` is `/items` in other capitals; join the two.',
      },
    ],
  },
]);

ruleTest(operationPathUnique, [
  {
    name: 'variables of other names',
    given: [{ at: '/paths/~1items~1{key}', set: { get: operation('ReadItem', 'key') } }],
    want: [
      {
        pointer: '/paths/~1items~1{key}/get',
        message:
          '`ReadItem` cannot be told from `GetItem`: both are GET `/items/{}`. Give one of them another fixed segment.',
      },
    ],
  },
  {
    name: 'another method',
    given: [{ at: '/paths/~1items~1{key}', set: { put: operation('PutItem', 'key') } }],
    want: [],
  },
]);
ruleTest(operationPathSimilar, [
  {
    name: 'a fixed segment where the other has a variable',
    given: [{ at: '/paths/~1items~1newest', set: { get: operation('GetNewest') } }],
    want: [
      {
        pointer: '/paths/~1items~1{itemId}/get',
        message: 'A value in `/items/{itemId}` of `GetItem` can lead to `/items/newest` instead.',
      },
    ],
  },
  {
    name: 'another number of segments',
    given: [{ at: '/paths/~1items~1newest~1tags', set: { get: operation('GetTags') } }],
    want: [],
  },
  {
    name: 'segments that are a variable in part only',
    given: [
      { at: '/paths/~1lists~1Items({itemId})', set: { get: operation('GetListed', 'itemId') } },
      { at: '/paths/~1lists~1Items(newest)', set: { get: operation('GetNewest') } },
      { at: '/paths/~1lists~1Health()', set: { get: operation('GetHealth') } },
    ],
    want: [
      {
        pointer: '/paths/~1lists~1Items({itemId})/get',
        message:
          'A value in `/lists/Items({itemId})` of `GetListed` can lead to `/lists/Items(newest)` instead.',
      },
    ],
  },
  {
    name: 'fixed segments that differ',
    given: [{ at: '/paths/~1lists~1newest', set: { get: operation('GetNewest') } }],
    want: [],
  },
]);

ruleTest(pathVariableParameter, [
  {
    name: 'no parameters at all',
    given: [{ at: '/paths/~1items~1{itemId}/get/parameters', set: undefined }],
    want: [
      {
        pointer: '/paths/~1items~1{itemId}/get',
        message: '`GetItem` lacks a path parameter `itemId`, which its path needs.',
      },
    ],
  },
  {
    name: 'a parameter of the path, and one by reference',
    given: [
      {
        at: '/paths/~1lists~1{list}~1{item}',
        set: {
          parameters: [parameter('list')],
          get: { ...operation('GetListItem'), parameters: [{ $ref: '#/parameters/Item' }] },
        },
      },
      { at: '/parameters/Item', set: parameter('item') },
    ],
    want: [],
  },
]);
ruleTest(pathParameterVariable, [
  {
    name: 'in a path without variables, by reference',
    given: [
      { at: '/parameters/Item', set: parameter('item') },
      { at: '/paths/~1items/get/parameters/2', set: { $ref: '#/parameters/Item' } },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/parameters/2',
        message:
          'The path parameter `item` of `ListItems` is not in the path `/items`; write `{item}` there, or remove it.',
      },
    ],
  },
  {
    name: 'at a path, once for both of its operations',
    given: [{ at: '/paths/~1items/parameters', set: [parameter('item')] }],
    want: [
      {
        pointer: '/paths/~1items/parameters/0',
        message:
          'The path parameter `item` of `ListItems` is not in the path `/items`; write `{item}` there, or remove it.',
      },
    ],
  },
]);
const required = '/paths/~1items~1{itemId}/get/parameters/0/required';
ruleTest(pathParameterRequired, [
  {
    name: 'false',
    given: [{ at: required, set: false }],
    want: [
      { pointer: required, message: 'The path parameter `itemId` is not required; say `"required": true`.' },
    ],
  },
]);
