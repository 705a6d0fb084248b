import {
  parameterReferenceDirect,
  parameterReferenceFound,
  parameterReferenceValid,
} from '../../../../src/validator/rules/parameters/parameter-reference.js';
import {
  allowEmptyValue,
  bodyMembers,
  bodySchema,
  collectionFormat,
  connectionIdParameter,
  fileInForm,
  formFieldName,
  formWithoutBody,
  queryParameterEncoding,
  reservedParameter,
  schemaInBody,
} from '../../../../src/validator/rules/parameters/parameter-shape.js';
import { ruleTest } from '../../../support/rule-test.js';

const reference = '/paths/~1items/get/parameters/1/$ref';
const body = '/paths/~1items/post/parameters/0';
const shared = '/parameters/PageSize';

ruleTest(parameterReferenceFound, [
  {
    name: 'a name that is not there',
    given: [{ at: reference, set: '#/parameters/Limit' }],
    want: [{ pointer: reference, message: 'There is no `#/parameters/Limit`; name one of `parameters`.' }],
  },
  {
    name: 'a name that every object inherits',
    given: [{ at: reference, set: '#/parameters/toString' }],
    want: [{ pointer: reference, message: 'There is no `#/parameters/toString`; name one of `parameters`.' }],
  },
]);
ruleTest(parameterReferenceValid, [
  {
    name: 'another document',
    given: [{ at: reference, set: 'shared.json#/parameters/PageSize' }],
    want: [
      {
        pointer: reference,
        message:
          'A parameter cannot be `shared.json#/parameters/PageSize`; its `$ref` has to begin with `#/parameters/`.',
      },
    ],
  },
]);
ruleTest(parameterReferenceDirect, [
  {
    name: 'a circle of one',
    given: [{ at: shared, set: { $ref: '#/parameters/PageSize' } }],
    want: [
      {
        pointer: `${shared}/$ref`,
        message:
          'The shared parameter is only a `$ref` to `#/parameters/PageSize`; write the parameter here.',
      },
    ],
  },
]);

const picture = { name: 'picture', in: 'formData', type: 'file' };
ruleTest(formWithoutBody, [
  {
    name: 'two form fields',
    given: [{ at: '/paths/~1items/post/parameters', set: [picture, { ...picture, name: 'other' }] }],
    want: [],
  },
]);
ruleTest(fileInForm, [
  {
    name: 'in the query',
    given: [{ at: `${shared}/type`, set: 'file' }],
    want: [
      {
        pointer: `${shared}/type`,
        message: '`pageSize` is a file in `query`; a file is only sent in `formData`.',
      },
    ],
  },
]);
ruleTest(schemaInBody, [
  {
    name: 'in the query',
    given: [{ at: `${shared}/schema`, set: null }],
    want: [
      {
        pointer: `${shared}/schema`,
        message: '`pageSize` is in `query` and has a `schema`; write `type` and the like beside its name.',
      },
    ],
  },
]);
ruleTest(bodySchema, [
  { name: 'an empty schema will do', given: [{ at: `${body}/schema`, set: {} }], want: [] },
]);
ruleTest(bodyMembers, [
  {
    name: 'type and format beside the schema',
    given: [
      { at: `${body}/type`, set: 'string' },
      { at: `${body}/format`, set: 'byte' },
    ],
    want: [
      { pointer: `${body}/type`, message: 'The body parameter has `type`; move it into `schema`.' },
      { pointer: `${body}/format`, message: 'The body parameter has `format`; move it into `schema`.' },
    ],
  },
  { name: 'an extension', given: [{ at: `${body}/x-ms-visibility`, set: 'internal' }], want: [] },
]);
ruleTest(connectionIdParameter, [
  {
    name: 'in other capitals',
    given: [{ at: `${shared}/name`, set: 'ConnectionID' }],
    want: [
      {
        pointer: `${shared}/name`,
        message: 'No parameter may be called `ConnectionID`; choose another name.',
      },
    ],
  },
]);
ruleTest(reservedParameter, [
  { name: 'the same name in the query', given: [{ at: `${shared}/name`, set: 'Authorization' }], want: [] },
  {
    name: 'the length of the body is a warning',
    given: [{ at: shared, set: { name: 'Content-Length', in: 'header', type: 'integer' } }],
    want: [
      {
        pointer: `${shared}/name`,
        message: 'The header `Content-Length` is set by the platform. Remove the parameter.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(queryParameterEncoding, [
  {
    name: 'on a path parameter',
    given: [{ at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-url-encoding', set: 'double' }],
    want: [],
  },
]);
ruleTest(collectionFormat, [
  {
    name: 'in the items of an array',
    given: [
      {
        at: shared,
        set: {
          name: 'ids',
          in: 'query',
          type: 'array',
          items: { type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
        },
      },
    ],
    want: [
      {
        pointer: `${shared}/items/collectionFormat`,
        message: 'The `collectionFormat` `pipes` is not supported; `csv` is.',
      },
    ],
  },
]);
ruleTest(allowEmptyValue, [
  { name: 'in the query', given: [{ at: `${shared}/allowEmptyValue`, set: true }], want: [] },
]);
ruleTest(formFieldName, [
  {
    name: 'a header is none',
    given: [{ at: shared, set: { name: 'Größe', in: 'header', type: 'string' } }],
    want: [],
  },
]);
