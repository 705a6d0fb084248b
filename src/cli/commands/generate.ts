import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import type { GeneratedFile } from '../../generator/generate.js';
import type { Address } from '../../model/connector.js';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';

interface GenerateOptions {
  readonly host?: string;
  readonly basePath?: string;
  readonly scheme?: Address['scheme'];
  readonly out: string;
  readonly format: 'json' | 'yaml';
  readonly check?: true;
}

/** `generate`: writes the connector's documents, or checks that the written ones are current. */
export const generateCommand: MakeCommand = (finish) =>
  new Command('generate')
    .description('write apiDefinition.swagger.json, apiProperties.json and the reference page')
    .option('--host <host>', 'host of the shim, as the platform reaches it')
    .option('--base-path <path>', 'path below which the shim answers')
    .addOption(new Option('--scheme <scheme>', 'how the shim is reached').choices(['https', 'http']))
    .option('--out <dir>', 'folder to write to', '.')
    .addOption(
      new Option('--format <format>', 'form of the documents').choices(['json', 'yaml']).default('json'),
    )
    .option('--check', 'write nothing; fail when a written file is not what would be written')
    .action(async (options: GenerateOptions) => finish(await runGenerate(options)));

async function runGenerate(options: GenerateOptions): Promise<number> {
  const [{ generate }, { checkDefinition }, { livechatConnector }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../../generator/check-definition.js'),
    import('../../../connector/index.js'),
  ]);
  const files = generate(livechatConnector, toAddress(options, livechatConnector.address));
  await checkDefinition(files, options.check === true ? 'full' : 'rules');
  const wanted = options.format === 'yaml' ? await toYaml(files) : files;
  return options.check === true ? reportStale(wanted, options.out) : writeFiles(wanted, options.out);
}

function toAddress(options: GenerateOptions, usual: Address): Address {
  const { host = usual.host, basePath = usual.basePath, scheme = usual.scheme } = options;
  if (!isHost(host)) {
    throw new UsageError(
      `--host takes a bare host name such as \`livechat.contoso.example\`; found \`${host}\`.`,
    );
  }
  if (!/^\/([^\s?#{}/]+\/?)*$/.test(basePath)) {
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

function writeFiles(files: readonly GeneratedFile[], folder: string): number {
  for (const file of files) {
    const target = join(folder, file.path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, file.text);
    } catch (cause) {
      throw new UsageError(
        `${target} cannot be written: ${cause instanceof Error ? cause.message : 'unknown'}.`,
        { cause },
      );
    }
    process.stderr.write(`wrote ${target}\n`);
  }
  return 0;
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
