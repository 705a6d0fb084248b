import { toJsonObject, wordOf } from '../../../shared/json-value.js';
import type { DefinitionNode, OperationNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const dynamicNameAmbiguous = defineRule({
  id: 'dynamic-name-ambiguous',
  code: 'OperationParameterNameIsAmbiguous',
  summary:
    'A dynamic call names no input that is both a parameter and a body property of the operation it calls.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.extensions,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values/parameters',
    also: [
      {
        at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values/operationId',
        set: 'CreateItem',
      },
      {
        at: '/paths/~1items/post/parameters/1',
        set: {
          name: 'title',
          in: 'query',
          type: 'string',
          'x-ms-summary': 'Title',
          description: 'Another title.',
        },
      },
    ],
    bad: { title: 'Milk' },
    good: { priority: 1 },
  },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      if (node.extension !== 'x-ms-dynamic-values' && node.extension !== 'x-ms-dynamic-schema') return;
      const target = definition.operationById(wordOf(node.value['operationId']));
      if (target === undefined) return;
      const names = new Set(target.parameters.filter((item) => item.in !== 'body').map((item) => item.name));
      const properties = bodyProperties(target, definition);
      for (const name of Object.keys(toJsonObject(node.value['parameters']))) {
        if (!names.has(name) || !properties.has(name)) continue;
        const better =
          node.extension === 'x-ms-dynamic-values' ? 'x-ms-dynamic-list' : 'x-ms-dynamic-properties';
        report(
          `${quote(name)} is both a parameter and a body property of \`${target.label}\`; add \`${better}\`, which tells them apart.`,
          { at: place(node, 'parameters', name) },
        );
      }
    },
  },
});

function bodyProperties(operation: OperationNode, definition: DefinitionNode): ReadonlySet<string> {
  const body = operation.parameters.find((item) => item.in === 'body')?.schema;
  const schema = body && definition.follow(body);
  return new Set(schema?.children.filter(({ role }) => role === 'property').map(({ name }) => name));
}
