import { Command, Option } from 'commander';
import type { MakeCommand } from '../command.js';
import { formats, type ValidateCommandOptions } from '../validate/options.js';

/** `validate`: checks connector folders offline, with the codes of the platform's own validators. */
export const validateCommand: MakeCommand = (finish) =>
  new Command('validate')
    .description('check connectors offline, with the codes of the platform’s own validators')
    .argument('[paths...]', 'connector folders, folders of such, single files, or a certification package', [
      '.',
    ])
    .addOption(new Option('--format <format>', 'form of the report').choices(formats).default('text'))
    .addOption(
      new Option('--profile <profile>', 'what the connector is meant for (default: "certified")').choices([
        'import',
        'certified',
        'independent',
      ]),
    )
    .option('--against <path>', 'the version before, a folder or a package: report breaking changes')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'the least severity that makes the exit code 1 (default: "error")',
      ).choices(['error', 'warning']),
    )
    .option(
      '--config <file>',
      'settings file (default: validator.yaml of the working or the connector folder)',
    )
    .option('--baseline <file>', 'pass over the findings listed in the file')
    .option('--write-baseline <file>', 'write the findings of this run to the file')
    .option('--out <file>', 'write the report to the file')
    .option('--fix', 'make the repairs that are safe, then report what is left')
    .option('--quiet', 'show errors only')
    .option('--watch', 'check again whenever a file changes')
    .option('--explain <rule>', 'tell about one rule, by code or id, and check nothing')
    .action(async (paths: readonly string[], options: ValidateCommandOptions) => {
      if (options.explain !== undefined) {
        const { explainRule } = await import('../validate/explain-rule.js');
        process.stdout.write(await explainRule(options.explain));
        return;
      }
      const { runValidation } = await import('../validate/run-validation.js');
      const check = async () => finish(await runValidation(paths, options));
      if (options.watch !== true) return check();
      const { watchPaths } = await import('../validate/watch-paths.js');
      const own = [options.out, options.writeBaseline].filter((path) => path !== undefined);
      await watchPaths(paths, own, check);
    });
