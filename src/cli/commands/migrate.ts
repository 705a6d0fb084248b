import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../../shared/usage-error.js';
import type { ZipEntry } from '../../shared/zip/write-zip.js';
import type { MakeCommand } from '../command.js';
import { writeFiles } from '../write-files.js';

interface MigrateOptions {
  readonly to: string;
  readonly connection?: string;
  readonly runtimeUrl?: string;
  readonly out?: string;
  readonly format: 'text' | 'json';
}

/** `migrate`: flows and workflows of the published LiveChat connector, repointed to this one. */
export const migrateCommand: MakeCommand = () =>
  new Command('migrate')
    .description('repoint a flow or workflow that uses the published LiveChat connector to this one')
    .argument(
      '<path>',
      'a definition, workflow or template (JSON), an exported flow or solution (zip), or a folder',
    )
    .requiredOption(
      '--to <connector>',
      'flow: internal name such as shared_livechat-5f0123…; workflow: name or resource id of the custom connector',
    )
    .option(
      '--connection <name>',
      'connection reference or connection to use; the one that is there when left out',
    )
    .option('--runtime-url <url>', 'connectionRuntimeUrl of the new connection (Standard logic apps)')
    .option('--out <path>', 'where to write; beside the input, with `.migrated` in the name, when left out')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'),
    )
    .action(async (path: string, options: MigrateOptions) => runMigrate(path, options));

async function runMigrate(path: string, { out, format, ...target }: MigrateOptions): Promise<void> {
  const [{ migrateFiles }, { readZip }, { writeZip }, { formatReport, toReportData }] = await Promise.all([
    import('../../migrator/migrate-files.js'),
    import('../../shared/zip/read-zip.js'),
    import('../../shared/zip/write-zip.js'),
    import('../../migrator/format-report.js'),
  ]);
  const kind = kindOf(path);
  const files = kind === 'zip' ? await unpack(path, readZip) : readFiles(path, kind);
  const { files: migrated, reports } = migrateFiles(files, target);
  if (reports.length === 0) {
    throw new UsageError(
      `${path} does not use the published LiveChat connector: no connection to \`shared_livechat\` or \`managedApis/livechat\` was found.`,
    );
  }
  const place = out ?? withMark(path);
  if (existsSync(place)) throw new UsageError(`${place} is there already. Choose another --out.`);
  if (kind === 'zip') save(place, await writeZip(migrated));
  else if (kind === 'file') save(place, migrated[0]?.data ?? new Uint8Array());
  else
    writeFiles(
      migrated.map((file) => ({ path: file.path, text: file.data })),
      place,
    );
  process.stderr.write(`wrote ${place}\n`);
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(toReportData(reports), null, 2)}\n`
      : formatReport(reports, leftToDo(target)),
  );
}

function leftToDo({ connection, to }: Pick<MigrateOptions, 'connection' | 'to'>): readonly string[] {
  return [
    `The connector \`${to}\` has to be there before this is imported.`,
    connection === undefined
      ? 'Make a connection for it, and choose that where the import asks, or give its name with --connection: a connection of the published connector does not serve this one.'
      : `The connection or connection reference \`${connection}\` has to be one of it.`,
    'On the modern LiveChat the user name of the connection is the account id, and the password a personal access token.',
    'Turn the old flow off before the new one is turned on, or both run.',
  ];
}

function kindOf(path: string): 'zip' | 'file' | 'folder' {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist.`);
  if (statSync(path).isDirectory()) return 'folder';
  return readFileSync(path).subarray(0, 2).toString('latin1') === 'PK' ? 'zip' : 'file';
}

async function unpack(path: string, readZip: (bytes: Uint8Array) => Promise<readonly ZipEntry[]>) {
  try {
    return await readZip(readFileSync(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read as an archive: ${reason}.`, { cause });
  }
}

function readFiles(path: string, kind: 'file' | 'folder'): readonly ZipEntry[] {
  if (kind === 'file') {
    const bytes = readFileSync(path);
    try {
      JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    } catch (cause) {
      throw new UsageError(`${path} is neither JSON nor an archive.`, { cause });
    }
    return [{ path: basename(path), data: bytes }];
  }
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(path, file).replaceAll('\\', '/'), data: readFileSync(file) }));
}

function withMark(path: string): string {
  const ending = statSync(path).isDirectory() ? '' : extname(path);
  const whole = resolve(path);
  return join(dirname(whole), `${basename(whole, ending)}.migrated${ending}`);
}

function save(place: string, bytes: Uint8Array): void {
  try {
    writeFileSync(place, bytes);
  } catch (cause) {
    throw new UsageError(
      `${place} cannot be written: ${cause instanceof Error ? cause.message : 'unknown'}.`,
      { cause },
    );
  }
}
