import { randomBytes } from 'node:crypto';

const idBytes = 16;

/** Characters of an id: `idBytes` in base64url. */
export const idLength = 22;

/**
 * A new id of a subscription or a registration: 127 random bits in base64url. It begins with a letter, since a command
 * line takes what begins with `-` for an option.
 */
export function newId(): string {
  const bytes = randomBytes(idBytes);
  bytes.writeUInt8(bytes.readUInt8() & 0x7f);
  return bytes.toString('base64url');
}
