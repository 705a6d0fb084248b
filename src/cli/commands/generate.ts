import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { GeneratedFile } from '../../generator/generate.js';
import type { Address, Connector } from '../../model/connector.js';
import { packageRoot } from '../../shared/package-root.js';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';
import { findProject, loadProject } from '../load-project.js';
import { writeFiles } from '../write-files.js';

interface GenerateOptions {
  readonly host?: string;
  readonly basePath?: string;
  readonly scheme?: Address['scheme'];
  readonly out?: string;
  readonly format: 'json' | 'yaml';
  readonly check?: true;
}

/** `generate`: writes the connector's documents, or checks that the written ones are current. */
export const generateCommand: MakeCommand = (finish) =>
  new Command('generate')
    .description('write apiDefinition.swagger.json, apiProperties.json and the reference page')
    .argument(
      '[dir]',
      'connector project; the LiveChat connector when neither this nor the folder one is in is one',
    )
    .option('--host <host>', 'host of the shim, as the platform reaches it')
    .option('--base-path <path>', 'path below which the shim answers')
    .addOption(new Option('--scheme <scheme>', 'how the shim is reached').choices(['https', 'http']))
    .option('--out <dir>', 'folder to write to; the project itself when left out')
    .addOption(
      new Option('--format <format>', 'form of the documents').choices(['json', 'yaml']).default('json'),
    )
    .option('--check', 'write nothing; fail when a written file is not what would be written')
    .action(async (dir: string | undefined, options: GenerateOptions) =>
      finish(await runGenerate(dir, options)),
    );

async function runGenerate(dir: string | undefined, options: GenerateOptions): Promise<number> {
  const [{ generate }, { checkDefinition }, connector] = await Promise.all([
    import('../../generator/generate.js'),
    import('../../generator/check-definition.js'),
    loadSource(dir),
  ]);
  const files = generate(connector, toAddress(options, connector.address));
  await checkDefinition(files, options.check === true ? 'full' : 'rules');
  const wanted = options.format === 'yaml' ? await toYaml(files) : files;
  const { out = dir !== undefined && statSync(dir).isDirectory() ? dir : '.' } = options;
  if (options.check === true) return reportStale(wanted, out);
  writeFiles(wanted, out);
  return 0;
}

/** The connector of the project that is named or stood in, else LiveChat's. */
async function loadSource(dir: string | undefined): Promise<Connector> {
  const module = findProject(dir ?? '.');
  if (module !== undefined) return loadProject(module);
  if (dir !== undefined && resolve(dir) !== resolve(packageRoot())) {
    throw new UsageError(`${dir} is no connector project: it has no connector/index.ts.`);
  }
  return (await import('../../../connector/index.js')).livechatConnector;
}

function toAddress(options: GenerateOptions, usual: Address): Address {
  const { host = usual.host, basePath = usual.basePath, scheme = usual.scheme } = options;
  if (options.host !== undefined && !isHost(host)) {
    throw new UsageError(
      `--host takes a bare host name such as \`livechat.contoso.example\`; found \`${host}\`.`,
    );
  }
  if (options.basePath !== undefined && !/^\/([^\s?#{}/]+\/?)*$/.test(basePath)) {
    throw new UsageError(
      `--base-path takes a path that begins with a slash, such as \`/livechat\`; found \`${basePath}\`.`,
    );
  }
  return { host, basePath, scheme };
}

/** A bare host name, perhaps with a port: labels of letters, digits and hyphens (RFC 1123). */
function isHost(text: string): boolean {
  const [name = '', port] = text.split(':', 2);
  const labels = name.split('.');
  const isName = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
  return (
    isName && text === (port === undefined ? name : `${name}:${port}`) && (port === undefined || isPort(port))
  );
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

async function toYaml(files: readonly GeneratedFile[]): Promise<readonly GeneratedFile[]> {
  const { dump } = await import('js-yaml');
  return files.map((file) =>
    file.path.endsWith('.json')
      ? {
          path: file.path.replace(/\.json$/, '.yaml'),
          text: dump(JSON.parse(file.text), { lineWidth: 110, noRefs: true }),
        }
      : file,
  );
}

function reportStale(files: readonly GeneratedFile[], folder: string): number {
  const stale = files.filter((file) => {
    const target = join(folder, file.path);
    return !existsSync(target) || readFileSync(target, 'utf8') !== file.text;
  });
  for (const file of stale) {
    const state = existsSync(join(folder, file.path)) ? 'is not what the generator writes' : 'is missing';
    process.stderr.write(`${join(folder, file.path)} ${state}. Run \`livechat-connector generate\`.\n`);
  }
  if (stale.length === 0) process.stderr.write(`${files.length} files are current.\n`);
  return stale.length === 0 ? 0 : 1;
}
