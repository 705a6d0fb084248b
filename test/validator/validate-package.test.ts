import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readZip } from '../../src/shared/zip/read-zip.js';
import { writeZip } from '../../src/shared/zip/write-zip.js';
import type { Profile } from '../../src/validator/finding.js';
import { allRules } from '../../src/validator/rules/index.js';
import { validatePaths } from '../../src/validator/validate-paths.js';
import { makeFolder } from '../support/make-folder.js';
import { fileIn, packageOurs } from '../support/packages.js';

const { folder, remove } = makeFolder();
afterAll(remove);
const stem = 'Connector/fbr_livechat';
const solution = `submission.zip/LiveChat.zip/PkgAssets/ConnectorSolution.zip`;
const submission = fileIn((await packageOurs('certification')).files, 'submission.zip');

test('a package as the packager makes it has no error and no warning', async () => {
  expect(await severeIn(submission)).toEqual([]);
});

test.each([
  {
    name: 'a host of a trial',
    path: `${stem}_openapidefinition.json`,
    change: (text: string) => text.replace('"livechat.flowbridge.io"', '"staging.flowbridge.io"'),
    want: { code: 'STR-21', file: `${solution}/${stem}_openapidefinition.json`, pointer: '/host', line: 13 },
  },
  {
    name: 'a connection parameter of an unknown type',
    path: `${stem}_connectionparameters.json`,
    change: (text: string) => text.replace('"securestring"', '"secret"'),
    want: {
      code: 'APP-07',
      file: `${solution}/${stem}_connectionparameters.json`,
      pointer: '/password/type',
      line: 16,
    },
  },
  {
    name: 'a policy of an unknown template',
    path: `${stem}_policytemplateinstances.json`,
    change: () => '[\n  { "templateId": "addheader", "title": "Header", "parameters": {} }\n]\n',
    want: {
      code: 'APP-14',
      file: `${solution}/${stem}_policytemplateinstances.json`,
      pointer: '/0/templateId',
      line: 2,
    },
  },
  {
    name: 'a brand colour that is none',
    path: 'customizations.xml',
    change: (text: string) => text.replace('#ff5100', 'orange'),
    want: { code: 'APP-02', file: `${solution}/customizations.xml`, pointer: '', line: 1 },
  },
])('finds $name in a solution of a submission', async ({ path, change, want }) => {
  const changed = await changeIn(
    submission,
    ['LiveChat.zip', 'PkgAssets/ConnectorSolution.zip', path],
    change,
  );
  const found = await severeIn(changed);
  expect(found.map(({ code, file, pointer, line }) => ({ code, file, pointer, line }))).toEqual([want]);
});

test('a file of the icon is checked by its pixels', async () => {
  const path = `${stem}_iconblob.Png`;
  const changed = await changeIn(
    submission,
    ['LiveChat.zip', 'PkgAssets/ConnectorSolution.zip', path],
    () => 'GIF89a',
  );
  expect(await severeIn(changed)).toMatchObject([
    { code: 'POL-5000.2.1.3', file: `${solution}/${path}`, message: 'The icon is no PNG; save it as one.' },
  ]);
});

test('the solution alone is checked without the structure of a submission', async () => {
  const { files } = await packageOurs('solution');
  const bytes = fileIn(files, 'LiveChat.zip');
  expect(await severeIn(bytes)).toEqual([]);
  const changed = await changeIn(bytes, [`${stem}_openapidefinition.json`], (text) =>
    text.replace('"2.0"', '"3.0.1"'),
  );
  expect(await severeIn(changed)).toMatchObject([
    { code: 'SpecificationVersionIncorrect', file: `submission.zip/${stem}_openapidefinition.json`, line: 2 },
  ]);
});

test.each([
  { route: 'paconn', profile: 'import' },
  { route: 'independent', profile: 'independent' },
] as const)('a zipped folder for $route is checked as a folder', async ({ route, profile }) => {
  const { files } = await packageOurs(route);
  const bytes = await writeZip(files.map(({ path, data }) => ({ path, data })));
  const own = files.find(({ path }) => path.endsWith('apiDefinition.swagger.json'))?.path ?? '';
  expect((await severeIn(bytes, profile)).filter(({ severity }) => severity === 'error')).toEqual([]);
  const changed = await changeIn(bytes, [own], (text) => text.replace('"ListAgents"', '"CreateAgent"'));
  expect(await severeIn(changed, profile)).toContainEqual(
    expect.objectContaining({
      code: 'OperationIdNotUnique',
      file: `submission.zip/${own}`,
      pointer: '/paths/~1agents/get/operationId',
    }),
  );
});

test('an older package is what a newer one is compared with', async () => {
  const old = save(submission, 'old.zip');
  const path = `${stem}_openapidefinition.json`;
  const changed = await changeIn(
    submission,
    ['LiveChat.zip', 'PkgAssets/ConnectorSolution.zip', path],
    (text) => text.replace('"operationId": "ListAgents"', '"operationId": "ReadAgents"'),
  );
  const codes = (await findingsIn(changed, 'certified', old)).map(({ code }) => code);
  expect(codes).toContain('OperationDeleted');
});

async function severeIn(bytes: Uint8Array, profile: Profile = 'certified') {
  return (await findingsIn(bytes, profile)).filter(({ severity }) => severity !== 'info');
}

async function findingsIn(bytes: Uint8Array, profile: Profile, against?: string) {
  const path = save(bytes, 'submission.zip');
  const options = { rules: allRules, profile, today: '2026-11-25', ...(against && { against }) };
  const { connectors } = await validatePaths([path], options);
  return connectors
    .flatMap(({ findings }) => findings)
    .map((finding) => ({ ...finding, file: finding.file.slice(finding.file.indexOf('submission.zip')) }));
}

function save(bytes: Uint8Array, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The archive with one file changed, through the archives around it. */
async function changeIn(
  bytes: Uint8Array,
  [path = '', ...inside]: readonly string[],
  change: (text: string) => string,
): Promise<Uint8Array> {
  const entries = await readZip(bytes);
  const changed = entries.map(async (entry) => {
    if (entry.path !== path) return entry;
    if (inside.length > 0) return { path, data: await changeIn(entry.data, inside, change) };
    return { path, data: Buffer.from(change(Buffer.from(entry.data).toString())) };
  });
  return writeZip(await Promise.all(changed));
}
