import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';
import { loadDocuments } from '../load-folder.js';
import { version } from '../version.js';
import { refuseToOverwrite, writeFiles } from '../write-files.js';

interface InitOptions {
  readonly out?: string;
  readonly from?: string;
}

/** `init`: a new connector project that builds and passes its tests. */
export const initCommand: MakeCommand = () =>
  new Command('init')
    .description('make a new connector project: typed source, tests against the emulator, CI')
    .argument('<name>', 'name of the project, such as parcels-connector')
    .option('--out <dir>', 'folder to make it in; a new one of that name when left out')
    .option('--from <path>', 'begin from an OpenAPI 2 or 3 file (JSON or YAML), or from a connector folder')
    .action(async (name: string, options: InitOptions) => runInit(name, options));

async function runInit(name: string, { out = name, from }: InitOptions): Promise<void> {
  if (!/^(@[a-z0-9-~][\w.-]*\/)?[a-z0-9-~][\w.-]*$/.test(name)) {
    throw new UsageError(
      `A project is called in small letters, digits, hyphens, such as \`parcels-connector\`; found \`${name}\`.`,
    );
  }
  const [{ generate }, { writeSource }, { projectFiles }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../../importer/source/write-source.js'),
    import('../../scaffold/project-files.js'),
  ]);
  const { connector, notes } = await beginConnector(from, toTitle(name));
  const source = writeSource(connector).map(({ path, text }) => ({ path: `connector/${path}`, text }));
  const project = projectFiles({ name, title: connector.info.title, version: version() });
  const manifest = join(out, 'package.json');
  const own = existsSync(manifest) ? readManifest(manifest) : undefined;
  const files = [...project.filter(({ path }) => !(own !== undefined && path === 'package.json')), ...source];
  refuseToOverwrite(files, out);
  writeFiles([...files, ...generate(connector)], out);
  if (own !== undefined) await completeManifest(manifest, own);
  for (const note of notes) process.stderr.write(`not carried over: ${note.place}: ${note.what}\n`);
  const enter = resolve(out) === process.cwd() ? '' : `cd ${out} && `;
  const count =
    connector.operations.length === 1 ? 'one operation' : `${connector.operations.length} operations`;
  process.stdout.write(
    `Made ${connector.info.title} in ${out}: ${count}. Next: ${enter}npm install && npm test\n`,
  );
}

async function beginConnector(from: string | undefined, title: string) {
  if (from === undefined) {
    const { templateConnector } = await import('../../scaffold/template-connector.js');
    return { connector: templateConnector(title), notes: [] };
  }
  const { importConnector } = await import('../../importer/import-connector.js');
  const opened = await readOpenApi(from);
  const { definition, properties, notes } = opened ?? { ...(await loadDocuments(from)).documents, notes: [] };
  const { connector, secretsLeftOut } = importConnector(definition, properties);
  const secrets = secretsLeftOut.map((place) => ({
    place,
    what: 'the client secret: give it to the platform, and renew it, because it was in a file',
  }));
  return { connector, notes: [...notes, ...secrets] };
}

/** `undefined` for a folder, which holds a connector. */
async function readOpenApi(path: string) {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist.`);
  const [{ statSync }, { load }, { fromOpenApi }] = await Promise.all([
    import('node:fs'),
    import('js-yaml'),
    import('../../importer/openapi/from-openapi.js'),
  ]);
  if (statSync(path).isDirectory()) return undefined;
  let value: unknown;
  try {
    value = load(readFileSync(path, 'utf8'));
  } catch (cause) {
    // The parser goes on to show the lines, which of a file that is no text are no words.
    const [reason] = (cause instanceof Error ? cause.message : 'unknown').split('\n');
    throw new UsageError(`${path} is neither JSON nor YAML: ${reason}.`, { cause });
  }
  const begun = fromOpenApi(value);
  if (begun === undefined) {
    throw new UsageError(
      `${path} is no OpenAPI document: it has no \`openapi: 3.…\` or \`swagger: "2.0"\` with \`paths\`.`,
    );
  }
  return begun;
}

/** Read before anything is written: a file that is no JSON is told while the folder is as it was. */
function readManifest(file: string): Readonly<Record<string, unknown>> {
  try {
    return toObject(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file} cannot be completed: ${reason}.`, { cause });
  }
}

/** A package.json that is there keeps all it says, and gets the scripts and tools that it lacks. */
async function completeManifest(file: string, known: Readonly<Record<string, unknown>>): Promise<void> {
  const { projectScripts, projectTools } = await import('../../scaffold/project-files.js');
  const scripts = { ...projectScripts, ...withoutPlaceholder(toObject(known['scripts'])) };
  const dependencies = toObject(known['dependencies']);
  const missing = Object.entries(projectTools).filter(([name]) => dependencies[name] === undefined);
  const devDependencies = { ...Object.fromEntries(missing), ...toObject(known['devDependencies']) };
  const completed = { ...known, type: 'module', private: true, scripts, devDependencies };
  writeFileSync(file, `${JSON.stringify(completed, null, 2)}\n`);
  process.stderr.write(`completed ${file}\n`);
}

/** What `npm init` writes for want of tests. */
function withoutPlaceholder({ test, ...scripts }: Readonly<Record<string, unknown>>) {
  return test === undefined || String(test).includes('no test specified') ? scripts : { ...scripts, test };
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function toTitle(name: string): string {
  const words = name
    .replace(/^@[^/]*\//, '')
    .replace(/-?connector$/, '')
    .split(/[-_.]+/)
    .filter((word) => word !== '');
  const title = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
  return (title === '' ? 'New connector' : title).slice(0, 30);
}
