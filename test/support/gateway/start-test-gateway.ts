import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { NewConnection } from '../../../src/emulator/gateway/connection.js';
import {
  type RunningGateway,
  type StartGatewayOptions,
  startGateway,
} from '../../../src/emulator/gateway/start-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { createParcelConnector, parcelCredentials } from './parcel-connector.js';
import { startBackend, type TestBackend } from './start-backend.js';

/** A gateway with the parcel connector, its backend, and the connection `default`; all closed after the test. */
export async function startTestGateway({
  firstConnection,
  ...options
}: Partial<StartGatewayOptions> & { readonly firstConnection?: NewConnection } = {}): Promise<
  RunningGateway & { readonly backend: TestBackend }
> {
  const backend = await startBackend();
  const gateway = await startGateway({
    port: 0,
    connectors: [createParcelConnector()],
    backends: { parcels: `${backend.url}/v1` },
    secretBox: createSecretBox(randomBytes(32)),
    ...options,
  });
  onTestFinished(async () => {
    await gateway.close();
    await backend.close();
  });
  const connections = gateway.gateway.connections.list();
  if (connections.length === 0) {
    gateway.gateway.connections.create(
      firstConnection ?? { connector: 'parcels', parameters: parcelCredentials },
    );
  }
  return { ...gateway, backend };
}

/** Calls an address with `fetch` and reads the JSON answer. */
export async function fetchJson(
  url: string,
  init: RequestInit & { readonly json?: unknown } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const { json, ...rest } = init;
  const answer = await fetch(
    url,
    json === undefined
      ? rest
      : {
          ...rest,
          body: JSON.stringify(json),
          headers: { 'content-type': 'application/json', ...rest.headers },
        },
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}
