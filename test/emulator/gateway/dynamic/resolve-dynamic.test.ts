import { expect, onTestFinished, test } from 'vitest';
import type { Connector } from '../../../../src/connector-folder/connector.js';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { type BackendAnswer, startBackend } from '../../../support/gateway/start-backend.js';
import { fetchJson, startTestGateway } from '../../../support/gateway/start-test-gateway.js';

test('lists choices by either extension, with what was entered, over all pages', async () => {
  const { ask, seen } = await start((url) => {
    if (url.includes('page=2')) return { body: { value: [{ id: 3, name: 'Cy', about: 'last', ok: false }] } };
    return {
      body: {
        value: [
          { id: 1, name: 'Ann' },
          { id: 2, name: 'Bo' },
        ],
        nextLink: 'https://boards.example/v1/lists?page=2',
      },
    };
  });
  const want = [
    { value: 1, displayName: 'Ann', isSelectable: true },
    { value: 2, displayName: 'Bo', isSelectable: true },
    { value: 3, displayName: 'Cy', isSelectable: false, description: 'last' },
  ];
  const answer = await ask('dynamic-values', { key: 'query.$.list', parameters: { board: 'b 1' } });
  expect(answer).toMatchObject({ status: 200, body: { items: want, missing: [] } });
  expect(seen()).toEqual(['/v1/lists?board=b%201', '/v1/lists?page=2']);
});

test('reads references inside the body', async () => {
  const { ask, seen } = await start(() => ({ body: [{ id: 'x' }] }));
  const key = 'body.$.card.owner';
  expect(await ask('dynamic-values', { key, parameters: { body: { board: { id: 7 } } } })).toMatchObject({
    body: { items: [{ value: 'x', displayName: 'x' }] },
  });
  expect(seen()).toEqual(['/v1/people/7']);
});

test('names what has to be entered first, and calls nothing', async () => {
  const { ask, seen } = await start(() => ({ body: [] }));
  expect(await ask('dynamic-values', { key: 'body.$.card.owner' })).toMatchObject({
    body: { items: [], missing: ['body/board/id'] },
  });
  expect(seen()).toEqual([]);
});

test('gets a schema from its path, as properties, and of an output', async () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  const { ask } = await start(() => ({ body: { deep: { schema } } }));
  expect((await ask('dynamic-schema', { key: 'body.$.fields' })).body).toEqual({ schema, missing: [] });
  expect((await ask('dynamic-schema', { key: 'body.$', side: 'output' })).body).toEqual({
    schema: { type: 'object', properties: { deep: { schema } } },
    missing: [],
  });
});

test('finds a place inside a schema that is itself dynamic, and what was entered there', async () => {
  const owner = {
    type: 'string',
    'x-ms-dynamic-list': {
      ...{ operationId: 'People', itemValuePath: 'id' },
      parameters: { id: { parameterReference: 'body/fields/team.no' } },
    },
  };
  const more = {
    type: 'object',
    'x-ms-dynamic-schema': { operationId: 'Fields', 'value-path': 'deep/schema' },
  };
  const properties = { 'team.no': { type: 'integer' }, owners: { type: 'array', items: owner }, more };
  const { ask, seen } = await start((url) =>
    url.includes('people') ? { body: [{ id: 'x' }] } : { body: { deep: { schema: { properties } } } },
  );
  const key = 'body.$.fields.owners.[*]';
  expect((await ask('dynamic-values', { key })).body).toEqual({
    items: [],
    missing: ['body/fields/team.no'],
  });
  const parameters = { 'body.$': { fields: { 'team.no': 7 } } };
  expect((await ask('dynamic-values', { key, parameters })).body).toMatchObject({ items: [{ value: 'x' }] });
  expect(seen()).toEqual(['/v1/fields', '/v1/fields', '/v1/people/7']);
  const deeper = 'body.$.fields.more.more.owners.[*]';
  expect((await ask('dynamic-values', { key: deeper, parameters })).body).toMatchObject({
    items: [{ value: 'x' }],
  });
  expect(await ask('dynamic-schema', { key: 'body.$.fields.nothing' })).toMatchObject({ status: 404 });
  const endless = `body.$.fields${'.more'.repeat(20)}.owners`;
  expect(await ask('dynamic-values', { key: endless, parameters })).toMatchObject({ status: 404 });
});

test('opens a tree and a node of it', async () => {
  const { ask, seen } = await start((url) => ({
    body: {
      entries: url.includes('under')
        ? [{ path: '/a/b', label: 'b', kind: 'file' }]
        : [{ path: '/a', label: 'a', kind: 'folder' }],
    },
  }));
  const roots = await ask('dynamic-tree', { key: 'query.$.folder' });
  expect(roots.body).toMatchObject({
    items: [{ value: '/a', displayName: 'a', isParent: true, isSelectable: true }],
  });
  const [root] = (roots.body as { items: { item: unknown }[] }).items;
  expect((await ask('dynamic-tree', { key: 'query.$.folder', parent: root?.item })).body).toMatchObject({
    items: [{ value: '/a/b', isParent: false, isSelectable: false }],
  });
  expect(seen()).toEqual(['/v1/tree', '/v1/tree?under=%2Fa']);
});

test.each<[string, object, number, string]>([
  ['a place without an extension', { key: 'query.$.board' }, 422, 'NotDynamic'],
  ['a place that is not there', { key: 'query.$.nothing' }, 404, 'PlaceNotFound'],
  ['a backend that fails', { key: 'query.$.list', parameters: { board: 'x' } }, 424, 'DynamicCallFailed'],
  ['a key that is none', { key: 'nonsense' }, 404, 'PlaceNotFound'],
])('tells %s', async (_name, body, status, code) => {
  const { ask } = await start(() => ({ status: 500, body: {} }));
  expect(await ask('dynamic-values', body)).toMatchObject({ status, body: { error: { code } } });
});

async function start(answer: (target: string) => BackendAnswer) {
  const backend = await startBackend(({ target }) => answer(target));
  onTestFinished(() => backend.close());
  const { url } = await startTestGateway({
    ...{ connectors: [connector], backends: { boards: `${backend.url}/v1` } },
    firstConnection: { connector: 'boards' },
  });
  const base = `${url}/api/connectors/boards/operations/AddCard`;
  return {
    ask: (route: string, json: object) => fetchJson(`${base}/${route}`, { method: 'POST', json }),
    seen: () => backend.requests.map(({ target }) => target),
  };
}

const list = (id: string, ...parameters: object[]): object => ({
  get: { operationId: id, parameters, responses: {} },
});
const connector: Connector = createConnector({
  name: 'boards',
  definition: {
    swagger: '2.0',
    info: { title: 'Boards' },
    host: 'boards.example',
    basePath: '/v1',
    paths: {
      '/lists': list('Lists', { name: 'board', in: 'query', required: true, type: 'string' }),
      '/people/{id}': list('People', { name: 'id', in: 'path', required: true, type: 'integer' }),
      '/fields': list('Fields'),
      '/tree': list('Tree', { name: 'under', in: 'query', type: 'string' }),
      '/cards': {
        post: {
          operationId: 'AddCard',
          parameters: [
            { name: 'board', in: 'query', type: 'string' },
            {
              ...{ name: 'list', in: 'query', type: 'integer' },
              'x-ms-dynamic-values': {
                ...{
                  operationId: 'Lists',
                  'value-collection': 'value',
                  'value-path': 'id',
                  'value-title': 'name',
                },
                ...{ 'value-description': 'about', 'value-selectable': 'ok' },
                parameters: { board: { parameter: 'board' } },
              },
            },
            {
              ...{ name: 'folder', in: 'query', type: 'string' },
              'x-ms-dynamic-tree': {
                settings: { canSelectLeafNodes: false },
                open: {
                  ...{
                    operationId: 'Tree',
                    itemsPath: 'entries',
                    itemTitlePath: 'label',
                    itemValuePath: 'path',
                  },
                  itemIsParent: '(kind eq folder)',
                },
                browse: {
                  ...{
                    operationId: 'Tree',
                    itemsPath: 'entries',
                    itemTitlePath: 'label',
                    itemValuePath: 'path',
                  },
                  itemIsParent: '(kind eq folder)',
                  parameters: { under: { selectedItemValuePath: 'path' } },
                },
              },
            },
            {
              ...{ name: 'body', in: 'body' },
              schema: {
                type: 'object',
                properties: {
                  board: { type: 'object', properties: { id: { type: 'integer' } } },
                  fields: {
                    type: 'object',
                    'x-ms-dynamic-schema': { operationId: 'Fields', 'value-path': 'deep/schema' },
                  },
                  card: {
                    type: 'object',
                    properties: {
                      owner: {
                        type: 'string',
                        'x-ms-dynamic-list': {
                          operationId: 'People',
                          itemValuePath: 'id',
                          parameters: { id: { parameterReference: 'body/board/id' } },
                        },
                      },
                    },
                  },
                },
              },
            },
          ],
          responses: {
            200: { schema: { type: 'object', 'x-ms-dynamic-schema': { operationId: 'Fields' } } },
          },
        },
      },
    },
  },
});
