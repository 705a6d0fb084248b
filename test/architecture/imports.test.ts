import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/shared/package-root.js';
import { type Import, importsOf, readImports } from './imports.js';

const files = readImports(['connector', 'src', 'scripts']);

test.each<{ name: string; given: string; want: Import }>([
  {
    name: 'a plain import',
    given: "import { a, b as c } from './b.js';",
    want: { target: 'src/a/b.ts', isOurs: true, kind: 'static' },
  },
  {
    name: 'an import over several lines',
    given: "import {\n  a,\n  type B,\n} from '../b/c.js';",
    want: { target: 'src/b/c.ts', isOurs: true, kind: 'static' },
  },
  {
    name: 'an import of types only',
    given: "import type { A } from '../../connector/index.js';",
    want: { target: 'connector/index.ts', isOurs: true, kind: 'type' },
  },
  {
    name: 'something that is called type',
    given: "import type from './type.js';",
    want: { target: 'src/a/type.ts', isOurs: true, kind: 'static' },
  },
  {
    name: 'a re-export',
    given: "export * from './b.js';",
    want: { target: 'src/a/b.ts', isOurs: true, kind: 'static' },
  },
  {
    name: 'an import for its effect',
    given: "import 'express';",
    want: { target: 'express', isOurs: false, kind: 'static' },
  },
  {
    name: 'a package with a scope and a path',
    given: "import x from '@scope/name/deep/file.js';",
    want: { target: '@scope/name', isOurs: false, kind: 'static' },
  },
  {
    name: 'an import on demand',
    given: "const { a } = await import('./b.js');",
    want: { target: 'src/a/b.ts', isOurs: true, kind: 'dynamic' },
  },
  {
    name: 'the type of a module',
    given: "type A = typeof import('./b.js');",
    want: { target: 'src/a/b.ts', isOurs: true, kind: 'type' },
  },
  {
    name: 'the second import of a line',
    given: "const a = 1; import './b.js';",
    want: { target: 'src/a/b.ts', isOurs: true, kind: 'static' },
  },
])('finds $name', ({ given, want }) => {
  expect(importsOf(given, 'src/a/a.ts')).toEqual([want]);
});

test.each([
  { name: 'a comment', given: "/** import { a } from './b.js'; */\n// import './c.js'" },
  { name: 'text that looks like the end of a comment', given: "const accept = '*/*';\nexport const a = 1;" },
  { name: 'an export of its own', given: "export const from = 'somewhere';" },
])('finds no import in $name', ({ given }) => {
  expect(importsOf(given, 'src/a/a.ts')).toEqual([]);
});

test('every import of ours leads to a file', () => {
  const missing = [...files].flatMap(([file, imports]) =>
    imports
      .filter(({ isOurs, target }) => isOurs && !files.has(target) && !target.endsWith('.json'))
      .map(({ target }) => `${file} -> ${target}`),
  );
  expect(files.size).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('what the code loads is a dependency, and every dependency is used', () => {
  const manifest: { readonly dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
  );
  const packages = new Set(
    [...files]
      .filter(([file]) => !file.startsWith('scripts/'))
      .flatMap(([, imports]) => imports.filter(({ isOurs }) => !isOurs).map(({ target }) => target))
      // The source that is written for a connector project imports this package by name.
      .filter((name) => !isBuiltin(name) && name !== 'livechat-connector'),
  );
  expect([...packages].sort()).toEqual(Object.keys(manifest.dependencies).sort());
});

test('no file imports itself by a detour', () => {
  expect(findCycles()).toEqual([]);
});

/** Each cycle once, as the list of its files; types count too. */
function findCycles(): readonly string[] {
  const cycles: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  function visit(file: string): void {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' -> '));
    if (start >= 0 || finished.has(file)) return;
    trail.push(file);
    for (const { isOurs, target } of files.get(file) ?? []) if (isOurs) visit(target);
    trail.pop();
    finished.add(file);
  }
  for (const file of files.keys()) visit(file);
  return cycles;
}
