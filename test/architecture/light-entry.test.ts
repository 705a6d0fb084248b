import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as emulator from '../../src/emulator/index.js';
import * as entry from '../../src/index.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { type Import, readImports } from './imports.js';

const files = readImports(['connector', 'src']);

/** What takes long to load, or opens a port or a store. */
const heavy = ['express', 'libsql', 'pg', 'undici', 'pino'];

test('the public entry exports these values, and adding one is a decision', () => {
  expect(Object.keys(entry).sort()).toEqual([
    'defineConnector',
    'defineOperation',
    'defineParameter',
    'defineResponse',
    'defineSchema',
    'generate',
  ]);
});

test('the entry of the emulator exports these values, and adding one is a decision', () => {
  expect(Object.keys(emulator).sort()).toEqual([
    'GatewayProblem',
    'createConnector',
    'createGateway',
    'loadConnector',
    'startGateway',
  ]);
});

test('the public entry exports these types, and adding one is a decision', () => {
  const source = readFileSync(join(packageRoot(), 'src/index.ts'), 'utf8');
  const inLists = [...source.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.trim()),
  );
  const single = [...source.matchAll(/\btype (\w+)[,\s]/g)].map(([, name]) => name);
  expect([...inLists, ...single].filter((name) => name !== '').sort()).toEqual([
    'Action',
    'Address',
    'ArraySchema',
    'BodyOf',
    'BooleanSchema',
    'Connection',
    'ConnectionParameter',
    'ConnectionSet',
    'Connector',
    'ConnectorInfo',
    'DateTime',
    'Extensions',
    'FromSchema',
    'GeneratedFile',
    'Json',
    'Notification',
    'NumberSchema',
    'ObjectSchema',
    'Operation',
    'Parameter',
    'Policy',
    'PollingTrigger',
    'ReferenceNotes',
    'Reshaped',
    'Response',
    'ResponseSchemaOf',
    'Schema',
    'SecurityScheme',
    'SignIn',
    'StringSchema',
    'Throttling',
    'Visibility',
    'WebhookTrigger',
  ]);
});

test.each(['src/index.ts', 'src/cli/main.ts', 'src/cli/commands/generate.ts'])(
  'loading %s loads no server, no HTTP client and no store',
  (file) => {
    expect(files.has(file)).toBe(true);
    expect(packagesOf(file, ['static']).filter((name) => heavy.includes(name))).toEqual([]);
  },
);

test.each(['generate', 'reference', 'validate'])('running `%s` loads none of them either', (command) => {
  expect(heavyOf(`src/cli/commands/${command}.ts`)).toEqual([]);
});

test('running `emulate` does, so the walk would find them', () => {
  expect(heavyOf('src/cli/commands/emulate.ts')).toEqual(expect.arrayContaining(['express', 'libsql']));
});

function heavyOf(file: string): readonly string[] {
  return packagesOf(file, ['static', 'dynamic']).filter((name) => heavy.includes(name));
}

/** The packages that a file loads, itself or through files of ours. */
function packagesOf(start: string, kinds: readonly Import['kind'][]): readonly string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { isOurs, target, kind } of files.get(file) ?? []) {
      if (!kinds.includes(kind)) continue;
      if (isOurs) waiting.push(target);
      else packages.add(target);
    }
  }
  return [...packages].sort();
}
