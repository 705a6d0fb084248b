import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/shared/package-root.js';

test('the page on testing shows the example that is run here', () => {
  const read = (path: string): string => readFileSync(join(packageRoot(), path), 'utf8');
  const example = read('test/emulator/example.test.ts').replace(
    '../../src/emulator/index.js',
    'livechat-connector/emulator',
  );
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(read('docs/testing.md')) ?? [];
  expect(shown).toBe(example);
});
