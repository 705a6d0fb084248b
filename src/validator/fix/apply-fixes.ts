import { applyEdits, type FormattingOptions, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Finding, Fix } from '../finding.js';

/** A text with repairs made. */
export interface Repaired {
  readonly text: string;
  /** How many findings were repaired; the others stood in each other's way and wait for the next round. */
  readonly count: number;
}

/**
 * Makes the repairs of findings in the text of one JSON file, and touches nothing else: spacing, order and line ends
 * stay. Of several repairs at one place, or one inside the other, the first is made.
 */
export function applyFixes(text: string, findings: readonly Finding[]): Repaired {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const formatting = formattingOf(text);
  let repaired = text;
  let count = 0;
  const touched: string[] = [];
  // From the end, so that places that are still to come do not move.
  const ordered = fixes.filter(isEdit).sort((a, b) => b.offset - a.offset);
  for (const { offset, length, insert } of ordered) {
    repaired = repaired.slice(0, offset) + insert + repaired.slice(offset + length);
    count += 1;
  }
  for (const fix of fixes) {
    if (isEdit(fix) || touched.some((pointer) => overlap(pointer, fix.pointer))) continue;
    const next = repair(repaired, fix, formatting);
    if (next === undefined) continue;
    touched.push(fix.pointer);
    repaired = next;
    count += 1;
  }
  return { text: repaired, count };
}

type Edit = Extract<Fix, { readonly insert: string }>;

function isEdit(fix: Fix): fix is Edit {
  return 'insert' in fix;
}

function repair(
  text: string,
  fix: Exclude<Fix, Edit>,
  formattingOptions: FormattingOptions,
): string | undefined {
  const path = pathOf(text, fix.pointer);
  if (path === undefined) return undefined;
  if ('rename' in fix) return rename(text, path, fix.rename);
  const value = 'remove' in fix ? undefined : fix.set;
  return applyEdits(text, modify(text, path, value, { formattingOptions }));
}

function rename(text: string, path: readonly (string | number)[], name: string): string | undefined {
  const tree = parseTree(text);
  const key = tree && findNodeAtLocation(tree, [...path])?.parent?.children?.[0];
  if (key === undefined || key.type !== 'string') return undefined;
  return text.slice(0, key.offset) + JSON.stringify(name) + text.slice(key.offset + key.length);
}

/** The pointer as keys and indexes; undefined when what should hold the last of them is not there. */
function pathOf(text: string, pointer: string): (string | number)[] | undefined {
  const tree = parseTree(text);
  const path: (string | number)[] = [];
  let around = tree;
  for (const segment of pointer.split('/').slice(1)) {
    if (around === undefined) return undefined;
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(around.type === 'array' ? Number(name) : name);
    around = findNodeAtLocation(around, path.slice(-1));
  }
  return path;
}

function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`) || isSameList(a, b);
}

/** Removing one item of a list moves the others, so a list is repaired once a round. */
function isSameList(a: string, b: string): boolean {
  const [listA, listB] = [a, b].map((pointer) => pointer.match(/^(.*)\/\d+(\/|$)/)?.[1]);
  return listA !== undefined && listA === listB && a.match(/\/\d+$/) !== null && b.match(/\/\d+$/) !== null;
}

function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '    ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
