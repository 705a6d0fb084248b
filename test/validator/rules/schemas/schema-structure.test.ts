import {
  responseReferenceDirect,
  responseReferenceFound,
  responseReferenceValid,
  schemaReferenceFound,
  schemaReferenceLoop,
  schemaReferenceValid,
} from '../../../../src/validator/rules/schemas/schema-reference.js';
import {
  discriminator,
  internalParameterRequired,
  internalRequired,
  requiredDefined,
  requiredNames,
  requiredOnObject,
  requiredReadOnly,
} from '../../../../src/validator/rules/schemas/schema-required.js';
import {
  bodySchemaCount,
  schemaDepth,
  totalSchemaCount,
} from '../../../../src/validator/rules/schemas/schema-size.js';
import {
  binarySchema,
  editorDictionary,
  fileSchema,
  knownFormat,
  supportedKeyword,
} from '../../../../src/validator/rules/schemas/schema-type.js';
import { ruleTest } from '../../../support/rule-test.js';

const item = '/definitions/Item';
const response = '/paths/~1items~1{itemId}/get/responses/200/schema';

ruleTest(schemaReferenceFound, [
  {
    name: 'within a property',
    given: [{ at: `${item}/properties/id`, set: { $ref: '#/definitions/Id' } }],
    want: [
      {
        pointer: `${item}/properties/id/$ref`,
        message: 'There is no `#/definitions/Id`; name one of `definitions`.',
      },
    ],
  },
  {
    name: 'a property called `$ref` is no reference',
    given: [{ at: `${item}/properties/$ref`, set: { type: 'string' } }],
    want: [],
  },
]);
ruleTest(schemaReferenceValid, [
  {
    name: 'a remote one',
    given: [{ at: response, set: { $ref: 'https://contoso.com/item.json' } }],
    want: [
      {
        pointer: `${response}/$ref`,
        message:
          'A schema cannot be `https://contoso.com/item.json`; its `$ref` has to begin with `#/definitions/`.',
      },
    ],
  },
]);
ruleTest(schemaReferenceLoop, [
  {
    name: 'two that lead to each other, and one that leads there',
    given: [
      { at: '/definitions/A', set: { $ref: '#/definitions/B' } },
      { at: '/definitions/B', set: { $ref: '#/definitions/A' } },
    ],
    want: [
      {
        pointer: '/definitions/A/$ref',
        message:
          '`#/definitions/B` leads round in a circle of references; one of them has to be written out.',
      },
      {
        pointer: '/definitions/B/$ref',
        message:
          '`#/definitions/A` leads round in a circle of references; one of them has to be written out.',
      },
    ],
  },
  {
    name: 'an object that holds its own kind',
    given: [{ at: `${item}/properties/parent`, set: { $ref: '#/definitions/Item' } }],
    want: [],
  },
]);
const refused = '/paths/~1items/get/responses/401';
ruleTest(responseReferenceFound, [
  {
    name: 'a schema that is missing',
    given: [{ at: response, set: { $ref: '#/definitions/No' } }],
    want: [],
  },
]);
ruleTest(responseReferenceValid, [
  {
    name: 'a definition',
    given: [{ at: refused, set: { $ref: '#/definitions/Item' } }],
    want: [
      {
        pointer: `${refused}/$ref`,
        message: 'A response cannot be `#/definitions/Item`; its `$ref` has to begin with `#/responses/`.',
      },
    ],
  },
]);
ruleTest(responseReferenceDirect, [
  {
    name: 'a reference in `responses`',
    given: [{ at: '/responses/A', set: { $ref: '#/responses/B' } }],
    want: [
      {
        pointer: '/responses/A/$ref',
        message: 'The shared response is only a `$ref` to `#/responses/B`; write the response here.',
      },
    ],
  },
]);

const nested = (levels: number): object =>
  levels <= 1 ? { type: 'string' } : { type: 'array', items: nested(levels - 1) };
ruleTest(schemaDepth, [
  { name: '15 levels', given: [{ at: '/definitions/Deep', set: nested(15) }], want: [] },
  {
    name: '16 levels are a warning',
    given: [{ at: '/definitions/Deep', set: nested(16) }],
    want: [
      {
        pointer: '/definitions/Deep',
        message: 'The schema has 16 levels; keep it to 15.',
        severity: 'warning',
      },
    ],
  },
  {
    name: '21 levels',
    given: [{ at: '/definitions/Deep', set: nested(21) }],
    want: [{ pointer: '/definitions/Deep', message: 'The schema has 21 levels; keep it to 15.' }],
  },
]);
const wide = {
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, {}])),
};
ruleTest(bodySchemaCount, [
  {
    name: 'a definition that nobody uses whole',
    given: [{ at: '/definitions/Wide', set: { type: 'object', properties: { a: wide, b: wide } } }],
    want: [],
  },
  {
    name: 'through references',
    given: [
      { at: '/definitions/Wide', set: wide },
      {
        at: response,
        set: {
          type: 'object',
          properties: { a: { $ref: '#/definitions/Wide' }, b: { $ref: '#/definitions/Wide' } },
        },
      },
    ],
    want: [
      {
        pointer: response,
        message: 'The schema has 603 schemas in it, references expanded; at most 512 are allowed.',
      },
    ],
  },
]);
ruleTest(totalSchemaCount, [{ name: 'a small definition', given: [], want: [] }]);

const property = `${item}/properties/id`;
ruleTest(fileSchema, [
  { name: 'a response that is a file', given: [{ at: response, set: { type: 'file' } }], want: [] },
  {
    name: 'a body that is a file',
    given: [{ at: '/paths/~1items/post/parameters/0/schema', set: { type: 'file' } }],
    want: [
      {
        pointer: '/paths/~1items/post/parameters/0/schema/type',
        message:
          'A schema of type `file` can only be the whole of a response; write `"type": "string", "format": "binary"`.',
      },
    ],
  },
]);
ruleTest(binarySchema, [
  {
    name: 'the whole body',
    given: [{ at: '/paths/~1items/post/parameters/0/schema', set: { type: 'string', format: 'binary' } }],
    want: [],
  },
]);
ruleTest(knownFormat, [
  {
    name: 'a format of another type',
    given: [{ at: `${item}/properties/title/format`, set: 'int32' }],
    want: [
      {
        pointer: `${item}/properties/title/format`,
        message:
          'The format `int32` of type `string` is not known; known are `byte`, `binary`, `date`, `date-time`, `date-no-tz`, `password`, `email`, `html`, `uri`, `uuid`.',
      },
    ],
  },
  {
    name: 'of a parameter that is fine',
    given: [{ at: '/parameters/PageSize/format', set: 'int64' }],
    want: [],
  },
]);
ruleTest(supportedKeyword, [
  {
    name: 'unique items are a warning',
    given: [{ at: `${item}/properties/tags/uniqueItems`, set: true }],
    want: [
      {
        pointer: `${item}/properties/tags/uniqueItems`,
        message: 'The keyword `uniqueItems` is not supported. Remove it.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(editorDictionary, [
  {
    name: 'with additional properties',
    given: [
      { at: `${item}/x-ms-editor`, set: 'dictionary' },
      { at: `${item}/additionalProperties`, set: { type: 'string' } },
    ],
    want: [],
  },
  { name: 'another editor', given: [{ at: `${item}/x-ms-editor`, set: 'html' }], want: [] },
]);

ruleTest(requiredNames, [{ name: 'no list', given: [{ at: `${item}/required`, set: true }], want: [] }]);
ruleTest(requiredOnObject, [
  { name: 'no type', given: [{ at: item, set: { required: ['id'], properties: { id: {} } } }], want: [] },
]);
ruleTest(requiredDefined, [
  {
    name: 'a property of another part of `allOf`',
    given: [
      {
        at: '/definitions/Task',
        set: {
          allOf: [
            { $ref: '#/definitions/Item' },
            { type: 'object', required: ['title', 'due'], properties: { due: {} } },
          ],
        },
      },
    ],
    want: [],
  },
  { name: 'entries that are no text', given: [{ at: `${item}/required`, set: [7, null] }], want: [] },
]);
ruleTest(requiredReadOnly, [
  {
    name: 'in what is given only',
    given: [
      { at: `${item}/required`, set: ['id'] },
      { at: `${property}/readOnly`, set: true },
    ],
    want: [],
  },
]);
ruleTest(internalRequired, [
  {
    name: 'in an output',
    given: [
      { at: `${property}/x-ms-visibility`, set: 'internal' },
      { at: `${property}/default`, set: '1' },
    ],
    want: [],
  },
]);
ruleTest(internalParameterRequired, [
  {
    name: 'required',
    given: [
      {
        at: '/parameters/PageSize',
        set: {
          name: 'a',
          in: 'query',
          type: 'string',
          required: true,
          default: 'x',
          'x-ms-visibility': 'internal',
        },
      },
    ],
    want: [],
  },
]);
ruleTest(discriminator, [
  {
    name: 'a property that is not there',
    given: [{ at: `${item}/discriminator`, set: 'kind' }],
    want: [
      {
        pointer: `${item}/discriminator`,
        message:
          '`discriminator` names `kind`, which is no property of the schema; it has to be a required string property.',
      },
    ],
  },
]);
