import { randomUUID } from 'node:crypto';
import type { Parameter } from '../../../connector-folder/connector.js';
import { isJsonObject } from '../../../shared/json-value.js';

/** Bytes with the type that names them. */
export interface EncodedBody {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A body value as bytes: JSON, or as it is when the operation consumes something else or binary content is given. */
export function encodeBody(value: unknown, consumes: readonly string[]): EncodedBody {
  const content = toContent(value);
  if (content !== undefined) return content;
  const [type = 'application/json'] = consumes;
  if (typeof value === 'string' && !/json/i.test(type))
    return { contentType: type, bytes: Buffer.from(value) };
  return { contentType: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(value)) };
}

/** A field of a form: the parameter, its value and, for a file, the name that it goes by. */
export type FormField = readonly [parameter: Parameter, value: unknown, fileName?: string];

/** `formData` values: multipart when the operation consumes it or a file is among them, else URL-encoded. */
export function encodeForm(fields: readonly FormField[], consumes: readonly string[]): EncodedBody {
  const wantsMultipart = consumes.some((type) => /^multipart\//i.test(type));
  if (wantsMultipart || fields.some(([parameter]) => parameter.type === 'file'))
    return encodeMultipart(fields);
  const pairs = fields.map(([{ name }, value]): [string, string] => [name, toFieldText(value)]);
  return {
    contentType: 'application/x-www-form-urlencoded',
    bytes: Buffer.from(new URLSearchParams(pairs).toString()),
  };
}

function encodeMultipart(fields: readonly FormField[]): EncodedBody {
  const boundary = randomUUID();
  const parts = fields.flatMap(([{ name, type }, value, fileName = name]) => {
    const content = toContent(value);
    const isFile = type === 'file' || content !== undefined;
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${quote(name)}"${isFile ? `; filename="${quote(fileName)}"` : ''}`,
      ...(isFile ? [`Content-Type: ${content?.contentType ?? 'application/octet-stream'}`] : []),
    ];
    return [
      Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
      content?.bytes ?? Buffer.from(toFieldText(value)),
      Buffer.from('\r\n'),
    ];
  });
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** As browsers write names: https://html.spec.whatwg.org/#multipart-form-data */
const quote = (name: string): string => name.replaceAll('"', '%22').replace(/[\r\n]/g, ' ');

/** How workflows carry bytes: `{ "$content-type": "image/png", "$content": "<base64>" }`. */
function toContent(value: unknown): EncodedBody | undefined {
  if (!isJsonObject(value) || typeof value['$content'] !== 'string') return undefined;
  const type = value['$content-type'];
  const isHeaderSafe = typeof type === 'string' && /^[\x20-\x7e]+$/.test(type);
  return {
    contentType: isHeaderSafe ? type : 'application/octet-stream',
    bytes: Buffer.from(value['$content'], 'base64'),
  };
}

function toFieldText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toFieldText).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
