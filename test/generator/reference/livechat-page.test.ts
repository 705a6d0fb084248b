import { expect, test } from 'vitest';
import { livechatConnector } from '../../../connector/index.js';
import { generateReference } from '../../../src/generator/reference/generate-reference.js';
import published from '../../fixtures/published-contract.json' with { type: 'json' };

const page = generateReference(livechatConnector);

/** The rows of the first table with these columns below a heading. */
function rowsBelow(heading: string, columns: string): readonly (readonly string[])[] {
  const start = page.indexOf(`\n### ${heading}\n`);
  expect(start, heading).toBeGreaterThan(0);
  const end = page.indexOf('\n### ', start + 1);
  const lines = page.slice(start, end < 0 ? undefined : end).split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const head = lines.findIndex((line) => cells(line).join(',') === columns);
  const rest = head < 0 ? [] : lines.slice(head + 2);
  const stop = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, stop < 0 ? undefined : stop).map(cells);
}

/** Chat times are printed as `string` on the published page; here every moment is a `date-time`. */
const isMoment = (path: string) => /_timestamp$|\.timestamp$/.test(path);

test('every input of the published actions has its row with name, key, required and type', () => {
  let count = 0;
  for (const { summary, inputs } of published.actions) {
    const rows = rowsBelow(summary, 'Name,Key,Required,Type,Description');
    const found = rows.map(([name, key, required, type]) => ({ name, key, required, type }));
    const want = inputs.map(({ title, path, required, type }) => ({
      name: title,
      key: path,
      required: required ? 'True' : '',
      type,
    }));
    expect(found.sort(byKey), summary).toEqual([...want].sort(byKey));
    count += want.length;
  }
  expect(count).toBe(24);
});

test('every row of the published definition tables is there with name, path and type', () => {
  let count = 0;
  const outputs = new Set([...page.matchAll(/^### (\w+)$/gm)].map(([, name]) => name));
  for (const [name, table] of Object.entries(published.definitions)) {
    if (!outputs.has(name)) continue; // a request: its rows are those of the action
    const found = rowsBelow(name, 'Name,Path,Type,Description').map(([title, path, type]) => ({
      title,
      path,
      type,
    }));
    const want = table.map(({ title, path, type }) => ({
      title: title ?? path.slice(path.lastIndexOf('.') + 1),
      path,
      type: isMoment(path) ? 'date-time' : type,
    }));
    expect(found.sort(byPath), name).toEqual([...want].sort(byPath));
    count += want.length;
  }
  expect(count).toBe(Object.values(published.definitions).flat().length);
});

test('every action and trigger has its section and says what it returns', () => {
  for (const { summary, operationId } of [...published.actions, ...published.triggers]) {
    const start = page.indexOf(`\n### ${summary}\n\nOperation ID: \`${operationId}\`\n`);
    expect(start, operationId).toBeGreaterThan(0);
    expect(page.slice(start).indexOf('#### Returns'), operationId).toBeGreaterThan(0);
  }
});

test('the page has the sections of the published ones', () => {
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([
    'Prerequisites',
    'Creating a connection',
    'Throttling limits',
    'Known limitations',
    'On the modern LiveChat',
    'Actions',
    'Triggers',
    'Definitions',
  ]);
});

function byKey(a: { readonly key: string | undefined }, b: { readonly key: string | undefined }): number {
  return (a.key ?? '') < (b.key ?? '') ? -1 : 1;
}

function byPath(a: { readonly path: string | undefined }, b: { readonly path: string | undefined }): number {
  return (a.path ?? '') < (b.path ?? '') ? -1 : 1;
}
