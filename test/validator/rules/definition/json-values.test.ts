import { jsonEnums } from '../../../../src/validator/rules/definition/json-enums.js';
import { jsonPointers } from '../../../../src/validator/rules/definition/json-pointers.js';
import { jsonTypes } from '../../../../src/validator/rules/definition/json-types.js';
import { tagNames } from '../../../../src/validator/rules/definition/tag-names.js';
import { uniqueArrays } from '../../../../src/validator/rules/definition/unique-arrays.js';
import { ruleTest } from '../../../support/rule-test.js';

ruleTest(jsonTypes, [
  {
    name: 'a list of types, a number as reference, and text for an extension',
    given: [
      { at: '/definitions/Item/properties/id/type', set: ['string', 'null'] },
      { at: '/definitions/Item/properties/tags/items', set: { $ref: 7 } },
      { at: '/parameters/PageSize/x-ms-dynamic-values', set: 'ListItems' },
      { at: '/paths/~1items/get/x-ms-api-annotation', set: { family: 'Items', revision: '1' } },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/x-ms-api-annotation/revision',
        message: '`revision` is text; it has to be an integer.',
      },
      {
        pointer: '/definitions/Item/properties/id/type',
        message: '`type` is an array; it has to be text.',
      },
      {
        pointer: '/definitions/Item/properties/tags/items/$ref',
        message: '`$ref` is a number; it has to be text such as `#/definitions/Item`.',
      },
      {
        pointer: '/parameters/PageSize/x-ms-dynamic-values',
        message: '`x-ms-dynamic-values` is text; it has to be an object.',
      },
    ],
  },
  {
    name: 'a visibility of null is none',
    given: [{ at: '/parameters/PageSize/x-ms-visibility', set: null }],
    want: [],
  },
  {
    name: 'text where a boolean, a number and an object belong',
    given: [
      { at: '/parameters/PageSize/required', set: 'yes' },
      { at: '/definitions/Item/properties/title/maxLength', set: '20' },
      { at: '/info/contact', set: 'support@contoso.com' },
    ],
    want: [
      { pointer: '/info/contact', message: '`contact` is text; it has to be an object.' },
      {
        pointer: '/definitions/Item/properties/title/maxLength',
        message: '`maxLength` is text; it has to be an integer.',
      },
      { pointer: '/parameters/PageSize/required', message: '`required` is text; it has to be a boolean.' },
    ],
  },
  {
    name: 'an entry of a list or of a map',
    given: [
      { at: '/schemes', set: ['https', 443] },
      { at: '/definitions/Broken', set: [] },
    ],
    want: [
      { pointer: '/schemes/1', message: '`schemes` is a number; it has to be text.' },
      { pointer: '/definitions/Broken', message: '`definitions` is an array; it has to be an object.' },
    ],
  },
  {
    name: 'null is no value',
    given: [{ at: '/paths/~1items/get/description', set: null }],
    want: [
      { pointer: '/paths/~1items/get/description', message: '`description` is null; it has to be text.' },
    ],
  },
  {
    name: 'additional properties are a schema or a boolean, a default is anything',
    given: [
      { at: '/definitions/Item/additionalProperties', set: false },
      { at: '/definitions/Item/default', set: null },
    ],
    want: [],
  },
]);

ruleTest(jsonEnums, [
  {
    name: 'location, type, visibility, trigger, encoding and flow',
    given: [
      { at: '/parameters/PageSize/in', set: 'querystring' },
      { at: '/definitions/Item/properties/id/type', set: 'text' },
      { at: '/paths/~1hooks/post/x-ms-trigger', set: 'Single' },
      { at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-url-encoding', set: 'triple' },
    ],
    want: [
      {
        pointer: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-url-encoding',
        message: '`x-ms-url-encoding` is `triple`; it has to be one of `single`, `double`.',
      },
      {
        pointer: '/paths/~1hooks/post/x-ms-trigger',
        message: '`x-ms-trigger` is `Single`; it has to be one of `single`, `batch`.',
      },
      {
        pointer: '/definitions/Item/properties/id/type',
        message:
          '`type` is `text`; it has to be one of `string`, `number`, `integer`, `boolean`, `array`, `object`, `file`.',
      },
      {
        pointer: '/parameters/PageSize/in',
        message: '`in` is `querystring`; it has to be one of `query`, `header`, `path`, `formData`, `body`.',
      },
    ],
  },
  {
    name: 'visibility in other capitals, and an empty one',
    given: [
      { at: '/paths/~1items/get/x-ms-visibility', set: 'Important' },
      { at: '/parameters/PageSize/x-ms-visibility', set: '' },
    ],
    want: [],
  },
  {
    name: 'a list of types is of the wrong type',
    given: [{ at: '/definitions/Item/properties/id/type', set: ['string', 'null'] }],
    want: [],
  },
  {
    name: 'a status in another case',
    given: [{ at: '/info/x-ms-api-annotation', set: { status: 'preview' } }],
    want: [
      {
        pointer: '/info/x-ms-api-annotation/status',
        message: '`status` is `preview`; it has to be one of `Preview`, `Production`.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'parts of extensions',
    given: [
      { at: '/paths/~1items/get/x-ms-trigger-metadata', set: { mode: 'push', kind: 'query' } },
      { at: '/definitions/Item/properties/id/x-ms-dynamic-values', set: { capability: 'colour-picker' } },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/x-ms-trigger-metadata/mode',
        message: '`mode` is `push`; it has to be one of `polling`.',
      },
      {
        pointer: '/definitions/Item/properties/id/x-ms-dynamic-values/capability',
        message: '`capability` is `colour-picker`; it has to be one of `file-picker`.',
      },
    ],
  },
  {
    name: 'a status that the platform does not have',
    given: [{ at: '/info/x-ms-api-annotation', set: { status: 'Beta' } }],
    want: [
      {
        pointer: '/info/x-ms-api-annotation/status',
        message: '`status` is `Beta`; it has to be one of `Preview`, `Production`.',
      },
    ],
  },
]);

const response = '/paths/~1items~1{itemId}/get/responses/200/schema';
ruleTest(jsonPointers, [
  {
    name: 'a bare name',
    given: [{ at: response, set: { $ref: 'Item' } }],
    want: [
      {
        pointer: `${response}/$ref`,
        message: '`$ref` `Item` is no JSON pointer into this document, such as `#/definitions/Item`.',
      },
    ],
  },
  {
    name: 'a stray tilde',
    given: [{ at: response, set: { $ref: '#/definitions/It~em' } }],
    want: [
      {
        pointer: `${response}/$ref`,
        message:
          '`$ref` `#/definitions/It~em` is no JSON pointer into this document, such as `#/definitions/Item`.',
      },
    ],
  },
  {
    name: 'no text is of the wrong type',
    given: [{ at: response, set: { $ref: 7 } }],
    want: [],
  },
  {
    name: 'a pointer that leads nowhere is a pointer',
    given: [{ at: response, set: { $ref: '#/definitions/Nothing' } }],
    want: [],
  },
]);

ruleTest(uniqueArrays, [
  {
    name: 'a name twice in `required`, a value twice in `enum`',
    given: [
      { at: '/definitions/Item/required', set: ['id', 'id'] },
      { at: '/paths/~1items/get/parameters/0/enum', set: ['open', 'done', 'open'] },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/parameters/0/enum/2',
        message: '`enum` names `open` twice; each value stands once.',
      },
      {
        pointer: '/definitions/Item/required/1',
        message: '`required` names `id` twice; each value stands once.',
      },
    ],
  },
  {
    name: 'text and number are two values',
    given: [{ at: '/definitions/Item/enum', set: ['1', 1, null] }],
    want: [],
  },
  { name: 'no list', given: [{ at: '/definitions/Item/required', set: 'id' }], want: [] },
]);

ruleTest(tagNames, [
  {
    name: 'capitals tell tags apart',
    given: [{ at: '/tags', set: [{ name: 'Items' }, { name: 'items' }, 7] }],
    want: [],
  },
]);
