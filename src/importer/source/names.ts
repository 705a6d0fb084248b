/** A constant and the file that holds it. */
export interface Name {
  /** camelCase. */
  readonly constant: string;
  /** kebab-case, without an ending. */
  readonly file: string;
}

/**
 * Gives out names that differ from one another, also on file systems that do not tell capital letters. A name that is
 * taken, or that TypeScript keeps for itself, gets the word of its kind: `ticketSchema`.
 */
export function createNames(): (wanted: string, kind: string) => Name {
  const taken = new Set(reserved);
  return (wanted, kind) => {
    const words = toWords(wanted);
    const plain = words.length === 0 ? [kind] : words;
    const candidates = [plain, [...plain, kind]];
    let chosen = candidates.find((each) => !taken.has(each.join('-')));
    for (let count = 2; chosen === undefined; count++) {
      const numbered = [...plain, kind, String(count)];
      if (!taken.has(numbered.join('-'))) chosen = numbered;
    }
    taken.add(chosen.join('-'));
    return { constant: toConstant(chosen), file: chosen.join('-') };
  };
}

/** `GetTicketsV2` as `get`, `tickets`, `v2`; at most eight words. */
function toWords(text: string): readonly string[] {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  return first < 0 ? [] : words.slice(first, first + 8);
}

function toConstant(words: readonly string[]): string {
  return words
    .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
}

/** What a constant may not be called, and the files and constants that every connector has. */
const reserved =
  'index info address connection connector notes policies break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static implements interface package private protected public await eval arguments undefined async of define-connector define-operation define-parameter define-response define-schema nan infinity'.split(
    ' ',
  );
