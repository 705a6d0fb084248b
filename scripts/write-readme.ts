import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../connector/differences.js';
import { table } from '../src/generator/reference/table.js';
import { packageRoot } from '../src/shared/package-root.js';

/** Writes the generated part of README.md: `node dist/scripts/write-readme.js`. */
if (process.argv[1]?.endsWith('write-readme.js')) {
  const file = join(packageRoot(), 'README.md');
  writeFileSync(file, withDifferences(readFileSync(file, 'utf8')));
}

/** The README with its table of differences as the connector's source has it. */
export function withDifferences(readme: string): string {
  const [begin, end] = ['<!-- differences -->', '<!-- /differences -->'];
  const [before, rest = ''] = readme.split(begin);
  const after = rest.slice(rest.indexOf(end));
  const rows = differences.map(({ operations, field, what }) => [operations.join(', '), field ?? '', what]);
  return `${before}${begin}\n\n${table(['Operation', 'Key', 'What differs'], rows)}\n\n${after}`;
}
