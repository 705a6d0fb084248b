import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { quietPort } from '../quiet-port.js';

/** A PostgreSQL server of its own in a temporary folder, on a loopback port that nobody else gets. */
export interface TestPostgres {
  /** The database `postgres`. */
  readonly url: string;
  /** Starts it again after `stop`, on the same port and data. */
  start(): Promise<void>;
  /** `immediate` is the server's own word for an end without a shutdown: recovery follows at the next start. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  /** Stops it and removes the folder. */
  remove(): Promise<void>;
}

export interface StartPostgresOptions {
  /** Settings such as `synchronous_commit: 'off'`. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * The largest file that the server can write, in bytes. It then meets a full disk: that is how PostgreSQL treats this
   * limit of the system, https://github.com/postgres/postgres/blob/master/src/backend/postmaster/postmaster.c (SIGXFSZ).
   */
  readonly largestFile?: number;
  /** Variables for the server's processes. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with the data folder when it is made and before the server starts. */
  readonly onFolder?: (data: string) => void;
}

/** The folder of `initdb` and `postgres`: Debian's, the newest first, or one on the PATH; undefined when there is none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** Makes a database cluster and starts it; 1 to 2 seconds. As root it runs as `postgres` or `nobody`: it refuses root. */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<TestPostgres> {
  const bin = findPostgres();
  if (bin === undefined)
    throw new Error('There is no PostgreSQL here: neither on the PATH nor where Debian has it.');
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = { cwd: folder, ...user };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--wal-segsize=1'],
    { ...run, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  options.onFolder?.(data);

  const port = await quietPort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = { listen_addresses: '127.0.0.1', port: String(port), ...options.settings };
  const flags = Object.entries({ unix_socket_directories: '', ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  let server: ChildProcess | undefined;
  const endWithUs = () => server?.kill('SIGQUIT');
  process.on('exit', endWithUs);

  async function start(): Promise<void> {
    // `ulimit -f` counts blocks of 512 bytes.
    const limit = options.largestFile === undefined ? 'unlimited' : Math.floor(options.largestFile / 512);
    const command = `ulimit -f ${limit} && exec "$0" "$@"`;
    const child = spawn('sh', ['-c', command, join(bin ?? '', 'postgres'), '-D', data, ...flags], {
      ...run,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = child;
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said = `${said}${part.toString()}`.slice(-2_000);
    });
    for (const end = Date.now() + 60_000; !(await answers(url)); ) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`PostgreSQL does not start:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  async function stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }

  await start();
  return {
    url,
    start,
    stop,
    async remove() {
      await stop('immediate');
      process.off('exit', endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs statements, one after the other, on a connection of their own; answers the rows of the last. */
export async function runSql(
  url: string,
  ...texts: readonly string[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // what is under way rejects by itself
  await client.connect();
  try {
    let rows: readonly Readonly<Record<string, unknown>>[] = [];
    for (const text of texts) rows = (await client.query<Record<string, unknown>>(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  return runSql(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

function unprivilegedUser(): { readonly uid: number; readonly gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody`.');
}
