import { expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { checkDefinition } from '../../src/generator/check-definition.js';
import { generate } from '../../src/generator/generate.js';
import type { Connector } from '../../src/model/connector.js';
import type { Action } from '../../src/model/operation.js';
import { sampleConnector } from '../support/sample-connector.js';

const getBox: Action = {
  kind: 'action',
  id: 'GetBox',
  summary: 'Get a box',
  description: 'Gets a box.',
  method: 'get',
  path: '/boxes',
  parameters: [],
  response: { status: 200, description: 'The box.' },
};

const connectors: readonly (readonly [string, Connector])[] = [
  ['the sample', sampleConnector],
  ['LiveChat', livechatConnector],
];

test.each(connectors)('%s is OpenAPI 2.0, by its rules and by its schema', async (_name, connector) => {
  await expect(checkDefinition(generate(connector), 'rules')).resolves.toBeUndefined();
  await expect(checkDefinition(generate(connector), 'full')).resolves.toBeUndefined();
});

test.each([
  {
    name: 'two operations of one id',
    operations: [getBox, { ...getBox, path: '/crates' as const }],
    want: /Duplicate operation id 'GetBox'/,
  },
  {
    name: 'a path whose parameter is not declared',
    operations: [{ ...getBox, path: '/boxes/{id}' as const }],
    want: /missing path parameter.*\{id\}/i,
  },
  {
    name: 'a path parameter that may be left out',
    operations: [
      {
        ...getBox,
        path: '/boxes/{id}' as const,
        parameters: [{ name: 'id', in: 'path', type: 'string' } as const],
      },
    ],
    want: /Path parameters cannot be optional/,
  },
  {
    name: 'a required key that no property describes',
    operations: [
      {
        ...getBox,
        method: 'post' as const,
        body: { type: 'object', name: 'Box', required: ['size'], properties: {} } as const,
      },
    ],
    want: /Property 'size' listed as required but does not exist/,
  },
])('the rules refuse $name', async ({ operations, want }) => {
  await expect(checkDefinition(generate({ ...sampleConnector, operations }), 'rules')).rejects.toThrow(want);
});

test('only the full check sees what the schema of OpenAPI forbids', async () => {
  const address = { ...sampleConnector.address, basePath: 'v1' };
  const files = generate(sampleConnector, address);
  await expect(checkDefinition(files, 'rules')).resolves.toBeUndefined();
  await expect(checkDefinition(files, 'full')).rejects.toThrow(/schema validation failed/i);
});

test('says that there is no definition to check', async () => {
  await expect(checkDefinition([], 'rules')).rejects.toThrow(
    'The generator wrote no apiDefinition.swagger.json.',
  );
});
