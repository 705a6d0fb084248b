import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';
import { defaultUrl, requestControl } from '../control-client.js';

interface CallOptions {
  readonly param?: Readonly<Record<string, string>>;
  readonly params?: string;
  readonly connection?: string;
  readonly connector?: string;
  readonly url: string;
}

/** `call`: one action through a running emulator; prints the answer as JSON. */
export const callCommand: MakeCommand = (finish) =>
  new Command('call')
    .description('call an action through a running emulator and print the answer as JSON')
    .argument('<operation>', 'operation id, such as CreateTicket')
    .option('--param <key=value>', 'an input by its path or full key; may be repeated', collectParameter)
    .option('--params <file>', 'inputs as a JSON object; - reads them from standard input')
    .option('--connection <name>', 'the connection to use')
    .option('--connector <name>', 'the connector, where several are loaded')
    .option('--url <url>', 'where the emulator answers', defaultUrl())
    .addHelpText(
      'after',
      '\nExample:\n  livechat-connector call CreateTicket --param message=Hello --param requester.mail=jun@customer.example',
    )
    .action(async (operation: string, options: CallOptions) => finish(await runCall(operation, options)));

async function runCall(operation: string, options: CallOptions): Promise<number> {
  const result = await requestControl(options.url, 'POST', '/api/call', {
    operationId: operation,
    parameters: { ...readParameters(options.params), ...options.param },
    ...(options.connector !== undefined && { connector: options.connector }),
    ...(options.connection !== undefined && { connectionId: options.connection }),
  });
  const { response, warnings, deviations, notEmulated } = toCallResult(result);
  for (const line of [...warnings, ...notEmulated.map((text) => `not emulated: ${text}`)])
    process.stderr.write(`${line}\n`);
  for (const deviation of deviations) process.stderr.write(`answer: ${JSON.stringify(deviation)}\n`);
  const isSuccess = response.status >= 200 && response.status < 300;
  if (!isSuccess) process.stderr.write(`${operation} answered ${response.status}.\n`);
  if (response.body !== undefined) process.stdout.write(`${JSON.stringify(response.body, null, 2)}\n`);
  return isSuccess ? 0 : 1;
}

interface CallResult {
  readonly response: { readonly status: number; readonly body?: unknown };
  readonly warnings: readonly string[];
  readonly deviations: readonly unknown[];
  readonly notEmulated: readonly string[];
}

/** The emulator answers what its own document says, so its answer is taken as that. */
function toCallResult(answer: unknown): CallResult {
  if (typeof answer === 'object' && answer !== null && 'response' in answer) return answer as CallResult;
  throw new UsageError('The address does not answer like an emulator of this version.');
}

function collectParameter(
  text: string,
  earlier: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const place = text.indexOf('=');
  if (place < 1)
    throw new UsageError(`--param takes key=value, such as requester.mail=a@b.example; found \`${text}\`.`);
  return { ...earlier, [text.slice(0, place)]: text.slice(place + 1) };
}

function readParameters(file: string | undefined): Readonly<Record<string, unknown>> {
  if (file === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `--params: ${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`--params: ${file} must hold a JSON object of inputs.`);
  }
  return { ...value };
}
