import type { DefinitionNode, SchemaNode } from './nodes.js';
import type { SchemaSize } from './schema-size.js';

/** Counting stops here: beyond every limit of the platform. */
export const measuredAtMost = 50_000;

/** Levels are followed down to here, which keeps the stack of calls short. */
const deepest = 500;

/**
 * Measures schemas the way the platform's limits count them: a reference counts once as its target, and one that is
 * being expanded already is not entered again. A schema without circles is measured once for the whole document.
 */
export function createMeasure({
  follow,
}: Pick<DefinitionNode, 'follow'>): (schema: SchemaNode) => SchemaSize {
  const known = new Map<SchemaNode, SchemaSize>();
  const expanding = new Set<SchemaNode>();
  /** Steps left for schemas in circles, which cannot be remembered, in the whole document. */
  let budget = 20 * measuredAtMost;

  return (schema) => measure(schema).size;

  function measure(written: SchemaNode): { readonly size: SchemaSize; readonly isWhole: boolean } {
    const schema = follow(written);
    if (schema === undefined) return { size: { count: 1, depth: 1 }, isWhole: true };
    const before = known.get(schema);
    if (before !== undefined) return { size: before, isWhole: true };
    if (expanding.has(schema) || expanding.size >= deepest || budget <= 0)
      return { size: { count: 0, depth: 0 }, isWhole: false };
    budget -= 1;
    expanding.add(schema);
    let count = schema.role === 'member-of-allOf' ? 0 : 1;
    let depth = 0;
    let isWhole = true;
    for (const child of schema.children) {
      if (count > measuredAtMost) break;
      const inner = measure(child);
      count += inner.size.count;
      depth = Math.max(depth, inner.size.depth);
      isWhole &&= inner.isWhole;
    }
    expanding.delete(schema);
    const size = { count: Math.min(count, measuredAtMost + 1), depth: depth + 1 };
    if (isWhole || expanding.size === 0) known.set(schema, size);
    if (isWhole) budget += 1;
    return { size, isWhole };
  }
}
