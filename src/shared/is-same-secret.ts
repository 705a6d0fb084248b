import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, byte for byte, in a time that tells nothing but their length. */
export function isSameSecret(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
