import {
  inputDeleted,
  inputInternal,
  inputLocation,
  inputRequired,
  inputType,
  inputValues,
} from '../../../../src/validator/rules/changes/input-changes.js';
import { ruleTest } from '../../../support/rule-test.js';

const status = '/paths/~1items/get/parameters/0';
const body = '/paths/~1items/post/parameters/0/schema';
const priority = `${body}/properties/priority`;

/** The body of CreateItem as a shared schema, put together from two. */
const shared = [
  { at: '/definitions/Titled', set: { type: 'object', properties: { title: { type: 'string' } } } },
  {
    at: '/definitions/NewItem',
    set: {
      required: ['title'],
      allOf: [{ $ref: '#/definitions/Titled' }],
      properties: { priority: { type: 'integer' } },
    },
  },
  { at: body, set: { $ref: '#/definitions/NewItem' } },
];

ruleTest(inputDeleted, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a parameter that was removed',
    given: [{ at: status, set: undefined }],
    want: [
      {
        pointer: '/paths/~1items/get',
        message:
          'The input `query.status` of `ListItems` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'a shared parameter that was removed',
    given: [{ at: '/paths/~1items/get/parameters/1', set: undefined }],
    want: [
      {
        pointer: '/paths/~1items/get',
        message:
          'The input `query.pageSize` of `ListItems` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'a property of the body that was removed',
    given: [{ at: priority, set: undefined }],
    want: [
      {
        pointer: body,
        message:
          'The input `body.priority` of `CreateItem` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'a property of objects in an array that was removed',
    before: [
      {
        at: priority,
        set: { type: 'array', items: { type: 'object', properties: { level: { type: 'string' } } } },
      },
    ],
    given: [{ at: priority, set: { type: 'array', items: { type: 'object', properties: {} } } }],
    want: [
      {
        pointer: `${priority}/items`,
        message:
          'The input `body.priority[].level` of `CreateItem` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  { name: 'the same body, put together from shared schemas', given: shared, want: [] },
  {
    name: 'a property that a shared schema lost',
    before: shared,
    given: [...shared, { at: '/definitions/Titled/properties', set: {} }],
    want: [
      {
        pointer: '/definitions/NewItem',
        message:
          'The input `body.title` of `CreateItem` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'an internal parameter that was removed',
    before: [{ at: `${status}/x-ms-visibility`, set: 'internal' }],
    given: [{ at: status, set: undefined }],
    want: [],
  },
  {
    name: 'a body that is asked for at design time now',
    given: [{ at: body, set: { type: 'object', 'x-ms-dynamic-schema': { operationId: 'ListItems' } } }],
    want: [],
  },
  {
    name: 'a body that is circular',
    before: [
      ...shared,
      { at: '/definitions/NewItem/properties/child', set: { $ref: '#/definitions/NewItem' } },
    ],
    given: [
      ...shared,
      { at: '/definitions/NewItem/properties/child', set: { $ref: '#/definitions/NewItem' } },
      { at: '/definitions/NewItem/properties/priority', set: undefined },
    ],
    want: [
      {
        pointer: '/definitions/NewItem',
        message:
          'The input `body.priority` of `CreateItem` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'a reference that leads nowhere',
    given: [{ at: body, set: { $ref: '#/definitions/None' } }],
    want: [],
  },
]);

ruleTest(inputInternal, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a parameter and a property that became internal',
    given: [
      { at: `${status}/x-ms-visibility`, set: 'internal' },
      { at: `${priority}/x-ms-visibility`, set: 'Internal' },
    ],
    want: [
      {
        pointer: `${status}/x-ms-visibility`,
        message:
          'The input `query.status` of `ListItems` has become internal, and what flows say there is lost; use `advanced` to put it aside.',
      },
      {
        pointer: `${priority}/x-ms-visibility`,
        message:
          'The input `body.priority` of `CreateItem` has become internal, and what flows say there is lost; use `advanced` to put it aside.',
      },
    ],
  },
  {
    name: 'one that was internal already',
    before: [{ at: `${status}/x-ms-visibility`, set: 'internal' }],
    given: [{ at: `${status}/x-ms-visibility`, set: 'internal' }],
    want: [],
  },
  {
    name: 'an output that became internal',
    given: [{ at: '/definitions/Item/properties/id/x-ms-visibility', set: 'internal' }],
    want: [],
  },
  { name: 'a visibility that is no text', given: [{ at: `${status}/x-ms-visibility`, set: 7 }], want: [] },
]);

ruleTest(inputLocation, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a query parameter that became a header',
    given: [{ at: `${status}/in`, set: 'header' }],
    want: [
      {
        pointer: `${status}/in`,
        message:
          'The parameter `status` of `ListItems` was in `query` and is in `header`; keep its place, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'one more parameter of the name elsewhere',
    given: [{ at: '/paths/~1items/get/parameters/2', set: { name: 'status', in: 'header', type: 'string' } }],
    want: [],
  },
  {
    name: 'a place that is no text',
    given: [{ at: `${status}/in`, set: null }],
    want: [
      {
        pointer: `${status}/in`,
        message:
          'The parameter `status` of `ListItems` was in `query` and is in ``; keep its place, or add a new revision of the operation.',
      },
    ],
  },
]);

ruleTest(inputValues, [
  { name: 'nothing changed', given: [], want: [] },
  { name: 'one value more', given: [{ at: `${status}/enum`, set: ['open', 'done', 'late'] }], want: [] },
  { name: 'other order', given: [{ at: `${status}/enum`, set: ['done', 'open'] }], want: [] },
  { name: 'no list any more', given: [{ at: `${status}/enum`, set: undefined }], want: [] },
  {
    name: 'one value less',
    given: [{ at: `${status}/enum`, set: ['open'] }],
    want: [
      {
        pointer: `${status}/enum`,
        message:
          'The input `query.status` of `ListItems` no longer accepts `done`, and flows with other values break; keep all that was accepted.',
      },
    ],
  },
  {
    name: 'a list where there was none, in the body and in a shared parameter',
    given: [
      { at: `${priority}/enum`, set: [1, 2, 3] },
      { at: '/parameters/PageSize/enum', set: [10, 100] },
    ],
    want: [
      {
        pointer: `${priority}/enum`,
        message:
          'The input `body.priority` of `CreateItem` had no `enum` and now has one, and flows with other values break; keep all that was accepted.',
      },
      {
        pointer: '/parameters/PageSize/enum',
        message:
          'The input `query.pageSize` of `ListItems` had no `enum` and now has one, and flows with other values break; keep all that was accepted.',
      },
    ],
  },
  {
    name: 'an output with a list',
    given: [{ at: '/definitions/Item/properties/id/enum', set: ['a'] }],
    want: [],
  },
  { name: 'a list that is none', given: [{ at: `${status}/enum`, set: 'open' }], want: [] },
]);

ruleTest(inputRequired, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a parameter that became required',
    given: [{ at: `${status}/required`, set: true }],
    want: [
      {
        pointer: `${status}/required`,
        message:
          'The input `query.status` of `ListItems` has become required, and flows without it break; make it optional or give it a default.',
      },
    ],
  },
  {
    name: 'a new and required parameter, and property',
    given: [
      {
        at: '/paths/~1items/get/parameters/2',
        set: { name: 'list', in: 'query', required: true, type: 'string' },
      },
      { at: `${body}/properties/list`, set: { type: 'string' } },
      { at: `${body}/required/1`, set: 'list' },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/parameters/2',
        message:
          'The input `query.list` of `ListItems` is new and required, and flows without it break; make it optional or give it a default.',
      },
      {
        pointer: `${body}/properties/list`,
        message:
          'The input `body.list` of `CreateItem` is new and required, and flows without it break; make it optional or give it a default.',
      },
    ],
  },
  {
    name: 'a property with a default that became required',
    given: [{ at: `${body}/required/1`, set: 'priority' }],
    want: [],
  },
  {
    name: 'a new parameter that is optional',
    given: [{ at: '/paths/~1items/get/parameters/2', set: { name: 'list', in: 'query', type: 'string' } }],
    want: [],
  },
  {
    name: 'a new operation with required parameters',
    before: [{ at: '/paths/~1items~1{itemId}', set: undefined }],
    given: [],
    want: [],
  },
  { name: 'required names that are none', given: [{ at: `${body}/required`, set: 'priority' }], want: [] },
]);

ruleTest(inputType, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a parameter and a property of another type',
    given: [
      { at: `${status}/type`, set: 'integer' },
      { at: `${priority}/type`, set: 'string' },
    ],
    want: [
      {
        pointer: `${status}/type`,
        message:
          'The input `query.status` of `ListItems` was of type `string` and is `integer`; keep the type, or add a new revision of the operation.',
      },
      {
        pointer: `${priority}/type`,
        message:
          'The input `body.priority` of `CreateItem` was of type `integer` and is `string`; keep the type, or add a new revision of the operation.',
      },
    ],
  },
  { name: 'no type any more', given: [{ at: `${status}/type`, set: undefined }], want: [] },
  { name: 'a type that is a list', given: [{ at: `${priority}/type`, set: ['string', 'null'] }], want: [] },
]);
