import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../src/generator/reference/table.js';
import { settingTable } from '../src/packager/settings/setting-table.js';
import { packageRoot } from '../src/shared/package-root.js';

/** Writes the generated part of docs/packaging.md: `node dist/scripts/write-packaging-page.js`. */
if (process.argv[1]?.endsWith('write-packaging-page.js')) {
  const file = join(packageRoot(), 'docs/packaging.md');
  writeFileSync(file, withSettings(readFileSync(file, 'utf8')));
}

/** The page with the table of settings as the packager has it. */
export function withSettings(page: string): string {
  const [begin, end] = ['<!-- settings -->', '<!-- /settings -->'];
  const [before, rest = ''] = page.split(begin);
  const after = rest.slice(rest.indexOf(end));
  const rows = settingTable.map(({ key, takes, description }) => [`\`${key}\``, description, takes]);
  return `${before}${begin}\n\n${table(['Setting', 'What it is', 'What it takes'], rows)}\n\n${after}`;
}
