import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConnector } from '../../src/connector-folder/load-connector.js';

test('reads the files of an exported solution as one connector', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'solution-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const name = 'con_parcels-20and-20more';
  await writeFile(
    join(folder, 'customizations.xml'),
    `<Connectors><Connector><name>other</name><iconbrandcolor>#000000</iconbrandcolor></Connector><Connector>
    <name>${name}</name><iconbrandcolor>#ff5100</iconbrandcolor><scriptoperations>[&quot;Send&quot;]</scriptoperations>
    </Connector></Connectors>`,
  );
  const inside = join(folder, 'Connector');
  await mkdir(inside);
  const files = {
    [`${name}_openapidefinition.json`]: '{"swagger":"2.0","info":{"title":"Post"},"paths":{}}',
    [`${name}_connectionparameters.json`]: '{ "api_key": { "type": "securestring" },\n  "odd": 1 }',
    [`${name}_policytemplateinstances.json`]: '[{ "templateId": 4 }]',
    [`${name}_customcodeblobcontent.csx`]: 'public class Script : ScriptBase {}',
    [`${name}_iconblob.Png`]: '',
  };
  for (const [file, content] of Object.entries(files)) await writeFile(join(inside, file), content);

  const { connector, findings } = await loadConnector(inside);

  expect(connector).toMatchObject({ name: 'con-parcels-20and-20more', hasScript: true });
  expect(connector?.properties).toMatchObject({
    connectionParameters: { api_key: { type: 'securestring' } },
    iconBrandColor: '#ff5100',
    scriptOperations: ['Send'],
  });
  expect(findings.map(({ file, line, column, pointer }) => [file, line, column, pointer])).toEqual([
    [join(inside, `${name}_connectionparameters.json`), 2, 3, '/odd'],
    [join(inside, `${name}_policytemplateinstances.json`), 1, 2, '/0'],
  ]);
});
