import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { checkRequest } from '../../../src/emulator/gateway/check-request.js';
import { createSchemaChecker } from '../../../src/emulator/gateway/check-schema.js';
import { toBytesBody } from '../../../src/emulator/gateway/message.js';

const connector = createConnector({
  definition: {
    swagger: '2.0',
    info: {},
    consumes: ['application/json'],
    paths: {
      '/parcels/{weight}': {
        post: {
          operationId: 'Send',
          parameters: [
            { name: 'weight', in: 'path', required: true, type: 'integer' },
            { name: 'lanes', in: 'query', type: 'array', items: { type: 'integer' } },
            { name: 'X-Day', in: 'header', required: true, type: 'string', format: 'date' },
            { name: 'parcel', in: 'body', required: true, schema: { type: 'object', required: ['id'] } },
          ],
        },
      },
      '/files': {
        post: {
          operationId: 'Upload',
          consumes: ['multipart/form-data'],
          parameters: [
            { name: 'file', in: 'formData', required: true, type: 'file' },
            { name: 'note', in: 'formData', type: 'integer' },
          ],
        },
      },
    },
  },
});
const check = createSchemaChecker(connector);
const json = { 'content-type': 'application/json', 'x-day': '2026-02-01' };
const multipart = (name: string, text: string): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n--b--\r\n`;

test.each<
  [
    string,
    { id: string; path: string; query?: string; headers?: Record<string, string>; body?: string },
    string[],
  ]
>([
  [
    'passes what fits',
    { id: 'Send', path: '/parcels/3', query: 'lanes=1,2', headers: json, body: '{"id":1}' },
    [],
  ],
  [
    'names every place',
    {
      id: 'Send',
      path: '/parcels/heavy',
      query: 'lanes=1,b&fast=1',
      headers: { 'x-day': 'today' },
      body: '{}',
    },
    [
      '`path.$.weight` must be integer; it is string.',
      '`query.$.lanes` must be integer; it is string.',
      '`header.$.X-Day` must match format "date".',
      "The body must have required property 'id'.",
      '`query.$.fast` is not in the definition.',
      'The operation takes `application/json`; it was given no `Content-Type`.',
    ],
  ],
  [
    'names what is missing',
    { id: 'Send', path: '/parcels/3' },
    ['`header.$.X-Day` is required and missing.', '`body.$` is required and missing.'],
  ],
  [
    'tells broken JSON',
    { id: 'Send', path: '/parcels/3', headers: json, body: '{' },
    ['The body is not JSON.'],
  ],
  [
    'reads forms',
    {
      id: 'Upload',
      path: '/files',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: multipart('note', 'x'),
    },
    ['`formData.$.file` is required and missing.', '`formData.$.note` must be integer; it is string.'],
  ],
])('%s', (_name, { id, path, query = '', headers = {}, body = '' }, want) => {
  const operation = connector.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(id);
  const request = { path, query, headers, body: toBytesBody(Buffer.from(body)) };
  expect(checkRequest(connector, operation, request, check).map(({ message }) => message)).toEqual(want);
});

test('takes the bytes of a file by their own type, whatever the operation consumes', () => {
  const schema = { type: 'string', format: 'binary' };
  const post = { operationId: 'Put', parameters: [{ name: 'file', in: 'body', schema }] };
  const files = createConnector({
    definition: { consumes: ['application/json'], paths: { '/f': { post } } },
  });
  const [operation] = files.operations;
  const sent = {
    ...{ path: '/f', query: '', headers: { 'content-type': 'image/png' } },
    body: toBytesBody(Buffer.from([0x89, 0x50])),
  };
  expect(operation && checkRequest(files, operation, sent, createSchemaChecker(files))).toEqual([]);
});

test('holds a described media type against the one of the form, without its boundary', () => {
  const parameters = [
    { name: 'Content-Type', in: 'header', type: 'string', enum: ['multipart/form-data'] },
    { name: 'note', in: 'formData', type: 'string' },
  ];
  const post = { operationId: 'Put', consumes: ['multipart/form-data'], parameters };
  const forms = createConnector({ definition: { paths: { '/f': { post } } } });
  const [operation] = forms.operations;
  const sent = {
    ...{ path: '/f', query: '', headers: { 'content-type': 'multipart/form-data; boundary=b' } },
    body: toBytesBody(Buffer.from(multipart('note', 'a'))),
  };
  expect(operation && checkRequest(forms, operation, sent, createSchemaChecker(forms))).toEqual([]);
});
