import type { OperationNode } from '../../model/nodes.js';
import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const operationPathUnique = defineRule({
  id: 'operation-path-unique',
  code: 'DuplicateOperationPath',
  covers: ['POL-5000.2.6.2'],
  summary:
    'No two operations have the same method and a path that differs only in the names of its variables.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{id}',
    bad: {
      get: {
        summary: 'Read item',
        description: 'Reads one item by its id.',
        operationId: 'ReadItem',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Item',
            description: 'The item to read.',
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: { '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } } },
      },
    },
    good: undefined,
  },
  on: {
    definition({ operations }, report) {
      const first = new Map<string, OperationNode>();
      for (const operation of operations) {
        const key = `${operation.method} ${operation.path.template.replaceAll(/\{[^{}]*\}/g, '{}')}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, operation);
        // Two paths in other capitals are `PathRedefined`'s to report; the same path cannot occur twice.
        else if (other.path !== operation.path) {
          report(
            `\`${operation.label}\` cannot be told from \`${other.label}\`: both are ${operation.method.toUpperCase()} ` +
              `${quote(key.slice(operation.method.length + 1))}. Give one of them another fixed segment.`,
            { at: operation.pointer },
          );
        }
      }
    },
  },
});

export const operationPathSimilar = defineRule({
  id: 'operation-path-similar',
  code: 'PartialDuplicateOperationPath',
  summary: 'A variable of one path cannot be taken for a fixed segment of another.',
  severity: everywhere('info'),
  certainty: 'D',
  source: sources.validatorRules,
  note: 'Common in published connectors. The platform does not say how it compares; here a path is similar when it matches another with the same method and number of segments.',
  example: {
    at: '/paths/~1items~1{itemId}/delete',
    also: [
      {
        at: '/paths/~1items~1latest',
        set: {
          delete: {
            summary: 'Delete latest item',
            description: 'Deletes the item that was added last.',
            operationId: 'DeleteLatestItem',
            parameters: [],
            responses: { '204': { description: 'The item is deleted.' } },
          },
        },
      },
    ],
    bad: {
      summary: 'Delete item',
      description: 'Deletes one item by its id.',
      operationId: 'DeleteItem',
      parameters: [
        {
          name: 'itemId',
          in: 'path',
          required: true,
          type: 'string',
          'x-ms-summary': 'Item',
          description: 'The item to delete.',
          'x-ms-url-encoding': 'single',
        },
      ],
      responses: { '204': { description: 'The item is deleted.' } },
    },
    good: undefined,
  },
  on: {
    definition({ operations }, report) {
      for (const group of groupByShape(operations)) {
        for (const operation of group.operations) {
          const similar = group.matching(operation);
          if (similar.length === 0) continue;
          const shown = similar.slice(0, 3).map(({ path }) => quote(path.template));
          const more = similar.length > 3 ? ` and ${similar.length - 3} more` : '';
          report(
            `A value in ${quote(operation.path.template)} of \`${operation.label}\` can lead to ${shown.join(', ')}${more} instead.`,
            { at: operation.pointer },
          );
        }
      }
    },
  },
});

interface Group {
  readonly operations: readonly OperationNode[];
  matching(operation: OperationNode): readonly OperationNode[];
}

/** Operations with the same method and number of segments, with a tree of their segments to look others up in. */
function groupByShape(operations: readonly OperationNode[]): readonly Group[] {
  const groups = new Map<string, OperationNode[]>();
  for (const operation of operations) {
    const key = `${operation.method} ${operation.path.template.split('/').length}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  return [...groups.values()].map((group) => {
    const root: Tree = { next: new Map(), ends: [] };
    for (const operation of group) insert(root, operation);
    return { operations: group, matching: (operation) => search(root, operation) };
  });
}

interface Tree {
  readonly next: Map<string, Tree>;
  readonly ends: OperationNode[];
}

function segmentsOf(operation: OperationNode): readonly string[] {
  return operation.path.template.split('/').map((part) => (part.includes('{') ? '{}' : part));
}

function insert(root: Tree, operation: OperationNode): void {
  let tree = root;
  for (const part of segmentsOf(operation)) {
    const next = tree.next.get(part) ?? { next: new Map(), ends: [] };
    tree.next.set(part, next);
    tree = next;
  }
  tree.ends.push(operation);
}

/** Others whose fixed segments stand where this one has variables, and which are alike elsewhere. */
function search(root: Tree, operation: OperationNode): readonly OperationNode[] {
  let level = [{ tree: root, differs: false }];
  for (const part of segmentsOf(operation)) {
    level = level.flatMap(({ tree, differs }) =>
      part === '{}'
        ? [...tree.next].map(([name, next]) => ({ tree: next, differs: differs || name !== '{}' }))
        : [tree.next.get(part)].flatMap((next) => (next === undefined ? [] : { tree: next, differs })),
    );
  }
  return level.filter(({ differs }) => differs).flatMap(({ tree }) => tree.ends);
}
