import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConnectorFolder } from '../../src/packager/connector-folder.js';
import { sampleFlows } from '../../src/packager/flows/sample-flows.js';
import { toNames } from '../../src/packager/names.js';
import { packageRoot } from '../../src/shared/package-root.js';
import type { ZipEntry } from '../../src/shared/zip/write-zip.js';
import { callOperation, openStack, until } from '../support/open-stack.js';
import { fileIn, packageOurs, parseXml, readySettings, textsOf, unpack } from '../support/packages.js';

/** How the two documents are got out of each package. */
const routes = [
  { route: 'certification', open: openSubmission },
  {
    route: 'independent',
    open: (files: readonly ZipEntry[]) => openFolder(files, 'independent-publisher-connectors/LiveChat/'),
  },
  {
    route: 'solution',
    open: async (files: readonly ZipEntry[]) => openSolution(fileIn(files, 'LiveChat.zip')),
  },
  { route: 'paconn', open: (files: readonly ZipEntry[]) => openFolder(files, '') },
  { route: 'logic-apps', open: openTemplate },
  { route: 'power-automate', open: (files: readonly ZipEntry[]) => openFolder(files, '') },
] as const;

interface Documents {
  readonly definition: string;
  readonly properties: string;
}

test.each(routes)(
  'the connector inside the package for $route runs every action and every trigger',
  async ({ route, open }) => {
    const { files, findings } = await packageOurs(route);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const stack = await openStack({ connectorFolder: writeDocuments(await open(files)) });

    const outputs = new Map<string, unknown>();
    for (const [name, { inputs }] of await allActions()) {
      const parameters = Object.fromEntries(
        Object.entries(inputs.parameters).map(([key, value]) => [
          key.replace(/^body\//, '').replaceAll('/', '.'),
          evaluate(value, outputs),
        ]),
      );
      const { status, body, deviations } = await callOperation(stack, inputs.host.operationId, parameters);
      expect({ name, status, deviations }).toEqual({ name, status: 200, deviations: [] });
      outputs.set(name, body);
    }
    expect(outputs.size).toBe(7);

    const { flows, runs } = stack.gateway.gateway;
    for (const trigger of ['WebhookChatEnded', 'WebhookTicketCreated']) {
      await flows.create({ name: trigger, connector: 'livechat', connection: 'default', trigger });
    }
    const { controls } = stack.simulator.simulator;
    controls.endChat(controls.startChat({ name: 'Ada of the package', message: 'Hi' }).chat.id);
    controls.openTicket({ subject: 'Of the package' });
    const triggers = ['WebhookChatStarted', 'WebhookChatEnded', 'WebhookTicketCreated'];
    const fired = await until(() => {
      const found = runs.list().filter((run) => JSON.stringify(run.outputs).includes('of the package'));
      const ticket = runs.list().filter((run) => JSON.stringify(run.outputs).includes('Of the package'));
      const all = [...found, ...ticket];
      return triggers.every((trigger) => all.some((run) => run.trigger === trigger)) ? all : undefined;
    });
    expect(fired.flatMap(({ deviations }) => deviations)).toEqual([]);
    for (const { name } of flows.list()) await flows.turnOff(name);
    expect(flows.list().map(({ subscription }) => subscription.state)).not.toContain('subscribed');
  },
);

interface Action {
  readonly inputs: {
    readonly host: { readonly operationId: string };
    readonly parameters: Record<string, unknown>;
  };
}

/** The steps of the flow that calls every action, in their order. */
async function allActions(): Promise<readonly (readonly [string, Action])[]> {
  const folder = await readConnectorFolder(packageRoot(), () => {});
  const names = toNames(folder, readySettings);
  const [flow] = sampleFlows({ folder, names, settings: readySettings, icon: () => new Uint8Array() });
  if (flow === undefined) throw new Error('The package has no sample flow.');
  const { properties } = flow.definition as {
    properties: { definition: { actions: Record<string, Action> } };
  };
  return Object.entries(properties.definition.actions);
}

/** `@outputs('Step')?['body/id']` as a flow evaluates it; anything else is itself. */
function evaluate(value: unknown, outputs: ReadonlyMap<string, unknown>): unknown {
  const match = /^@outputs\('([^']+)'\)\?\['body\/([^']+)'\]$/.exec(String(value));
  if (match === null) return value;
  const [, step = '', key = ''] = match;
  return (outputs.get(step) as Record<string, unknown>)[key];
}

async function openSubmission(files: readonly ZipEntry[]): Promise<Documents> {
  const submission = await unpack(fileIn(files, 'submission.zip'));
  const inner = await unpack(fileIn(submission, 'LiveChat.zip'));
  return openSolution(fileIn(inner, 'PkgAssets/FlowSolution.zip'));
}

/** As an import reads it: the files that customizations.xml names. */
async function openSolution(bytes: Uint8Array): Promise<Documents> {
  const solution = await unpack(bytes);
  const customizations = parseXml(fileIn(solution, 'customizations.xml'));
  const named = (member: string) =>
    fileIn(solution, (textsOf(customizations, member)[0] ?? '').slice(1)).toString();
  const properties = {
    connectionParameters: JSON.parse(named('connectionparameters')),
    policyTemplateInstances: JSON.parse(named('policytemplateinstances')),
    iconBrandColor: textsOf(customizations, 'iconbrandcolor')[0],
  };
  return { definition: named('openapidefinition'), properties: JSON.stringify({ properties }) };
}

function openFolder(files: readonly ZipEntry[], folder: string): Documents {
  return {
    definition: fileIn(files, `${folder}apiDefinition.swagger.json`).toString(),
    properties: fileIn(files, `${folder}apiProperties.json`).toString(),
  };
}

function openTemplate(files: readonly ZipEntry[]): Documents {
  const { resources } = JSON.parse(fileIn(files, 'azuredeploy.json').toString());
  const { swagger, connectionParameters } = resources[0].properties;
  return {
    definition: JSON.stringify(swagger),
    properties: JSON.stringify({ properties: { connectionParameters } }),
  };
}

function writeDocuments({ definition, properties }: Documents): string {
  const folder = mkdtempSync(join(tmpdir(), 'packaged-connector-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of [
    ['apiDefinition.swagger.json', definition],
    ['apiProperties.json', properties],
  ] as const) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
