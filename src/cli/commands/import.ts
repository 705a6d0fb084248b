import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../../shared/usage-error.js';
import type { MakeCommand } from '../command.js';
import { loadDocuments } from '../load-folder.js';
import { writeFiles } from '../write-files.js';

/** `import`: an existing connector's documents as typed source. */
export const importCommand: MakeCommand = () =>
  new Command('import')
    .description('turn an apiDefinition and its apiProperties into typed source, in the folder `connector`')
    .argument('<dir>', 'folder with the two documents, or the definition file')
    .option('--out <dir>', 'folder that gets the folder `connector`', '.')
    .action(async (dir: string, { out }: { readonly out: string }) => {
      const [{ documents, connector }, { importConnector }, { writeSource }] = await Promise.all([
        loadDocuments(dir),
        import('../../importer/import-connector.js'),
        import('../../importer/source/write-source.js'),
      ]);
      if (existsSync(join(out, 'connector'))) {
        throw new UsageError(`${join(out, 'connector')} is there already. Choose another --out.`);
      }
      const imported = importConnector(documents.definition, documents.properties);
      writeFiles(
        writeSource(imported.connector).map(({ path, text }) => ({ path: `connector/${path}`, text })),
        out,
      );
      for (const name of imported.secretsLeftOut) {
        process.stderr.write(
          `The client secret of \`${name}\` was left out: give it to the platform, and renew it, because it was in a file.\n`,
        );
      }
      const count = imported.connector.operations.length;
      const left = connector.operations.length - count;
      if (left > 0)
        process.stderr.write(
          `${left} of its operations cannot be said in typed source, and stand in \`extensions\` as they were; \`validate\` tells what is wrong with them.\n`,
        );
      process.stdout.write(
        `Imported ${connector.title}: ${count === 1 ? 'one operation' : `${count} operations`}. Next: livechat-connector generate ${out} --check\n`,
      );
    });
