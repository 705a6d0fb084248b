import { HttpProblem } from './http-problem.js';

/** What a connection signs in with. It passes through to LiveChat and stays out of logs, errors and files. */
export interface Credential {
  /** The user name of the connection: an e-mail address, or an account id. */
  readonly username: string;
  /** The API key or personal access token. */
  readonly secret: string;
  /** The `Authorization` header as it came. */
  readonly header: string;
}

/**
 * Reads HTTP Basic (RFC 7617) from an `Authorization` header. Anything else is answered 401 with words that say
 * which part of the connection to look at.
 */
export function parseCredential(header: string | undefined): Credential {
  if (header === undefined || header === '') {
    throw unauthorized('The call carries no credential. Make a connection with a user name and an API key.');
  }
  const match = /^basic +([a-z0-9+/_-]+={0,2}) *$/i.exec(header);
  const encoded = match?.[1];
  if (encoded === undefined) {
    throw unauthorized('The credential is not HTTP Basic. Use the user name and API key of the connection.');
  }
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 7617 forbids control characters in both parts
  if (colon < 1 || colon === text.length - 1 || /[\u0000-\u001f\u007f]/.test(text)) {
    throw unauthorized('The user name or the API key of the connection is empty. Fill in both.');
  }
  return { username: text.slice(0, colon), secret: text.slice(colon + 1), header };
}

/** Takes every form of the credential, and the other secrets of a call, out of a text that came from outside. */
export function redactSecrets(text: string, credential: Credential, others: readonly string[] = []): string {
  const encoded = credential.header.slice(credential.header.indexOf(' ') + 1).trim();
  let clean = text;
  for (const secret of [encoded, credential.secret, encodeURIComponent(credential.secret), ...others]) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[redacted]');
  }
  return clean;
}

function unauthorized(message: string): HttpProblem {
  return new HttpProblem(401, 'InvalidCredential', message, {
    headers: { 'WWW-Authenticate': 'Basic realm="LiveChat", charset="UTF-8"' },
  });
}
