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
        const key = `${operation.method} ${toKey(operation.path.template)}`;
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
  const groups = new Map<string, Map<OperationNode, readonly string[]>>();
  for (const operation of operations) {
    const parts = toKey(operation.path.template).split('/');
    const key = `${operation.method} ${parts.length}`;
    const group = groups.get(key) ?? new Map();
    groups.set(key, group.set(operation, parts));
  }
  return [...groups.values()].map((group) => {
    const root: Tree = { next: new Map(), ends: [] };
    for (const [operation, parts] of group) insert(root, operation, parts);
    return {
      operations: [...group.keys()],
      matching: (operation) => search(root, group.get(operation) ?? []),
    };
  });
}

/** The path without the names of its variables, which lead nowhere else. */
const toKey = (template: string): string => template.replaceAll(/\{[^{}]*\}/g, '{}');

interface Tree {
  readonly next: Map<string, Tree>;
  readonly ends: OperationNode[];
}

function insert(root: Tree, operation: OperationNode, parts: readonly string[]): void {
  let tree = root;
  for (const part of parts) {
    const next = tree.next.get(part) ?? { next: new Map(), ends: [] };
    tree.next.set(part, next);
    tree = next;
  }
  tree.ends.push(operation);
}

interface Reached {
  readonly tree: Tree;
  /** Has a fixed segment where these parts have a variable. */
  readonly differs: boolean;
}

/** Operations whose fixed segments stand where these parts have variables, and which may be alike elsewhere. */
function search(root: Tree, parts: readonly string[]): readonly OperationNode[] {
  // Most paths have no variable, and match themselves alone.
  if (!parts.some(isVariable)) return [];
  let level: readonly Reached[] = [{ tree: root, differs: false }];
  for (const part of parts) {
    const reached: Reached[] = [];
    for (const { tree, differs } of level) {
      if (isVariable(part)) {
        const pattern = toPattern(part);
        for (const [name, next] of tree.next) {
          if (name === part || name === '{}') reached.push({ tree: next, differs });
          else if (pattern.test(name)) reached.push({ tree: next, differs: differs || !isVariable(name) });
        }
      } else {
        for (const name of [part, '{}']) {
          const next = tree.next.get(name);
          if (next !== undefined) reached.push({ tree: next, differs });
        }
      }
    }
    level = reached;
  }
  return level.filter(({ differs }) => differs).flatMap(({ tree }) => tree.ends);
}

const isVariable = (part: string): boolean => part.includes('{}');

/** What a segment with variables can be: `Items({})` is `Items(7)`, and never `Health()`. */
function toPattern(part: string): RegExp {
  const fixed = part.split('{}').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.+')}$`);
}
