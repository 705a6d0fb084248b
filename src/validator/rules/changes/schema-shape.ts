import { toText } from '../../../shared/json-value.js';
import type { DefinitionNode, SchemaNode } from '../../model/nodes.js';

/** A property of an object as a maker sees it. */
export interface Field {
  /** As it is written; its reference is not followed. */
  readonly node: SchemaNode;
  readonly isRequired: boolean;
  readonly isInternal: boolean;
  readonly hasDefault: boolean;
}

/** A schema with its reference followed and its `allOf` put together. */
export interface Shape {
  readonly node: SchemaNode;
  /** Stated, or clear from its members; empty when neither. */
  readonly type: string;
  readonly format: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly items?: SchemaNode;
  readonly additional?: SchemaNode;
  /** The rest of it is asked for at design time. */
  readonly isDynamic: boolean;
}

/** Undefined for a reference that leads nowhere. */
export type Shapes = (written: SchemaNode) => Shape | undefined;

export function createShapes(definition: DefinitionNode): Shapes {
  return (written) => {
    const node = definition.follow(written);
    if (node === undefined) return undefined;
    const parts = partsOf(node, definition);
    const required = new Set(
      parts.flatMap(({ value }) =>
        Array.isArray(value['required']) ? (value['required'] as unknown[]) : [],
      ),
    );
    const fields = new Map<string, Field>();
    for (const child of parts.flatMap(({ children }) => children)) {
      if (child.role !== 'property' || fields.has(child.name)) continue;
      fields.set(child.name, fieldOf(child, required.has(child.name), definition));
    }
    const items = firstChild(parts, 'items');
    const additional = firstChild(parts, 'additionalProperties');
    return {
      node,
      type: firstText(parts, 'type') || (fields.size > 0 || additional ? 'object' : items ? 'array' : ''),
      format: firstText(parts, 'format'),
      fields,
      ...(items && { items }),
      ...(additional && { additional }),
      isDynamic: parts.some(({ value }) =>
        Object.keys(value).some((key) => /^x-ms-dynamic-(schema|prop)/.test(key)),
      ),
    };
  };
}

/** The schema and those of its `allOf`, through references, each once. */
function partsOf(node: SchemaNode, definition: DefinitionNode): readonly SchemaNode[] {
  const parts = new Set([node]);
  // A set that grows while it is gone through visits what was added, too.
  for (const part of parts) {
    for (const child of part.children) {
      if (child.role !== 'member-of-allOf') continue;
      const member = definition.follow(child);
      if (member !== undefined) parts.add(member);
    }
  }
  return [...parts];
}

function fieldOf(node: SchemaNode, isRequired: boolean, definition: DefinitionNode): Field {
  const target = definition.follow(node) ?? node;
  const isInternal = [node, target].some(
    ({ value }) => toText(value['x-ms-visibility']).toLowerCase() === 'internal',
  );
  return { node, isRequired, isInternal, hasDefault: target.value['default'] !== undefined };
}

function firstChild(parts: readonly SchemaNode[], role: SchemaNode['role']): SchemaNode | undefined {
  for (const { children } of parts) {
    const found = children.find((child) => child.role === role);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstText(parts: readonly SchemaNode[], member: string): string {
  for (const { value } of parts) {
    const text = toText(value[member]);
    if (text !== '') return text;
  }
  return '';
}
