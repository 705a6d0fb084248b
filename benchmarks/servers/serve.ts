import type { RequestListener } from 'node:http';
import { listen } from '../../src/shared/listen.js';

/** What a server process answers to the message `usage`. */
export interface Usage {
  /** CPU time since the process began, user and system, in microseconds. */
  readonly cpuMicros: number;
  readonly residentBytes: number;
}

/** Other messages that a server takes; what they do is answered with `done` when it is. */
export type Commands = Readonly<Record<string, () => void | Promise<void>>>;

/** Listens in a child process, tells the parent where, reports its CPU time when asked, and takes commands. */
export async function serve(app: RequestListener, commands: Commands = {}): Promise<void> {
  const { url } = await listen(app, 0);
  process.on('message', async (message) => {
    const command = commands[String(message)];
    if (command !== undefined) {
      await command();
      process.send?.('done');
      return;
    }
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system, residentBytes: process.memoryUsage().rss } satisfies Usage);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url });
}
