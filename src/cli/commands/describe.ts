import { existsSync } from 'node:fs';
import { Argument, Command, Option } from 'commander';
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
    .addArgument(
      new Argument('[dir]', 'connector folder, or an operation of the LiveChat connector').default(
        packageRoot(),
        'the LiveChat connector',
      ),
    )
    .argument('[operation]', 'one operation id')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    )
    .action(
      async (given: string, named: string | undefined, { format }: { readonly format: 'text' | 'json' }) => {
        // One word that is no path is an operation of ours.
        const isOperation = named === undefined && /^\w+$/.test(given) && !existsSync(given);
        const [dir, operation] = isOperation ? [packageRoot(), given] : [given, named];
        const connector = await loadFolder(dir);
        const { describeConnector } = await import('../../connector-folder/describe-connector.js');
        const { operations } = describeConnector(connector);
        const wanted =
          operation === undefined
            ? operations
            : operations.filter((entry) => entry.operationId === operation);
        if (wanted.length === 0 && operation !== undefined) {
          const ids = operations.map((entry) => entry.operationId).join(', ');
          const what = isOperation
            ? `\`${operation}\` is no folder, and the LiveChat connector has no such operation.`
            : `The connector in ${dir} has no operation \`${operation}\`.`;
          throw new UsageError(`${what} It has: ${ids}.`);
        }
        if (format === 'json') {
          process.stdout.write(`${JSON.stringify({ version: 1, operations: wanted }, null, 2)}\n`);
          return;
        }
        const { formatDescription } = await import('../../connector-folder/format-description.js');
        process.stdout.write(formatDescription({ operations: wanted }));
      },
    );
