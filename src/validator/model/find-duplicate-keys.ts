import { toPointer } from '../../shared/json-value.js';
import { skipString } from '../../shared/locate-pointer.js';
import type { SyntaxProblem } from './nodes.js';

/**
 * Members of one object that have the same name: a parser keeps the last and drops the others without a word. The
 * text must have parsed. Names are only compared when the text holds more of them than the value has members.
 */
export function findDuplicateKeys(text: string, value: unknown): readonly SyntaxProblem[] {
  return countNames(text) === countMembers(value) ? [] : compareNames(text);
}

function countNames(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = skipString(text, start);
    if (isName(text, end)) count += 1;
    start = text.indexOf('"', end);
  }
  return count;
}

function isName(text: string, end: number): boolean {
  let position = end;
  while (text.charCodeAt(position) <= 0x20) position += 1;
  return text.charCodeAt(position) === 0x3a;
}

function countMembers(value: unknown): number {
  let count = 0;
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) continue;
    const inner: readonly unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += inner.length;
    for (const child of inner) if (typeof child === 'object') pending.push(child);
  }
  return count;
}

interface Container {
  readonly names?: Map<string, number>;
  /** The member or item that is being read. */
  key: string | number;
}

function compareNames(text: string): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const around: Container[] = [];
  for (let position = 0; position < text.length; ) {
    const character = text[position];
    const container = around.at(-1);
    if (character === '"') {
      const end = skipString(text, position);
      if (container?.names !== undefined && isName(text, end)) {
        const name = String(JSON.parse(text.slice(position, end)));
        container.key = name;
        if (container.names.has(name))
          problems.push(
            duplicateKey(
              name,
              position,
              around.map(({ key }) => key),
            ),
          );
        container.names.set(name, position);
      }
      position = end;
      continue;
    }
    position += 1;
    if (character === '{') around.push({ names: new Map(), key: '' });
    else if (character === '[') around.push({ key: 0 });
    else if (character === '}' || character === ']') around.pop();
    else if (character === ',' && typeof container?.key === 'number') container.key += 1;
  }
  return problems;
}

/** The problem of one repeated name; `path` leads to the member. */
export function duplicateKey(
  name: string,
  offset: number,
  path: readonly (string | number)[],
): SyntaxProblem {
  return {
    kind: 'duplicate-key',
    message: `The object has \`${name}\` twice; only the last counts, so take one out or rename it.`,
    offset,
    pointer: toPointer(...path),
  };
}
