import {
  outputDeleted,
  outputFormat,
  outputType,
} from '../../../../src/validator/rules/changes/output-changes.js';
import { ruleTest } from '../../../support/rule-test.js';

const id = '/definitions/Item/properties/id';
const answer = '/paths/~1items/get/responses/200/schema';

ruleTest(outputDeleted, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a property of a shared schema, told once',
    given: [{ at: id, set: undefined }],
    want: [
      {
        pointer: '/definitions/Item',
        message:
          'The output `body.id` of `CreateItem` is gone, and flows that use it break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'the schema of an answer',
    given: [{ at: answer, set: undefined }],
    want: [
      {
        pointer: '/paths/~1items/get/responses/200',
        message:
          'The schema of what `ListItems` gives is gone, and flows that use it break; keep it, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'what a trigger sends',
    given: [{ at: '/paths/~1hooks/x-ms-notification-content', set: { schema: { type: 'object' } } }],
    want: ['id', 'title', 'tags']
      .map((name) => ({
        pointer: '/paths/~1hooks/x-ms-notification-content/schema',
        message: `The output \`body.${name}\` of \`WhenItemIsAdded\` is gone, and flows that use it break; keep it, or add a new revision of the operation.`,
      }))
      .sort((a, b) => (a.message < b.message ? -1 : 1)),
  },
  {
    name: 'a schema that moved to another successful answer',
    given: [
      {
        at: '/paths/~1items/post/responses/200',
        set: { description: 'The item.', schema: { $ref: '#/definitions/Item' } },
      },
      { at: '/paths/~1items/post/responses/201', set: undefined },
    ],
    want: [],
  },
  {
    name: 'an answer that is asked for at design time now',
    given: [{ at: answer, set: { 'x-ms-dynamic-schema': {} } }],
    want: [],
  },
  {
    name: 'a property more',
    given: [{ at: '/definitions/Item/properties/color', set: { type: 'string' } }],
    want: [],
  },
  {
    name: 'a schema that is none',
    given: [{ at: '/definitions/Item', set: { properties: 7 } }],
    want: ['id', 'title', 'tags'].sort().map((name) => ({
      pointer: '/definitions/Item',
      message: `The output \`body.${name}\` of \`CreateItem\` is gone, and flows that use it break; keep it, or add a new revision of the operation.`,
    })),
  },
]);

ruleTest(outputType, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a property of another type, and one within an array',
    given: [
      { at: `${id}/type`, set: 'integer' },
      { at: '/definitions/Item/properties/tags/items/type', set: 'object' },
    ],
    want: [
      {
        pointer: `${id}/type`,
        message:
          'The output `body.id` of `CreateItem` was of type `string` and is `integer`; keep the type, or add a new revision of the operation.',
      },
      {
        pointer: '/definitions/Item/properties/tags/items/type',
        message:
          'The output `body.tags[]` of `CreateItem` was of type `string` and is `object`; keep the type, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'the whole as an array',
    given: [{ at: answer, set: { type: 'array', items: { $ref: '#/definitions/Item' } } }],
    want: [
      {
        pointer: `${answer}/type`,
        message:
          'The output `body` of `ListItems` was of type `object` and is `array`; keep the type, or add a new revision of the operation.',
      },
    ],
  },
  {
    name: 'a type that was clear from the properties',
    given: [{ at: '/definitions/Item/type', set: undefined }],
    want: [],
  },
  {
    name: 'an input of another type',
    given: [{ at: '/paths/~1items/get/parameters/0/type', set: 'integer' }],
    want: [],
  },
  { name: 'a type that is no text', given: [{ at: `${id}/type`, set: 7 }], want: [] },
]);

ruleTest(outputFormat, [
  { name: 'nothing changed', given: [], want: [] },
  {
    name: 'a format where there was none',
    given: [{ at: `${id}/format`, set: 'uuid' }],
    want: [
      {
        pointer: `${id}/format`,
        message:
          'The output `body.id` of `CreateItem` had no format and has the format `uuid`; leave it as it was.',
      },
    ],
  },
  {
    name: 'none where there was one',
    before: [{ at: `${id}/format`, set: 'uuid' }],
    given: [],
    want: [
      {
        pointer: id,
        message:
          'The output `body.id` of `CreateItem` had the format `uuid` and has no format; leave it as it was.',
      },
    ],
  },
  {
    name: 'a format of an input',
    given: [{ at: '/paths/~1items/get/parameters/0/format', set: 'uuid' }],
    want: [],
  },
  { name: 'a format that is no text', given: [{ at: `${id}/format`, set: 7 }], want: [] },
]);
