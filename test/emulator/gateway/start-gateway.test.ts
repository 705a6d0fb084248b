import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { quietPort } from '../../../scripts/quiet-port.js';
import { startGateway } from '../../../src/emulator/gateway/start-gateway.js';
import { UsageError } from '../../../src/shared/usage-error.js';
import { createParcelConnector, parcelCredentials } from '../../support/gateway/parcel-connector.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { fetchJson } from '../../support/gateway/start-test-gateway.js';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('keeps connections and flows in a file that shows no secret, and goes on from it', async () => {
  const folder = await makeFolder();
  const stateFile = join(folder, 'state', 'gateway.json');
  const callbacks: string[] = [];
  const backend = await startBackend(({ body }) => {
    callbacks.push(JSON.parse(body).target.url);
    return { status: 201, headers: { location: 'https://api.parcels.example/v1/moves/hooks/1' } };
  });
  onTestFinished(() => backend.close());
  const options = {
    connectors: [createParcelConnector()],
    backends: { parcels: `${backend.url}/v1` },
    stateFile,
  };

  const port = await quietPort();
  const first = await startGateway({ ...options, port });
  first.gateway.connections.create({ connector: 'parcels', parameters: parcelCredentials });
  const flow = { connector: 'parcels', connection: 'default', trigger: 'WhenParcelMoves' };
  await first.gateway.flows.create({ name: 'kept', ...flow });
  await first.gateway.flows.create({ name: 'gone', ...flow });
  backend.answer = () => ({ status: 204 });
  await first.gateway.flows.delete('gone');
  await first.close();

  const text = await readFile(stateFile, 'utf8');
  for (const secret of [
    parcelCredentials.password,
    parcelCredentials.username,
    ...callbacks.map((url) => url.slice(-43)),
  ]) {
    expect(text).not.toContain(secret);
  }
  expect((await stat(stateFile)).mode & 0o077).toBe(0);
  expect((await readdir(join(folder, 'state'))).sort()).toEqual(['gateway.json', 'gateway.json.key']);

  const second = await startGateway({ ...options, port });
  onTestFinished(() => second.close());
  const statuses = [];
  for (const url of callbacks) {
    const { status } = await fetchJson(url, {
      method: 'POST',
      json: { parcelId: '1' },
    });
    statuses.push(status);
  }
  expect(statuses).toEqual([202, 400]);
  expect((await fetchJson(`${second.url}/apim/parcels/default/parcels/1`)).status).toBe(204);
  expect(backend.requests.at(-1)?.headers.authorization).toMatch(/^Basic /);
});

test('shows what another key sealed as lost instead of failing', async () => {
  const folder = await makeFolder();
  const stateFile = join(folder, 'gateway.json');
  const options = { connectors: [createParcelConnector()], stateFile, port: 0 };
  const first = await startGateway(options);
  first.gateway.connections.create({ connector: 'parcels', parameters: parcelCredentials });
  await first.close();
  await rm(`${stateFile}.key`);
  const second = await startGateway(options);
  onTestFinished(() => second.close());
  expect(second.gateway.connections.list()).toMatchObject([
    { id: 'default', status: 'Unauthenticated', parameters: {} },
  ]);
  expect(await fetchJson(`${second.url}/apim/parcels/default/parcels/1`)).toMatchObject({
    status: 401,
    body: { status: 401 },
  });
});

test.each(['', '{', '[]', '{"version":2}', '{"version":1,"connections":[{}],"flows":[],"deletedFlows":[]}'])(
  'refuses a state file with `%s`',
  async (content) => {
    const stateFile = join(await makeFolder(), 'gateway.json');
    await writeFile(stateFile, content);
    await expect(startGateway({ connectors: [], port: 0, stateFile })).rejects.toThrow(UsageError);
    expect(await readFile(stateFile, 'utf8')).toBe(content);
  },
);

test('a port that is taken is told in a sentence', async () => {
  const first = await startGateway({ connectors: [], port: 0 });
  onTestFinished(() => first.close());
  await expect(startGateway({ connectors: [], port: first.port })).rejects.toThrow(
    `Port ${first.port} on 127.0.0.1 is in use.`,
  );
});
