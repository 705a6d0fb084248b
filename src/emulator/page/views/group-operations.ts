import type { OperationSummary } from '../../../connector-folder/describe-connector.js';

/** A part of the operation list. */
export interface OperationGroup {
  readonly title: string;
  /** Folded until somebody opens it or searches. */
  readonly folded: boolean;
  readonly operations: readonly OperationSummary[];
}

const order = ['important', 'normal', 'advanced', 'internal'];

/** Triggers, actions and internal operations that fit the search, each in the order of a designer's picker, deprecated ones last. */
export function groupOperations(operations: readonly OperationSummary[], search: string): OperationGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = operations
    .filter((operation) => words.every((word) => searchText(operation).includes(word)))
    .sort((a, b) => rank(a) - rank(b));
  const isInternal = ({ visibility }: OperationSummary): boolean => visibility === 'internal';
  const groups: OperationGroup[] = [
    {
      title: 'Triggers',
      folded: false,
      operations: found.filter((one) => !isInternal(one) && one.kind !== 'action'),
    },
    {
      title: 'Actions',
      folded: false,
      operations: found.filter((one) => !isInternal(one) && one.kind === 'action'),
    },
    { title: 'Internal', folded: words.length === 0, operations: found.filter(isInternal) },
  ];
  return groups.filter((group) => group.operations.length > 0);
}

const rank = ({ visibility, deprecated }: OperationSummary): number =>
  order.indexOf(visibility) + (deprecated ? order.length : 0);

const searchText = ({ operationId, summary, description, path }: OperationSummary): string =>
  `${operationId}\n${summary}\n${description}\n${path}`.toLowerCase();
