import type { Schema } from '../../model/schema.js';
import { linkSchema } from './link.js';

/** The names of the definitions that a schema refers to without a word of its own. */
export function definitionsIn(schema: Schema | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  if (schema === undefined) return names;
  linkSchema(schema, (_, name) => {
    names.add(name);
    return undefined;
  });
  return names;
}
