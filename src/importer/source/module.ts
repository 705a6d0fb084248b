import { Code, type Printable } from './code.js';
import type { Part } from './name-parts.js';
import { printValue } from './print-value.js';

/** A file of TypeScript source: its path below the connector's folder, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a file takes from others, collected while its text is made. */
export interface Imports {
  /** The constant of another part, which the file will import. */
  add(part: Pick<Part<unknown>, 'constant' | 'file'>): Code;
  /** The import lines of a file; `fromPackage` are the names it takes from this package. */
  toLines(file: string, fromPackage: readonly string[]): string;
}

/** No imports yet. */
export function createImports(): Imports {
  const files = new Map<string, Set<string>>();
  return {
    add({ constant, file }) {
      files.set(file, (files.get(file) ?? new Set()).add(constant));
      return new Code(constant);
    },
    toLines(file, fromPackage) {
      const own = [...files]
        .map(([target, constants]) => ({ from: relative(file, target), names: [...constants].sort() }))
        .sort((one, other) => (one.from < other.from ? -1 : 1))
        .map(({ from, names }) => `import { ${names.join(', ')} } from '${from}.js';\n`);
      return [importLine(fromPackage), ...own].join('');
    },
  };
}

/** A file that exports one constant made by a `define` function. */
export function writeModule(
  file: string,
  {
    constant,
    comment,
    define,
    value,
  }: { constant: string; comment: string; define: string; value: Printable },
  imports: Imports,
): SourceFile {
  const start = `export const ${constant} = ${define}(`;
  return {
    path: `${file}.ts`,
    text: `${imports.toLines(file, [define])}\n${toComment(comment)}${start}${printValue(value, '', start.length + 2)});\n`,
  };
}

/** A constant that is held against a type of this package. */
export function writeTyped(constant: string, type: string, value: Printable): string {
  const start = `export const ${constant} = `;
  const end = ` as const satisfies ${type};\n`;
  return `${start}${printValue(value, '', start.length + end.length)}${end}`;
}

/** One line of comment; the text cannot end it. */
export function toComment(text: string): string {
  return `/** ${text.replace(/\s+/g, ' ').trim().replaceAll('*/', '*\\/')} */\n`;
}

/** The line that takes names from this package. */
export function importLine(names: readonly string[]): string {
  const keyword = names.every((name) => /^[A-Z]/.test(name)) ? 'import type' : 'import';
  return `${keyword} { ${names.join(', ')} } from 'livechat-connector';\n`;
}

/** Source files are at most one folder deep. */
function relative(file: string, target: string): string {
  const folder = file.slice(0, file.indexOf('/') + 1);
  if (folder !== '' && target.startsWith(folder)) return `./${target.slice(folder.length)}`;
  return `${folder === '' ? './' : '../'}${target}`;
}
