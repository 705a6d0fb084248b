import { expect, test } from 'vitest';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { splitOn } from '../../../../src/emulator/gateway/triggers/start-runs.js';

const list = { type: 'array', items: { type: 'object' } };
const object = (properties: object) => ({ type: 'object', properties });
const hidden = { ...list, 'x-ms-visibility': 'internal' };

test.each([
  ['a list', list, [1, 2], [1, 2]],
  ['an empty list', list, [], []],
  ['a list inside an object', object({ value: list }), { value: [1] }, [1]],
  ['a list inside objects', object({ data: object({ items: list }) }), { data: { items: [1, 2] } }, [1, 2]],
  ['the list that is shown', object({ links: hidden, value: list }), { links: [9], value: [1] }, [1]],
  ['a list beside other properties', object({ total: {}, value: list }), { total: 2, value: [1] }, [1]],
  ['a list that the schema does not know', {}, { total: 2, value: [1] }, [1]],
  ['the list of an answer in another form', object({ value: list }), { rows: [1] }, [1]],
  ['no list', object({ value: list }), { total: 0 }, [{ total: 0 }]],
])('a batch trigger splits on %s', (_name, schema, body, want) => {
  expect(split('Batch', schema, body)).toEqual(want);
});

test('a single trigger gives its answer whole', () => {
  expect(split('single', list, [1, 2])).toEqual([[1, 2]]);
});

function split(trigger: string, schema: object, body: unknown): readonly unknown[] {
  const get = {
    operationId: 'When',
    'x-ms-trigger': trigger,
    responses: { 200: { schema: { $ref: '#/definitions/Answer' } } },
  };
  const connector = createConnector({
    definition: { definitions: { Answer: schema }, paths: { '/a': { get } } },
  });
  return splitOn(connector, connector.operations[0], body);
}
