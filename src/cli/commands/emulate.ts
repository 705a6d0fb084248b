import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Connector } from '../../connector-folder/connector.js';
import type { Gateway } from '../../emulator/gateway/create-gateway.js';
import type { GatewayEvent } from '../../emulator/gateway/events.js';
import { packageRoot } from '../../shared/package-root.js';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';
import { defaultPort } from '../control-client.js';
import { createLateLogger } from '../create-late-logger.js';
import { loadFolder } from '../load-folder.js';
import type { UpstreamName } from '../stack.js';
import { untilStopped } from '../until-stopped.js';

interface EmulateOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly seed?: number;
  readonly upstream: UpstreamName;
  readonly backend?: string;
  readonly scriptBypass?: boolean;
  readonly strictPolicies?: boolean;
  readonly environmentVariable?: Readonly<Record<string, string>>;
  readonly mock?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly logLevel: string;
}

/** `emulate`: the gateway on this machine; without a folder the whole LiveChat stack behind it. */
export const emulateCommand: MakeCommand = () =>
  new Command('emulate')
    .description(
      'run connectors on this machine; without a folder: LiveChat with gateway, shim and simulator',
    )
    .argument('[dirs...]', 'connector folders')
    .option(
      '--port <number>',
      'port of the gateway; the shim and the simulator take the next two',
      toPort,
      defaultPort,
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <dir>', 'folder that keeps connections, flows and the store', '.livechat-connector')
    .option('--seed <number>', 'seed of the simulated account, or of what --mock answers', toWholeNumber)
    .addOption(
      new Option('--upstream <name>', "which of LiveChat's APIs the shim answers from (without folders)")
        .choices(['rest-v2', 'text-platform'])
        .default('rest-v2'),
    )
    .option('--backend <url>', "send calls here instead of the definition's own host (with folders)")
    .option('--script-bypass', 'send calls of operations with custom code to the backend unchanged')
    .option('--strict-policies', 'let a policy fail on a null on the way to its property')
    .option(
      '--environment-variable <name=value>',
      'what @environmentVariables("name") of policies, host and sign-in finds; may be repeated',
      addNamedValue,
    )
    .option('--mock', 'answer calls from the response schemas, without a backend (with folders)')
    .option('--replay <file>', 'answer calls from a HAR file (with folders)')
    .option('--record <file>', 'write every call into a HAR file, secrets masked (with folders)')
    .option('--log-level <level>', 'debug, info, warn or error', 'warn')
    .action(async (dirs: readonly string[], options: EmulateOptions) => {
      await (dirs.length === 0 ? emulateLiveChat(options) : emulateFolders(dirs, options));
    });

async function emulateLiveChat(options: EmulateOptions): Promise<void> {
  const [misplaced] = [...standIns(options), ...(options.record === undefined ? [] : ['--record'])];
  if (misplaced !== undefined) {
    throw new UsageError(
      `${misplaced} goes with connector folders. Without one the simulator of LiveChat is the backend.`,
    );
  }
  const logger = createLateLogger(options.logLevel);
  const { startStack } = await import('../stack.js');
  // The two have other credentials and other ticket ids, so what they keep stays apart.
  const dataFolder = resolve(options.data, options.upstream);
  const stack = await startStack({
    connectorFolder: packageRoot(),
    ports: portsFrom(options.port),
    host: options.host,
    dataFolder,
    upstream: options.upstream,
    logger,
    ...(options.seed !== undefined && { seed: options.seed }),
  });
  const { gateway, shim, simulator } = stack;
  const elsewhere = options.port === defaultPort ? '' : ` --url ${gateway.url}`;
  // Listened for before the banner: whoever reads it may stop the emulator at once.
  const stopped = untilStopped(() => stack.close());
  process.stdout.write(`
  Gateway and page   ${gateway.url}
  Shim               ${shim.url}
  LiveChat simulator ${simulator.url}
  LiveChat's API     ${options.upstream}
  Kept in            ${dataFolder}

  Try, from another terminal:
  1. A ticket through the connector:
     npx livechat-connector call CreateTicket --param message="Where is my parcel?" --param requester.mail=jun@customer.example${elsewhere}
  2. A chat that starts a flow (watch it on the page):
     curl -X POST ${simulator.url}/simulator/chats
  3. All operations, runs and events: open ${gateway.url} in a browser

  Ctrl-C stops.
`);
  await stopped;
}

/** What was given of the options that say who answers. */
const standIns = ({ backend, mock, replay }: EmulateOptions): string[] => [
  ...(backend === undefined ? [] : ['--backend']),
  ...(mock === true ? ['--mock'] : []),
  ...(replay === undefined ? [] : ['--replay']),
];

async function emulateFolders(dirs: readonly string[], options: EmulateOptions): Promise<void> {
  const logger = createLateLogger(options.logLevel);
  const [{ startGateway }, { createSecretBox, loadKeyFile }] = await Promise.all([
    import('../../emulator/gateway/start-gateway.js'),
    import('../../shared/secret-box.js'),
  ]);
  const [one, another] = standIns(options);
  if (another !== undefined) throw new UsageError(`Give ${one} or ${another}, not both.`);
  const connectors = await Promise.all(dirs.map(loadFolder));
  const data = resolve(options.data);
  const gateway = await startGateway({
    connectors,
    port: options.port,
    host: options.host,
    stateFile: resolve(data, 'gateway.json'),
    secretBox: createSecretBox(loadKeyFile(resolve(data, 'secret.key'))),
    logger,
    scriptBypass: options.scriptBypass ?? false,
    strictPolicies: options.strictPolicies ?? false,
    environmentVariables: options.environmentVariable ?? {},
    ...(options.mock === true && { standIn: 'mock' as const }),
    ...(options.replay !== undefined && { standIn: await openReplay(options.replay) }),
    ...(options.record !== undefined && { recordTo: await openRecording(options.record) }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.backend !== undefined && {
      backends: Object.fromEntries(connectors.map(({ name }) => [name, toUrl(options.backend ?? '')])),
    }),
  });
  gateway.gateway.events.listen(tellDeviations);
  if (options.mock === true) await addSampleConnections(gateway.gateway, connectors);
  const width = Math.max(18, ...connectors.map(({ title }) => title.length));
  const stopped = untilStopped(() => gateway.close());
  process.stdout.write(`
  ${'Gateway and page'.padEnd(width)} ${gateway.url}
  ${'Backend'.padEnd(width)} ${nameBackend(options)}
${connectors.map(({ name, title }) => `  ${title.padEnd(width)} ${gateway.url}/apim/${name}/`).join('\n')}

  ${options.mock === true ? 'Each connector has a connection:' : 'Make a connection on the page, then'} call an action. Ctrl-C stops.
`);
  await tellCustomCode(connectors, options);
  await stopped;
}

const nameBackend = ({ mock, replay, backend }: EmulateOptions): string =>
  mock === true
    ? 'mock'
    : replay === undefined
      ? (backend ?? 'the host of each definition')
      : `recording ${replay}`;

async function openReplay(file: string) {
  const { createReplay } = await import('../../emulator/gateway/recording/create-replay.js');
  return createReplay(file);
}

async function openRecording(file: string) {
  const { openHarFile } = await import('../../emulator/gateway/recording/har-file.js');
  return openHarFile(file);
}

/** A mock takes any credential, so a maker need not invent one. */
async function addSampleConnections(
  { connections, signIn }: Gateway,
  connectors: readonly Connector[],
): Promise<void> {
  const { sampleConnection } = await import('../../emulator/gateway/mock/sample-connection.js');
  for (const connector of connectors) {
    if (connections.list().some((connection) => connection.connector === connector.name)) continue;
    const { id, signIn: needed } = connections.create(sampleConnection(connector));
    // Settings that nobody can sign in with leave it as it is; the page says so.
    if (needed?.state === 'needed') await signIn(connector.name, id).catch(() => {});
  }
}

/** One line for each place where a call is not what the definition says. */
function tellDeviations({ type, data }: GatewayEvent): void {
  if (type !== 'call.answered') return;
  const tell = (what: string, deviations: unknown): void => {
    for (const { message } of deviations as readonly { readonly message: string }[]) {
      process.stderr.write(`${String(data['operation'])} ${what}: ${message}\n`);
    }
  };
  tell('request', data['requestDeviations']);
  tell('answer', data['answerDeviations']);
}

/** Three ports in a row, or three free ones. */
function portsFrom(port: number) {
  return port === 0
    ? { gateway: 0, shim: 0, simulator: 0 }
    : { gateway: port, shim: port + 1, simulator: port + 2 };
}

function toPort(text: string): number {
  const port = toWholeNumber(text);
  if (port > 65_533)
    throw new InvalidArgumentError('A port is a number up to 65533 (the two after it are used too).');
  return port;
}

function toWholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** Tells which operations need a script that is not run here. */
async function tellCustomCode(
  connectors: readonly Connector[],
  { scriptBypass = false, ...options }: EmulateOptions,
): Promise<void> {
  if (options.mock === true || options.replay !== undefined) return;
  const { isScripted } = await import('../../emulator/gateway/script-host.js');
  for (const connector of connectors) {
    const ids = connector.operations
      .filter((operation) => isScripted(connector, operation))
      .map(({ id }) => id);
    if (ids.length === 0) continue;
    const what = scriptBypass ? 'bypassed' : 'not emulated; --script-bypass sends the call on unchanged';
    const shown =
      ids.length > 8 ? `${ids.slice(0, 8).join(', ')} and ${ids.length - 8} more` : ids.join(', ');
    process.stderr.write(`${connector.title}: custom code is ${what}. Concerned: ${shown}.\n`);
  }
}

function addNamedValue(
  text: string,
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const mark = text.indexOf('=');
  if (mark < 1) throw new InvalidArgumentError('It must be written `name=value`.');
  return { ...given, [text.slice(0, mark)]: text.slice(mark + 1) };
}

function toUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(`--backend takes an http or https URL; found \`${text}\`.`);
}
