import { readFileSync, statSync } from 'node:fs';
import { createKeyRing, parseKey, type SecretBox } from '../../shared/secret-box.js';
import { UsageError } from '../../shared/usage-error.js';
import { isKey } from './check-settings.js';
import type { Settings } from './setting-table.js';

/**
 * The keys of the settings as one box: seals with the newest, opens with any. A key file that is missing, empty or
 * readable by others is a `UsageError`; no key is ever made here, since a key that appears by itself hides a loss.
 */
export function loadKeyRing(
  settings: Pick<Settings, 'secretKey' | 'secretKeysOld' | 'secretKeyFile' | 'digestKey'>,
): SecretBox {
  const { secretKey, secretKeysOld, secretKeyFile, digestKey } = settings;
  const keys =
    secretKeyFile === undefined
      ? [secretKey ?? '', ...secretKeysOld].map((text) => parseKey(text, 'SHIM_SECRET_KEY'))
      : readKeyFile(secretKeyFile);
  return createKeyRing(keys, digestKey === undefined ? undefined : parseKey(digestKey, 'SHIM_DIGEST_KEY'));
}

function readKeyFile(file: string): readonly Buffer[] {
  let text: string;
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw new UsageError(`The key file ${file} is a folder. Name a file in it.`);
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
      throw new UsageError(
        `The key file ${file} can be read by others. Make it yours alone: chmod 600 ${file}`,
      );
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `The key file ${file} cannot be read (${code}). For a new store make one with: (umask 077; openssl rand -base64 32 > ${file})`,
      { cause: error },
    );
  }
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) throw new UsageError(`The key file ${file} holds no key.`);
  const bad = keys.findIndex((line) => !isKey(line));
  if (bad !== -1) {
    throw new UsageError(
      `Key ${bad + 1} in ${file} is not 32 bytes in base64. Make one with: openssl rand -base64 32`,
    );
  }
  return keys.map((line) => Buffer.from(line, 'base64'));
}
