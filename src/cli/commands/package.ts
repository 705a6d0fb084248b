import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import type { ConnectorFolder } from '../../packager/connector-folder.js';
import type { PackageResult, RouteName } from '../../packager/package-connector.js';
import type { PackageSettings } from '../../packager/settings/settings.js';
import { packageRoot } from '../../shared/package-root.js';
import type { Finding } from '../../validator/finding.js';
import type { MakeCommand } from '../command.js';
import { connectorNotes } from '../connector-notes.js';
import { usualSettings } from '../usual-settings.js';
import { writeFiles } from '../write-files.js';

interface PackageOptions {
  readonly for: RouteName;
  readonly settings?: string;
  readonly out: string;
  readonly force?: true;
}

/** Spelled out here so that `--help` loads nothing; a test holds them against the packager's own. */
const routes: readonly RouteName[] = [
  'certification',
  'independent',
  'solution',
  'paconn',
  'logic-apps',
  'power-automate',
];

/** `package`: what an import route or a submission takes, from a connector folder and one settings file. */
export const packageCommand: MakeCommand = (finish) =>
  new Command('package')
    .description('make what an import route or the certification takes, from a connector folder')
    .addArgument(new Argument('[dir]', 'connector folder').default(packageRoot(), 'the LiveChat connector'))
    .addOption(
      new Option('--for <route>', 'where the package is meant for').choices(routes).makeOptionMandatory(),
    )
    .option('--settings <file>', `settings; ${usualSettings} in the folder, when it is there`)
    .option('--out <dir>', 'folder to write to', 'package')
    .option('--force', 'make it although the validator finds errors; not for a submission')
    .action(async (dir: string, options: PackageOptions) => finish(await runPackage(dir, options)));

async function runPackage(dir: string, options: PackageOptions): Promise<number> {
  const { packageConnector } = await import('../../packager/package-connector.js');
  const { folder, settings } = await readInputs(dir, options.settings);
  const result = await packageConnector(folder, settings, options.for, { force: options.force === true });
  reportFindings(result.findings);
  return result.files.length === 0 ? refuse(result, options.for) : write(result, options.out);
}

async function readInputs(
  dir: string,
  named: string | undefined,
): Promise<{ readonly folder: ConnectorFolder; readonly settings: PackageSettings }> {
  const [{ readConnectorFolder, readIcon }, { readSettings }] = await Promise.all([
    import('../../packager/connector-folder.js'),
    import('../../packager/settings/read-settings.js'),
  ]);
  const folder = await readConnectorFolder(dir, (line) => process.stderr.write(`${line}\n`));
  const usual = join(folder.connector.folder, usualSettings);
  const file = named ?? (existsSync(usual) ? usual : undefined);
  const read = file === undefined ? {} : await readSettings(file);
  const settings = await withNotes(dir, read);
  const icon = settings.icon && file ? await readIcon(join(dirname(file), settings.icon)) : undefined;
  return { folder: icon === undefined ? folder : { ...folder, icon }, settings };
}

/** Words of a typed source are taken from it; a settings file may say otherwise. */
async function withNotes(dir: string, settings: PackageSettings): Promise<PackageSettings> {
  const notes = await connectorNotes(dir);
  if (notes === undefined) return settings;
  const { introduction, prerequisites, credentials, limitations } = notes;
  return { ...settings, texts: { introduction, prerequisites, credentials, limitations, ...settings.texts } };
}

function reportFindings(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const { file, line, column, code, message } of errors) {
    process.stderr.write(`${file}:${line}:${column} error ${code}: ${message}\n`);
  }
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (warnings === 0) return;
  const what = warnings === 1 ? 'One warning' : `${warnings} warnings`;
  process.stderr.write(`${what}; \`livechat-connector validate\` tells more.\n`);
}

function refuse({ findings }: PackageResult, route: RouteName): number {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const what = errors === 1 ? 'one error' : `${errors} errors`;
  process.stderr.write(`Nothing was written: ${what} for \`--for ${route}\`.\n`);
  return 1;
}

function write({ files, notes }: PackageResult, out: string): number {
  writeFiles(
    files.map(({ path, data }) => ({ path, text: data })),
    out,
  );
  for (const note of notes) process.stderr.write(`- ${note}\n`);
  return 0;
}
