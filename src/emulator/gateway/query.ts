/** One `name=value` of a query, with the text it stands in. */
export interface QueryPair {
  /** Decoded. */
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  /** As it is on the wire. */
  readonly raw: string;
}

/** The pairs of a query string without its question mark; empty ones are left out. */
export function readQuery(query: string): QueryPair[] {
  if (query === '') return [];
  return query
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const mark = raw.indexOf('=');
      const [name, value] = mark === -1 ? [raw, ''] : [raw.slice(0, mark), raw.slice(mark + 1)];
      return { name: decode(name), value: decode(value), raw };
    });
}

/** A pair, encoded. */
export const toQueryPair = (name: string, value: string): string =>
  `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;

/** The query with `name` having `value` and nothing else. */
export function setQueryValue(query: string, name: string, value: string): string {
  const others = readQuery(query).filter((pair) => pair.name !== name);
  return [...others.map(({ raw }) => raw), toQueryPair(name, value)].join('&');
}

/** A decoded text; what is not percent-encoded properly stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
