import { decodeText } from '../../shared/decode-text.js';
import { findDuplicateKeys } from './find-duplicate-keys.js';
import type { DocumentNode, FileNode } from './nodes.js';
import { readForgivingly } from './read-forgivingly.js';

/** Reads a JSON file: what a strict parser refuses becomes a problem, and as much as possible is read all the same. */
export function readDocument({ name, bytes }: FileNode, role: DocumentNode['role']): DocumentNode {
  const { text, encoding } = decodeText(bytes);
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const document = { file: name, role, text, encoding, hasByteOrderMark };
  try {
    const value: unknown = JSON.parse(text);
    return { ...document, value, problems: findDuplicateKeys(text, value) };
  } catch {
    return { ...document, ...readForgivingly(text) };
  }
}
