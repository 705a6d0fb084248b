import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { packageRoot } from '../../src/shared/package-root.js';

/** One import of a source file. */
export interface Import {
  /** A file of ours, relative to the repository with forward slashes; or the name of a package. */
  readonly target: string;
  readonly isOurs: boolean;
  /** `type` is gone at run time, `dynamic` is loaded when the code comes to it. */
  readonly kind: 'static' | 'type' | 'dynamic';
}

/** Every TypeScript file below the folders, relative to the repository, with its imports. */
export function readImports(folders: readonly string[]): ReadonlyMap<string, readonly Import[]> {
  const files = folders.flatMap((folder) => {
    const root = join(packageRoot(), folder);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path.replaceAll('\\', '/')))
      .filter((path) => /\.tsx?$/.test(path));
  });
  return new Map(
    files.sort().map((file) => [file, importsOf(readFileSync(join(packageRoot(), file), 'utf8'), file)]),
  );
}

/** The imports and re-exports of one source text. */
export function importsOf(source: string, file: string): readonly Import[] {
  const code = withoutComments(source);
  const statements = [...code.matchAll(statement)].map(([, isType, from, only]) =>
    toImport(file, from ?? only ?? '', isType === undefined ? 'static' : 'type'),
  );
  const calls = [...code.matchAll(call)].map(([, isType, from]) =>
    toImport(file, from ?? '', isType === undefined ? 'dynamic' : 'type'),
  );
  return [...statements, ...calls];
}

/** `import x from 'a'`, `import type { X } from 'a'`, `export * from 'a'`, `import 'a'`. */
const statement =
  /(?:^|;)[ \t]*(?:import|export)\s+(?:(type)\s+(?=[\w{*]))?(?:[\w$*\s{},]+?\sfrom\s*['"]([^'"]+)['"]|['"]([^'"]+)['"])/gm;

/** `import('a')`, and the `import('a').X` and `typeof import('a')` of a type. */
const call = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function toImport(file: string, specifier: string, kind: Import['kind']): Import {
  if (!specifier.startsWith('.')) {
    const depth = specifier.startsWith('@') ? 2 : 1;
    return { target: specifier.split('/').slice(0, depth).join('/'), isOurs: false, kind };
  }
  const target = join(dirname(file), specifier).replace(/\.js$/, '.ts');
  return {
    target: existsSync(join(packageRoot(), `${target}x`)) ? `${target}x` : target,
    isOurs: true,
    kind,
  };
}

/** Blanks comments out; text in quotes is passed over, so that an address in it is no comment. */
function withoutComments(source: string): string {
  return source.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (part) => (part.startsWith('/') ? '' : part),
  );
}
