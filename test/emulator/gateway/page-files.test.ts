import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drawInitials } from '../../../src/emulator/gateway/control/serve-icon.js';
import { packageRoot } from '../../../src/shared/package-root.js';
import { builtMain } from '../../support/build.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { sendRaw } from '../../support/gateway/send-raw.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';

test('serves the page under a strict content security policy, all its files and nothing else', async () => {
  await builtMain();
  const { url } = await startTestGateway();
  const page = await fetch(url);
  const html = await page.text();
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self' 'sha256-[\w+/=]+'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(html.replaceAll("xmlns='http://www.w3.org/2000/svg'", '')).not.toMatch(
    /https?:\/\/|<script>|style=|onclick=/,
  );
  const files = [...html.matchAll(/"\.?\/?(page\/[^"]+)"/g)].map(([, file]) => file);
  expect(files.length).toBeGreaterThan(6);
  for (const file of files) {
    const answer = await fetch(`${url}/${file}`);
    const type = file?.endsWith('.css') === true ? 'text/css' : 'text/javascript';
    expect([file, answer.status, answer.headers.get('content-type')]).toEqual([
      file,
      200,
      `${type}; charset=utf-8`,
    ]);
  }
  for (const path of [
    '/index.html',
    '/page/index.html',
    '/page/main.tsx',
    '/page/lib/preact',
    '/page/gone.js',
  ]) {
    expect([path, (await fetchJson(url + path)).status]).toEqual([path, 404]);
  }
  for (const path of ['/page/../gateway/mask.js', '/page/..%2fgateway%2fmask.js', '/page//etc/passwd.js']) {
    expect([path, (await sendRaw(url, 'GET', path)).status]).toEqual([path, 404]);
  }
});

test('our own connector shows the icon that its packages are drawn from', async () => {
  const folder = packageRoot();
  const { url } = await startTestGateway({ connectors: [{ ...createParcelConnector(), folder }] });
  const icon = await fetch(`${url}/api/connectors/parcels/icon`);
  expect(await icon.text()).toBe(readFileSync(join(folder, 'connector/assets/icon.svg'), 'utf8'));
});

test('the icon is the one of the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icon-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const png = Buffer.from('89504e470d0a1a0a00', 'hex');
  writeFileSync(join(folder, 'icon.png'), png);
  const { url } = await startTestGateway({ connectors: [{ ...createParcelConnector(), folder }] });
  const icon = await fetch(`${url}/api/connectors/parcels/icon`);
  expect(icon.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await icon.arrayBuffer())).toEqual(png);
  writeFileSync(join(folder, 'icon.png'), '<svg onload="alert(1)"/>');
  const drawn = await fetch(`${url}/api/connectors/parcels/icon`);
  expect(drawn.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(await drawn.text()).toContain('>P</text>');
  writeFileSync(join(folder, 'icon.svg'), '<!-- ours --><svg xmlns="http://www.w3.org/2000/svg"/>');
  const vector = await fetch(`${url}/api/connectors/parcels/icon`);
  expect(await vector.text()).toContain('<!-- ours -->');
  expect(vector.headers.get('content-security-policy')).toContain('sandbox');
  expect((await fetchJson(`${url}/api/connectors/trucks/icon`)).status).toBe(404);
});

test.each([
  ['Parcel service', '#5c2d91', '#5c2d91', '#ffffff', 'PS'],
  ['élan', '#ffff00', '#ffff00', '#000000', 'É'],
  ['<b>"', 'red"/><script>', '#4b5563', '#ffffff', 'B'],
  ['—', undefined, '#4b5563', '#ffffff', '?'],
])('without one it is the initials of %s on the brand colour', (title, brand, ground, ink, initials) => {
  const svg = drawInitials({ title, properties: brand === undefined ? {} : { iconBrandColor: brand } });
  expect(svg).toContain(`fill="${ground}"`);
  expect(svg).toContain(`fill="${ink}">${initials}</text>`);
  expect(svg).not.toContain('script');
});

test('gives the form of an operation, and of a schema inside it', async () => {
  const { url } = await startTestGateway();
  const address = `${url}/api/connectors/parcels/operations/CreateParcel/form`;
  expect(await fetchJson(address)).toMatchObject({
    status: 200,
    body: { operationId: 'CreateParcel', fields: [{ key: 'body.$', widget: 'object' }] },
  });
  const schema = { type: 'object', properties: { lane: { type: 'integer' } } };
  expect(await fetchJson(address, { method: 'POST', json: { schema } })).toMatchObject({
    status: 200,
    body: { field: { fields: [{ name: 'lane', widget: 'integer' }] } },
  });
  expect(await fetchJson(address, { method: 'POST', json: { schema: 'x' } })).toMatchObject({ status: 400 });
  expect(await fetchJson(address.replace('CreateParcel', 'Nope'))).toMatchObject({
    status: 404,
    body: { error: { code: 'OperationNotFound' } },
  });
});

test('lists operations briefly', async () => {
  const { url } = await startTestGateway();
  const { body } = await fetchJson(`${url}/api/connectors/parcels/operations?brief=true`);
  expect(body).toMatchObject({
    operations: expect.arrayContaining([expect.not.objectContaining({ inputs: [] })]),
  });
  expect(JSON.stringify(body)).not.toContain('"inputs"');
});
