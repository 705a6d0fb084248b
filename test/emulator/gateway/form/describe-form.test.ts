import { expect, test } from 'vitest';
import { describeForm, describeSchemaFields } from '../../../../src/emulator/gateway/form/describe-form.js';
import type { FormField, OperationForm } from '../../../../src/emulator/gateway/form/form-field.js';
import { createParcelConnector } from '../../../support/gateway/parcel-connector.js';

/** The form of an operation with these parameters beside two operations for dynamic calls. */
function formOf(
  parameters: readonly object[],
  definition: object = {},
  operation: object = {},
): OperationForm {
  const connector = createParcelConnector({
    paths: {
      '/things/{box}': {
        post: { operationId: 'Act', summary: 'Act', parameters, responses: {}, ...operation },
      },
      '/boxes': {
        get: {
          operationId: 'ListBoxes',
          parameters: [{ name: 'depot', in: 'query', required: true, type: 'string' }],
          responses: {},
        },
      },
    },
    ...definition,
  });
  const found = connector.operations.find(({ id }) => id === 'Act');
  if (found === undefined) throw new Error('The operation is not read.');
  return describeForm(connector, found);
}

/** The form of a body of these properties. */
function bodyOf(properties: object, more: object = {}, definition: object = {}): readonly FormField[] {
  const schema = { type: 'object', properties, ...more };
  const [body] = formOf([{ name: 'body', in: 'body', required: true, schema }], definition).fields;
  return body?.widget === 'object' ? body.fields : [];
}

test('a parameter has its label, hint, required mark, visibility and default', () => {
  expect(
    formOf([
      {
        ...{ name: 'page', in: 'query', type: 'integer', default: 1, required: true },
        ...{ 'x-ms-summary': 'Page', description: 'Counts from 1.', 'x-ms-visibility': 'advanced' },
      },
    ]).fields,
  ).toEqual([
    {
      ...{ key: 'query.$.page', name: 'page', label: 'Page', hint: 'Counts from 1.' },
      ...{ required: true, visibility: 'advanced', default: 1, widget: 'integer' },
    },
  ]);
});

test.each([
  ['text', { type: 'string' }, 'text'],
  ['a number', { type: 'number' }, 'number'],
  ['an integer', { type: 'integer', format: 'int32' }, 'integer'],
  ['yes or no', { type: 'boolean' }, 'boolean'],
  ['a moment', { type: 'string', format: 'date-time' }, 'date-time'],
  ['a moment without a zone', { type: 'string', format: 'date-no-tz' }, 'local-date-time'],
  ['a day', { type: 'string', format: 'date' }, 'date'],
  ['a password', { type: 'string', format: 'password' }, 'secret'],
  ['rich text', { type: 'string', format: 'html' }, 'multiline'],
  ['an unknown format', { type: 'string', format: 'constructor' }, 'text'],
  ['bytes', { type: 'string', format: 'byte' }, 'file'],
  ['anything', {}, 'json'],
  ['an object of which nothing is known', { type: 'object' }, 'json'],
  ['an object with free names', { type: 'object', additionalProperties: { type: 'string' } }, 'map'],
  ['a list', { type: 'array', items: { type: 'string' } }, 'list'],
  ['a list of which nothing is known', { type: 'array' }, 'json'],
  ['an enum', { type: 'string', enum: ['a'] }, 'choice'],
])('%s becomes its widget', (_, schema, widget) => {
  expect(bodyOf({ it: schema }).map((field) => field.widget)).toEqual([widget]);
});

test('an enum takes its names from x-ms-enum-values', () => {
  const [field] = bodyOf({
    size: { type: 'string', enum: ['s', 'l'], 'x-ms-enum-values': [{ value: 's', displayName: 'Small' }] },
  });
  expect(field).toMatchObject({
    choices: [
      { value: 's', label: 'Small' },
      { value: 'l', label: 'l' },
    ],
  });
});

test('what a maker never sees is left out, and an object that is left with nothing', () => {
  const hidden = { type: 'string', 'x-ms-visibility': 'internal' };
  expect(
    bodyOf({
      hidden,
      id: { type: 'string', readOnly: true },
      callback: { type: 'string', 'x-ms-notification-url': true },
      box: { type: 'object', properties: { hidden } },
      shown: { type: 'string' },
    }).map(({ name }) => name),
  ).toEqual(['shown']);
  expect(
    formOf([{ name: 'lane', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }]).fields,
  ).toEqual([]);
});

test('an object of advanced fields is advanced itself unless it is required', () => {
  const box = { type: 'object', properties: { size: { type: 'string', 'x-ms-visibility': 'advanced' } } };
  expect(bodyOf({ box }).map(({ visibility }) => visibility)).toEqual(['advanced']);
  expect(bodyOf({ box }, { required: ['box'] }).map(({ visibility }) => visibility)).toEqual(['normal']);
});

test('a schema that contains itself ends in JSON', () => {
  const definitions = { Node: { type: 'object', properties: { child: { $ref: '#/definitions/Node' } } } };
  const [node] = bodyOf({ node: { $ref: '#/definitions/Node' } }, {}, { definitions });
  expect(node).toMatchObject({ widget: 'object', fields: [{ name: 'child', widget: 'json' }] });
});

test('a dynamic list knows its key and what it depends on', () => {
  const form = formOf([
    { name: 'depot', in: 'query', type: 'string' },
    {
      ...{ name: 'box', in: 'path', required: true, type: 'string' },
      'x-ms-dynamic-values': {
        ...{ operationId: 'ListBoxes', 'value-collection': 'value', 'value-path': 'id' },
        parameters: { depot: { parameter: 'depot' }, top: 5 },
      },
    },
  ]);
  expect(form.fields[1]).toMatchObject({
    widget: 'text',
    list: { key: 'path.$.box', dependsOn: [{ key: 'query.$.depot', path: [] }] },
  });
});

test('x-ms-dynamic-list goes first, and a reference into the body is followed', () => {
  const [, boxes] = bodyOf({
    depot: { type: 'object', properties: { id: { type: 'string' } } },
    boxes: {
      type: 'array',
      items: {
        type: 'string',
        'x-ms-dynamic-values': { operationId: 'ListBoxes', parameters: { depot: { parameter: 'old' } } },
        'x-ms-dynamic-list': {
          operationId: 'ListBoxes',
          parameters: { depot: { parameterReference: 'body/depot/id' } },
        },
      },
    },
  });
  expect(boxes).toMatchObject({
    items: { list: { key: 'body.$.boxes.[*]', dependsOn: [{ key: 'body.$', path: ['depot', 'id'] }] } },
  });
});

test('a list from an operation that does not exist is a plain text field', () => {
  const [box] = bodyOf({ box: { type: 'string', 'x-ms-dynamic-values': { operationId: 'Gone' } } });
  expect(box).toEqual({ name: 'box', label: 'box', required: false, visibility: 'normal', widget: 'text' });
});

test('a dynamic schema is a field of its own', () => {
  const [body] = formOf([
    {
      name: 'body',
      in: 'body',
      schema: { 'x-ms-dynamic-schema': { operationId: 'ListBoxes', parameters: {} } },
    },
  ]).fields;
  expect(body).toMatchObject({ widget: 'dynamic', schema: { key: 'body.$', dependsOn: [] } });
});

test.each([
  [
    'x-ms-dynamic-tree',
    {
      'x-ms-dynamic-tree': {
        open: { operationId: 'ListBoxes', parameters: { depot: { parameterReference: 'body/depot' } } },
        browse: { operationId: 'ListBoxes', parameters: { depot: { selectedItemValuePath: 'id' } } },
      },
    },
  ],
  [
    'the file picker',
    { 'x-ms-dynamic-values': { capability: 'file-picker', parameters: { dataset: { parameter: 'depot' } } } },
  ],
])('a field with %s is picked from a tree', (_, extension) => {
  expect(bodyOf({ depot: { type: 'string' }, at: { type: 'string', ...extension } })[1]).toMatchObject({
    widget: 'text',
    tree: { key: 'body.$.at', dependsOn: [{ key: 'body.$', path: ['depot'] }] },
  });
});

test('the trigger says how to fire it and whether it is split', () => {
  expect(formOf([], {}, { 'x-ms-trigger': 'batch', 'x-ms-trigger-hint': 'Move a parcel.' })).toEqual({
    ...{ operationId: 'Act', fields: [], triggerHint: 'Move a parcel.', batch: true },
    ...{ waitsForCallback: false, isWoken: false, isPageable: false, isChunked: false },
  });
});

test('the form says which settings make a difference', () => {
  expect(
    formOf(
      [],
      {},
      {
        'x-ms-pageable': { nextLinkName: 'nextLink' },
        'x-ms-capabilities': { chunkTransfer: true },
      },
    ),
  ).toMatchObject({ isPageable: true, isChunked: true });
  const url = { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
  const body = { name: 'body', in: 'body', schema: { type: 'object', properties: { url } } };
  expect(formOf([body])).toMatchObject({ waitsForCallback: true, fields: [] });
  expect(
    formOf([], {}, { 'x-ms-trigger': 'single', 'x-ms-notification': { operationId: 'None' } }),
  ).toMatchObject({
    isWoken: false,
  });
});

test('a schema that came from a dynamic call becomes a field', () => {
  const connector = createParcelConnector();
  const [operation] = connector.operations;
  if (operation === undefined) throw new Error('The connector has operations.');
  const schema = { type: 'object', required: ['colour'], properties: { colour: { type: 'string' } } };
  expect(describeSchemaFields(connector, operation, schema)).toMatchObject({
    widget: 'object',
    fields: [{ name: 'colour', required: true }],
  });
});

test('nonsense in the place of extensions breaks nothing', () => {
  const nonsense = {
    ...{ 'x-ms-dynamic-values': 7, 'x-ms-dynamic-list': [], 'x-ms-dynamic-tree': { open: null }, enum: {} },
    ...{ 'x-ms-enum-values': 'x', 'x-ms-editor-options': 4, title: 3, description: {}, type: 'string' },
  };
  expect(bodyOf({ it: nonsense }).map(({ widget }) => widget)).toEqual(['text']);
});

test.each([
  [undefined, true],
  [true, true],
  [false, false],
])('a body that says required %s is asked for: %s', (required, wanted) => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  const body = { name: 'body', in: 'body', schema, ...(required !== undefined && { required }) };
  expect(formOf([body]).fields[0]?.required).toBe(wanted);
});
