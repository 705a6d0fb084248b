import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { referencePage } from '../../../src/generator/reference/reference-page.js';

test('a definition of nothing is a page of a title', () => {
  expect(referencePage(createConnector({ definition: { info: { title: 'Lists' } } }))).toBe(
    [
      '# Lists',
      '## Creating a connection',
      'No sign-in is needed.',
      '## Throttling limits',
      '| Name                     | Calls | Renewal period |\n| ------------------------ | ----- | -------------- |\n| API calls per connection | 500   | 60 seconds     |\n',
    ].join('\n\n'),
  );
});

test('two operations of one name get links of their own', () => {
  const get = (operationId: string) => ({ get: { operationId, summary: 'List', responses: {} } });
  const page = referencePage(
    createConnector({ definition: { info: { title: 'Lists' }, paths: { '/a': get('A'), '/b': get('B') } } }),
  );
  expect([...page.matchAll(/\[List\]\((#\S+)\)/g)].map(([, anchor]) => anchor)).toEqual(['#list', '#list-1']);
});

test('an action that waits to be called back gives what it is called back with', () => {
  const url = { type: 'string', 'x-ms-notification-url': true };
  const answer = (name: string) => ({
    schema: { type: 'object', properties: { [name]: { type: 'string' } } },
  });
  const page = referencePage(
    createConnector({
      definition: {
        info: { title: 'Lists' },
        paths: {
          '/approvals': {
            'x-ms-notification-content': answer('decision'),
            post: {
              operationId: 'Ask',
              parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { url } } }],
              responses: { '200': answer('receipt') },
            },
            get: { operationId: 'ListAsked', responses: { '200': answer('asked') } },
          },
        },
      },
    }),
  );
  expect([...page.matchAll(/decision|receipt|asked(?= )/g)].map(([name]) => name)).toEqual([
    ...['decision', 'decision', 'asked', 'asked'],
  ]);
});

test('several ways to sign in, a hidden value, dynamic outputs and a deprecated operation are told', () => {
  const page = referencePage(
    createConnector({
      definition: {
        info: { title: 'Lists' },
        paths: {
          '/a': {
            get: {
              operationId: 'A',
              deprecated: true,
              parameters: [{ name: 'b', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }],
              responses: {
                '200': { schema: { type: 'object', 'x-ms-dynamic-schema': { operationId: 'B' } } },
              },
            },
          },
        },
      },
      properties: {
        properties: {
          connectionParameterSets: {
            values: [
              { name: 'none', uiDefinition: { displayName: 'Guest' } },
              {
                name: 'key',
                parameters: {
                  key: {
                    type: 'securestring',
                    uiDefinition: { displayName: 'Key', constraints: { required: 'false' } },
                  },
                  'token:TenantId': { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
                },
              },
            ],
          },
        },
      },
    }),
  );
  expect(page).toContain('### Guest\n\nNothing is asked for.');
  expect(page).toContain('### key\n\n| Name | Type         | Description | Required |');
  expect(page).not.toContain('TenantId');
  expect(page).toContain('Operation ID: `A`\n\nThis operation is deprecated.\n\n#### Parameters\n\nNone.');
  expect(page).toContain('The outputs of this operation are dynamic.');
});

test.each([
  { name: 'a schema that holds itself', schema: { $ref: '#/definitions/Node' } },
  { name: 'a reference to nowhere', schema: { $ref: '#/definitions/Gone' } },
  { name: 'a schema that is no object', schema: 'text' },
  { name: 'a list without items', schema: { type: 'array' } },
])('$name does no harm', ({ schema }) => {
  const definition = {
    paths: {
      '/a': {
        post: {
          operationId: 'A',
          parameters: [{ name: 'body', in: 'body', schema }],
          responses: { '200': { schema } },
        },
      },
    },
    definitions: { Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' } } } },
  };
  expect(referencePage(createConnector({ definition }))).toContain('Operation ID: `A`');
});
