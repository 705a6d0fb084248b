import { type Logger, pino } from 'pino';

/**
 * JSON lines on standard output. No part of the shim hands a secret to the log; what is redacted here is the net below.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths, censor: '[redacted]' },
    },
    pino.destination({ fd: 1, sync: true }), // so that nothing is lost when the process ends
  );
}

const secretNames = [
  'authorization',
  'credential',
  'secret',
  'password',
  'token',
  'proof',
  'callbackUrl',
  'body',
];
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
