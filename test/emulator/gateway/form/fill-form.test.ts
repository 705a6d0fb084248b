import { expect, onTestFinished, test } from 'vitest';
import { createParcelConnector, parcelCredentials } from '../../../support/gateway/parcel-connector.js';
import { startBackend } from '../../../support/gateway/start-backend.js';
import { fetchJson, startTestGateway } from '../../../support/gateway/start-test-gateway.js';

const choices = (operationId: string, parameters: object = {}): object => ({
  'x-ms-dynamic-values': {
    ...{ operationId, parameters },
    ...{ 'value-collection': 'value', 'value-path': 'id', 'value-title': 'name' },
  },
});

const tree = (parameters: object): object => ({
  ...{ operationId: 'Folders', itemsPath: 'value', itemTitlePath: 'id', itemValuePath: 'id' },
  ...{ itemIsParent: 'folder', parameters },
});

const list = (operationId: string, ...names: readonly string[]): object => ({
  get: {
    ...{ operationId, responses: {} },
    parameters: names.map((name) => ({ name, in: 'query', type: 'string' })),
  },
});

const connector = createParcelConnector({
  paths: {
    '/houses': list('Houses'),
    '/albums': list('Albums', 'house'),
    '/folders': list('Folders', 'at'),
    '/fields': list('Fields', 'album'),
    '/pictures': {
      post: {
        operationId: 'AddPicture',
        parameters: [
          // Stands before what it depends on.
          {
            name: 'album',
            in: 'query',
            type: 'string',
            ...choices('Albums', { house: { parameter: 'house' } }),
          },
          { name: 'house', in: 'query', required: true, type: 'string', ...choices('Houses') },
          { name: 'trace', in: 'query', type: 'boolean', 'x-ms-visibility': 'advanced' },
          {
            ...{ name: 'body', in: 'body', required: true },
            schema: {
              required: ['author', 'facts'],
              properties: {
                author: {
                  properties: { email: { type: 'string' }, authorName: { type: 'string' } },
                },
                source: { properties: { url: { type: 'string', 'x-ms-visibility': 'advanced' } } },
                folder: {
                  type: 'string',
                  'x-ms-dynamic-tree': {
                    settings: { canSelectParentNodes: false, canSelectLeafNodes: true },
                    ...{ open: tree({}), browse: tree({ at: { selectedItemValuePath: 'id' } }) },
                  },
                },
                facts: {
                  type: 'object',
                  'x-ms-dynamic-schema': {
                    ...{
                      operationId: 'Fields',
                      'value-path': 'schema',
                      parameters: { album: { parameter: 'album' } },
                    },
                  },
                },
              },
            },
          },
        ],
        responses: {},
      },
    },
  },
});

async function fill(json: object, areListsBroken = false) {
  const backend = await startBackend(({ target }) => {
    const { pathname, searchParams } = new URL(target, 'http://x');
    if (areListsBroken) return { status: 500, body: {} };
    if (pathname.endsWith('/fields')) {
      const room = { type: 'string', ...choices('Albums', { house: { parameterReference: 'query/house' } }) };
      return { body: { schema: { properties: { [`in_${searchParams.get('album')}`]: room } } } };
    }
    const at = searchParams.get('at') ?? searchParams.get('house') ?? '';
    return {
      body: { value: [{ id: `${at}1`, name: 'One', folder: at === '' && pathname.endsWith('/folders') }] },
    };
  });
  onTestFinished(() => backend.close());
  const { url } = await startTestGateway({
    ...{ connectors: [connector], backends: { [connector.name]: backend.url } },
    firstConnection: { connector: connector.name, parameters: parcelCredentials },
  });
  const address = `${url}/api/connectors/${connector.name}/operations/AddPicture/fill`;
  const { status, body } = await fetchJson(address, { method: 'POST', json });
  expect(status).toBe(200);
  return (body as { parameters: Record<string, Record<string, Record<string, unknown>>> }).parameters;
}

test('live choices are taken in the order of what depends on what, into trees and dynamic fields', async () => {
  expect(await fill({ connection: 'default' })).toMatchObject({
    ...{ 'query.$.house': '1', 'query.$.album': '11' },
    'body.$': { folder: '11', facts: { in_11: '1' } },
  });
});

test('what is folded is left out, and what belongs to one person goes together', async () => {
  const values = await fill({});
  expect(values).not.toHaveProperty(['query.$.trace']);
  expect(values['body.$']).not.toHaveProperty('source');
  const { email, authorName } = values['body.$']?.['author'] ?? {};
  expect(email).toBe(`${String(authorName).toLowerCase().replace(' ', '.')}@customer.example`);
});

test('what is filled in already stays, and what depends on it follows', async () => {
  const parameters = { 'query.$.house': 'n', 'body.$': { author: { email: 'me@a.example' } } };
  expect(await fill({ connection: 'default', parameters })).toMatchObject({
    ...{ 'query.$.house': 'n', 'query.$.album': 'n1' },
    'body.$': { author: { email: 'me@a.example', authorName: expect.any(String) } },
  });
});

test('a backend that fails leaves made-up values', async () => {
  const values = await fill({ connection: 'default' }, true);
  expect(values).toMatchObject({ 'query.$.house': expect.stringMatching(/./) });
  expect(values['body.$']).not.toHaveProperty('facts');
});
