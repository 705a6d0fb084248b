import { Command, CommanderError } from 'commander';
import { UsageError } from '../shared/usage-error.js';
import { callCommand } from './commands/call.js';
import { describeCommand } from './commands/describe.js';
import { emulateCommand } from './commands/emulate.js';
import { generateCommand } from './commands/generate.js';
import { importCommand } from './commands/import.js';
import { initCommand } from './commands/init.js';
import { migrateCommand } from './commands/migrate.js';
import { packageCommand } from './commands/package.js';
import { referenceCommand } from './commands/reference.js';
import { serveCommand } from './commands/serve.js';
import { subscriptionsCommand } from './commands/subscriptions.js';
import { validateCommand } from './commands/validate.js';
import { version } from './version.js';

/**
 * Runs one command line and gives back its exit code: 0 done, 1 the job failed or found something, 2 the
 * command line was wrong. Machine output goes to stdout, everything else to stderr.
 */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: number) => {
    exitCode = code;
  };
  const program = new Command('livechat-connector')
    .description('The LiveChat connector: its documents, and the platform it runs on, on this machine.')
    .version(version())
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(add --help for the options)');
  const commands = [
    generateCommand,
    describeCommand,
    validateCommand,
    emulateCommand,
    callCommand,
    serveCommand,
    subscriptionsCommand,
    packageCommand,
    referenceCommand,
    initCommand,
    importCommand,
    migrateCommand,
  ];
  for (const make of commands) {
    program.addCommand(make(finish).exitOverride().showHelpAfterError('(add --help for the options)'));
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(error);
  }
}

function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has printed it
  if (error instanceof UsageError) {
    process.stderr.write(`livechat-connector: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(
    `livechat-connector: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}
