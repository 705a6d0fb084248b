import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { loadProject } from '../../src/cli/load-project.js';
import { generateDefinition } from '../../src/generator/definition/generate-definition.js';
import { generateProperties } from '../../src/generator/properties/generate-properties.js';
import { importConnector } from '../../src/importer/import-connector.js';
import { writeSource } from '../../src/importer/source/write-source.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { makeFolder } from '../support/make-folder.js';
import { sampleConnector } from '../support/sample-connector.js';
import { oddDefinition, oddProperties } from './odd-definition.js';

const connectors = [
  {
    name: 'the LiveChat connector',
    definition: generateDefinition(livechatConnector),
    properties: generateProperties(livechatConnector),
  },
  {
    name: 'another connector',
    definition: generateDefinition(sampleConnector),
    properties: generateProperties(sampleConnector),
  },
  { name: 'odd documents', definition: oddDefinition, properties: oddProperties },
  { name: 'documents that say nothing', definition: {}, properties: {} },
];

test.each(connectors)('$name comes back equal from the model', ({ definition, properties }) => {
  const { connector } = importConnector(definition, properties);
  expect(generateDefinition(connector)).toEqual(definition);
  expect(generateProperties(connector)).toEqual(properties);
});

test.each(connectors)(
  '$name comes back equal from its written source',
  async ({ definition, properties }) => {
    const connector = await loadProject(writeAll(importConnector(definition, properties).connector));
    expect(generateDefinition(connector)).toEqual(definition);
    expect(generateProperties(connector)).toEqual(properties);
  },
);

test('the words of the model are enough for the LiveChat connector', () => {
  const { connector } = importConnector(
    JSON.parse(readFileSync(join(packageRoot(), 'apiDefinition.swagger.json'), 'utf8')),
    JSON.parse(readFileSync(join(packageRoot(), 'apiProperties.json'), 'utf8')),
  );
  expect(JSON.stringify(connector)).not.toContain('"extensions"');
});

test('a schema that holds itself is referred to by name, the others are constants', () => {
  const files = new Map(
    writeSource(importConnector(oddDefinition, oddProperties).connector).map(({ path, text }) => [
      path,
      text,
    ]),
  );
  expect(files.get('operations/get-parcel-v2.ts')).toBe(`import { defineOperation } from 'livechat-connector';
import { gone } from '../responses/gone.js';
import { parcel } from '../schemas/parcel.js';

/** GET /parcels/{id} */
export const getParcelV2 = defineOperation({
  kind: 'action',
  id: 'Get_Parcel-v2',
  summary: 'Get a parcel',
  description: 'Gets a parcel. */ alert(1)',
  method: 'get',
  path: '/parcels/{id}',
  parameters: [],
  response: { status: 200, description: "It's the parcel.", schema: parcel },
  otherResponses: {
    404: gone,
    default: { description: 'No.', schema: { type: 'object', additionalProperties: true } },
  },
  extensions: { parameters: [], 'x-ms-openai-data': { 'openai-enabled': true } },
});
`);
  expect(files.get('schemas/parcel.ts')).toContain(
    "inside: { type: 'array', items: { type: 'reference', name: 'Parcel' } }",
  );
  expect(files.get('operations/delete-operation.ts')).toContain('export const deleteOperation');
});

test('a client secret stays out of the source, and is told', () => {
  const properties = {
    properties: {
      connectionParameters: {
        token: {
          type: 'oauthSetting',
          oAuthSettings: { identityProvider: 'oauth2', clientSecret: 'hush-hush' },
        },
      },
    },
  };
  const { connector, secretsLeftOut } = importConnector({ swagger: '2.0', paths: {} }, properties);
  expect(secretsLeftOut).toEqual(['token']);
  expect(JSON.stringify(writeSource(connector))).not.toContain('hush-hush');
});

function writeAll(connector: ReturnType<typeof importConnector>['connector']): string {
  const { folder, remove } = makeFolder();
  onTestFinished(remove);
  for (const { path, text } of writeSource(connector)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, 'index.ts');
}
