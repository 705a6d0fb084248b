import { Command } from 'commander';
import type { Settings } from '../../shim/settings/setting-table.js';
import type { MakeCommand } from '../command.js';
import { untilStopped } from '../until-stopped.js';
import { version } from '../version.js';

interface ServeOptions {
  readonly config?: string;
  readonly check?: true;
}

/** `serve`: the shim for production. */
export const serveCommand: MakeCommand = () =>
  new Command('serve')
    .description('run the shim; settings from SHIM_… variables and an optional YAML file')
    .option('--config <file>', 'YAML file of settings; variables win over it')
    .option('--check', 'check the settings and the keys, print them without secrets, and end')
    .addHelpText('after', '\nAll settings: docs/settings.md')
    .action(async ({ config, check }: ServeOptions) => {
      const { loadSettings } = await import('../../shim/settings/load-settings.js');
      const { settings, warnings } = await loadSettings(process.env, config);
      await (check === true ? printSettings(settings, warnings) : serve(settings, warnings));
    });

async function printSettings(settings: Settings, warnings: readonly string[]): Promise<void> {
  const [{ describeSettings }, { loadKeyRing }] = await Promise.all([
    import('../../shim/settings/settings-page.js'),
    import('../../shim/settings/load-key-ring.js'),
  ]);
  const { keyId } = loadKeyRing(settings);
  process.stdout.write(describeSettings(settings));
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  process.stderr.write(`The settings are sound; secrets are sealed with key ${keyId}.\n`);
}

async function serve(settings: Settings, warnings: readonly string[]): Promise<void> {
  const [{ startService }, { createLogger }] = await Promise.all([
    import('../start-service.js'),
    import('../create-logger.js'),
  ]);
  const logger = createLogger(settings.logLevel);
  for (const warning of warnings) logger.warn({}, warning);
  const service = await startService(settings, logger, version());
  // Listened for before it is announced: whoever reads the announcement may stop the shim at once.
  const stopped = untilStopped(
    () => service.close(),
    (signal) => logger.info({ signal }, 'stopping'),
  );
  logger.info(
    { url: service.url, publicUrl: settings.publicUrl, upstream: settings.upstream, version: version() },
    'the shim listens',
  );
  await stopped;
  logger.info({}, 'stopped');
}
