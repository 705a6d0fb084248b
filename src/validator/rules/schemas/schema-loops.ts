import type { DefinitionNode, SchemaNode } from '../../model/nodes.js';

/** A schema of a loop, and its child that leads on: as written, so it may be a `$ref`. */
export interface LoopLink {
  readonly schema: SchemaNode;
  readonly by: SchemaNode;
}

/** The chains of children that come back to a schema which is on them, that one first: depth-first, each schema once. */
export function schemaLoops(
  definition: DefinitionNode,
  leadsOn: (child: SchemaNode) => boolean,
): readonly (readonly LoopLink[])[] {
  const state = new Map<SchemaNode, 'open' | 'done'>();
  const loops: LoopLink[][] = [];
  for (const root of definition.schemas) {
    if (root.parent !== undefined || state.has(root)) continue;
    const stack: { readonly schema: SchemaNode; readonly next: Iterator<SchemaNode>; by: SchemaNode }[] = [];
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { done, value: child } = top.next.next();
      if (done === true) {
        state.set(top.schema, 'done');
        stack.pop();
        continue;
      }
      const target = definition.follow(child);
      if (target === undefined || state.get(target) === 'done') continue;
      top.by = child;
      if (state.get(target) !== 'open') enter(target);
      else loops.push(stack.slice(stack.findIndex(({ schema }) => schema === target)).map(toLink));
    }

    function enter(schema: SchemaNode): void {
      state.set(schema, 'open');
      stack.push({ schema, next: schema.children.filter(leadsOn).values(), by: schema });
    }
  }
  return loops;
}

function toLink({ schema, by }: LoopLink): LoopLink {
  return { schema, by };
}
