import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import type { MakeCommand } from '../command.js';

/** `reference`: the connector's reference page in Markdown. */
export const referenceCommand: MakeCommand = () =>
  new Command('reference')
    .description("print the connector's reference page in Markdown")
    .option('--out <file>', 'write it to a file instead')
    .action(async (options: { readonly out?: string }) => {
      const [{ generateReference }, { livechatConnector }] = await Promise.all([
        import('../../generator/reference/generate-reference.js'),
        import('../../../connector/index.js'),
      ]);
      const text = generateReference(livechatConnector);
      if (options.out === undefined) {
        process.stdout.write(text);
        return;
      }
      mkdirSync(dirname(options.out), { recursive: true });
      writeFileSync(options.out, text);
      process.stderr.write(`wrote ${options.out}\n`);
    });
