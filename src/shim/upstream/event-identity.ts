import { createHash } from 'node:crypto';

/**
 * The text that an event is known by: the upstream's own where it is plain, else a digest of it. A store may keep a
 * zero byte or half of a character otherwise than it was given, and a text that is cut can be another event's.
 */
export function toEventIdentity(id: string): string {
  return /^[\x21-\x7e]{1,200}$/.test(id) ? id : createHash('sha256').update(id, 'utf16le').digest('hex');
}
