import { expect, test } from 'vitest';
import {
  type PackageResult,
  packageConnector,
  type RouteName,
} from '../../src/packager/package-connector.js';
import type { PackageSettings } from '../../src/packager/settings/settings.js';
import { fileIn, packageOurs, parseXml, textsOf, unpack } from '../support/packages.js';
import { richConnector } from '../support/rich-connector.js';

function packageRich(route: RouteName, settings: PackageSettings = {}): Promise<PackageResult> {
  return packageConnector(richConnector(), settings, route, { force: true });
}

const jsonIn = (result: PackageResult, path: string) => JSON.parse(fileIn(result.files, path).toString());
const pathsOf = ({ files }: PackageResult) => files.map(({ path }) => path).sort();

test.each([
  { route: 'solution', want: ['LiveChat.zip'] },
  {
    route: 'paconn',
    want: ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'settings.json'],
  },
  {
    route: 'logic-apps',
    want: [
      'apiDefinition.swagger.json',
      'azuredeploy.json',
      'connections.json',
      'connector.json',
      'main.bicep',
    ],
  },
  {
    route: 'power-automate',
    want: ['apiDefinition.swagger.json', 'apiProperties.json', 'checklist.md', 'icon.png'],
  },
  {
    route: 'independent',
    want: [
      'independent-publisher-connectors/LiveChat/apiDefinition.swagger.json',
      'independent-publisher-connectors/LiveChat/apiProperties.json',
      'independent-publisher-connectors/LiveChat/readme.md',
    ],
  },
] as const)('the package for $route has these files and no others', async ({ route, want }) => {
  expect(pathsOf(await packageOurs(route))).toEqual(want);
});

test('a solution has the connector, its reference, and the environment variable that a policy mentions', async () => {
  const result = await packageRich('solution', {
    solution: { environmentVariables: { par_Host: 'api.parcels-eu.net' } },
  });
  const solution = await unpack(fileIn(result.files, 'ParcelTrackerEU.zip'));
  const name = 'parcelse_parcel-20tracker-20-28eu-29';
  expect([...solution.keys()].sort()).toEqual([
    `Connector/${name}_connectionparameters.json`,
    `Connector/${name}_connectionparametersets.json`,
    `Connector/${name}_customcodeblobcontent.csx`,
    `Connector/${name}_iconblob.Png`,
    `Connector/${name}_openapidefinition.json`,
    `Connector/${name}_policytemplateinstances.json`,
    '[Content_Types].xml',
    'customizations.xml',
    'environmentvariabledefinitions/par_Host/environmentvariabledefinition.xml',
    'solution.xml',
  ]);
  const customizations = parseXml(fileIn(solution, 'customizations.xml'));
  expect(textsOf(customizations, 'name')).toEqual([name]);
  expect(textsOf(customizations, 'description')).toEqual([
    '[Parcels] & <boxes> "everywhere"   in Europe, from door to door.',
  ]);
  expect(textsOf(customizations, 'scriptoperations')).toEqual(['["SendParcel"]']);
  expect(customizations.getElementsByTagName('connectionreference').length).toBe(1);
  expect(customizations.getElementsByTagName('Workflow').length).toBe(0);
  const manifest = parseXml(fileIn(solution, 'solution.xml'));
  const roots = [...manifest.getElementsByTagName('RootComponent')];
  expect(roots.map((root) => [root.getAttribute('type'), root.getAttribute('schemaName')])).toEqual([
    ['372', name],
    ['380', 'par_Host'],
  ]);
  const variable = parseXml(
    fileIn(solution, 'environmentvariabledefinitions/par_Host/environmentvariabledefinition.xml'),
  );
  expect(textsOf(variable, 'defaultvalue')).toEqual(['api.parcels-eu.net']);
  const types = parseXml(fileIn(solution, '[Content_Types].xml'));
  const endings = [...types.getElementsByTagName('Default')].map((type) => type.getAttribute('Extension'));
  expect(endings).toEqual(['Png', 'csx', 'json', 'xml']);
});

test.each(['solution', 'paconn', 'logic-apps', 'power-automate'] as const)(
  'no client secret gets into the package for %s, and its removal is told',
  async (route) => {
    const { files, notes } = await packageRich(route);
    for (const { data } of files) expect(Buffer.from(data).includes('never-in-a-file')).toBe(false);
    expect(notes[0]).toMatch(
      /^A client secret was taken out of .*apiProperties\.json; it belongs in no file\.$/,
    );
  },
);

test('paconn gets properties without stackOwner and settings that name the files', async () => {
  const ours = await packageOurs('paconn');
  expect(jsonIn(ours, 'apiProperties.json').properties).not.toHaveProperty('stackOwner');
  expect(jsonIn(ours, 'settings.json')).toEqual({
    apiProperties: 'apiProperties.json',
    apiDefinition: 'apiDefinition.swagger.json',
    icon: 'icon.png',
    powerAppsUrl: 'https://api.powerapps.com',
    powerAppsApiVersion: '2016-11-01',
  });
  const environment = 'Default-01234567-89ab-cdef-0123-456789abcdef';
  const rich = await packageRich('paconn', { paconn: { environment, connectorId: 'shared_parcels' } });
  expect(jsonIn(rich, 'settings.json')).toMatchObject({
    environment,
    connectorId: 'shared_parcels',
    script: 'script.csx',
  });
});

test('an ARM template escapes text in brackets and asks for secrets as secrets', async () => {
  const ours = jsonIn(await packageOurs('logic-apps'), 'azuredeploy.json');
  expect(ours.parameters.connectorName.defaultValue).toBe('livechat');
  expect(ours.parameters.password).toEqual({
    type: 'secureString',
    metadata: { description: 'API Key: The API key, or a personal access token, of that account.' },
  });
  const [connector, connection, policy] = ours.resources;
  expect(connector).toMatchObject({
    type: 'Microsoft.Web/customApis',
    apiVersion: '2016-06-01',
    properties: {
      apiType: 'Rest',
      backendService: { serviceUrl: "[parameters('serviceUrl')]" },
      swagger: { swagger: '2.0' },
    },
  });
  expect(connection).toMatchObject({
    type: 'Microsoft.Web/connections',
    dependsOn: ["[resourceId('Microsoft.Web/customApis', parameters('connectorName'))]"],
    properties: {
      parameterValues: { username: "[parameters('username')]", password: "[parameters('password')]" },
    },
  });
  expect(policy.type).toBe('Microsoft.Web/connections/accessPolicies');

  const richSource = richConnector();
  const bracketed = {
    ...richSource,
    definition: richSource.definition.replace('"Sends a parcel."', '"[Sends]"'),
  };
  const connectorOf = await packageConnector(
    { ...bracketed, connector: { ...bracketed.connector, definition: JSON.parse(bracketed.definition) } },
    {},
    'logic-apps',
    { force: true },
  );
  const rich = jsonIn(connectorOf, 'azuredeploy.json');
  expect(rich.resources[0].properties.swagger.paths['/parcels'].post.description).toBe('[[Sends]');
  expect(rich.resources[1].properties.parameterValueSet).toEqual({
    name: "[parameters('signIn')]",
    values: "[parameters('signInValues')]",
  });
  expect(rich.parameters.signIn.allowedValues).toEqual(['key', 'oauth']);
});

test('every parameter that the template uses is declared, and every declared one is used', async () => {
  for (const result of [await packageOurs('logic-apps'), await packageRich('logic-apps')]) {
    const template = jsonIn(result, 'azuredeploy.json');
    const { parameters, ...rest } = template;
    const used = new Set(
      [...JSON.stringify(rest).matchAll(/parameters\('(\w+)'\)/g)].map(([, name]) => name),
    );
    expect([...used].sort()).toEqual(Object.keys(parameters).sort());
    const bicep = fileIn(result.files, 'main.bicep').toString();
    const declared = [...bicep.matchAll(/^param (\w+) /gm)].map(([, name]) => name);
    expect(declared.sort()).toEqual(Object.keys(parameters).sort());
    for (const [, file = ''] of bicep.matchAll(/loadJsonContent\('([^']+)'\)/g)) jsonIn(result, file);
    expect(bicep.match(/\{/g)?.length).toBe(bicep.match(/\}/g)?.length);
  }
});

test('connections.json points at the connector and the connection of the template', async () => {
  const { managedApiConnections } = jsonIn(await packageOurs('logic-apps'), 'connections.json');
  const [[name, connection]] = Object.entries<Record<string, unknown>>(managedApiConnections) as [
    [string, Record<string, { id: string }>],
  ];
  expect(connection['api']?.id).toMatch(new RegExp(`/providers/Microsoft\\.Web/customApis/${name}$`));
  expect(connection['connection']?.id).toMatch(new RegExp(`/providers/Microsoft\\.Web/connections/${name}$`));
});

test('the checklist names what the wizard has to be told', async () => {
  const { files } = await packageRich('power-automate');
  const text = fileIn(files, 'checklist.md').toString();
  expect(text).toContain('New policy `Host`, template `dynamichosturl`');
  expect(text).toContain('Turn **Code** on and upload `script.csx`.');
  expect(text).toContain('Several ways to sign in cannot be entered.');
  expect(text).toContain('Action `SendParcel`: Send parcel');
});

test('a certification of several ways to sign in brings the copy of them', async () => {
  const texts = { introduction: 'Words of the introduction.', prerequisites: 'An account.' };
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>');
  const folder = { ...richConnector(), icon: { kind: 'svg', bytes: svg, file: 'i.svg' } as const };
  const facts = {
    website: 'https://parcels-eu.net/',
    privacyPolicy: 'https://parcels-eu.net/privacy',
    categories: 'Commerce',
  };
  const { files, findings } = await packageConnector(folder, { ...facts, texts }, 'certification');
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const submission = await unpack(fileIn(files, 'submission.zip'));
  expect([...submission.keys()].sort()).toEqual(['ParcelTrackerEU.zip', 'customProperties.json', 'intro.md']);
  const copy = JSON.parse(fileIn(submission, 'customProperties.json').toString());
  expect(copy.connectionParameterSets.values.map(({ name }: { name: string }) => name)).toEqual([
    'key',
    'oauth',
  ]);
  const inner = await unpack(fileIn(submission, 'ParcelTrackerEU.zip'));
  const flows = await unpack(fileIn(inner, 'PkgAssets/FlowSolution.zip'));
  const definitions = [...flows]
    .filter(([path]) => path.startsWith('Workflows/'))
    .map(([, data]) => JSON.parse(data.toString()).properties.definition);
  expect(definitions).toContainEqual(
    expect.objectContaining({
      actions: {
        SendParcel: expect.objectContaining({
          inputs: expect.objectContaining({
            parameters: { 'parcel/town': '@@home', 'parcel/labels': ['fragile'] },
          }),
        }),
        'Stop-Parcel': expect.objectContaining({
          runAfter: { SendParcel: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
          inputs: expect.objectContaining({ parameters: { number: "@outputs('SendParcel')?['body/id']" } }),
        }),
      },
    }),
  );
  expect(definitions).toContainEqual(
    expect.objectContaining({
      triggers: {
        OnParcel: {
          recurrence: { frequency: 'Minute', interval: 3 },
          splitOn: "@triggerOutputs()?['body']",
          type: 'OpenApiConnection',
          inputs: expect.objectContaining({ parameters: { since: '2026-01-31T09:30:00Z' } }),
        },
      },
    }),
  );
});
