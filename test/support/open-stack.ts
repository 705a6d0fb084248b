import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { type Stack, type StackOptions, startStack } from '../../src/cli/stack.js';
import { simulatorCredentials } from '../../src/emulator/livechat/index.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { findSecrets } from './find-secrets.js';

/** A running stack, and every line it has logged. */
export interface OpenStack extends Stack {
  readonly dataFolder: string;
  readonly logLines: readonly string[];
}

const freePorts = { gateway: 0, shim: 0, simulator: 0 };

/** Starts gateway, shim and simulator on free ports until the test ends; the log level is the most talkative. */
export async function openStack(
  options: Partial<
    Pick<
      StackOptions,
      'connectorFolder' | 'dataFolder' | 'upstreamTimeoutMs' | 'ports' | 'upstream' | 'callbacks'
    >
  > = {},
): Promise<OpenStack> {
  const {
    connectorFolder = packageRoot(),
    dataFolder = newDataFolder(),
    upstreamTimeoutMs = 15_000,
    ports = freePorts,
    upstream = 'rest-v2',
  } = options;
  const logLines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => logLines.push(line) });
  const stack = await startStack({
    connectorFolder,
    ports,
    dataFolder,
    upstreamTimeoutMs,
    upstream,
    ...(options.callbacks !== undefined && { callbacks: options.callbacks }),
    seed: 7,
    logger,
  });
  const seen: string[] = [];
  answersOf.set(stack.gateway, seen);
  onTestFinished(async () => {
    const metrics = await fetch(`${stack.shim.url}/metrics`).then(
      (answer) => answer.text(),
      () => '', // the story has closed the stack
    );
    await stack.close();
    expect(findLeaks([...logLines, ...seen, metrics], dataFolder)).toEqual([]);
  });
  return { ...stack, dataFolder, logLines };
}

/** What the operations of a stack answered; the stack is known by its gateway, which copies of it share. */
const answersOf = new WeakMap<Stack['gateway'], string[]>();

/**
 * Every story ends with this search: the credentials of its connections, in each form, and the signatures of its
 * callback URLs stand in no log line, answer, error, metric or byte of what is kept.
 */
function findLeaks(texts: readonly string[], dataFolder: string): readonly string[] {
  const { login, apiKey, accountId, personalAccessToken } = simulatorCredentials;
  const pairs = [`${login}:${apiKey}`, `${accountId}:${personalAccessToken}`];
  const secrets = [apiKey, personalAccessToken, ...pairs.map((pair) => Buffer.from(pair).toString('base64'))];
  // The simulator's own file is LiveChat's side of the account: it holds the addresses that LiveChat was given.
  return [
    ...findSecrets(texts, [dataFolder], [...secrets, 'sig='], ['simulator.json']),
    ...texts.filter((text) => /\/hooks\/[\w-]{32}/.test(text)),
  ];
}

/** A folder of its own for what a stack keeps, removed when the test ends. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-stack-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Calls an operation through the gateway as a flow does; gives back status and body. */
export async function callOperation(
  stack: Stack,
  operationId: string,
  parameters: Readonly<Record<string, unknown>> = {},
  connectionId = 'default',
): Promise<{
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly deviations: readonly unknown[];
}> {
  const { response, deviations } = await stack.gateway.gateway.invokeOperation({
    operationId,
    parameters,
    connectionId,
  });
  answersOf.get(stack.gateway)?.push(JSON.stringify(response));
  return { status: response.status, body: response.body, headers: response.headers, deviations };
}

/** Waits until `probe` gives something, and gives it back. */
export async function until<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 120_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not come true within ${withinMs} ms: ${String(probe)}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
