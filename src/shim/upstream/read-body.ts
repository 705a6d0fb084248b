import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { HttpProblem } from '../http-problem.js';
import { joinParts, toText } from '../json-text.js';

/** Undo a content coding; the names are those of https://www.rfc-editor.org/rfc/rfc9110#name-content-codings */
const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * The text of an answer. The shim asks for no compression, but an answer may have it all the same.
 *
 * @param coding the `Content-Encoding` of the answer.
 * @throws HttpProblem 502 for a coding that is not known, for what it does not fit and for what grows beyond `maxBytes`.
 */
export async function readBody(
  parts: readonly Buffer[],
  coding: string | string[] | undefined,
  maxBytes: number,
): Promise<string> {
  const bytes = joinParts(parts);
  return coding === undefined ? toText(bytes) : toText(await decode(bytes, String(coding), maxBytes));
}

async function decode(bytes: Buffer, codings: string, maxOutputLength: number): Promise<Buffer> {
  let decoded = bytes;
  for (const coding of codings.toLowerCase().split(',').reverse()) {
    const name = coding.trim();
    if (name === '' || name === 'identity' || decoded.length === 0) continue;
    if (!isKnown(name)) throw unreadable(`has the content encoding \`${name.slice(0, 40)}\``);
    try {
      decoded = await decoders[name](decoded, { maxOutputLength });
    } catch {
      throw unreadable(
        `is not the \`${name}\` that it claims to be, or is larger than ${maxOutputLength} bytes`,
      );
    }
  }
  return decoded;
}

const isKnown = (name: string): name is keyof typeof decoders => Object.hasOwn(decoders, name);

function unreadable(what: string): HttpProblem {
  return new HttpProblem(502, 'UpstreamInvalidAnswer', `LiveChat's answer ${what}, so it cannot be read.`);
}
