import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConnectorFolder } from '../src/packager/connector-folder.js';
import { packageConnector, type RouteName, routeNames } from '../src/packager/package-connector.js';
import { UsageError } from '../src/shared/usage-error.js';
import { readZip } from '../src/shared/zip/read-zip.js';

/** The words without which nothing can be submitted. */
const settings = { texts: { introduction: 'An introduction.', prerequisites: 'An account.' } };

/**
 * Packages every connector of a folder of folders for every route, and says how many came out:
 * `node dist/scripts/package-corpus.js FOLDER…`. Ends with 1 when something failed that is no finding.
 */
if (process.argv[1]?.endsWith('package-corpus.js')) {
  const made = new Map<RouteName, number>(routeNames.map((route) => [route, 0]));
  let read = 0;
  let failed = 0;
  for (const folder of process.argv.slice(2).flatMap(foldersIn)) {
    try {
      const source = await readConnectorFolder(folder, () => {});
      read += 1;
      for (const route of routeNames) {
        const { files } = await packageConnector(source, settings, route, { force: true });
        for (const { path, data } of files) if (path.endsWith('.zip')) await readZip(data);
        made.set(route, (made.get(route) ?? 0) + (files.length > 0 ? 1 : 0));
      }
    } catch (error) {
      if (error instanceof UsageError) continue; // no connector can be read there
      failed += 1;
      process.stderr.write(`${folder}: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
  process.stdout.write(`${read} connectors read, ${failed} failed\n`);
  for (const [route, count] of made) process.stdout.write(`${route}: ${count}\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}
