import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findCorpus } from '../../scripts/designer-agreement.js';
import { loadConnector } from '../../src/connector-folder/load-connector.js';
import { generateDefinition } from '../../src/generator/definition/generate-definition.js';
import { generateProperties } from '../../src/generator/properties/generate-properties.js';
import { importConnector } from '../../src/importer/import-connector.js';
import { writeSource } from '../../src/importer/source/write-source.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { makeFolder } from '../support/make-folder.js';

const corpus = findCorpus();

test.skipIf(corpus === undefined)(
  '30 published connectors come back equal, and their source compiles under strict (skipped without the corpus)',
  { timeout: 300_000 },
  async () => {
    const { folder, remove } = makeFolder();
    onTestFinished(remove);
    const root = join(corpus ?? '', 'connectors/certified-connectors');
    const sample = readdirSync(root)
      .filter((_, index) => index % 20 === 7)
      .slice(0, 30);
    for (const name of sample) {
      const { documents } = await loadConnector(join(root, name));
      if (documents === undefined) continue;
      const { connector, secretsLeftOut } = importConnector(documents.definition, documents.properties);
      expect(generateDefinition(connector), name).toEqual(documents.definition);
      if (secretsLeftOut.length === 0)
        expect(generateProperties(connector), name).toEqual(documents.properties);
      for (const { path, text } of writeSource(connector)) {
        const target = join(folder, name.replace(/\W/g, '_'), path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
      }
    }
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(packageRoot(), 'tsconfig.json'),
        compilerOptions: {
          typeRoots: [join(packageRoot(), 'node_modules/@types')],
          paths: { 'livechat-connector': [join(packageRoot(), 'src/index.ts')] },
        },
        include: ['**/*.ts'],
      }),
    );
    const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
    expect(execFileSync(process.execPath, [compiler, '-p', folder, '--noEmit'], { encoding: 'utf8' })).toBe(
      '',
    );
  },
);
