import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { withSettings } from '../../scripts/write-packaging-page.js';
import { routeNames } from '../../src/packager/package-connector.js';
import { checkSettings } from '../../src/packager/settings/check-settings.js';
import { packageRoot } from '../../src/shared/package-root.js';

const page = readFileSync(join(packageRoot(), 'docs/packaging.md'), 'utf8');

test('the page on packaging has the settings of the packager', () => {
  expect(page).toBe(withSettings(page));
});

test('the settings that the page shows are right', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  expect(checkSettings(load(yaml))).toHaveProperty('settings.brandColor', '#ff5100');
});

test.each(routeNames)('the page explains the route %s', (route) => {
  expect(page).toContain(`\n## ${route}\n`);
});
