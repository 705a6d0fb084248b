import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Connector, Operation } from '../src/connector-folder/connector.js';
import { loadConnector } from '../src/connector-folder/load-connector.js';
import { createSchemaChecker } from '../src/emulator/gateway/check-schema.js';
import { GatewayProblem } from '../src/emulator/gateway/gateway-problem.js';
import { createMock } from '../src/emulator/gateway/mock/create-mock.js';
import { sampleConnection } from '../src/emulator/gateway/mock/sample-connection.js';
import { type RunningGateway, startGateway } from '../src/emulator/gateway/start-gateway.js';
import { packageRoot } from '../src/shared/package-root.js';
import { findCorpus } from './designer-agreement.js';

/** How far the emulator comes with a corpus of published connectors, nothing of it prepared for it. */
export interface CorpusRun {
  readonly folders: number;
  readonly loaded: number;
  /** Folders that were not loaded, with the finding that says why. */
  readonly refused: readonly string[];
  readonly operations: number;
  /** Sample inputs fitted, the gateway and the mock answered 2xx, and the answer fits its schema. */
  readonly passed: number;
  readonly requestsFit: number;
  readonly webhooks: number;
  readonly webhooksRun: number;
  readonly crashes: number;
  /** Kinds of failure, most frequent first, with the first places of each. */
  readonly failures: readonly {
    readonly kind: string;
    readonly count: number;
    readonly places: readonly string[];
  }[];
}

type Tally = { -readonly [Name in keyof Omit<CorpusRun, 'refused' | 'failures'>]: CorpusRun[Name] };

/** Every folder below `corpus/connectors/{kind}`. */
export function listFolders(corpus: string): string[] {
  const root = join(corpus, 'connectors');
  return readdirSync(root).flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(root, kind, name)),
  );
}

/** Loads every folder and calls every operation once, through the gateway, on the mock. */
export async function runCorpus(
  folders: readonly string[],
  tell: (line: string) => void = () => {},
): Promise<CorpusRun> {
  const tally: Tally = {
    ...{ folders: folders.length, loaded: 0, operations: 0, passed: 0, requestsFit: 0 },
    ...{ webhooks: 0, webhooksRun: 0, crashes: 0 },
  };
  const refused: string[] = [];
  const failures = new Map<string, string[]>();
  const fail = (kind: string, place: string): void => {
    failures.set(kind, [...(failures.get(kind) ?? []), place]);
  };
  for (const [index, folder] of folders.entries()) {
    if (index % 50 === 0) tell(`${index} of ${folders.length} folders`);
    const { connector, findings } = await loadConnector(folder);
    if (connector === undefined) {
      const finding = findings.find(({ severity }) => severity === 'error');
      refused.push(`${finding?.file}:${finding?.line}:${finding?.column} ${finding?.message}`);
      continue;
    }
    tally.loaded += 1;
    await runConnector(connector, tally, fail);
  }
  return {
    ...tally,
    refused,
    failures: [...failures]
      .map(([kind, places]) => ({ kind, count: places.length, places: places.slice(0, 3) }))
      .sort((a, b) => b.count - a.count),
  };
}

async function runConnector(
  connector: Connector,
  tally: Tally,
  fail: (kind: string, place: string) => void,
): Promise<void> {
  const unlimited = { ...connector, throttling: { calls: 1_000_000, renewalPeriodSeconds: 1 } };
  const running = await startGateway({ connectors: [unlimited], port: 0, standIn: 'mock' });
  try {
    let id = '';
    try {
      id = running.gateway.connections.create(sampleConnection(unlimited)).id;
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error;
      fail(error.message, connector.name); // its operations fail below, each with its own words
    }
    for (const operation of unlimited.operations) {
      tally.operations += 1;
      const place = `${connector.name} ${operation.id}`;
      try {
        if (operation.kind === 'webhook') await runWebhook(running, unlimited, operation, id, tally);
        else await runAction(running, unlimited, operation, id, tally);
      } catch (error) {
        fail(
          error instanceof Failure || error instanceof GatewayProblem
            ? toKind(error.message)
            : `crash: ${String(error)}`,
          place,
        );
        if (!(error instanceof Failure || error instanceof GatewayProblem)) tally.crashes += 1;
      }
    }
  } finally {
    await running.close();
  }
}

class Failure extends Error {}

const mock = createMock({ checkerOf: createSchemaChecker });

async function runAction(
  { gateway }: RunningGateway,
  connector: Connector,
  operation: Operation,
  connectionId: string,
  tally: Tally,
): Promise<void> {
  const parameters = mock.inputs(connector, operation);
  const result = await gateway.invokeOperation({
    ...{ operationId: operation.id, connector: connector.name, connectionId, parameters },
  });
  const [unfit] = result.requestDeviations;
  if (unfit === undefined) tally.requestsFit += 1;
  const { status } = result.response;
  if (status < 200 || status > 299)
    throw new Failure(`answered ${status}: ${JSON.stringify(result.response.body)}`);
  const [deviation] = result.deviations;
  if (deviation !== undefined) throw new Failure(`answer: ${deviation.message}`);
  if (unfit !== undefined) throw new Failure(`request: ${unfit.message}`);
  tally.passed += 1;
}

async function runWebhook(
  { gateway, url }: RunningGateway,
  connector: Connector,
  operation: Operation,
  connection: string,
  tally: Tally,
): Promise<void> {
  tally.webhooks += 1;
  const flow = await gateway.flows.create({
    ...{ name: 'flow', connector: connector.name, connection, trigger: operation.id },
    parameters: mock.inputs(connector, operation),
  });
  try {
    const [row] = flow.history;
    if (row?.outcome !== 'Succeeded')
      throw new Failure(`subscribe: ${row?.detail} ${JSON.stringify(row?.body)}`);
    const [call] = gateway.exchanges.list();
    const [unfit] = [...(call?.requestDeviations ?? []), ...(call?.answerDeviations ?? [])];
    if (call?.requestDeviations.length === 0) tally.requestsFit += 1;
    const answer = await fetch(`${url}/api/flows/flow/notify`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    });
    const [run] = gateway.runs.list('flow');
    if (answer.status !== 200 || run === undefined) throw new Failure(`notify answered ${answer.status}`);
    const [deviation] = run.deviations;
    if (deviation !== undefined) throw new Failure(`notification: ${deviation.message}`);
    if (unfit !== undefined) throw new Failure(`subscribe: ${unfit.message}`);
    tally.passed += 1;
    tally.webhooksRun += 1;
  } finally {
    await gateway.flows.delete('flow');
  }
}

/** A message without the names in it, so that like falls with like. */
const toKind = (message: string): string =>
  message
    .replace(/`[^`]*`/g, '`…`')
    .replace(/'[^']*'/g, "'…'")
    .slice(0, 160);

/** The run as the page in `benchmarks/` shows it. */
export function formatCorpusRun(run: CorpusRun): string {
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${whole === 0 ? 100 : Math.floor((part / whole) * 10_000) / 100} %)`;
  const rows = [
    ['Folders loaded', share(run.loaded, run.folders)],
    [
      'Operations whose sample inputs go through gateway and mock and come back valid',
      share(run.passed, run.operations),
    ],
    ['Requests built from sample inputs that fit the definition', share(run.requestsFit, run.operations)],
    ['Webhook triggers subscribed, notified and run', share(run.webhooksRun, run.webhooks)],
    ['Crashes', String(run.crashes)],
  ];
  return `# The emulator on published connectors

Every folder of a snapshot of published connectors is loaded, given invented connection values, and every operation is called once with sample inputs, through the gateway, on the mock. Nothing is prepared for a connector. Written by \`node dist/scripts/corpus-run.js --write\`.

| Measure | Value |
| --- | --- |
${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}

## Folders that are not loaded

${run.refused.map((line) => `- ${line.replace(/^.*\/connectors\//, '')}`).join('\n') || 'None.'}

## Operations that do not come through

| Operations | Why | For example |
| --- | --- | --- |
${run.failures.map(({ kind, count, places }) => `| ${count} | ${kind.replaceAll('|', '\\|').replaceAll('\n', ' ')} | ${places[0]} |`).join('\n')}
`;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const corpus = findCorpus();
  if (corpus === undefined || !existsSync(join(corpus, 'connectors'))) {
    stderr.write('The corpus is not here. LIVECHAT_CONNECTOR_CORPUS names its folder.\n');
  } else {
    const every = argv.includes('--sample') ? 12 : 1;
    const folders = listFolders(corpus).filter((_, index) => index % every === 0);
    const page = formatCorpusRun(await runCorpus(folders, (line) => stderr.write(`${line}\n`)));
    if (argv.includes('--write')) writeFileSync(join(packageRoot(), 'benchmarks/corpus.md'), page);
    stdout.write(page);
  }
}
