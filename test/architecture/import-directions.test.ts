import { expect, test } from 'vitest';
import { readImports } from './imports.js';

/**
 * Which part may import which, beside itself. The first part whose path fits a file is the one it belongs to. What
 * is not listed may not be imported: so nothing imports `cli`, `scripts` or `test`, and only `cli` and `scripts`
 * compose the machines.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  'src/shared': [],
  'src/model': ['src/shared'],
  'src/livechat': ['src/shared'],
  connector: ['src/model'],
  // What a folder's two documents say: the gateway runs it, the packager and the reference page print it.
  'src/connector-folder': ['src/shared'],
  'src/generator': ['src/shared', 'src/model', 'src/connector-folder'],
  // Reads documents into the model, and holds what it read against what is generated from it.
  'src/importer': ['src/model', 'src/generator'],
  // Repoints flows to the connector, whose operations and differences it knows.
  'src/migrator': ['src/shared', 'src/model', 'connector'],
  'src/scaffold': ['src/model'],
  // The second public entry: the gateway emulator for the tests of a connector project.
  'src/testing': ['src/shared', 'src/connector-folder', 'src/emulator/gateway'],
  // These two read the two documents only, so that they can catch the generator's mistakes.
  'src/validator': ['src/shared'],
  'src/emulator/gateway': ['src/shared', 'src/connector-folder'],
  // The simulator stands in for LiveChat: it and the gateway know each other over HTTP only.
  'src/emulator/livechat': ['src/shared', 'src/livechat'],
  // The page knows the gateway's types; what it imports of the rest would have to be served to the browser.
  'src/emulator/page': ['src/emulator/gateway', 'src/connector-folder'],
  // Its public entry is the gateway's.
  'src/emulator': ['src/shared', 'src/emulator/gateway', 'src/connector-folder'],
  'src/shim': ['src/shared', 'src/model', 'src/livechat', 'connector'],
  'src/packager': ['src/shared', 'src/validator', 'src/connector-folder'],
  'src/index.ts': ['src/shared', 'src/model', 'src/generator', 'src/validator', 'src/packager'],
  'src/cli': [
    // A connector project takes its words from the entry of the same program that loads it.
    'src/index.ts',
    'src/shared',
    'src/model',
    'src/livechat',
    'connector',
    'src/generator',
    'src/validator',
    'src/connector-folder',
    'src/emulator/gateway',
    'src/emulator/livechat',
    'src/emulator',
    'src/shim',
    'src/packager',
    'src/importer',
    'src/migrator',
    'src/scaffold',
  ],
  scripts: [
    'src/shared',
    'src/model',
    'src/livechat',
    'connector',
    'src/generator',
    'src/validator',
    'src/connector-folder',
    'src/emulator/gateway',
    'src/emulator/livechat',
    'src/emulator',
    'src/shim',
    'src/packager',
    'src/importer',
    'src/migrator',
    'src/scaffold',
    'src/cli',
  ],
};

const files = readImports(['connector', 'src', 'scripts']);

test('every source file belongs to a part', () => {
  expect([...files.keys()].filter((file) => partOf(file) === undefined)).toEqual([]);
});

test.each(Object.entries(parts))('%s imports only %s and itself', (part, allowed) => {
  const violations = [...files]
    .filter(([file]) => partOf(file) === part)
    .flatMap(([file, imports]) =>
      imports
        .filter(
          ({ isOurs, target }) => isOurs && target !== 'package.json' && !mayImport(part, allowed, target),
        )
        .map(({ target }) => `${file} -> ${target}`),
    );
  expect(violations).toEqual([]);
});

function mayImport(part: string, allowed: readonly string[], target: string): boolean {
  const wanted = partOf(target);
  return wanted === part || (wanted !== undefined && allowed.includes(wanted));
}

function partOf(file: string): string | undefined {
  return Object.keys(parts).find((part) => file === part || file.startsWith(`${part}/`));
}

test('the page takes nothing but types from the gateway', () => {
  const loaded = [...files]
    .filter(([file]) => partOf(file) === 'src/emulator/page')
    .flatMap(([file, imports]) =>
      imports
        .filter(
          ({ target, isOurs, kind }) => isOurs && kind !== 'type' && partOf(target) !== 'src/emulator/page',
        )
        .map(({ target }) => `${file} -> ${target}`),
    );
  expect(loaded).toEqual([]);
});
