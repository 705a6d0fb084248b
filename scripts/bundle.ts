import { chmodSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { rolldown } from 'rolldown';
import { packageRoot } from '../src/shared/package-root.js';

/**
 * The last step of the build: what the package runs, several hundred compiled modules, becomes a few files. Node takes
 * longer to find and link a module than most of them take to run. The entries stay where they are and what is imported
 * dynamically stays apart, so that a command loads what it needs and no more. See docs/decisions/0049.
 */
const folder = join(packageRoot(), 'dist/src');

const bundle = await rolldown({
  input: entries(),
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
  platform: 'node',
  resolve: { extensions: ['.js'] },
});
await bundle.write({
  dir: folder,
  format: 'esm',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  codeSplitting: { groups: [{ name: 'shared', test: usedByEveryCommand }] },
});
await bundle.close();
// npm does this when it links the command, not when a build replaces the file behind a link that is there already.
chmodSync(join(folder, 'cli/main.js'), 0o755);

/** The files that package.json names, by their path in the folder without `.js`. */
function entries(): Readonly<Record<string, string>> {
  const manifest = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  const names = [...manifest.matchAll(/"(?:\.\/)?dist\/src\/([^"]+)\.js"/g)].flatMap(
    ([, name]) => name ?? [],
  );
  return Object.fromEntries(names.map((name) => [name, join(folder, `${name}.js`)]));
}

/** Small modules that load nothing themselves: one file for all is faster than one for each. */
function usedByEveryCommand(id: string): boolean {
  return /[\\/]shared[\\/](?:decode-text|json-value|locate-pointer|package-root|usage-error)\.js$/.test(id);
}
