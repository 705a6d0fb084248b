import { Command, Option } from 'commander';
import { UsageError } from '../../shared/usage-error.js';
import type { Admin } from '../../shim/admin/create-admin.js';
import type { MakeCommand } from '../command.js';

interface SharedOptions {
  readonly config?: string;
  readonly format: 'text' | 'json';
}

/** `subscriptions`: what the flows have subscribed to, and what could not be delivered to them. */
export const subscriptionsCommand: MakeCommand = () => {
  const command = new Command('subscriptions').description(
    'list, show, replay and drop the subscriptions of a shim, running or not (its settings say which)',
  );
  add(command, 'list', 'all subscriptions, with their dead letters').action(
    async (options: SharedOptions) => {
      await withAdmin(options, async (admin) => {
        const subscriptions = await admin.list();
        const { formatSubscriptions } = await import('../format-subscriptions.js');
        print(options, { subscriptions }, () => formatSubscriptions(subscriptions));
      });
    },
  );
  add(command, 'show', 'one subscription, with the events that wait or were given up')
    .argument('<id>', 'as `list` shows it')
    .action(async (id: string, options: SharedOptions) => {
      await withAdmin(options, async (admin) => {
        const subscription = await admin.show(id);
        const { formatSubscription } = await import('../format-subscriptions.js');
        print(options, { subscription }, () => formatSubscription(subscription));
      });
    });
  add(command, 'replay', 'open dead letters for delivery again: all, or those of one subscription')
    .argument('[id]', 'as `list` shows it')
    .option('--event <id>', 'one event, as `show` shows it')
    .action(async (id: string | undefined, options: SharedOptions & { readonly event?: string }) => {
      await withAdmin(options, async (admin) => {
        const replayed = await admin.replay(id, options.event);
        if (replayed === 0 && (id !== undefined || options.event !== undefined)) {
          throw new UsageError('No dead letter fits. `subscriptions list` shows where there are some.');
        }
        print(
          options,
          { replayed },
          () => `${replayed} ${replayed === 1 ? 'event is' : 'events are'} on the way again.\n`,
        );
      });
    });
  add(command, 'drop', 'end a subscription, here and at LiveChat; what waits for it is lost')
    .argument('<id>', 'as `list` shows it')
    .action(async (id: string, options: SharedOptions) => {
      await withAdmin(options, async (admin) => {
        await admin.drop(id);
        print(options, { dropped: id }, () => `${id} has ended.\n`);
      });
    });
  return command;
};

function add(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .description(description)
    .option('--config <file>', 'YAML file of settings, as for `serve`')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'),
    );
}

/** Asks the shim that runs; where none does, opens its store for as long as the work takes. */
async function withAdmin({ config }: SharedOptions, work: (admin: Admin) => Promise<void>): Promise<void> {
  const { loadSettings } = await import('../../shim/settings/load-settings.js');
  const { settings } = await loadSettings(process.env, config);
  const { openAdmin } = await import('../open-admin.js');
  const admin = await openAdmin(settings);
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
}

function print({ format }: SharedOptions, value: object, toText: () => string): void {
  process.stdout.write(
    format === 'json' ? `${JSON.stringify({ version: 1, ...value }, null, 2)}\n` : toText(),
  );
}
