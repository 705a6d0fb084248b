import { Command, Option } from 'commander';
import { packageRoot } from '../../shared/package-root.js';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';
import { loadFolder } from '../load-folder.js';

/** `describe`: every operation of a connector folder as a maker sees it. */
export const describeCommand: MakeCommand = () =>
  new Command('describe')
    .description(
      'list the operations of a connector with their inputs and outputs, as the designer shows them',
    )
    .argument('[dir]', 'connector folder, or an operation of the LiveChat connector', packageRoot())
    .argument('[operation]', 'one operation id')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(
      async (
        dir: string,
        operation: string | undefined,
        { format }: { readonly format: 'text' | 'json' },
      ) => {
        const connector = await loadFolder(dir);
        const { describeConnector } = await import('../../connector-folder/describe-connector.js');
        const { operations } = describeConnector(connector);
        const wanted =
          operation === undefined
            ? operations
            : operations.filter((entry) => entry.operationId === operation);
        if (wanted.length === 0 && operation !== undefined) {
          const ids = operations.map((entry) => entry.operationId).join(', ');
          throw new UsageError(`The connector in ${dir} has no operation \`${operation}\`. It has: ${ids}.`);
        }
        if (format === 'json') {
          process.stdout.write(`${JSON.stringify({ version: 1, operations: wanted }, null, 2)}\n`);
          return;
        }
        const { formatDescription } = await import('../../connector-folder/format-description.js');
        process.stdout.write(formatDescription({ operations: wanted }));
      },
    );
