import { alternativeMembers } from '../../../../src/validator/rules/definition/alternative-members.js';
import { referenceSiblings } from '../../../../src/validator/rules/definition/reference-siblings.js';
import {
  extensionNames,
  unknownMembers,
} from '../../../../src/validator/rules/definition/unknown-members.js';
import { ruleTest } from '../../../support/rule-test.js';

ruleTest(unknownMembers, [
  {
    name: 'on a path, an operation, a response, a schema',
    given: [
      { at: '/paths/~1items/getItems', set: {} },
      { at: '/paths/~1items/get/descripton', set: 'Lists the items.' },
      { at: '/paths/~1items/get/responses/200/content', set: {} },
      { at: '/definitions/Item/nullable', set: true },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/responses/200/content',
        message: 'A response has no member `content`. Remove it.',
      },
      {
        pointer: '/paths/~1items/get/descripton',
        message: 'An operation has no member `descripton`; `description` may be meant. Remove it.',
      },
      { pointer: '/paths/~1items/getItems', message: 'A path has no member `getItems`. Remove it.' },
      { pointer: '/definitions/Item/nullable', message: 'A schema has no member `nullable`. Remove it.' },
    ],
  },
  {
    name: 'not what other rules report, and no extension',
    given: [
      { at: '/definitions/Item/oneOf', set: [] },
      { at: '/definitions/Item/x-contoso-table', set: 'items' },
      { at: '/parameters/PageSize/schema', set: {} },
      { at: '/paths/~1items/post/parameters/0/type', set: 'object' },
    ],
    want: [],
  },
  {
    name: 'in the content of a notification, which is no object of OpenAPI',
    given: [{ at: '/paths/~1hooks/x-ms-notification-content/parameters', set: [] }],
    want: [
      {
        pointer: '/paths/~1hooks/x-ms-notification-content/parameters',
        message: '`x-ms-notification-content` has no member `parameters`. Remove it.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'a property may have any name',
    given: [{ at: '/definitions/Item/properties/nullable', set: { type: 'string' } }],
    want: [],
  },
  {
    name: 'members that every object inherits are unknown',
    given: [{ at: '/definitions/Item/toString', set: 1 }],
    want: [
      { pointer: '/definitions/Item/toString', message: 'A schema has no member `toString`. Remove it.' },
    ],
  },
]);

ruleTest(extensionNames, [
  {
    name: 'at the root and in info',
    given: [
      { at: '/basepath', set: '/v1' },
      { at: '/info/sumary', set: 'Lists' },
    ],
    want: [
      { pointer: '/info/sumary', message: '`info` has no member `sumary`; an extension begins with `x-`.' },
      { pointer: '/basepath', message: 'The definition has no member `basepath`; `basePath` may be meant.' },
    ],
  },
  {
    name: 'an extension that is misspelt, anywhere',
    given: [{ at: '/paths/~1items/get/ms-visibility', set: 'internal' }],
    want: [
      {
        pointer: '/paths/~1items/get/ms-visibility',
        message: 'An operation has no member `ms-visibility`; `x-ms-visibility` may be meant.',
      },
    ],
  },
  {
    name: '`$schema` is known to editors',
    given: [{ at: '/$schema', set: 'https://contoso.com/schema' }],
    want: [],
  },
]);

ruleTest(referenceSiblings, [
  {
    name: 'each sibling',
    given: [{ at: '/paths/~1items/get/parameters/1/required', set: true }],
    want: [
      {
        pointer: '/paths/~1items/get/parameters/1/required',
        message: '`required` beside `$ref` is ignored. Move it to what the reference leads to, or remove it.',
      },
    ],
  },
]);

ruleTest(alternativeMembers, [
  {
    name: 'a built-in operation is one of them',
    given: [
      {
        at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values',
        set: { builtInOperation: 'AadGraph.GetUsers', 'value-path': 'id' },
      },
    ],
    want: [],
  },
  {
    name: 'a tree without calls',
    given: [{ at: '/parameters/PageSize/x-ms-dynamic-tree', set: { settings: {} } }],
    want: [
      {
        pointer: '/parameters/PageSize/x-ms-dynamic-tree',
        message: '`x-ms-dynamic-tree` needs at least one of `open`, `browse`.',
      },
    ],
  },
  {
    name: 'a trigger value without path',
    given: [{ at: '/parameters/PageSize/x-ms-trigger-value', set: {} }],
    want: [
      {
        pointer: '/parameters/PageSize/x-ms-trigger-value',
        message: '`x-ms-trigger-value` of `pageSize` needs at least one of `value-collection`, `value-path`.',
      },
    ],
  },
  {
    name: 'an extension that is no object',
    given: [{ at: '/parameters/PageSize/x-ms-dynamic-tree', set: 'tree' }],
    want: [],
  },
]);
