import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { behavioursOf } from '../../src/migrator/behaviours.js';
import { migrateFiles } from '../../src/migrator/migrate-files.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { readZip } from '../../src/shared/zip/read-zip.js';
import { writeZip, type ZipEntry } from '../../src/shared/zip/write-zip.js';

const fixtures = join(packageRoot(), 'test/fixtures/migrate');
const flowTarget = { to: 'shared_livechat-5f0123' };
const customApi =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/support/providers/Microsoft.Web/customApis/livechat-own';

const triggers = ['WebhookChatEnded', 'WebhookChatStarted', 'WebhookTicketCreated'];
const actions = [
  'CreateAgent',
  'CreateTicket',
  'DeleteAgent',
  'GetTicket',
  'ListAgents',
  'ListTickets',
  'UpdateTicket',
];

test('flows of a package and a solution come back repointed, and nothing else in them changes', () => {
  const given = [...filesOf('package'), ...filesOf('solution')];
  const { files, reports } = migrateFiles(given, flowTarget);
  expect(files.map(({ path }) => path)).toEqual(given.map(({ path }) => path));
  for (const [index, { path, data }] of files.entries()) {
    const before = textOf(given[index]?.data);
    // The words of the makers stay: a message, a display name, a mail that speaks of the connector.
    const kept = [
      'Hello from shared_livechat',
      'LiveChat shared_livechat',
      'See /providers/Microsoft.PowerApps/apis/shared_livechat',
    ];
    const hidden = kept.reduce((text, words, place) => text.replaceAll(words, `<${place}>`), before);
    const wanted = hidden.replaceAll(/\bshared_livechat\b|\bshared_livechat(?=_1")/g, flowTarget.to);
    expect(
      kept.reduce((text, words, place) => text.replaceAll(words, `<${place}>`), textOf(data)),
      path,
    ).toBe(wanted);
  }
  const used = reports.flatMap(({ uses }) => uses.map(({ operation }) => operation)).sort();
  expect(used).toEqual([...actions, ...triggers].sort());
});

test('workflows of all three forms are found, with every action and trigger', () => {
  const forms = [[fileOf('consumption.json')], [fileOf('template.json')], filesOf('standard')].map((files) =>
    migrateFiles(files, { to: customApi }).reports.flatMap(({ uses }) =>
      uses.map(({ operation }) => operation),
    ),
  );
  expect(forms.map((used) => [...used].sort())).toEqual([
    [...actions, 'WebhookTicketCreated'].sort(),
    ['WebhookChatEnded'],
    [...actions, 'WebhookChatStarted'].sort(),
  ]);
});

test.each([
  {
    name: 'a Consumption workflow',
    files: () => [fileOf('consumption.json')],
    want: [['/parameters/$connections/value/livechat/id', customApi]],
  },
  {
    name: 'a template, whose expressions become expressions',
    files: () => [fileOf('template.json')],
    target: { to: 'livechat-own' },
    want: [
      [
        '/resources/1/properties/parameters/$connections/value/livechat/id',
        "[resourceId('Microsoft.Web/customApis', 'livechat-own')]",
      ],
      ['/resources/0/properties/api/id', "[resourceId('Microsoft.Web/customApis', 'livechat-own')]"],
    ],
  },
  {
    name: 'the connections of a Standard logic app',
    files: () => filesOf('standard'),
    target: {
      to: 'livechat-own',
      connection: 'livechat-own-1',
      runtimeUrl: 'http://127.0.0.1:4310/apim/livechat/default',
    },
    want: [
      ['/managedApiConnections/livechat-1/api/id', customApi],
      [
        '/managedApiConnections/livechat-1/connection/id',
        '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/support/providers/Microsoft.Web/connections/livechat-own-1',
      ],
      [
        '/managedApiConnections/livechat-1/connectionRuntimeUrl',
        'http://127.0.0.1:4310/apim/livechat/default',
      ],
    ],
  },
])('$name changes in these places only', ({ files, target = { to: customApi }, want }) => {
  const { reports } = migrateFiles(files(), target);
  expect(reports.flatMap(({ changes }) => changes.map(({ place, after }) => [place, after]))).toEqual(want);
});

test('a new connection reference is named in the flows and in the solution', () => {
  const { files } = migrateFiles(filesOf('solution'), { ...flowTarget, connection: 'nw_own' });
  const all = files.map(({ data }) => textOf(data)).join('');
  expect(all).not.toContain('nw_sharedlivechat_a1b2c');
  expect(all.match(/nw_own/g)).toHaveLength(3);
  expect(all).toContain('nw_sharedteams_d4e5f');
});

test('an archive comes back with every entry, those without LiveChat byte for byte', async () => {
  const given = await writeZip(filesOf('package'));
  const { files } = migrateFiles(await readZip(given), flowTarget);
  const back = await readZip(await writeZip(files));
  expect(back.map(({ path }) => path)).toEqual(filesOf('package').map(({ path }) => path));
  const manifest = 'Microsoft.Flow/flows/manifest.json';
  expect(textOf(back.find(({ path }) => path === manifest)?.data)).toBe(
    readFileSync(join(fixtures, 'package', manifest), 'utf8'),
  );
});

test('a byte-order mark, tabs and a missing last line break stay', () => {
  const text = `\uFEFF${textOf(fileOf('consumption.json').data)}`;
  const { files } = migrateFiles([{ path: 'a.json', data: new TextEncoder().encode(text) }], {
    to: customApi,
  });
  expect(textOf(files[0]?.data)).toBe(
    text.replace(/"[^"]*managedApis\/livechat"/, JSON.stringify(customApi)),
  );
});

test('inputs that HelpDesk refuses and ticket ids that are written out are marked', () => {
  const { reports } = migrateFiles(filesOf('package'), flowTarget);
  const marked = behavioursOf(reports.flatMap(({ uses }) => uses)).filter(({ given }) => given);
  expect(marked.map(({ step, field }) => [step, field])).toEqual([
    ['Create_a_new_ticket', 'source.url'],
    ['Update_ticket', 'requester.mail'],
    ['Update_ticket', 'ticketId'],
    ['Create_a_new_agent', 'password'],
  ]);
});

test.each([
  {
    name: 'another connector',
    text: '{"definition":{"actions":{}},"connectionReferences":{"a":{"id":"x/shared_teams"}}}',
  },
  { name: 'a list', text: '[1]' },
  { name: 'no JSON', text: 'hello' },
  { name: 'an action without inputs', text: '{"definition":{"actions":{"A":{"type":"OpenApiConnection"}}}}' },
  {
    name: 'actions that are none',
    text: '{"definition":{"actions":{"A":7,"B":null,"C":[]},"triggers":{"T":"x"}}}',
  },
])('a file with $name comes back as it is', ({ text }) => {
  const { files, reports } = migrateFiles(
    [{ path: 'a.json', data: new TextEncoder().encode(text) }],
    flowTarget,
  );
  expect({ text: textOf(files[0]?.data), reports }).toEqual({ text, reports: [] });
});

test.each([
  {
    name: 'a flow and a name of Logic Apps',
    files: () => filesOf('package'),
    to: 'livechat',
    words: 'internal name',
  },
  {
    name: 'a flow and the published connector',
    files: () => filesOf('package'),
    to: 'shared_livechat',
    words: 'internal name',
  },
  {
    name: 'a workflow and a name of the Power Platform',
    files: () => [fileOf('consumption.json')],
    to: 'shared_x',
    words: 'resource id',
  },
])('$name do not fit: the message says what would', ({ files, to, words }) => {
  expect(() => migrateFiles(files(), { to })).toThrow(words);
});

function filesOf(folder: string): readonly ZipEntry[] {
  const root = join(fixtures, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(root, file).replaceAll('\\', '/'), data: readFileSync(file) }));
}

function fileOf(name: string): ZipEntry {
  return { path: name, data: readFileSync(join(fixtures, name)) };
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
