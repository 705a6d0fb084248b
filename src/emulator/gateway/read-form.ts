import { readQuery } from './query.js';

/** The fields of a form by name; a file among them has no text. Empty when the body is no form. */
export function readForm(bytes: Buffer, contentType: string): Map<string, string | undefined> {
  const boundary = /^multipart\/form-data\b.*boundary="?([^";]+)"?/is.exec(contentType)?.[1];
  if (boundary !== undefined) return readMultipart(bytes, boundary);
  if (!/^application\/x-www-form-urlencoded/i.test(contentType)) return new Map();
  return new Map(readQuery(bytes.toString('utf8')).map(({ name, value }) => [name, value]));
}

/** RFC 7578. Latin-1 keeps the bytes of files apart; names and texts are UTF-8 again. */
function readMultipart(bytes: Buffer, boundary: string): Map<string, string | undefined> {
  const fields = new Map<string, string | undefined>();
  for (const part of bytes.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, end);
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (end === -1 || name === undefined) continue;
    const isFile = /\bfilename=/i.test(head);
    const text = Buffer.from(part.slice(end + 4, -2), 'latin1').toString('utf8');
    fields.set(Buffer.from(name, 'latin1').toString('utf8'), isFile ? undefined : text);
  }
  return fields;
}
