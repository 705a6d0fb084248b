import { UsageError } from '../shared/usage-error.js';

/** The port of the gateway emulator where none is given; shim and simulator take the two after it. */
export const defaultPort = 4310;

/** Where a running emulator answers: `LIVECHAT_CONNECTOR_URL`, or this machine at the default port. */
export function defaultUrl(): string {
  return process.env['LIVECHAT_CONNECTOR_URL'] ?? `http://127.0.0.1:${defaultPort}`;
}

/** Calls the control interface of an emulator; a refusal is a `UsageError` with the emulator's own words. */
export async function requestControl(
  base: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(new URL(path, base), {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch (error) {
    throw new UsageError(`No emulator answers at ${base}. Start one with: livechat-connector emulate`, {
      cause: error,
    });
  }
  const text = await answer.text();
  let value: unknown;
  try {
    value = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new UsageError(`${base} does not answer like an emulator (status ${answer.status}).`);
  }
  if (!answer.ok) throw new UsageError(messageOf(value) ?? `The emulator answered ${answer.status}.`);
  return value;
}

function messageOf(value: unknown): string | undefined {
  const error = typeof value === 'object' && value !== null && 'error' in value ? value.error : undefined;
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? message : undefined;
}
