import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './servers/serve.js';

/** A server in a process of its own, whose CPU time can be read. */
export interface Child {
  readonly url: string;
  usage(): Promise<Usage>;
  /** Sends a command and waits until it is done. */
  command(name: string): Promise<void>;
  stop(): void;
}

/** Starts `servers/NAME` and waits until it listens. */
export async function startChild(name: string, ...args: readonly string[]): Promise<Child> {
  const child = fork(fileURLToPath(new URL(`./servers/${name}.js`, import.meta.url)), [...args]);
  const { url } = await nextMessage<{ readonly url: string }>(child);
  return {
    url,
    async usage() {
      child.send('usage');
      return nextMessage<Usage>(child);
    },
    async command(name) {
      child.send(name);
      await nextMessage(child);
    },
    stop: () => child.disconnect(),
  };
}

async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message as T; // the two ends of this channel are both in this folder
}
