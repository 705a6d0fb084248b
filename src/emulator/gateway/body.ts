import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

/** The platform's message limit: https://learn.microsoft.com/power-automate/limits-and-config */
export const maxBodyBytes = 100 * 1024 * 1024;

/** What the on-premises data gateway lets through: https://learn.microsoft.com/connectors/custom-connectors/faq */
export const maxDataGatewayBytes = 3_182_218;

/** A longer body is not kept in records. */
const maxRecordedBytes = 256 * 1024;

const noBytes = Buffer.alloc(0);

/** The bytes of a request, as they came; undefined when there are more than `limit`. */
export async function readBody(request: IncomingMessage, limit = maxBodyBytes): Promise<Buffer | undefined> {
  // RFC 9112 6.3: without either there is no body, and most requests have none.
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if ((length === undefined || length === '0') && coding === undefined) return noBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body without its content encoding; undefined when it cannot be decoded. */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | undefined,
): Promise<Buffer | undefined> {
  let decoded = body;
  const encodings = (contentEncoding ?? '').split(',').map((name) => name.trim().toLowerCase());
  for (const encoding of encodings.reverse()) {
    if (encoding === '' || encoding === 'identity') continue;
    const decoder = decoders.get(encoding);
    if (decoder === undefined) return undefined;
    try {
      decoded = await decoder(decoded, { maxOutputLength: maxBodyBytes });
    } catch {
      return undefined; // broken or too large: the bytes are still passed on, only not looked into
    }
  }
  return decoded;
}

/** A body as a record shows it: JSON as a value, text as text, anything else as its size. */
export function toRecordedBody(body: Buffer | undefined, contentType: string | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  if (body.length > maxRecordedBytes) return `[${body.length} bytes, not kept]`;
  const text = body.toString('utf8');
  const parsed = parseJson(text);
  if (parsed !== undefined) return parsed.value;
  return isTextType(contentType ?? 'text/') ? text : `[${body.length} bytes of ${contentType}]`;
}

const isTextType = (contentType: string): boolean =>
  /^(?:text\/|application\/(?:.*\+)?(?:json|xml|x-www-form-urlencoded))/i.test(contentType);

/** Content that is no JSON, as workflows carry it: text, else `{ "$content-type": "image/png", "$content": "<base64>" }`. */
export function toWorkflowContent(bytes: Buffer, contentType: string | undefined): unknown {
  const type = contentType ?? (isUtf8(bytes) ? 'text/plain' : 'application/octet-stream');
  if (isTextType(type)) return bytes.toString('utf8');
  return { '$content-type': type, $content: bytes.toString('base64') };
}

/** What nobody nests deeper than, and what every walk through a value can bear. */
const deepestJson = 500;

/** The value of a JSON text, or undefined when it is none or is nested more than 500 levels deep. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const [quote, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5b, 0x5d, 0x7b, 0x7d];

/** Counts brackets outside texts. A short text cannot be that deep. */
function isTooDeep(text: string): boolean {
  if (text.length <= 2 * deepestJson) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) index = endOfText(text, index);
    else if (code === openBracket || code === openBrace) {
      depth++;
      if (depth > deepestJson) return true;
    } else if (code === closeBracket || code === closeBrace) depth--;
  }
  return false;
}

/** Where the text that begins at `start` ends, or the whole does. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (text[start - 1] === '\\') start--;
  return (index - start) % 2 === 1;
}

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)],
  ['br', promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress)],
]);
