import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { generate } from '../../src/generator/generate.js';
import type { Connector } from '../../src/model/connector.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { sampleConnector } from '../support/sample-connector.js';

const connectors: readonly (readonly [string, Connector])[] = [
  ['the sample', sampleConnector],
  ['LiveChat', livechatConnector],
];

test('writes the two documents and the reference page', () => {
  expect(generate(sampleConnector).map((file) => file.path)).toEqual([
    'apiDefinition.swagger.json',
    'apiProperties.json',
    'docs/reference.md',
  ]);
});

test.each(generate(livechatConnector))('the committed $path is what the generator writes', (file) => {
  expect(readFileSync(join(packageRoot(), file.path), 'utf8')).toBe(file.text);
});

test.each(connectors)('writes the same bytes each time for %s', (_name, connector) => {
  expect(generate(connector)).toEqual(generate(structuredClone(connector)));
});

test.each(connectors)(
  'writes strict JSON with four spaces, no byte-order mark, one final line break: %s',
  (_name, connector) => {
    for (const { path, text } of generate(connector).filter((file) => file.path.endsWith('.json'))) {
      expect(text, path).toBe(`${JSON.stringify(JSON.parse(text), null, 4)}\n`);
      expect(text, path).not.toMatch(/^\uFEFF|\t|\r/);
    }
  },
);

test.each(connectors)('no line ends in a blank, and the last one ends the file: %s', (_name, connector) => {
  for (const { path, text } of generate(connector)) {
    expect(
      text.split('\n').filter((line) => /[ \t]$/.test(line)),
      path,
    ).toEqual([]);
    expect(text, path).toMatch(/[^\n]\n$/);
  }
});

test('puts another address in place of the usual one, and nothing else', () => {
  const [usual, moved] = [
    generate(sampleConnector),
    generate(sampleConnector, { scheme: 'http', host: 'localhost:7071', basePath: '/' }),
  ].map((files) => files.map((file) => file.text));
  const changed = usual?.[0]
    ?.replace('"api.parcels.example:8443"', '"localhost:7071"')
    .replace('"/v1"', '"/"')
    .replace('"https"\n', '"http"\n');
  expect(moved).toEqual([changed, ...(usual?.slice(1) ?? [])]);
});

test.each(['src/generator', 'src/model'])('%s names no product', (folder) => {
  const files = readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(3);
  expect(
    sources.filter((file) =>
      /live-?chat|helpdesk/i.test(readFileSync(join(packageRoot(), folder, file), 'utf8')),
    ),
  ).toEqual([]);
});
