import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/shared/package-root.js';
import { rulesReference } from '../src/validator/reference/rules-reference.js';

// Writes docs/rules from the rules; with --check says what is stale and fails.
const folder = join(packageRoot(), 'docs/rules');
const pages = rulesReference();
mkdirSync(folder, { recursive: true });
const onDisk = readdirSync(folder);
const stale = [
  ...[...pages].filter(
    ([name, text]) => !onDisk.includes(name) || readFileSync(join(folder, name), 'utf8') !== text,
  ),
].map(([name]) => name);
const superfluous = onDisk.filter((name) => !pages.has(name));

if (process.argv.includes('--check')) {
  for (const name of [...stale, ...superfluous]) {
    process.stderr.write(`docs/rules/${name} is not what the rules say; run \`npm run rules\`.\n`);
  }
  if (stale.length + superfluous.length > 0) process.exitCode = 1;
} else {
  for (const name of stale) writeFileSync(join(folder, name), pages.get(name) ?? '');
  for (const name of superfluous) rmSync(join(folder, name));
}
