import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { UsageError } from './usage-error.js';

/** A server that listens. */
export interface Listening {
  /** Where it answers, without a trailing slash, for example `http://127.0.0.1:4310`. */
  readonly url: string;
  readonly port: number;
  /** Stops taking connections, lets the open requests end for at most `graceMs`, then cuts them. */
  close(graceMs?: number): Promise<void>;
}

/** What a client may cost before it is cut off. Node's own values hold for what is left out. */
export interface ServerLimits {
  /** Time for the head of a request. */
  readonly headersTimeoutMs?: number;
  /** Time for a whole request, the body included. */
  readonly requestTimeoutMs?: number;
  /** How often the two above are looked at. */
  readonly checkEveryMs?: number;
  /** Time that an open connection may rest between requests. */
  readonly keepAliveTimeoutMs?: number;
  /** Time without a byte in either direction, after which a connection is cut. */
  readonly idleTimeoutMs?: number;
  readonly maxHeadersCount?: number;
  readonly maxHeaderBytes?: number;
  /** Requests on one connection, after which it is closed so that load spreads again. */
  readonly maxRequestsPerSocket?: number;
}

/**
 * Listens on `port` of `host` (0 picks a free port). A port that is taken is a `UsageError` that names it.
 */
export async function listen(
  app: RequestListener,
  port: number,
  host = '127.0.0.1',
  limits: ServerLimits = {},
): Promise<Listening> {
  const server = createLimitedServer(app, limits);
  const unused = trackUnused(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: (graceMs = 2_000) => closeServer(server, unused, graceMs),
  };
}

function createLimitedServer(app: RequestListener, limits: ServerLimits): Server {
  const server = createServer(
    {
      ...(limits.headersTimeoutMs !== undefined && { headersTimeout: limits.headersTimeoutMs }),
      ...(limits.requestTimeoutMs !== undefined && { requestTimeout: limits.requestTimeoutMs }),
      ...(limits.checkEveryMs !== undefined && { connectionsCheckingInterval: limits.checkEveryMs }),
      ...(limits.keepAliveTimeoutMs !== undefined && { keepAliveTimeout: limits.keepAliveTimeoutMs }),
      ...(limits.maxHeaderBytes !== undefined && { maxHeaderSize: limits.maxHeaderBytes }),
    },
    app,
  );
  if (limits.idleTimeoutMs !== undefined) server.setTimeout(limits.idleTimeoutMs);
  if (limits.maxHeadersCount !== undefined) server.maxHeadersCount = limits.maxHeadersCount;
  if (limits.maxRequestsPerSocket !== undefined) server.maxRequestsPerSocket = limits.maxRequestsPerSocket;
  return server;
}

function toListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new UsageError(
      `Port ${port} on ${host} is in use. Stop the program that holds it, or choose another (\`--port\`; for \`serve\` SHIM_PORT).`,
      { cause: error },
    );
  }
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo') {
    return new UsageError(`Cannot listen on ${host}:${port}: ${error.message}.`, { cause: error });
  }
  return error;
}

/** Connections that never carried a request: Node does not count them as idle, so closing would wait for them. */
function trackUnused(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

/** A connection that is used without rest is never idle, so each ends with the next answer on it. */
function closeServer(server: Server, unused: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false;
  });
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // What is under way now leaves a connection that is idle afterwards.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
    for (const socket of unused) socket.destroy();
  });
}
