import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/shared/usage-error.js';
import { type Environment, loadSettings } from '../../../src/shim/settings/load-settings.js';
import { newDataFolder } from '../../support/open-stack.js';

const key = Buffer.alloc(32, 7).toString('base64');
const least = { SHIM_PUBLIC_URL: 'https://shim.example', SHIM_SECRET_KEY: key };

async function problemsOf(environment: Environment, config?: string): Promise<readonly string[]> {
  const error: unknown = await loadSettings(environment, config).then(
    () => new Error('The settings were taken.'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message.split('\n');
}

function writeConfig(text: string): string {
  const file = join(newDataFolder(), 'shim.yaml');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

test('a public URL and a key are enough', async () => {
  const { settings, warnings } = await loadSettings(least);
  expect(warnings).toEqual([]);
  expect(settings).toMatchObject({
    publicUrl: 'https://shim.example',
    upstream: 'rest-v2',
    livechatUrl: 'https://api.livechatinc.com',
    host: '127.0.0.1',
    port: 8080,
    store: 'data/shim.db',
    upstreamTimeout: 15_000,
    callbackTimeout: 120_000,
    giveUpAfter: 86_400_000,
    bodyLimit: 1_048_576,
    callsPerMinute: 600,
    callbackHosts: [],
    allowPrivateCallbacks: false,
    ownerClientId: undefined,
    adminSocket: undefined,
  });
});

test('the environment wins over the file, and an empty variable counts as left out', async () => {
  const file = writeConfig(
    'port: 9000\nhost: 0.0.0.0\nupstream:\n  timeout: 5s\ncallbacks:\n  hosts: [a.example, .b.example]\n  allowPrivate: true\n',
  );
  const { settings } = await loadSettings({ ...least, SHIM_PORT: '9001', SHIM_HOST: '', SHIM_CONFIG: file });
  expect(settings).toMatchObject({
    port: 9001,
    host: '0.0.0.0',
    upstreamTimeout: 5_000,
    callbackHosts: ['a.example', '.b.example'],
    allowPrivateCallbacks: true,
  });
});

test('everything that is wrong is told at once, with what was found and what would do', async () => {
  const file = writeConfig('prot: 1\nlog:\n  level: loud\nlimits: 5\nsecretKey: abc\nport: {a: 1}\n');
  expect(
    await problemsOf(
      {
        SHIM_PUBLIC_URL: 'http://shim.example/',
        SHIM_UPSTREAM: 'text-platform',
        SHIM_STORE: 'mysql://u:pw@h/d',
        SHIM_PROT: '1',
      },
      file,
    ),
  ).toEqual([
    '9 settings are not right:',
    `  - \`prot\` in ${file}: there is no such setting. docs/settings.md lists them all.`,
    `  - \`limits\` in ${file}: it takes settings by name: \`limits.body\`, \`limits.notification\`, \`limits.callsPerMinute\`.`,
    `  - \`secretKey\` in ${file}: there is no such setting. It is taken from the environment only, as \`SHIM_SECRET_KEY\`.`,
    `  - \`port\` in ${file}: it must be a single value or a list of texts.`,
    `  - \`log.level\` in ${file}: it must be \`debug\` or \`info\` or \`warn\` or \`error\`; found \`loud\`.`,
    '  - SHIM_PUBLIC_URL: it must begin with https; found `http://shim.example`. For a test without TLS set SHIM_ALLOW_HTTP_PUBLIC_URL=true.',
    '  - SHIM_OWNER_CLIENT_ID: it is missing, and `text-platform` needs it. Take the client id of your app from the Developer Console.',
    '  - SHIM_SECRET_KEY or SHIM_SECRET_KEY_FILE: one of them is needed. Make a key with: openssl rand -base64 32',
    '  - SHIM_STORE: it must be the path of a SQLite file or an address such as `postgres://user:password@host:5432/shim`; it is not.',
    '  (SHIM_PROT is set, but there is no such setting.)',
  ]);
});

test.each<[name: string, environment: Environment, problem: string]>([
  [
    'a missing public URL',
    { SHIM_SECRET_KEY: key },
    '  - SHIM_PUBLIC_URL (or `publicUrl` in the settings file): it is missing. ',
  ],
  [
    'a URL with a query',
    { ...least, SHIM_PUBLIC_URL: 'https://a.example?b' },
    '  - SHIM_PUBLIC_URL: it must be an https URL',
  ],
  [
    'a port that is no number',
    { ...least, SHIM_PORT: 'x' },
    '  - SHIM_PORT: it must be a whole number from 0 to 65535; found `x`.',
  ],
  [
    'a time without a unit',
    { ...least, SHIM_GIVE_UP_AFTER: '5' },
    '  - SHIM_GIVE_UP_AFTER: it must be a time from 1m to 30d, with its unit, such as `90s`; found `5`.',
  ],
  [
    'a time that is too short',
    { ...least, SHIM_CALLBACK_TIMEOUT: '5ms' },
    '  - SHIM_CALLBACK_TIMEOUT: it must be a time from 1s to 10m',
  ],
  [
    'a size that is too large',
    { ...least, SHIM_BODY_LIMIT: '2000mb' },
    '  - SHIM_BODY_LIMIT: it must be a size up to 100mb, such as `1mb`; found `2000mb`.',
  ],
  [
    'a switch that is neither',
    { ...least, SHIM_ALLOW_PRIVATE_CALLBACKS: 'yes' },
    '  - SHIM_ALLOW_PRIVATE_CALLBACKS: it must be `true` or `false`; found `yes`.',
  ],
  [
    'a host with a scheme',
    { ...least, SHIM_CALLBACK_HOSTS: 'https://a.example' },
    '  - SHIM_CALLBACK_HOSTS: it takes host names',
  ],
  [
    'a whole top-level domain',
    { ...least, SHIM_CALLBACK_HOSTS: '.example' },
    '  - SHIM_CALLBACK_HOSTS: it takes host names',
  ],
  [
    'key and key file',
    { ...least, SHIM_SECRET_KEY_FILE: '/k' },
    '  - SHIM_SECRET_KEY_FILE: it cannot be combined',
  ],
  [
    'an admin socket with a long path',
    { ...least, SHIM_ADMIN_SOCKET: `/${'a'.repeat(120)}` },
    '  - SHIM_ADMIN_SOCKET: the path of a socket has at most 103 bytes; ',
  ],
])('refuses %s', async (_name, environment, problem) => {
  const [title, line, ...others] = await problemsOf(environment);
  expect(title).toBe('One setting is not right:');
  expect(line).toContain(problem);
  expect(others).toEqual([]);
});

test('a secret is never quoted', async () => {
  const file = writeConfig('store: "postgres://u:hunter2@[bad/db"\n');
  const lines = await problemsOf(
    {
      ...least,
      SHIM_SECRET_KEY: 'hunter2',
      SHIM_SECRET_KEYS_OLD: 'hunter2',
      SHIM_DIGEST_KEY: 'hunter2',
      SHIM_METRICS_TOKEN: 'hunter2',
    },
    file,
  );
  expect(lines).toHaveLength(6);
  expect(lines.join()).not.toContain('hunter2');
});

test('a file that is not YAML is told by its line, without its text', async () => {
  const file = writeConfig('port: 80\nstore: "hunter2\n');
  const [line = ''] = await problemsOf(least, file);
  expect(line).toMatch(/^The settings file .* is not valid YAML \(line \d\)\.$/);
  expect(line).not.toContain('hunter2');
});

test.each([
  ['a missing file', '/nowhere/shim.yaml', 'cannot be read (ENOENT)'],
  ['a list', writeList, 'must hold settings by name'],
])('refuses %s', async (_name, file, message) => {
  const [line] = await problemsOf(least, typeof file === 'string' ? file : file());
  expect(line).toContain(message);
});

function writeList(): string {
  return writeConfig('- a\n');
}

test('an unknown variable and a file with a secret that others can read are remarks', async () => {
  const file = writeConfig('store: postgres://u:hunter2@db.example/shim\n');
  chmodSync(file, 0o644);
  const { warnings } = await loadSettings({ ...least, SHIM_SERVICE_HOST: '10.0.0.1' }, file);
  expect(warnings).toEqual([
    'SHIM_SERVICE_HOST is set, but there is no such setting.',
    `${file} can be read by others and holds \`store\`: chmod 600 ${file}`,
  ]);
});
