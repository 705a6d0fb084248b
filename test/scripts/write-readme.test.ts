import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDifferences } from '../../scripts/write-readme.js';
import { packageRoot } from '../../src/shared/package-root.js';

test('the table of differences in the README is what the connector says', () => {
  const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
  expect(readme).toContain('<!-- differences -->');
  expect(withDifferences(readme)).toBe(readme);
});
