import { dirname, join, resolve } from 'node:path';
import { type Settings, settingTable } from './setting-table.js';

/** What is wrong between settings, each of which is right by itself. Settings that were not readable are missing. */
export function checkSettings(settings: Partial<Settings>): readonly string[] {
  return [
    ...checkPublicUrl(settings),
    ...checkUpstream(settings),
    ...checkKeys(settings),
    ...checkCallbackHosts(settings),
    ...checkStore(settings),
    ...checkAdminSocket(settings),
  ];
}

/** True for the address of a PostgreSQL database. */
export function isPostgresUrl(store: string): boolean {
  return /^postgres(ql)?:\/\//i.test(store);
}

/** The path of the admin socket; undefined when there is to be none. */
export function adminSocketOf({
  adminSocket,
  store,
}: Pick<Settings, 'adminSocket' | 'store'>): string | undefined {
  if (adminSocket === 'none' || process.platform === 'win32') return undefined;
  if (adminSocket !== undefined) return resolve(adminSocket);
  return isPostgresUrl(store) ? undefined : join(dirname(resolve(store)), 'admin.sock');
}

function* checkPublicUrl({ publicUrl, allowHttpPublicUrl }: Partial<Settings>): Generator<string> {
  if (publicUrl?.startsWith('http:') && allowHttpPublicUrl === false) {
    yield `${settingTable.publicUrl.env}: it must begin with https; found \`${publicUrl}\`. For a test without TLS set ${settingTable.allowHttpPublicUrl.env}=true.`;
  }
}

function* checkUpstream({ upstream, ownerClientId }: Partial<Settings>): Generator<string> {
  if (upstream === 'text-platform' && ownerClientId === undefined) {
    yield `${settingTable.ownerClientId.env}: it is missing, and \`text-platform\` needs it. Take the client id of your app from the Developer Console.`;
  }
}

function* checkKeys({
  secretKey,
  secretKeyFile,
  secretKeysOld = [],
  digestKey,
}: Partial<Settings>): Generator<string> {
  const { secretKey: key, secretKeyFile: file, secretKeysOld: old, digestKey: digest } = settingTable;
  if (secretKey === undefined && secretKeyFile === undefined) {
    yield `${key.env} or ${file.env}: one of them is needed. Make a key with: openssl rand -base64 32`;
  }
  if (secretKeyFile !== undefined && (secretKey !== undefined || secretKeysOld.length > 0)) {
    yield `${file.env}: it cannot be combined with ${key.env} and ${old.env}. Put the keys into the file, the newest first, or into the variables.`;
  }
  for (const [env, texts] of [
    [key.env, [secretKey]],
    [old.env, secretKeysOld],
    [digest.env, [digestKey]],
  ] as const) {
    for (const text of texts) if (text !== undefined && !isKey(text)) yield `${env}: ${wantedKey}.`;
  }
}

const wantedKey = 'a key is 32 bytes in base64, as `openssl rand -base64 32` prints them; this is not';

/** True for 32 bytes in base64. */
export function isKey(text: string): boolean {
  return /^[\w+/-]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === 32;
}

function* checkCallbackHosts({ callbackHosts = [] }: Partial<Settings>): Generator<string> {
  for (const host of callbackHosts) {
    if (/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(host) && (!host.startsWith('.') || host.indexOf('.', 1) > 0))
      continue;
    yield `${settingTable.callbackHosts.env}: it takes host names in lower case such as \`flows.contoso.example\` or \`.contoso.example\`; found \`${host}\`.`;
  }
}

function* checkStore({ store }: Partial<Settings>): Generator<string> {
  if (store === undefined) return;
  if (isPostgresUrl(store) ? !URL.canParse(store) : /^[a-z][\w+.-]*:\/\//i.test(store)) {
    yield `${settingTable.store.env}: it must be the path of a SQLite file or an address such as \`postgres://user:password@host:5432/shim\`; it is not.`;
  }
}

/** The operating systems' limit on the path of a socket is 104 or 108 bytes, the end mark included. */
const longestSocketPath = 103;

function* checkAdminSocket({ adminSocket, store }: Partial<Settings>): Generator<string> {
  if (store === undefined) return;
  const path = adminSocketOf({ adminSocket, store });
  if (path !== undefined && Buffer.byteLength(path) > longestSocketPath) {
    yield `${settingTable.adminSocket.env}: the path of a socket has at most ${longestSocketPath} bytes; \`${path}\` has ${Buffer.byteLength(path)}. Name a shorter one, or \`none\`.`;
  }
}
