import { isObject } from '../form/form-values.js';

/** A file in an answer, as a workflow carries it. */
export interface CarriedFile {
  readonly type: string;
  /** Base64. */
  readonly content: string;
}

/** The file that an answer is; undefined when it is something else. */
export function readFile(body: unknown): CarriedFile | undefined {
  if (!isObject(body)) return undefined;
  const { $content: content, '$content-type': type = 'application/octet-stream' } = body;
  if (typeof content !== 'string' || typeof type !== 'string') return undefined;
  return /^[A-Za-z0-9+/]*={0,2}$/.test(content) && content.length % 4 === 0 ? { type, content } : undefined;
}

const usual: Readonly<Record<string, string>> = { plain: 'txt', jpeg: 'jpg', octet: 'bin', vnd: 'bin' };

/** What the backend calls the file, without a path; else a name that fits its type. */
export function fileNameOf(disposition: string | undefined, type: string): string {
  const [, given = ''] = /filename="?([^";]+)/i.exec(disposition ?? '') ?? [];
  const name = given.split(/[\\/]/).at(-1)?.trim() ?? '';
  if (name !== '') return name;
  const subtype = /\/(?:x-)?([a-z0-9]+)\b/i.exec(type)?.[1]?.toLowerCase() ?? 'octet';
  return `answer.${usual[subtype] ?? subtype}`;
}
