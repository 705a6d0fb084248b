import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCorpus } from '../../../../scripts/designer-agreement.js';
import { loadConnector } from '../../../../src/connector-folder/load-connector.js';
import { describeForm } from '../../../../src/emulator/gateway/form/describe-form.js';

const corpus = findCorpus();

test('every operation of every published connector has a form', { timeout: 300_000 }, async ({ skip }) => {
  if (corpus === undefined) skip('There is no corpus; set LIVECHAT_CONNECTOR_CORPUS to its folder.');
  const failures: string[] = [];
  let forms = 0;
  let largest = 0;
  for (const folder of connectorFolders(corpus ?? '')) {
    const { connector } = await loadConnector(folder);
    for (const operation of connector?.operations ?? []) {
      try {
        const form = connector && describeForm(connector, operation);
        largest = Math.max(largest, JSON.stringify(form).length);
        forms += 1;
      } catch (error) {
        failures.push(`${folder} ${operation.id}: ${String(error)}`);
      }
    }
  }
  expect(failures).toEqual([]);
  expect(forms).toBeGreaterThan(1_000);
  expect(largest).toBeLessThan(2_000_000);
});

function connectorFolders(root: string): string[] {
  const connectors = join(root, 'connectors');
  return readdirSync(connectors).flatMap((group) =>
    readdirSync(join(connectors, group))
      .map((name) => join(connectors, group, name))
      .filter((folder) => existsSync(join(folder, 'apiDefinition.swagger.json'))),
  );
}
