import type { DefinitionNode, OperationNode, SchemaNode } from './nodes.js';

type Use = 'input' | 'output';

/**
 * Tells each shared definition whether it describes inputs, outputs or both. All schemas written inside one another
 * share one set, so it is enough to follow the references from those whose use is known.
 */
export function spreadUses(definition: DefinitionNode): void {
  const links = new Map<ReadonlySet<Use>, Set<Set<Use>>>();
  for (const schema of definition.schemas) {
    if (!Object.hasOwn(schema.value, '$ref')) continue;
    const target = definition.follow(schema);
    if (target === undefined || target.uses === schema.uses) continue;
    const targets = links.get(schema.uses) ?? new Set();
    // The sets were made in this folder; rules see them as read-only.
    targets.add(target.uses as Set<Use>);
    links.set(schema.uses, targets);
  }
  const pending = [...links.keys()];
  for (let uses = pending.pop(); uses !== undefined; uses = pending.pop()) {
    for (const target of links.get(uses) ?? []) {
      const before = target.size;
      for (const use of uses) target.add(use);
      if (target.size > before) pending.push(target);
    }
  }
}

/** Schemas that carry a notification URL, anywhere in the body of an operation and through references. */
export function notificationUrlsIn(
  operation: OperationNode,
  follow: (schema: SchemaNode) => SchemaNode | undefined,
): readonly SchemaNode[] {
  const body = operation.parameters.find((parameter) => parameter.in === 'body')?.schema;
  const found: SchemaNode[] = [];
  const seen = new Set<SchemaNode>();
  const pending = [body];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const schema = follow(next);
    if (schema === undefined || seen.has(schema)) continue;
    seen.add(schema);
    const mark = schema.value['x-ms-notification-url'];
    if (mark === true || mark === 'true') found.push(schema); // as text it is meant, and `JsonTypeIncorrect`
    pending.push(...schema.children.toReversed());
  }
  return found;
}
