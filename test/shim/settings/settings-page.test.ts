import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/shared/package-root.js';
import { loadSettings } from '../../../src/shim/settings/load-settings.js';
import { type Setting, settingTable } from '../../../src/shim/settings/setting-table.js';
import { describeSettings, toSettingsPage } from '../../../src/shim/settings/settings-page.js';

const settings = Object.values<Setting>(settingTable);

test('docs/settings.md is what the table says', () => {
  expect(readFileSync(join(packageRoot(), 'docs/settings.md'), 'utf8')).toBe(toSettingsPage());
});

test('variables begin alike, names are used once, and a description is a sentence', () => {
  const names = settings.flatMap(({ env, yaml }) => [env, yaml ?? env]);
  expect(settings.filter(({ env }) => !/^SHIM_[A-Z_]+$/.test(env))).toEqual([]);
  expect(new Set(settings.map(({ env }) => env)).size).toBe(settings.length);
  expect(new Set(names.filter((name) => !name.startsWith('SHIM_'))).size).toBe(
    settings.filter(({ yaml }) => yaml !== undefined).length,
  );
  expect(settings.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
});

test.each(['docs/deployment.md', 'Dockerfile', 'deploy/azure-container-apps.bicep', 'README.md'])(
  '%s names only settings that exist',
  (file) => {
    const known = new Set(['SHIM_CONFIG', ...settings.map(({ env }) => env)]);
    const named = readFileSync(join(packageRoot(), file), 'utf8').match(/\bSHIM_[A-Z_]*[A-Z]\b/g) ?? [];
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  },
);

test('settings are printed as they can be given, without secrets', async () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const { settings: given } = await loadSettings({
    SHIM_PUBLIC_URL: 'https://shim.example',
    SHIM_SECRET_KEY: key,
    SHIM_STORE: 'postgres://u:hunter2@db.example/shim',
  });
  const lines = describeSettings(given).trim().split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'SHIM_STORE=(secret)',
      'SHIM_SECRET_KEY=(secret)',
      'SHIM_GIVE_UP_AFTER=1d',
      'SHIM_PORT=8080',
    ]),
  );
  expect(lines.join()).not.toMatch(/hunter2|BwcHB/);
  const again = Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
  const { settings: read } = await loadSettings({
    ...again,
    SHIM_STORE: 'data/shim.db',
    SHIM_SECRET_KEY: key,
  });
  expect(read).toEqual({ ...given, store: 'data/shim.db' });
});
