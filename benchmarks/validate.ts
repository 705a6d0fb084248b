import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { median } from './load.js';

/**
 * `validate` beside other linters, as whole processes on the same files: `node dist/benchmarks/validate.js FOLDER
 * [ROUNDS]`, where FOLDER holds published connectors. The others are installed into a temporary folder. What counts is
 * CPU time, user and system of all threads, as a ratio to Redocly in the same run.
 */
const corpus = process.argv[2];
const rounds = Number(process.argv[3] ?? 3);
if (corpus === undefined) throw new Error('Name a folder of connectors.');

/** Nothing but the check: no colours, no questions to the network. */
const quiet = { NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'bench-validate-'));
const usageFile = join(work, 'usage');
const peers = process.env['BENCH_PEERS'] ?? installPeers();
const files = definitions(corpus);
const bySize = [...files].sort((a, b) => statSync(a).size - statSync(b).size);
const cases: Readonly<Record<string, readonly string[]>> = {
  '200 definitions': files.slice(0, 200),
  'one large': bySize.slice(-1),
  'one small': bySize.slice(20, 21),
};

writeFileSync(join(work, 'oas.yaml'), 'extends: ["spectral:oas"]\n');
writeFileSync(join(work, 'ten.yaml'), tenRules());
writeFileSync(join(work, 'redocly.yaml'), 'extends:\n  - recommended\n');
const bin = (name: string) => join(peers, 'node_modules/.bin', name);
const tools: Readonly<Record<string, (given: readonly string[]) => readonly string[]>> = {
  'validate, all rules': (given) => [here('../src/cli/main.js'), 'validate', ...given, '--format', 'json'],
  Redocly: (given) => [
    bin('redocly'),
    'lint',
    ...given,
    '--config',
    join(work, 'redocly.yaml'),
    '--format',
    'json',
  ],
  'Spectral, oas': (given) => [
    bin('spectral'),
    'lint',
    ...given,
    '-r',
    join(work, 'oas.yaml'),
    '-f',
    'json',
    '-q',
  ],
  'Spectral, ten rules': (given) => [
    bin('spectral'),
    'lint',
    ...given,
    '-r',
    join(work, 'ten.yaml'),
    '-f',
    'json',
    '-q',
  ],
  'ajv, one schema': (given) => [here('ajv-check.js'), ...given],
};

for (const [name, given] of Object.entries(cases)) {
  const bytes = given.reduce((sum, file) => sum + statSync(file).size, 0);
  const used = Object.entries(tools).map(([tool, toArgs]) => {
    const runs = Array.from({ length: rounds }, () => measure(toArgs(given)));
    return { tool, cpu: median(runs.map(({ cpu }) => cpu)), rss: Math.max(...runs.map(({ rss }) => rss)) };
  });
  const base = used.find(({ tool }) => tool === 'Redocly')?.cpu ?? Number.NaN;
  console.log(`${name}, ${Math.round(bytes / 1024)} KiB, median of ${rounds}`);
  console.table(
    used.map(({ tool, cpu, rss }) => ({
      tool,
      'CPU ms': Math.round(cpu),
      'x Redocly': Math.round((cpu / base) * 100) / 100,
      'peak MiB': Math.round(rss),
    })),
  );
}
rmSync(work, { recursive: true });

function measure(args: readonly string[]): { readonly cpu: number; readonly rss: number } {
  rmSync(usageFile, { force: true });
  const options = `--import=${pathToFileURL(here('report-usage.js')).href}`;
  const env = { ...process.env, NODE_OPTIONS: options, USAGE_FILE: usageFile, ...quiet };
  const { stderr, status } = spawnSync(process.execPath, [...args], {
    env,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (!existsSync(usageFile)) throw new Error(`${args[0]} ended with ${status} and left no usage: ${stderr}`);
  const all = readFileSync(usageFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { cpu: all.reduce((sum, { cpu }) => sum + cpu, 0), rss: Math.max(...all.map(({ rss }) => rss)) };
}

/** The definitions that are strict JSON, copied under short names: the others stop at broken files. */
function definitions(folder: string): readonly string[] {
  const into = join(work, 'definitions');
  mkdirSync(into);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('apiDefinition.swagger.json'),
  );
  return names.sort().flatMap((name, index) => {
    const target = join(into, `${String(index).padStart(4, '0')}.json`);
    try {
      JSON.parse(readFileSync(join(folder, name), 'utf8'));
      copyFileSync(join(folder, name), target);
      return [target];
    } catch {
      return [];
    }
  });
}

function installPeers(): string {
  const folder = join(work, 'peers');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const packages = ['@stoplight/spectral-cli', '@redocly/cli'];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: folder,
    stdio: 'inherit',
  });
  return folder;
}

function tenRules(): string {
  const rule = (name: string, given: string, field: string) =>
    `  ${name}: { given: "${given}", severity: warn, then: { field: "${field}", function: truthy } }`;
  const operations = '$.paths[*][get,put,post,delete,patch]';
  return [
    'rules:',
    rule('title', '$.info', 'title'),
    rule('description', '$.info', 'description'),
    rule('contact', '$.info', 'contact'),
    rule('host', '$', 'host'),
    rule('schemes', '$', 'schemes'),
    rule('summary', operations, 'summary'),
    rule('operation-description', operations, 'description'),
    rule('operation-id', operations, 'operationId'),
    rule('parameter-summary', `${operations}.parameters[*]`, 'x-ms-summary'),
    rule('response-description', `${operations}.responses[*]`, 'description'),
    '',
  ].join('\n');
}
