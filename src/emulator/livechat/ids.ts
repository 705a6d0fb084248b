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
