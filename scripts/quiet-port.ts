import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Systems give the ports from 32768 or 49152 on to whoever asks for any one; some begin at 16000. What lies below is
 * free unless somebody wants that very port. `fetch` and browsers refuse to go to 10080, as to others below.
 * https://fetch.spec.whatwg.org/#port-blocking
 */
const first = 10_100;
const count = 5_900;

/** Processes that run at once have numbers of their own, so that they try different ports. */
let next = process.pid * 16;

/**
 * A loopback port on which nobody listens, and which stays free until it is used, or used again: nobody gets it by
 * chance meanwhile. So do `span` ports from it on.
 */
export async function quietPort(span = 1): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    const port = first + (next % (count - span));
    next += span;
    const ports = Array.from({ length: span }, (_, index) => port + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return port;
  }
  throw new Error(`No port from ${first} to ${first + count - 1} is free.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
