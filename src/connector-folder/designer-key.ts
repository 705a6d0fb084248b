/** Key of a property below another value: `memberKey('body.$', 'odata.etag')` is `body.$.odata~1etag`. */
export function memberKey(key: string, name: string): string {
  return `${key}.${encodeSegment(name)}`;
}

/** Key of the items of an array: `body.$.events.[*]`. */
export function itemKey(key: string): string {
  return `${key}.[*]`;
}

const escapes: Readonly<Record<string, string>> = {
  ...{ '~': '~0', '.': '~1', '[': '~2', '*': '~3', '?': '~4' },
};

/** Characters that mean something in a workflow expression are escaped; a closing bracket stays. */
function encodeSegment(name: string): string {
  return name.replace(/[~.[*?]/g, (character) => escapes[character] ?? character);
}

const characters = new Map(Object.entries(escapes).map(([character, code]) => [code, character]));

/** The name that a segment of a key stands for: `odata~1etag` is `odata.etag`. */
export function decodeSegment(segment: string): string {
  return segment.replace(/~[0-4]/g, (code) => characters.get(code) ?? code);
}
