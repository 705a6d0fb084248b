import type { RequestListener } from 'node:http';
import { listen } from '../../src/shared/listen.js';

/** What a server process answers to the message `usage`. */
export interface Usage {
  /** CPU time since the process began, user and system, in microseconds. */
  readonly cpuMicros: number;
  readonly residentBytes: number;
}

/** Listens in a child process, tells the parent where, and reports its CPU time when asked. */
export async function serve(app: RequestListener): Promise<void> {
  const { url } = await listen(app, 0);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system, residentBytes: process.memoryUsage().rss } satisfies Usage);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url });
}
