import type { Logger } from '../shared/logger.js';
import { UsageError } from '../shared/usage-error.js';

const levels: readonly string[] = ['debug', 'info', 'warn', 'error'];

/**
 * JSON lines on standard error, for a command that seldom writes any: pino is loaded with the first one. A level that
 * does not exist is a `UsageError`.
 */
export function createLateLogger(level: string): Logger {
  const lowest = levels.indexOf(level);
  if (lowest === -1) {
    throw new UsageError(`--log-level takes debug, info, warn or error; found \`${level}\`.`);
  }
  let loaded: Promise<Logger> | undefined;
  const load = (): Promise<Logger> =>
    (loaded ??= import('pino').then(({ pino }) => pino({ level, base: null }, pino.destination(2))));
  const line =
    (name: keyof Logger): Logger['info'] =>
    (fields, message) => {
      if (levels.indexOf(name) < lowest) return;
      void load().then((logger) => logger[name](fields, message));
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
