/** RFC 6901 in a fragment: `#` and then reference tokens, each after a slash; `~` only as `~0` and `~1`. */
const pointer = /^#(?:\/(?:[^~/]|~[01])*)*$/;

/** Whether a `$ref` is a JSON pointer into the document it stands in, and can be decoded. */
export function isJsonPointer(reference: string): boolean {
  if (!pointer.test(reference)) return false;
  try {
    // The result is used because bundlers take the call for free of effects, and drop it without.
    return decodeURIComponent(reference) !== '';
  } catch {
    return false;
  }
}
