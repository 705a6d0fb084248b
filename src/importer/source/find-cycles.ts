import type { Schema } from '../../model/schema.js';
import { definitionsIn } from './definitions-in.js';

/**
 * Which definitions can stand as constants inside which: all but those that would hold themselves, however far
 * round. `isConstantIn(user, used)` is false for those; they are referred to by name.
 */
export function findCycles(
  definitions: ReadonlyMap<string, Schema>,
): (user: string, used: string) => boolean {
  const closing = new Set<string>();
  const done = new Set<string>();
  const trail = new Set<string>();
  const visit = (name: string): void => {
    trail.add(name);
    for (const used of definitionsIn(definitions.get(name))) {
      if (trail.has(used)) closing.add(`${name}\n${used}`);
      else if (!done.has(used) && definitions.has(used)) visit(used);
    }
    trail.delete(name);
    done.add(name);
  };
  for (const name of definitions.keys()) if (!done.has(name)) visit(name);
  return (user, used) => definitions.has(used) && !closing.has(`${user}\n${used}`);
}
