import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
import { keptOperations } from './kept-operations.js';

const listItems = {
  operationId: 'ListItems',
  summary: 'List items',
  description: 'Lists the items of a list, newest first.',
  responses: { '200': { description: 'The items.' } },
};

export const operationPathChanged = defineRule({
  id: 'operation-path-changed',
  code: 'BRK-08',
  summary: 'An operation keeps its method and its path.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.updates,
  note: 'Logic Apps write the path into the workflow.',
  example: { at: '/paths', bad: { '/entries': { get: listItems } }, good: { '/items': { get: listItems } } },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        const [then, now] = [before, after].map(
          ({ operation }) => `${operation.method.toUpperCase()} ${operation.path.template}`,
        );
        if (then === now) continue;
        report(
          `\`${after.operation.id}\` was \`${then}\` and is \`${now}\` now; keep it, or add a new version.`,
          {
            at: after.operation.pointer,
          },
        );
      }
    },
  },
});
