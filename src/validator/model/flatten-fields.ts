import type { DefinitionNode, OperationNode, ParameterNode, SchemaNode } from './nodes.js';

/** One input or output of an operation, as a flow refers to it. */
export interface Field {
  /** `query.page`, `body.items[].id`. */
  readonly key: string;
  readonly node: ParameterNode | SchemaNode;
  readonly isInternal: boolean;
  /** It and everything around it is required. */
  readonly isRequired: boolean;
}

export type Fields = ReadonlyMap<string, Field>;

/** Fields of one body beyond this number are left out, as are those nested deeper than the depth below. */
const maximumFields = 5000;
const maximumDepth = 32;

/** The inputs of an operation: parameters, and the fields of its body through references. */
export function inputFields(definition: DefinitionNode, operation: OperationNode): Fields {
  const fields = new Map<string, Field>();
  for (const parameter of operation.parameters) {
    const { isInternal, isRequired, schema } = parameter;
    if (parameter.in !== 'body') {
      const key = `${parameter.in}.${parameter.name}`;
      fields.set(key, { key, node: parameter, isInternal, isRequired });
    } else if (schema !== undefined) collect(definition, schema, 'body', { isInternal, isRequired }, fields);
  }
  return fields;
}

/** The outputs: fields of the successful answers, or of the notification of a webhook trigger. */
export function outputFields(definition: DefinitionNode, operation: OperationNode): Fields {
  const fields = new Map<string, Field>();
  const { notificationSchema } = operation.path;
  const isWebhook = operation.kind === 'webhook' && notificationSchema !== undefined;
  const schemas = isWebhook
    ? [notificationSchema]
    : operation.responses
        .filter(({ status }) => /^(2|default)/.test(status))
        .flatMap(({ schema }) => schema ?? []);
  for (const schema of schemas) {
    collect(definition, schema, 'body', { isInternal: false, isRequired: false }, fields);
  }
  return fields;
}

function collect(
  definition: DefinitionNode,
  written: SchemaNode,
  key: string,
  around: Pick<Field, 'isInternal' | 'isRequired'>,
  fields: Map<string, Field>,
  entered: readonly SchemaNode[] = [],
): void {
  const node = definition.follow(written);
  if (node === undefined || entered.includes(node)) return;
  if (fields.size >= maximumFields || entered.length >= maximumDepth) return;
  const isInternal = around.isInternal || node.value['x-ms-visibility'] === 'internal';
  const field = { key, node, isInternal, isRequired: around.isRequired };
  if (node.role !== 'member-of-allOf' && !fields.has(key)) fields.set(key, field);
  for (const child of node.children) {
    const inner = {
      isInternal,
      isRequired: field.isRequired && (child.role !== 'property' || child.isRequired),
    };
    collect(definition, child, keyOf(key, child), inner, fields, [...entered, node]);
  }
}

function keyOf(around: string, { role, name }: SchemaNode): string {
  if (role === 'property') return `${around}.${name}`;
  if (role === 'items') return `${around}[]`;
  return role === 'additionalProperties' ? `${around}.*` : around;
}
