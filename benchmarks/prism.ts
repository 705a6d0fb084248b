import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quietPort } from '../scripts/quiet-port.js';
import { load, median } from './load.js';

/**
 * `emulate --mock` beside silent static Prism (the npm mock server) on this project's own definition, each as its
 * command starts it, with checks on both sides and our policies on. CPU and memory are read from /proc, so Linux only.
 *
 *   PRISM_HOME=$(mktemp -d); npm install --prefix $PRISM_HOME @stoplight/prism-cli@5.14.2
 *   PRISM_HOME=$PRISM_HOME node dist/benchmarks/prism.js
 */
const home = process.env['PRISM_HOME'] ?? '';
const prism = join(home, 'node_modules/@stoplight/prism-cli/dist/index.js');
if (!existsSync(prism))
  throw new Error('PRISM_HOME names no folder with @stoplight/prism-cli; see the head of this file.');
const rounds = Number(process.argv[2] ?? 5);
const requests = Number(process.argv[3] ?? 3_000);
const connections = 16;
const root = fileURLToPath(new URL('../..', import.meta.url));
const headers = { authorization: `Basic ${Buffer.from('rosa@northwind.example:key').toString('base64')}` };

const folder = writeConnector();

interface Server {
  readonly name: string;
  readonly path: string;
  command(port: number): readonly string[];
}

const ours: Server = {
  name: 'emulate --mock',
  path: '/apim/livechat/default/tickets/7QXLB',
  command: (port) => [
    ...[join(root, 'dist/src/cli/main.js'), 'emulate', folder, '--mock', '--port', String(port)],
    ...['--data', mkdtempSync(join(tmpdir(), 'bench-')), '--log-level', 'error'],
  ],
};
const peer: Server = {
  name: 'prism mock, silent, static',
  path: '/tickets/7QXLB',
  command: (port) => [
    ...[prism, 'mock', '--multiprocess', 'false', '--verboseLevel', 'silent', '--host', '127.0.0.1'],
    ...['--port', String(port), join(folder, 'apiDefinition.swagger.json')],
  ],
};

interface Figures {
  readonly startMs: number;
  readonly cpuMicros: number;
  readonly peakMiB: number;
  readonly requestsPerSecond: number;
}

const figures = new Map<Server, Figures[]>([
  [ours, []],
  [peer, []],
]);
for (let round = 0; round < rounds; round += 1) {
  for (const [server, all] of figures) all.push(await measure(server));
}
const middle = (server: Server, name: keyof Figures): number =>
  median((figures.get(server) ?? []).map((found) => found[name]));
const names = ['startMs', 'cpuMicros', 'peakMiB', 'requestsPerSecond'] as const;
console.table(
  Object.fromEntries(
    [...figures.keys()].map((server) => [
      server.name,
      Object.fromEntries(names.map((name) => [name, Math.round(middle(server, name))])),
    ]),
  ),
);
console.log(
  'ours / prism, medians:',
  Object.fromEntries(
    names.map((name) => [name, Math.round((middle(ours, name) / middle(peer, name)) * 100) / 100]),
  ),
);

async function measure(server: Server): Promise<Figures> {
  const port = await quietPort();
  const started = performance.now();
  const child = spawn(process.execPath, [...server.command(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(`${url}${server.path}`, child);
  const startMs = performance.now() - started;
  await load(url, server.path, 500, connections, headers); // warm-up
  const before = cpuMicrosOf(child);
  const { requestsPerSecond } = await load(url, server.path, requests, connections, headers);
  const cpuMicros = (cpuMicrosOf(child) - before) / requests;
  const peakMiB =
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { startMs, cpuMicros, peakMiB, requestsPerSecond };
}

/** The committed documents with three policies and without their rate limit. */
function writeConnector(): string {
  const target = join(mkdtempSync(join(tmpdir(), 'bench-')), 'livechat');
  mkdirSync(target);
  const read = (name: string) =>
    JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>;
  const definition = {
    ...read('apiDefinition.swagger.json'),
    'x-throttling': [{ calls: 1_000_000_000, renewalPeriodSeconds: 1 }],
  };
  const { properties } = read('apiProperties.json') as { properties: object };
  const prefix = 'x-ms-apimTemplate';
  const policy = (templateId: string, values: object) => ({
    templateId,
    title: templateId,
    parameters: values,
  });
  const policyTemplateInstances = [
    policy('setheader', {
      [`${prefix}Parameter.name`]: 'X-Client',
      [`${prefix}Parameter.value`]: "@headers('authorization','')",
    }),
    policy('setqueryparameter', {
      [`${prefix}Parameter.name`]: 'lane',
      [`${prefix}Parameter.value`]: 'fast',
    }),
    policy('dynamichosturl', {
      [`${prefix}Parameter.urlTemplate`]: "https://@connectionParameters('username').example",
    }),
  ];
  writeFileSync(join(target, 'apiDefinition.swagger.json'), JSON.stringify(definition));
  writeFileSync(
    join(target, 'apiProperties.json'),
    JSON.stringify({ properties: { ...properties, policyTemplateInstances } }),
  );
  return target;
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
    const status = await fetch(url, { headers }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (status !== 0 && status !== 404 && status !== 403) throw new Error(`${url} answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** User and system time; a clock tick is 10 ms on Linux. */
function cpuMicrosOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
