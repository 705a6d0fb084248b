import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readConnectorFolder } from '../../src/packager/connector-folder.js';
import { findEnvironmentVariables } from '../../src/packager/solution/environment-variables.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { writeZip, type ZipEntry } from '../../src/shared/zip/write-zip.js';
import { readPackage } from '../../src/validator/model/read-package.js';
import { submissionRules } from '../../src/validator/rules/package/submission-rules.js';
import { validate } from '../../src/validator/validate.js';
import {
  fileIn,
  listWithOtherTool,
  packageOurs,
  parseXml,
  readySettings,
  textsOf,
  unpack,
} from '../support/packages.js';

let files: readonly ZipEntry[];
let submission: ReadonlyMap<string, Buffer>;
let connector: ReadonlyMap<string, Buffer>;
let flows: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  const result = await packageOurs('certification');
  expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  files = result.files;
  submission = await unpack(fileIn(files, 'submission.zip'));
  const inner = await unpack(fileIn(submission, 'LiveChat.zip'));
  connector = await unpack(fileIn(inner, 'PkgAssets/ConnectorSolution.zip'));
  flows = await unpack(fileIn(inner, 'PkgAssets/FlowSolution.zip'));
  expect([...inner.keys()]).toEqual(['PkgAssets/ConnectorSolution.zip', 'PkgAssets/FlowSolution.zip']);
});

const connectorFiles = [
  'Connector/fbr_livechat_connectionparameters.json',
  'Connector/fbr_livechat_iconblob.Png',
  'Connector/fbr_livechat_openapidefinition.json',
  'Connector/fbr_livechat_policytemplateinstances.json',
];
const rootFiles = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

test('a submission has the files of the published layout and no others', () => {
  expect(files.map(({ path }) => path).sort()).toEqual([
    'certified-connectors/LiveChat/apiDefinition.swagger.json',
    'certified-connectors/LiveChat/apiProperties.json',
    'certified-connectors/LiveChat/readme.md',
    'submission.zip',
  ]);
  expect([...submission.keys()].sort()).toEqual(['LiveChat.zip', 'intro.md']);
  expect([...connector.keys()].sort()).toEqual([...connectorFiles, ...rootFiles].sort());
  const workflows = [...flows.keys()].filter((path) => path.startsWith('Workflows/'));
  expect(workflows.map((path) => path.replace(/-[0-9A-F-]{36}\.json$/, ''))).toEqual([
    'Workflows/LiveChat-Whenachatends',
    'Workflows/LiveChat-Whenachatstarts',
    'Workflows/LiveChat-Whenaticketiscreated',
    'Workflows/LiveChat-allactions',
  ]);
  expect([...flows.keys()].sort()).toEqual([...connectorFiles, ...rootFiles, ...workflows].sort());
});

test('another tool reads the archives and finds the same files', async ({ skip }) => {
  const inner = fileIn(submission, 'LiveChat.zip');
  const listed = listWithOtherTool(fileIn(files, 'submission.zip'));
  if (listed === undefined) skip('Neither Python nor unzip is here.');
  expect(listed).toEqual([...submission.keys()].sort());
  expect(listWithOtherTool(inner)).toEqual(['PkgAssets/ConnectorSolution.zip', 'PkgAssets/FlowSolution.zip']);
  const flowSolution = fileIn(await unpack(inner), 'PkgAssets/FlowSolution.zip');
  expect(listWithOtherTool(flowSolution)).toEqual([...flows.keys()].sort());
});

test('every XML and JSON file parses', () => {
  for (const [path, data] of [...connector, ...flows]) {
    if (path.endsWith('.xml')) parseXml(data);
    else if (path.endsWith('.json')) JSON.parse(data.toString());
  }
});

test('customizations.xml and solution.xml name what is there, and nothing is left unnamed', () => {
  for (const solution of [connector, flows]) {
    const customizations = parseXml(fileIn(solution, 'customizations.xml'));
    const members = [
      'openapidefinition',
      'connectionparameters',
      'policytemplateinstances',
      'iconblob',
      'JsonFileName',
    ];
    const named = members.flatMap((member) => textsOf(customizations, member)).map((path) => path.slice(1));
    expect(named.sort()).toEqual([...solution.keys()].filter((path) => !rootFiles.includes(path)).sort());

    const manifest = parseXml(fileIn(solution, 'solution.xml'));
    const roots = [...manifest.getElementsByTagName('RootComponent')];
    const idsOf = (type: string) =>
      roots.filter((root) => root.getAttribute('type') === type).map((root) => root.getAttribute('id'));
    expect(idsOf('372')).toEqual(
      textsOf(customizations, 'connectorid')
        .slice(0, 1)
        .map((id) => `{${id}}`),
    );
    const workflows = [...customizations.getElementsByTagName('Workflow')];
    expect(idsOf('29')).toEqual(workflows.map((workflow) => workflow.getAttribute('WorkflowId')));
    expect(textsOf(manifest, 'Managed')).toEqual(['0']);
  }
});

test('flows name a connection reference of their solution, and operations of the connector', () => {
  const customizations = parseXml(fileIn(flows, 'customizations.xml'));
  const [referenceNode] = [...customizations.getElementsByTagName('connectionreference')];
  const logicalName = referenceNode?.getAttribute('connectionreferencelogicalname');
  const [own, api, reference] = textsOf(customizations, 'connectorid');
  expect(api).toBe('/providers/Microsoft.PowerApps/apis/shared_fbr-5flivechat');
  expect(reference).toBe(own);

  const used = new Set<string>();
  for (const [path, data] of flows) {
    if (!path.startsWith('Workflows/')) continue;
    const { properties } = JSON.parse(data.toString());
    const named = properties.connectionReferences['shared_fbr-5flivechat'];
    expect({ connection: named.connection, api: named.api }).toEqual({
      connection: { connectionReferenceLogicalName: logicalName },
      api: { name: 'shared_fbr-5flivechat' },
    });
    const steps = [
      ...Object.values(properties.definition.triggers),
      ...Object.values(properties.definition.actions),
    ];
    for (const step of steps) {
      const id = (step as { inputs?: { host?: { operationId: string } } }).inputs?.host?.operationId;
      if (id !== undefined) used.add(id);
    }
  }
  // The two that unsubscribe and take notifications are internal.
  expect([...used].sort()).toEqual([
    'CreateAgent',
    'CreateTicket',
    'DeleteAgent',
    'GetTicket',
    'ListAgents',
    'ListTickets',
    'UpdateTicket',
    'WebhookChatEnded',
    'WebhookChatStarted',
    'WebhookTicketCreated',
  ]);
});

test('the documents inside are those of the folder but for the settings', () => {
  const definition = fileIn(connector, 'Connector/fbr_livechat_openapidefinition.json').toString();
  const own = readFileSync(join(packageRoot(), 'apiDefinition.swagger.json'), 'utf8');
  const undone = definition
    .replace('livechat.flowbridge.io', 'livechat-shim.example')
    .replace('Flowbridge Support', 'LiveChat connector maintainers')
    .replace('https://flowbridge.io/support', 'https://livechat-connector.example/support')
    .replace('support@flowbridge.io', 'support@livechat-connector.example');
  expect(undone).toBe(own);
  expect(fileIn(flows, 'Connector/fbr_livechat_openapidefinition.json').toString()).toBe(definition);
  expect(fileIn(files, 'certified-connectors/LiveChat/apiDefinition.swagger.json').toString()).toBe(
    definition,
  );
  const properties = JSON.parse(readFileSync(join(packageRoot(), 'apiProperties.json'), 'utf8')).properties;
  const parameters = fileIn(connector, 'Connector/fbr_livechat_connectionparameters.json').toString();
  expect(JSON.parse(parameters)).toEqual(properties.connectionParameters);
});

test('two builds in two time zones are the same bytes', async () => {
  const zone = process.env['TZ'];
  const build = async (name: string) => {
    process.env['TZ'] = name;
    return fileIn((await packageOurs('certification')).files, 'submission.zip');
  };
  try {
    const [tokyo, newYork] = [await build('Asia/Tokyo'), await build('America/New_York')];
    expect(tokyo.equals(newYork)).toBe(true);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('our own check of the published rules has nothing to say', async () => {
  const unpacked = await readPackage('submission.zip', fileIn(files, 'submission.zip'));
  const findings = validate(
    { files: unpacked, isFolder: false },
    { rules: submissionRules, profile: 'certified' },
  );
  expect(findings).toEqual([]);
});

test('a broken submission is found out', async () => {
  const inner = await writeZip([
    { path: 'PkgAssets/ConnectorSolution.zip', data: Buffer.from('no archive') },
  ]);
  const bytes = await writeZip([
    { path: 'intro.md', data: Buffer.from('Hello.') },
    { path: 'extra/notes.txt', data: Buffer.from('Hello.') },
    { path: 'package.zip', data: inner },
  ]);
  const unpacked = await readPackage('s.zip', bytes);
  const findings = validate(
    { files: unpacked, isFolder: false },
    { rules: submissionRules, profile: 'certified' },
  );
  expect(findings.map(({ code }) => code).sort()).toEqual([
    'PKG-01',
    'PKG-02',
    'PKG-04',
    'PKG-05',
    'PKG-09',
    'PKG-09',
  ]);
});

test('placeholders are refused with what to fill in', async () => {
  const result = await packageOurs('certification', { texts: readySettings.texts ?? {} });
  expect(result.files).toEqual([]);
  expect(
    result.findings.filter(({ rule }) => rule === 'package-placeholder').map(({ message }) => message),
  ).toEqual([
    '`livechat-shim.example` is a placeholder. Fill in the host where your service answers the platform: `host` in the settings file.',
    '`LiveChat connector maintainers` is a placeholder. Fill in who supports the connector: `contact.name` in the settings file.',
    '`https://livechat-connector.example/support` is a placeholder. Fill in the page where help is found: `contact.url` in the settings file.',
    '`support@livechat-connector.example` is a placeholder. Fill in the support address: `contact.email` in the settings file.',
    '`LiveChat connector maintainers` is a placeholder. Fill in your company: `publisher` in the settings file.',
  ]);
});

test('texts that nobody wrote are asked for', async () => {
  const { texts: _, ...settings } = readySettings;
  const folder = await readConnectorFolder(packageRoot(), () => {});
  const { readme: _own, ...withoutReadme } = folder;
  const { packageConnector } = await import('../../src/packager/package-connector.js');
  const result = await packageConnector(withoutReadme, settings, 'certification');
  expect(result.files).toEqual([]);
  expect(
    result.findings.filter(({ rule }) => rule === 'package-text-missing').map(({ message }) => message),
  ).toEqual([
    'The texts lack what a maker needs beforehand. Fill in `texts.prerequisites` in the settings file.',
    'The texts lack an opening paragraph other than the description. Fill in `texts.introduction` in the settings file.',
  ]);
  expect(findEnvironmentVariables(folder)).toEqual([]);
});
