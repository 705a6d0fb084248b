import { parseCredential } from '../../src/shim/credential.js';
import type { Call } from '../../src/shim/upstream/upstream.js';

/** The header that a connection with this user name and key sends. */
export function basic(username: string, key: string): string {
  return `Basic ${Buffer.from(`${username}:${key}`).toString('base64')}`;
}

/** A call with a credential that is easy to find where it must not be. */
export const call: Call = {
  credential: parseCredential(basic('rosa@northwind.example', 'marked-secret-key')),
  requestId: 'test-call',
};
