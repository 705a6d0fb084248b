import type { Random } from './random.js';

const upperCaseAndDigits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const hexDigits = '0123456789abcdef';

/** Five upper-case letters and digits that no ticket of `taken` has. */
export function createTicketId(random: Random, taken: readonly { readonly id: string }[]): string {
  return createUnused(() => random.characters(upperCaseAndDigits, 5), taken);
}

/** Ten upper-case letters and digits. */
export function createChatId(random: Random): string {
  return random.characters(upperCaseAndDigits, 10);
}

/** `S<unix seconds>.<ten hex digits>`. */
export function createVisitorId(random: Random, seconds: number): string {
  return `S${seconds}.${random.characters(hexDigits, 10)}`;
}

/** 32 hex digits: webhooks, tokens, events. */
export function createHexId(random: Random): string {
  return random.characters(hexDigits, 32);
}

/** A UUID of version 4. */
export function createUuid(random: Random): string {
  const digits = (length: number) => random.characters(hexDigits, length);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${random.characters('89ab', 1)}${digits(3)}-${digits(12)}`;
}

/** The short code of a HelpDesk ticket: six upper-case letters and digits. Its real form is unverified. */
export function createShortId(random: Random): string {
  return random.characters(upperCaseAndDigits, 6);
}

/** A personal access token, or an OAuth access token: the region, a colon, and 40 characters. */
export function createToken(random: Random): string {
  return `dal:${random.characters(`${hexDigits}-_`, 40)}`;
}

/** The id of a field of the pre-chat survey: fifteen digits. */
export function createSurveyFieldId(index: number): string {
  return String(150_000_000_000_001 + index);
}

function createUnused(create: () => string, taken: readonly { readonly id: string }[]): string {
  for (;;) {
    const id = create();
    if (!taken.some((entry) => entry.id === id)) return id;
  }
}
