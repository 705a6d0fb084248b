import {
  binaryFormField,
  consumesPresent,
  mediaTypeCompatible,
  mediaTypeSupported,
  mediaTypeValid,
} from '../../../../src/validator/rules/operations/media-types.js';
import {
  fetchBody,
  nextLinkName,
  operationCount,
  operationSchemaCount,
} from '../../../../src/validator/rules/operations/operation-counts.js';
import {
  responseDefaultSchema,
  responseExampleProduced,
  responseHeadersUnique,
  responsePresent,
  responseSchemaPlace,
  responseSchemaSingle,
  responseStatus,
  responseSuccessful,
} from '../../../../src/validator/rules/operations/responses.js';
import { ruleTest } from '../../../support/rule-test.js';

const responses = '/paths/~1items/get/responses';
const described = { description: 'The items.' };
const schema = { type: 'string' };

ruleTest(responsePresent, [
  {
    name: 'no `responses`',
    given: [{ at: responses, set: undefined }],
    want: [
      {
        pointer: '/paths/~1items/get',
        message: '`ListItems` has no response; describe at least the successful one.',
      },
    ],
  },
  {
    name: 'a webhook trigger is let off with a warning',
    given: [{ at: '/paths/~1hooks/post/responses', set: {} }],
    want: [
      {
        pointer: '/paths/~1hooks/post/responses',
        message: '`WhenItemIsAdded` has no response; describe at least the successful one.',
        severity: 'warning',
      },
    ],
  },
  { name: 'a list is `JsonTypeIncorrect`', given: [{ at: responses, set: [] }], want: [] },
]);
ruleTest(responseSuccessful, [
  {
    name: 'only `default`',
    given: [{ at: responses, set: { default: described } }],
    want: [
      {
        pointer: responses,
        message: '`ListItems` has no successful response, only `default`; name its status, such as `200`.',
      },
    ],
  },
  { name: 'any status of the two hundreds', given: [{ at: responses, set: { '299': described } }], want: [] },
  { name: 'none at all has a code of its own', given: [{ at: responses, set: {} }], want: [] },
]);
ruleTest(responseSchemaSingle, [
  {
    name: '200 and 201',
    given: [{ at: responses, set: { '200': { ...described, schema }, '201': { ...described, schema } } }],
    want: [
      {
        pointer: `${responses}/201`,
        message: '`ListItems` has schemas for 200 and 201; the designer uses one.',
      },
    ],
  },
  {
    name: 'an error with a schema',
    given: [{ at: `${responses}/401/schema`, set: schema }],
    want: [
      {
        pointer: `${responses}/401`,
        message: '`ListItems` has schemas for 200 and 401; the designer uses one.',
        severity: 'info',
      },
    ],
  },
]);
ruleTest(responseSchemaPlace, [
  {
    name: 'an empty schema',
    given: [{ at: `${responses}/200/schema`, set: { type: 'object', properties: {} } }],
    want: [
      {
        pointer: `${responses}/200/schema`,
        message: 'The schema of what `ListItems` gives is empty; describe its properties.',
      },
    ],
  },
  {
    name: 'a schema that comes later',
    given: [{ at: `${responses}/200/schema`, set: { 'x-ms-dynamic-schema': { operationId: 'GetItem' } } }],
    want: [],
  },
  {
    name: 'a `GET` that describes nothing',
    given: [{ at: `${responses}/200/schema`, set: undefined }],
    want: [
      {
        pointer: responses,
        message: 'What `ListItems` gives at 200 has no schema; describe it.',
      },
    ],
  },
  {
    name: 'what a webhook sends',
    given: [{ at: '/paths/~1hooks/x-ms-notification-content/schema', set: {} }],
    want: [
      {
        pointer: '/paths/~1hooks/x-ms-notification-content/schema',
        message: 'The schema of what `WhenItemIsAdded` sends is empty; describe its properties.',
      },
    ],
  },
  {
    name: 'a delete that gives nothing',
    given: [{ at: '/paths/~1items/delete', set: { responses: { '200': described } } }],
    want: [],
  },
]);
ruleTest(responseDefaultSchema, [
  {
    name: 'by reference',
    given: [
      { at: `${responses}/default`, set: { $ref: '#/responses/Problem' } },
      { at: '/responses/Problem', set: { ...described, schema } },
    ],
    want: [
      {
        pointer: `${responses}/default`,
        message: 'The response `default` has a schema; schemas belong to the statuses that are expected.',
      },
    ],
  },
]);
ruleTest(responseStatus, [
  {
    name: 'words, ranges and numbers that are no status',
    given: ['2XX', '600', '99'].map((status) => ({ at: `${responses}/${status}`, set: described })),
    want: ['99', '600', '2XX'].map((status) => ({
      pointer: `${responses}/${status}`,
      message: `The response \`${status}\` is no HTTP status and not \`default\`.`,
    })),
  },
  { name: 'an extension', given: [{ at: `${responses}/x-contoso`, set: {} }], want: [] },
]);
ruleTest(responseHeadersUnique, [
  {
    name: 'different names',
    given: [{ at: `${responses}/200/headers`, set: { A: schema, B: schema } }],
    want: [],
  },
]);
ruleTest(responseExampleProduced, [
  {
    name: 'a type of the root',
    given: [{ at: `${responses}/200/examples`, set: { 'Application/JSON': {} } }],
    want: [],
  },
  {
    name: 'the list of the operation goes before that of the root',
    given: [
      { at: '/paths/~1items/get/produces', set: ['text/csv'] },
      { at: `${responses}/200/examples`, set: { 'application/json': {} } },
    ],
    want: [
      {
        pointer: `${responses}/200/examples/application~1json`,
        message:
          'The example `application/json` is not among the types of `ListItems`, which produces `text/csv`. ' +
          'Add it to `produces`, or remove the example.',
      },
    ],
  },
]);

const consumes = '/paths/~1items/post/consumes';
ruleTest(consumesPresent, [
  {
    name: 'an unsupported one only',
    given: [{ at: consumes, set: ['application/xml'] }],
    want: [
      {
        pointer: consumes,
        message:
          '`CreateItem` takes a body but says of no supported MIME type (`application/xml`) that it consumes it; ' +
          'add `consumes`, such as `application/json`.',
      },
    ],
  },
  { name: 'with a parameter', given: [{ at: consumes, set: ['application/json; charset=utf-8'] }], want: [] },
]);
ruleTest(mediaTypeSupported, [
  {
    name: 'of an operation',
    given: [{ at: consumes, set: ['application/json', 'text/csv'] }],
    want: [
      {
        pointer: `${consumes}/1`,
        message:
          'The MIME type `text/csv` is not supported for requests; supported are application/json, text/plain, ' +
          'multipart/form-data, application/x-www-form-urlencoded.',
      },
    ],
  },
  { name: 'what is produced is free', given: [{ at: '/produces', set: ['text/csv'] }], want: [] },
]);
ruleTest(mediaTypeValid, [
  {
    name: 'no slash, and none at all',
    given: [{ at: consumes, set: ['json', ''] }],
    want: [
      { pointer: `${consumes}/0`, message: '`json` is no MIME type; write one such as `application/json`.' },
      { pointer: `${consumes}/1`, message: '`` is no MIME type; write one such as `application/json`.' },
    ],
  },
  {
    name: 'a suffix, a wildcard and a parameter',
    given: [
      { at: '/produces', set: ['application/vnd.contoso.v1+json', '*/*', 'text/plain; charset="utf-8"'] },
    ],
    want: [],
  },
]);
const file = { name: 'picture', in: 'formData', type: 'file' };
ruleTest(mediaTypeCompatible, [
  {
    name: 'a file in a form that is URL-encoded',
    given: [
      { at: '/paths/~1items/post/parameters', set: [file] },
      { at: consumes, set: ['application/x-www-form-urlencoded'] },
    ],
    want: [
      {
        pointer: consumes,
        message:
          '`CreateItem` takes a file, which `application/x-www-form-urlencoded` cannot carry; consume `multipart/form-data`.',
      },
    ],
  },
  {
    name: 'a form below a root that consumes JSON is a warning',
    given: [{ at: '/paths/~1items/post/parameters', set: [file] }],
    want: [
      {
        pointer: '/paths/~1items/post',
        message:
          '`CreateItem` takes form data, which `application/json` cannot carry; consume `multipart/form-data` or `application/x-www-form-urlencoded`.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'text as plain text',
    given: [
      { at: consumes, set: ['text/plain'] },
      { at: '/paths/~1items/post/parameters/0/schema', set: schema },
    ],
    want: [],
  },
]);
ruleTest(binaryFormField, [
  {
    name: 'either form will do',
    given: [
      { at: '/paths/~1items/post/parameters', set: [{ ...file, type: 'string', format: 'binary' }] },
      { at: consumes, set: ['application/x-www-form-urlencoded', 'multipart/form-data'] },
    ],
    want: [
      {
        pointer: '/paths/~1items/post/parameters/0',
        message:
          '`picture` is binary, which `application/x-www-form-urlencoded` cannot carry; consume `multipart/form-data`.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(fetchBody, [
  {
    name: 'a form in a GET',
    given: [{ at: '/paths/~1items/get/parameters/2', set: file }],
    want: [
      {
        pointer: '/paths/~1items/get/parameters/2',
        message:
          '`ListItems` fetches, so it cannot send the form field `picture`; make it a query parameter.',
      },
    ],
  },
]);
ruleTest(nextLinkName, [
  {
    name: 'no name',
    given: [{ at: '/paths/~1items/get/x-ms-pageable', set: {} }],
    want: [
      {
        pointer: '/paths/~1items/get/x-ms-pageable',
        message: '`x-ms-pageable` lacks `nextLinkName`; it has to be `nextLink` or `@odata.nextLink`.',
      },
    ],
  },
  {
    name: 'that of OData',
    given: [{ at: '/paths/~1items/get/x-ms-pageable', set: { nextLinkName: '@odata.nextLink' } }],
    want: [],
  },
]);
ruleTest(operationCount, [{ name: 'a few operations', given: [], want: [] }]);
ruleTest(operationSchemaCount, [
  {
    name: 'a schema that holds itself is counted once',
    given: [{ at: '/definitions/Item/properties/parent', set: { $ref: '#/definitions/Item' } }],
    want: [],
  },
]);
