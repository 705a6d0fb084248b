/**
 * The same function, with what it answered to its latest `most` new arguments kept. For a pure function that costs more
 * than a look-up and is asked the same again and again.
 */
export function remember<Result>(make: (key: string) => Result, most = 4_096): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= most) for (const oldest of [...known.keys()].slice(0, most / 4)) known.delete(oldest);
    known.set(key, made);
    return made;
  };
}
