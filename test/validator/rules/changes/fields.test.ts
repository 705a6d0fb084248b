import {
  inputChoices,
  inputDeleted,
  inputHidden,
  inputMoved,
  inputRequired,
} from '../../../../src/validator/rules/changes/inputs.js';
import { operationPathChanged } from '../../../../src/validator/rules/changes/operation-path-changed.js';
import { outputDeleted, outputFormat, outputType } from '../../../../src/validator/rules/changes/outputs.js';
import { ruleTest } from '../../../support/rule-test.js';

const list = '/paths/~1items/get';
const status = `${list}/parameters/0`;
const body = '/paths/~1items/post/parameters/0/schema';

ruleTest(operationPathChanged, [
  { name: 'the same path', given: [], want: [] },
  {
    name: 'another method',
    before: [
      { at: '/paths/~1items/get/operationId', set: 'CreateItem' },
      { at: '/paths/~1items/post', set: undefined },
    ],
    given: [{ at: '/paths/~1items/get', set: undefined }],
    want: [
      {
        pointer: '/paths/~1items/post',
        message: '`CreateItem` was `GET /items` and is `POST /items` now; keep it, or add a new version.',
      },
    ],
  },
]);

ruleTest(inputDeleted, [
  {
    name: 'a parameter and a property that are gone',
    given: [
      { at: status, set: undefined },
      { at: `${body}/properties/priority`, set: undefined },
    ],
    want: [
      { pointer: list, message: 'The input `query.status` of `ListItems` is gone; keep it and ignore it.' },
      {
        pointer: '/paths/~1items/post',
        message: 'The input `body.priority` of `CreateItem` is gone; keep it and ignore it.',
      },
    ],
  },
  {
    name: 'an object that is gone, told of once',
    before: [
      { at: `${body}/properties/author`, set: { type: 'object', properties: { name: { type: 'string' } } } },
    ],
    given: [],
    want: [
      {
        pointer: '/paths/~1items/post',
        message: 'The input `body.author` of `CreateItem` is gone; keep it and ignore it.',
      },
    ],
  },
  {
    name: 'an internal one',
    before: [{ at: `${status}/x-ms-visibility`, set: 'internal' }],
    given: [{ at: status, set: undefined }],
    want: [],
  },
  {
    name: 'parameters that are no list',
    given: [{ at: `${list}/parameters`, set: 7 }],
    before: [{ at: `${list}/parameters`, set: {} }],
    want: [],
  },
]);

ruleTest(inputHidden, [
  {
    name: 'hidden with the object around it',
    given: [{ at: `${body}/x-ms-visibility`, set: 'internal' }],
    want: ['', '/properties/title', '/properties/priority'].map((inside) => ({
      pointer: body + inside,
      message: `The input \`body${inside.replace('/properties/', '.')}\` of \`CreateItem\` is internal now; use \`advanced\`.`,
    })),
  },
]);

ruleTest(inputMoved, [
  {
    name: 'from the query into a header',
    given: [{ at: `${status}/in`, set: 'header' }],
    want: [
      {
        pointer: status,
        message: 'The input `query.status` of `ListItems` is `header.status` now; leave it where it was.',
      },
    ],
  },
]);

ruleTest(inputChoices, [
  {
    name: 'an enum on a free input',
    before: [{ at: `${status}/enum`, set: undefined }],
    given: [],
    want: [
      {
        pointer: `${status}/enum`,
        message:
          'The input `query.status` of `ListItems` takes only listed values now; flows may send others.',
      },
    ],
  },
  {
    name: 'a value less',
    given: [{ at: `${status}/enum`, set: ['open'] }],
    want: [
      {
        pointer: `${status}/enum`,
        message: 'The input `query.status` of `ListItems` no longer takes `done`; flows may send others.',
      },
    ],
  },
  { name: 'a value more', given: [{ at: `${status}/enum`, set: ['open', 'done', 'late'] }], want: [] },
]);

ruleTest(inputRequired, [
  {
    name: 'a new required property',
    given: [
      { at: `${body}/required`, set: ['title', 'owner'] },
      { at: `${body}/properties/owner`, set: { type: 'string' } },
    ],
    want: [
      {
        pointer: `${body}/properties/owner`,
        message:
          'The input `body.owner` of `CreateItem` is new and required; make it optional or give a `default`.',
      },
    ],
  },
  {
    name: 'a new required property with a default',
    given: [
      { at: `${body}/required`, set: ['title', 'owner'] },
      { at: `${body}/properties/owner`, set: { type: 'string', default: 'me' } },
    ],
    want: [],
  },
]);

const item = '/definitions/Item/properties';

ruleTest(outputDeleted, [
  {
    name: 'a property of a shared schema, in each answer that has it',
    given: [{ at: `${item}/title`, set: undefined }],
    want: [
      ['/paths/~1items/get', 'body.items[].title', 'ListItems'],
      ['/paths/~1items/post', 'body.title', 'CreateItem'],
      ['/paths/~1items~1{itemId}/get', 'body.title', 'GetItem'],
      ['/paths/~1hooks/post', 'body.title', 'WhenItemIsAdded'],
    ].map(([pointer = '', key, id]) => ({
      pointer,
      message: `The output \`${key}\` of \`${id}\` is gone; keep it, or add a new version.`,
    })),
  },
]);

ruleTest(outputType, [
  {
    name: 'a list that was an object',
    given: [{ at: `${list}/responses/200/schema/type`, set: 'array' }],
    want: [
      {
        pointer: `${list}/responses/200/schema/type`,
        message: 'The output `body` of `ListItems` was `object` and is `array` now; keep the type.',
      },
    ],
  },
]);

ruleTest(outputFormat, [
  {
    name: 'a format more',
    given: [{ at: `${list}/responses/200/schema/properties/items/format`, set: 'uuid' }],
    want: [
      {
        pointer: `${list}/responses/200/schema/properties/items/format`,
        message: 'The format of `body.items` of `ListItems` was `none` and is `uuid` now; keep it.',
      },
    ],
  },
]);
