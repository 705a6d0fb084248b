import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDispatcher } from '../../../src/shim/relay/dispatcher.js';
import { openPostgresStore } from '../../../src/shim/store/postgres/open-postgres-store.js';
import type { Store } from '../../../src/shim/store/store.js';
import { noPostgres, usePostgres } from '../../support/postgres.js';
import { eventsOf, subscriptionOf } from '../../support/store-suite/samples.js';
import { openSink } from '../relay/open-sink.js';

describe.skipIf(noPostgres !== undefined)(`on PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  const postgres = usePostgres();
  let wire: Wire;
  let store: Store;

  beforeEach(async () => {
    wire = await openWire(new URL(postgres.url));
    store = await openPostgresStore({ url: wire.url, pool: { max: 1 } });
  });

  afterEach(async () => {
    await store.close();
    await wire.close();
  });

  it('works on a lane although the connection ended between the commit of its lease and the answer', async () => {
    const sink = await openSink();
    await store.subscriptions.put(subscriptionOf('a', { callbackCipher: `${sink.origin}/flow` }));
    await store.putEvents(eventsOf('a', 1));
    const dispatcher = createDispatcher({
      ...{ store, openCallback: ({ callbackCipher }) => callbackCipher, onGone: () => {} },
    });
    wire.losesAnswerTo = /\bCOMMIT\b/;
    dispatcher.start();
    await vi.waitFor(() => expect(wire.lost).toBe(1), { timeout: 60_000 });
    expect(sink.requests.length).toBe(0);
    await vi.waitFor(() => expect(sink.requests.length).toBe(1), { timeout: 60_000 });
    await dispatcher.stop();
    await sink.close();
  });
});

/** The way to the server. */
interface Wire {
  readonly url: string;
  /** A request that the server gets, and whose answer is lost with the connection; once. */
  losesAnswerTo: RegExp | undefined;
  /** How often that has happened. */
  lost: number;
  close(): Promise<void>;
}

async function openWire(target: URL): Promise<Wire> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    let isAsked = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (part) => {
      if (wire.losesAnswerTo?.test(part.toString('latin1'))) {
        wire.losesAnswerTo = undefined;
        isAsked = true;
      }
      upstream.write(part);
    });
    upstream.on('data', (part) => {
      if (!isAsked) return void client.write(part);
      wire.lost += 1; // the server has done it and says so
      end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const wire: Wire = {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port }).href,
    losesAnswerTo: undefined,
    lost: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return wire;
}
