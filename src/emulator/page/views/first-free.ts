/** The name, or with the first number from 2 on that makes it one that is not taken: `watch`, `watch-2`. */
export function firstFree(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
