import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConnector } from '../../src/connector-folder/load-connector.js';
import { growthOf } from '../support/growth.js';

const parcels = fileURLToPath(new URL('../fixtures/connectors/parcels', import.meta.url));
const definition = '{"swagger":"2.0","info":{"title":"Post"},"paths":{}}';
const properties = '{"properties":{}}';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connector-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function fill(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

test('loads a folder without findings', async () => {
  const { connector, findings } = await loadConnector(parcels);

  expect(findings).toEqual([]);
  expect(connector).toMatchObject({
    name: 'parcels',
    title: 'Parcel Desk (EU)',
    description: 'Parcels and their owners.',
    folder: parcels,
    throttling: { calls: 20, renewalPeriodSeconds: 10 },
    properties: { publisher: 'Parcel Desk', iconBrandColor: '#112233' },
  });
  expect(connector?.operations.map(({ id, kind }) => [id, kind])).toEqual([
    ['GetParcel', 'action'],
    ['WhenParcelMoves', 'webhook'],
  ]);
});

test('loads the properties beside a definition that is named as a file', async () => {
  const { connector } = await loadConnector(join(parcels, 'apiDefinition.swagger.json'));

  expect(connector?.name).toBe('parcels');
  expect(connector?.properties.publisher).toBe('Parcel Desk');
});

const spellings = [
  { name: 'another case', files: ['apidefinition.swagger.json', 'ApiProperties.json'] },
  { name: 'no `swagger` in the name', files: ['apiDefinition.json', 'apiProperties.json'] },
  { name: 'a swagger file of any name', files: ['post.swagger.json', 'apiProperties.json', 'sample.json'] },
  { name: 'the only other JSON file', files: ['post.json', 'apiProperties.json', 'settings.json'] },
];

test.each(spellings)('finds a definition by $name', async ({ files }) => {
  await fill(
    Object.fromEntries(files.map((file) => [file, /properties/i.test(file) ? properties : definition])),
  );

  const { connector, findings } = await loadConnector(folder);

  expect(connector?.title).toBe('Post');
  expect(findings).toEqual([]);
});

const tolerated = [
  { name: 'a byte-order mark', content: `\uFEFF${definition}`, want: [] },
  { name: 'UTF-16', content: Buffer.from(`\uFEFF${definition}`, 'utf16le'), want: ['warning encoding 1:1'] },
  {
    name: 'UTF-16 without its mark',
    content: Buffer.from(definition, 'utf16le'),
    want: ['warning encoding 1:1'],
  },
  {
    name: 'UTF-16 of the other order without its mark',
    content: Buffer.from(definition, 'utf16le').swap16(),
    want: ['warning encoding 1:1'],
  },
  {
    name: 'Latin-1',
    content: Buffer.from(
      '{"swagger":"2.0","info":{"title":"Post","description":"Grüße"},"paths":{}}',
      'latin1',
    ),
    want: ['warning encoding 1:1'],
  },
  {
    name: 'comments',
    content: `{\n  // the version\n  "swagger":"2.0","info":{"title":"Post"},"paths":{}}`,
    want: ['warning json-not-strict 2:3'],
  },
  {
    name: 'a trailing comma',
    content: '{"swagger":"2.0",\r\n"info":{"title":"Post",},\r\n"paths":{}}',
    want: ['warning json-not-strict 2:23'],
  },
];

test.each(tolerated)('reads a definition with $name', async ({ content, want }) => {
  await fill({ 'apiDefinition.swagger.json': content, 'apiProperties.json': properties });

  const { connector, findings } = await loadConnector(folder);

  expect(connector?.title).toBe('Post');
  expect(findings.map(({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`)).toEqual(
    want,
  );
});

test('keeps the letters of a Latin-1 file', async () => {
  const content = Buffer.from('{"swagger":"2.0","info":{"description":"Grüße"},"paths":{}}', 'latin1');
  await fill({ 'apiDefinition.swagger.json': content, 'apiProperties.json': properties });

  const { connector } = await loadConnector(folder);

  expect(connector?.description).toBe('Grüße');
});

const refused = [
  { name: 'an empty file', content: '', want: 'json-syntax 1:1 The file is empty.' },
  {
    name: 'a missing comma',
    content: '{\n  "swagger": "2.0"\n  "paths": {}\n}',
    want: 'json-syntax 3:3 The file is not valid JSON: comma expected.',
  },
  {
    name: 'a cut file',
    content: '{\n  "swagger": "2.0"',
    want: 'json-syntax 2:19 The file is not valid JSON: close brace expected.',
  },
  {
    name: 'text that is no JSON',
    content: 'A connector.',
    want: 'json-syntax 1:1 The file is not valid JSON: invalid symbol.',
  },
  {
    name: 'YAML',
    content: '# Post\nswagger: "2.0"',
    want: 'json-syntax 1:1 The file is not valid JSON: it is YAML, and connectors take JSON; `livechat-connector init NAME --from FILE` makes a connector of it.',
  },
  {
    name: 'a page',
    content: '<!doctype html>\n<title>404</title>',
    want: 'json-syntax 1:1 The file is not valid JSON: it is XML or HTML.',
  },
  {
    name: 'a Git LFS pointer',
    content: 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n',
    want: 'json-syntax 1:1 The file is not valid JSON: it is a Git LFS pointer, run `git lfs pull`.',
  },
  {
    name: 'a merge conflict',
    content: '{\n<<<<<<< HEAD\n  "swagger": "2.0"',
    want: 'json-syntax 2:1 The file is not valid JSON: it has the marks of a merge conflict.',
  },
  { name: 'a list', content: '[]', want: 'definition-not-swagger 1:1 The definition is not a JSON object.' },
  { name: 'null', content: 'null', want: 'definition-not-swagger 1:1 The definition is not a JSON object.' },
  {
    name: 'OpenAPI 3',
    content: '{\n  "openapi": "3.0.1", "paths": {}\n}',
    want: 'definition-not-swagger 2:3 The definition is written in OpenAPI 3, and connectors are described in OpenAPI 2.0; `livechat-connector init NAME --from FILE` makes a connector of it.',
  },
  {
    name: 'a template of Azure Resource Manager',
    content:
      '{ "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#", "resources": [] }',
    want: 'definition-not-swagger 1:1 The file is a template of Azure Resource Manager, not a definition; take out what the resource `Microsoft.Web/customApis` has as `properties.swagger`.',
  },
  {
    name: 'a Postman collection',
    content:
      '{ "info": { "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" }, "item": [] }',
    want: 'definition-not-swagger 1:1 The file is a Postman collection, not a definition; export it as OpenAPI first.',
  },
  {
    name: 'no version',
    content: '{ "paths": {} }',
    want: 'definition-not-swagger 1:1 The definition does not say `"swagger": "2.0"`.',
  },
  {
    name: 'a list of paths',
    content: '{ "swagger": "2.0",\n  "paths": [] }',
    want: 'definition-not-swagger 2:3 The definition has no object of `paths`.',
  },
  {
    name: 'nesting without end',
    content: `${'['.repeat(200_000)} x`,
    want: 'json-syntax 1:1 The file is not valid JSON: it is nested too deeply.',
  },
];

test.each(refused)('refuses $name with one finding', async ({ content, want }) => {
  await fill({ 'apiDefinition.swagger.json': content, 'apiProperties.json': '{' });

  const { connector, findings } = await loadConnector(folder);

  expect(connector).toBeUndefined();
  expect(findings.map(({ code, line, column, message }) => `${code} ${line}:${column} ${message}`)).toEqual([
    want,
  ]);
  expect(findings[0]).toMatchObject({ severity: 'error', file: join(folder, 'apiDefinition.swagger.json') });
});

test('says that a folder has no definition', async () => {
  await fill({ 'apiProperties.json': '' });

  const { connector, findings } = await loadConnector(folder);

  expect(connector).toBeUndefined();
  expect(findings).toEqual([
    {
      code: 'definition-missing',
      severity: 'error',
      message: 'The folder has no `apiDefinition.swagger.json`.',
      file: folder,
      line: 1,
      column: 1,
    },
  ]);
});

const hints = [
  {
    name: 'several other JSON files',
    files: ['a.json', 'b.json'],
    hint: ' It has `a.json`, `b.json`: give the path of the one that is meant.',
  },
  {
    name: 'many other JSON files',
    files: ['a.json', 'b.json', 'c.json', 'd.json'],
    hint: ' It has 4 other JSON files: give the path of the one that is meant.',
  },
  {
    name: 'YAML',
    files: ['openapi.yaml', 'values.yaml'],
    hint: ' `openapi.yaml` is YAML, and connectors take JSON; `livechat-connector init NAME --from FILE` makes a connector of it.',
  },
  { name: 'a script alone', files: ['script.csx'], hint: '' },
];

test.each(hints)('says what a folder has instead: $name', async ({ files, hint }) => {
  await fill(Object.fromEntries(files.map((file) => [file, '{}'])));

  const { findings } = await loadConnector(folder);

  expect(findings.map(({ message }) => message)).toEqual([
    `The folder has no \`apiDefinition.swagger.json\`.${hint}`,
  ]);
});

test('says which folder inside has the definition', async () => {
  await mkdir(join(folder, 'empty'));
  await mkdir(join(folder, 'post'));
  await fill({ 'post/apiDefinition.swagger.json': definition });

  const { findings } = await loadConnector(folder);

  expect(findings[0]?.message).toBe(
    'The folder has no `apiDefinition.swagger.json`. The folder `post` in it has one.',
  );
});

test('says that a folder cannot be read', async () => {
  const { findings } = await loadConnector(join(folder, 'nowhere'));

  expect(findings).toMatchObject([
    { code: 'folder-unreadable', message: 'There is no such file or folder.' },
  ]);
});

test('says that a file cannot be read', async () => {
  await mkdir(join(folder, 'apiDefinition.swagger.json'));

  const { findings } = await loadConnector(folder);

  expect(findings).toMatchObject([{ code: 'file-unreadable', message: 'The file cannot be read: EISDIR.' }]);
});

test('loads a definition without properties and says so', async () => {
  await fill({ 'apiDefinition.swagger.json': definition });

  const { connector, findings } = await loadConnector(folder);

  expect(connector?.properties).toEqual({});
  expect(findings).toMatchObject([{ code: 'properties-missing', severity: 'warning', file: folder }]);
});

test('loads a definition whose properties are broken and says where', async () => {
  await fill({ 'apiDefinition.swagger.json': definition, 'apiProperties.json': '{\n  "properties": {' });

  const { connector, findings } = await loadConnector(folder);

  expect(connector?.properties).toEqual({});
  expect(findings).toMatchObject([
    { code: 'json-syntax', severity: 'error', file: join(folder, 'apiProperties.json'), line: 2, column: 18 },
  ]);
});

test('leaves out unusable properties and points at them', async () => {
  await fill({
    'apiDefinition.swagger.json': definition,
    'apiProperties.json': [
      '{ "properties": {',
      '  "connectionParameters": { "key": { "type": "string" },',
      '    "odd": 7 },',
      '  "policyTemplateInstances": [ {} ],',
      '  "publisher": 3 } }',
    ].join('\n'),
  });

  const { connector, findings } = await loadConnector(folder);

  expect(connector?.properties).toEqual({
    connectionParameters: { key: { type: 'string' } },
    policyTemplateInstances: [],
  });
  expect(findings.map(({ line, column, pointer, message }) => [line, column, pointer, message])).toEqual([
    [
      3,
      5,
      '/properties/connectionParameters/odd',
      '`/properties/connectionParameters/odd` is not a connection parameter with a `type` and is ignored.',
    ],
    [
      4,
      32,
      '/properties/policyTemplateInstances/0',
      '`/properties/policyTemplateInstances/0` is not a policy with `templateId` and `parameters` and is ignored.',
    ],
    [5, 3, '/properties/publisher', '`/properties/publisher` is not text and is ignored.'],
  ]);
});

test('points at an operation without an id', async () => {
  await fill({
    'apiDefinition.swagger.json': '{ "swagger": "2.0", "paths": {\n  "/a/b": {\n    "get": {} } } }',
    'apiProperties.json': properties,
  });

  const { findings } = await loadConnector(folder);

  expect(findings).toEqual([
    {
      code: 'operation-unusable',
      severity: 'warning',
      message: 'GET `/a/b` has no `operationId` and is left out.',
      file: join(folder, 'apiDefinition.swagger.json'),
      line: 3,
      column: 5,
      pointer: '/paths/~1a~1b/get',
    },
  ]);
});

test('points at thousands of unusable operations in a time that grows with their number only', async () => {
  await fill({ 'apiProperties.json': properties });
  const loading = async (count: number) => {
    const paths = Object.fromEntries(Array.from({ length: count }, (_, index) => [`/${index}`, { get: {} }]));
    const file = `${count}.swagger.json`;
    await fill({ [file]: JSON.stringify({ swagger: '2.0', paths }, null, 2) });
    return async () => {
      const { findings } = await loadConnector(join(folder, file));
      expect(findings.at(-1)?.line).toBe(3 + count * 3 - 1);
    };
  };
  const growth = await growthOf(await loading(500), await loading(5_000), 60);
  expect(growth).toBeLessThan(60); // about 10; 100 when each place is looked for from the start
});
