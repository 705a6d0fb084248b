import { helpDeskBaseUrl } from '../../livechat/helpdesk/api.js';
import { v2BaseUrl } from '../../livechat/v2/api.js';

/** What a setting may hold, and how its text is read. */
export type SettingType =
  | { readonly kind: 'text'; readonly pattern?: RegExp; readonly form?: string }
  | { readonly kind: 'url' }
  | { readonly kind: 'path' }
  | { readonly kind: 'store' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | { readonly kind: 'bytes'; readonly max: number }
  | { readonly kind: 'duration'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'list' };

/** One setting of the shim. */
export interface Setting {
  /** The environment variable. */
  readonly env: string;
  /** Its place in the settings file, with dots; missing for what belongs in no file. */
  readonly yaml?: string;
  readonly type: SettingType;
  /** As an operator would write it. */
  readonly default?: string;
  readonly required?: true;
  /** Its value is never printed or logged. */
  readonly secret?: true;
  readonly description: string;
}

/** Every setting of `serve`: parsing, checks and docs/settings.md come from here. */
export const settingTable = {
  publicUrl: {
    env: 'SHIM_PUBLIC_URL',
    yaml: 'publicUrl',
    type: { kind: 'url' },
    required: true,
    description:
      'Where the platform and LiveChat reach the shim: the host and base path of the imported connector. HTTPS.',
  },
  allowHttpPublicUrl: {
    env: 'SHIM_ALLOW_HTTP_PUBLIC_URL',
    yaml: 'allowHttpPublicUrl',
    type: { kind: 'flag' },
    default: 'false',
    description: 'Accepts a public URL without TLS. For tests only: credentials would travel in the clear.',
  },
  host: {
    env: 'SHIM_HOST',
    yaml: 'host',
    type: { kind: 'text', pattern: /^[\w.:-]+$/, form: 'an address such as `0.0.0.0`' },
    default: '127.0.0.1',
    description: 'Address to listen on; `0.0.0.0` in a container. TLS ends in front of the shim.',
  },
  port: {
    env: 'SHIM_PORT',
    yaml: 'port',
    type: { kind: 'count', min: 0, max: 65_535 },
    default: '8080',
    description: 'Port to listen on; 0 picks a free one.',
  },
  upstream: {
    env: 'SHIM_UPSTREAM',
    yaml: 'upstream.kind',
    type: { kind: 'choice', choices: ['rest-v2', 'text-platform'] },
    default: 'rest-v2',
    description:
      "LiveChat's REST API v2 (deprecated, until it ends), or its successors: Configuration API, Agent Chat API and HelpDesk.",
  },
  livechatUrl: {
    env: 'SHIM_LIVECHAT_URL',
    yaml: 'upstream.livechatUrl',
    type: { kind: 'url' },
    default: v2BaseUrl,
    description: 'Where LiveChat answers. Change it for a proxy or a simulator.',
  },
  helpdeskUrl: {
    env: 'SHIM_HELPDESK_URL',
    yaml: 'upstream.helpdeskUrl',
    type: { kind: 'url' },
    default: helpDeskBaseUrl,
    description: 'Where HelpDesk answers, the version included; used by `text-platform`.',
  },
  ownerClientId: {
    env: 'SHIM_OWNER_CLIENT_ID',
    yaml: 'upstream.ownerClientId',
    type: { kind: 'text', pattern: /^[\w-]{1,100}$/, form: 'a client id' },
    description:
      'Client id of the application in the Developer Console that owns the webhooks; needed by `text-platform`.',
  },
  upstreamTimeout: {
    env: 'SHIM_UPSTREAM_TIMEOUT',
    yaml: 'upstream.timeout',
    type: { kind: 'duration', minMs: 100, maxMs: 110_000 },
    default: '15s',
    description: 'Time for one call to LiveChat. The platform itself gives up after 120 s.',
  },
  store: {
    env: 'SHIM_STORE',
    yaml: 'store',
    type: { kind: 'store' },
    default: 'data/shim.db',
    secret: true,
    description:
      'A SQLite file on a real disk (one instance), or `postgres://…` (several instances share it).',
  },
  secretKey: {
    env: 'SHIM_SECRET_KEY',
    type: { kind: 'text' },
    secret: true,
    description:
      'The key that seals credentials and callback URLs: 32 bytes in base64 (`openssl rand -base64 32`).',
  },
  secretKeysOld: {
    env: 'SHIM_SECRET_KEYS_OLD',
    type: { kind: 'list' },
    default: '',
    secret: true,
    description: 'Earlier keys, the newest first: they open what they sealed and seal nothing more.',
  },
  secretKeyFile: {
    env: 'SHIM_SECRET_KEY_FILE',
    yaml: 'secretKeyFile',
    type: { kind: 'path' },
    description:
      'Instead of the two above: a file that only its owner can read, one key a line, the newest first.',
  },
  digestKey: {
    env: 'SHIM_DIGEST_KEY',
    type: { kind: 'text' },
    secret: true,
    description:
      'The key of the look-up digests; the oldest key when left out. Set it to that one before you withdraw it.',
  },
  callbackHosts: {
    env: 'SHIM_CALLBACK_HOSTS',
    yaml: 'callbacks.hosts',
    type: { kind: 'list' },
    default: '',
    description:
      "Hosts that notifications may go to besides the platform's own: `flows.contoso.example`, or `.contoso.example` for all below it.",
  },
  allowPrivateCallbacks: {
    env: 'SHIM_ALLOW_PRIVATE_CALLBACKS',
    yaml: 'callbacks.allowPrivate',
    type: { kind: 'flag' },
    default: 'false',
    description:
      'Lets notifications go to private and loopback addresses, and over HTTP to the hosts above. For tests and closed networks.',
  },
  callbackTimeout: {
    env: 'SHIM_CALLBACK_TIMEOUT',
    yaml: 'callbacks.timeout',
    type: { kind: 'duration', minMs: 1_000, maxMs: 600_000 },
    default: '120s',
    description: 'Time for one delivery.',
  },
  giveUpAfter: {
    env: 'SHIM_GIVE_UP_AFTER',
    yaml: 'callbacks.giveUpAfter',
    type: { kind: 'duration', minMs: 60_000, maxMs: 30 * 86_400_000 },
    default: '24h',
    description: 'A notification that could not be delivered for this long becomes a dead letter.',
  },
  bodyLimit: {
    env: 'SHIM_BODY_LIMIT',
    yaml: 'limits.body',
    type: { kind: 'bytes', max: 100 * 1024 * 1024 },
    default: '1mb',
    description: 'The largest body of a call.',
  },
  notificationLimit: {
    env: 'SHIM_NOTIFICATION_LIMIT',
    yaml: 'limits.notification',
    type: { kind: 'bytes', max: 100 * 1024 * 1024 },
    default: '10mb',
    description: 'The largest notification of LiveChat.',
  },
  callsPerMinute: {
    env: 'SHIM_CALLS_PER_MINUTE',
    yaml: 'limits.callsPerMinute',
    type: { kind: 'count', min: 0, max: 1_000_000 },
    default: '600',
    description: 'Calls per connection and minute, per instance; more are answered 429. 0 sets no limit.',
  },
  logLevel: {
    env: 'SHIM_LOG_LEVEL',
    yaml: 'log.level',
    type: { kind: 'choice', choices: ['debug', 'info', 'warn', 'error'] },
    default: 'info',
    description: 'The least serious lines that are logged.',
  },
  region: {
    env: 'SHIM_REGION',
    yaml: 'metrics.region',
    type: { kind: 'text', pattern: /^[\w-]{1,40}$/, form: 'up to 40 letters, digits, `_` or `-`' },
    description: 'A label on every metric, for those who run the shim in several places.',
  },
  metricsToken: {
    env: 'SHIM_METRICS_TOKEN',
    yaml: 'metrics.token',
    type: { kind: 'text', pattern: /^[\x21-\x7e]{16,200}$/, form: '16 to 200 printable characters' },
    secret: true,
    description: 'When set, `/metrics` wants it as a bearer token.',
  },
  adminSocket: {
    env: 'SHIM_ADMIN_SOCKET',
    yaml: 'adminSocket',
    type: { kind: 'path' },
    description:
      'Unix socket for `livechat-connector subscriptions`, with owner-only rights; `none` for no socket. Beside the SQLite file when left out, none with PostgreSQL.',
  },
  shutdownGrace: {
    env: 'SHIM_SHUTDOWN_GRACE',
    yaml: 'shutdownGrace',
    type: { kind: 'duration', minMs: 0, maxMs: 600_000 },
    default: '10s',
    description: 'At SIGTERM: time for what is under way. Keep it below the time that the host grants.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settingTable;

type Table = typeof settingTable;
type ValueOf<Type> = Type extends { kind: 'flag' }
  ? boolean
  : Type extends { kind: 'count' | 'bytes' | 'duration' }
    ? number
    : Type extends { kind: 'list' }
      ? readonly string[]
      : Type extends { kind: 'choice'; choices: readonly (infer Choice)[] }
        ? Choice
        : string;

/** The settings as the shim uses them: durations in milliseconds, sizes in bytes. */
export type Settings = {
  readonly [Name in SettingName]: Table[Name] extends { default: string } | { required: true }
    ? ValueOf<Table[Name]['type']>
    : ValueOf<Table[Name]['type']> | undefined;
};
