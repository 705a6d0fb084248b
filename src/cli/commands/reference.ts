import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { packageRoot } from '../../shared/package-root.js';
import type { MakeCommand } from '../command.js';
import { connectorNotes } from '../connector-notes.js';
import { loadFolder } from '../load-folder.js';
import { usualSettings } from '../usual-settings.js';
import { writeFile } from '../write-files.js';

/** `reference`: a connector's reference page in Markdown. */
export const referenceCommand: MakeCommand = () =>
  new Command('reference')
    .description("print a connector's reference page in Markdown")
    .addArgument(new Argument('[dir]', 'connector folder').default(packageRoot(), 'the LiveChat connector'))
    .option('--out <file>', 'write it to a file instead')
    .action(async (dir: string, options: { readonly out?: string }) => {
      const text = await pageOf(dir);
      if (options.out === undefined) {
        process.stdout.write(text);
        return;
      }
      writeFile(options.out, [text]);
      process.stderr.write(`wrote ${options.out}\n`);
    });

/** Words that no document holds come from the typed source and the package settings, where the folder has them. */
async function pageOf(dir: string): Promise<string> {
  const [{ referencePage }, connector] = await Promise.all([
    import('../../generator/reference/reference-page.js'),
    loadFolder(dir),
  ]);
  const notes = await connectorNotes(dir);
  const file = join(connector.folder, usualSettings);
  if (!existsSync(file)) return referencePage(connector, notes);
  const { readSettings } = await import('../../packager/settings/read-settings.js');
  return referencePage(connector, { ...notes, ...(await readSettings(file)).texts });
}
