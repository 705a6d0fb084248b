import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { remember } from './remember.js';
import { UsageError } from './usage-error.js';

/** Encrypts what must be kept but never be readable at rest: credentials and callback URLs. */
export interface SecretBox {
  /** Names the key, so that a stored secret tells which key opens it. Eight hex digits of the key's hash. */
  readonly keyId: string;
  /** Encrypts `text` and binds it to `context` (for example the subscription id); AES-256-GCM. */
  seal(text: string, context: string): string;
  /** Gives back what `seal` took. Throws when the key, the context or a single bit differs. */
  open(sealed: string, context: string): string;
  /** A keyed digest for looking up a secret without storing it; hex, 64 digits. */
  digest(text: string): string;
}

const ivBytes = 12;
const tagBytes = 16;

/** A box for one 32-byte key. */
export function createSecretBox(key: Buffer): SecretBox {
  if (key.length !== 32) throw new UsageError(`The secret key has ${key.length} bytes; it needs 32.`);
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  const digestKey = createHmac('sha256', key).update('livechat-connector digest').digest();
  return {
    keyId,
    seal(text, context) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${keyId}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, context) {
      const dot = sealed.indexOf('.');
      const usedKey = sealed.slice(0, dot);
      if (usedKey !== keyId) {
        throw new Error(
          `A stored secret was sealed with key \`${usedKey}\`; the key at hand is \`${keyId}\`.`,
        );
      }
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    },
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('hex'),
  };
}

/**
 * A box for several keys, the newest first: seals with the newest and opens with any, so that a key can be replaced
 * while what the earlier ones sealed stays readable. Digests cannot be tried key by key, because they are looked up; so
 * they are made with one key that stays, the oldest unless another is given.
 */
export function createKeyRing(keys: readonly Buffer[], digestKey = keys.at(-1)): SecretBox {
  const [newest, ...older] = keys.map(createSecretBox);
  if (newest === undefined || digestKey === undefined) throw new UsageError('A key ring needs a key.');
  const boxes = new Map([newest, ...older].map((box) => [box.keyId, box]));
  return {
    keyId: newest.keyId,
    seal: newest.seal,
    // An unknown key is told by the newest box.
    open: (sealed, context) => (boxes.get(keyIdOf(sealed)) ?? newest).open(sealed, context),
    digest: createSecretBox(digestKey).digest,
  };
}

/** The same box, with the latest that it opened kept at hand. */
export function rememberOpened(box: SecretBox): SecretBox {
  const open = remember((key) => {
    const space = key.indexOf(' '); // no sealed text has one
    return box.open(key.slice(0, space), key.slice(space + 1));
  });
  return { ...box, open: (sealed, context) => open(`${sealed} ${context}`) };
}

/** The id of the key that sealed a text. */
export function keyIdOf(sealed: string): string {
  return sealed.slice(0, Math.max(0, sealed.indexOf('.')));
}

/**
 * Reads the key from `file`, or makes one there with owner-only rights when `file` does not exist.
 * A key file that others can read is refused, and so is a place where none can be made.
 */
export function loadKeyFile(file: string): Buffer {
  if (!existsSync(file)) makeKeyFile(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new UsageError(
      `The key file ${file} can be read by others. Make it yours alone: chmod 600 ${file}`,
    );
  }
  return parseKey(readFileSync(file, 'utf8'), file);
}

function makeKeyFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The key file ${file} cannot be made: ${reason}.`, { cause });
  }
}

/** Reads a key from its base64 text; `where` names the place for the error message. */
export function parseKey(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) {
    throw new UsageError(
      `${where} holds a key of ${key.length} bytes; it needs 32 bytes in base64. Make one with: openssl rand -base64 32`,
    );
  }
  return key;
}
