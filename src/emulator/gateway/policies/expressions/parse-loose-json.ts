/**
 * Reads JSON whose texts may stand in single quotes, as the platform's JSON reader does. undefined when it is none.
 *
 * @example parseLooseJson("['a', \"b\"]") // { value: ['a', 'b'] }
 */
export function parseLooseJson(text: string): { readonly value: unknown } | undefined {
  const strict = text.replace(
    /"(?:\\.|[^"\\])*"|'((?:\\.|[^'\\])*)'/gs,
    (literal: string, single: string | undefined) =>
      single === undefined ? literal : toDoubleQuoted(single),
  );
  try {
    return { value: JSON.parse(strict) as unknown };
  } catch {
    return undefined;
  }
}

function toDoubleQuoted(inner: string): string {
  return `"${inner.replace(/\\(.)|"/gs, (found, escaped: string | undefined) => {
    if (escaped === undefined) return '\\"';
    return escaped === "'" ? "'" : found;
  })}"`;
}
