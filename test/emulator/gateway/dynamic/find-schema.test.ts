import { expect, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { findSchema } from '../../../../src/emulator/gateway/dynamic/find-schema.js';

const text = { type: 'string' };
const items = {
  type: 'array',
  items: { type: 'object', properties: { 'x.y': { ...text, title: 'Inner' } } },
};
const connector = createConnector({
  definition: {
    paths: {
      '/a': {
        post: {
          operationId: 'Send',
          parameters: [
            { name: 'ids[]', in: 'query', type: 'string', title: 'Ids' },
            { name: 'body', in: 'body', schema: { type: 'object', properties: { 'a.list': items } } },
          ],
          responses: { 200: { schema: items } },
        },
      },
    },
  },
});
const [operation] = connector.operations;

test.each([
  ['as `describe` writes it', 'query.$.ids~2]', 'input', 'Ids'],
  ['with the name as it is', 'query.$.ids[]', 'input', 'Ids'],
  ['inside a list of the body', 'body.$.a~1list.[*].x~1y', 'input', 'Inner'],
  ['inside a list of the body, names as they are', 'body.$.a.list.[*].x.y', 'input', 'Inner'],
  ['in an answer', 'body.$.[*].x~1y', 'output', 'Inner'],
] as const)('finds a place by its key %s', (_name, key, side, title) => {
  expect(operation && findSchema(connector, operation, key, side)).toMatchObject({
    schema: { title },
    rest: [],
  });
});
