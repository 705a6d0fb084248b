import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * An address of this machine that refuses connections until the test ends. The port is held by the client's end of a
 * connection, where nobody listens; one that a server has let go may be given to another test at any moment.
 */
export async function refusedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const held = connect((server.address() as AddressInfo).port, '127.0.0.1'); // a TCP server that listens has one
  await once(held, 'connect');
  onTestFinished(() => {
    held.destroy();
    server.close();
  });
  return `http://127.0.0.1:${held.localPort}`;
}
