import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toLogicAppsConnections } from '../../../src/emulator/gateway/logic-apps-connections.js';
import { packageRoot } from '../../../src/shared/package-root.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

test('the sample is what the emulator writes for LiveChat', () => {
  const sample: unknown = JSON.parse(
    readFileSync(join(packageRoot(), 'docs/examples/connections.json'), 'utf8'),
  );
  const made = toLogicAppsConnections([{ connector: 'livechat', id: 'default' }], 'http://127.0.0.1:4310');
  expect(sample).toEqual(made);
});

test('calls go through with the address in the file, whatever key they carry', async () => {
  const { url, gateway, backend } = await startTestGateway();
  gateway.connections.create({ connector: 'parcels', id: 'b', parameters: { username: 'u', password: 'p' } });
  const { body } = await fetchJson(`${url}/api/connections.json`);
  const { managedApiConnections } = body as {
    managedApiConnections: Record<string, { connectionRuntimeUrl: string; authentication: object }>;
  };
  expect(Object.keys(managedApiConnections)).toEqual(['parcels', 'parcels-b']);
  for (const { connectionRuntimeUrl } of Object.values(managedApiConnections)) {
    // The workflow host puts one slash between the two.
    const address = `${connectionRuntimeUrl.replace(/\/$/, '')}/parcels/1`;
    const answer = await fetchJson(address, { headers: { authorization: 'Key emulator' } });
    expect(answer.status).toBe(200);
  }
  expect(backend.requests.map(({ headers }) => headers.authorization)).toEqual([
    expect.stringMatching(/^Basic /),
    `Basic ${Buffer.from('u:p').toString('base64')}`,
  ]);
});
