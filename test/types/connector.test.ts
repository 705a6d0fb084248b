import { expectTypeOf, test } from 'vitest';
import type { livechatConnector } from '../../connector/index.js';
import { type Connector, defineConnector } from '../../src/model/connector.js';
import { defineOperation } from '../../src/model/operation.js';
import { sampleConnector } from '../support/sample-connector.js';
import type { UnknownKeys } from './unknown-keys.js';

test('no key of a connector is misspelt', () => {
  expectTypeOf<UnknownKeys<typeof livechatConnector, Connector>>().toBeNever();
  expectTypeOf<UnknownKeys<typeof sampleConnector, Connector>>().toBeNever();
});

test('a misspelt key would be found, however deep', () => {
  const info = { ...sampleConnector.info, colour: '#ffffff' } as const;
  const operation = defineOperation({
    kind: 'action',
    id: 'GetBox',
    summary: 'Get a box',
    description: 'Gets a box.',
    visibilty: 'internal',
    method: 'get',
    path: '/boxes',
    parameters: [{ name: 'size', in: 'query', type: 'string', requird: true }],
    response: {
      status: 200,
      description: 'The box.',
      schema: { type: 'object', properties: { size: { type: 'string', titel: 'Size' } } },
    },
  });
  const connector = defineConnector({ ...sampleConnector, info, operations: [operation] });
  expectTypeOf<UnknownKeys<typeof connector, Connector>>().toEqualTypeOf<
    'colour' | 'visibilty' | 'requird' | 'titel'
  >();
});

test('a connector that says too little or something else does not compile', () => {
  const { connection: _connection, ...withoutConnection } = sampleConnector;
  // @ts-expect-error a connector says how a flow signs in
  defineConnector(withoutConnection);
  // @ts-expect-error three categories are one too many
  defineConnector({ ...sampleConnector, info: { ...sampleConnector.info, categories: ['A', 'B', 'C'] } });
  // @ts-expect-error the platform knows HTTP and HTTPS
  defineConnector({ ...sampleConnector, address: { ...sampleConnector.address, scheme: 'wss' } });
});
