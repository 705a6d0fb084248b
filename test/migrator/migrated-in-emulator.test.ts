import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Stack } from '../../src/cli/stack.js';
import { migrateFiles } from '../../src/migrator/migrate-files.js';
import { packageRoot } from '../../src/shared/package-root.js';
import { callOperation, openStack, until } from '../support/open-stack.js';

const fixtures = join(packageRoot(), 'test/fixtures/migrate');
const flow = 'Microsoft.Flow/flows/7d6a2b1c-0f3e-4b57-9a31-3f1f6a0c9d10/definition.json';
const order = [
  'CreateAgent',
  'ListAgents',
  'CreateTicket',
  'GetTicket',
  'UpdateTicket',
  'ListTickets',
  'DeleteAgent',
];

test('every action of a migrated flow runs through the connector of the flow, with its own inputs', async () => {
  const stack = await openStack();
  const { reports } = migrateFiles([{ path: flow, data: readFileSync(join(fixtures, 'package', flow)) }], {
    to: 'shared_livechat-5f0123',
  });
  const uses = reports.flatMap((report) => report.uses);
  let ticketId = '';
  for (const operation of order) {
    const use = uses.find((each) => each.operation === operation);
    // What the flow would compute: the ticket that it has made, and a parameter of its own.
    const inputs = Object.entries(use?.inputs ?? {}).map(([key, value]) => {
      if (key === 'ticketId') return [key, ticketId];
      return [key, key === 'password' ? 'long-enough' : value];
    });
    const { status, body, deviations } = await callOperation(stack, operation, Object.fromEntries(inputs));
    expect({ operation, status, deviations }).toEqual({ operation, status: 200, deviations: [] });
    if (operation === 'CreateTicket') ticketId = Object(body).id;
  }
});

test('every action of a migrated Standard workflow runs through the connection that it names', async () => {
  const stack = await openStack();
  const runtimeUrl = `${stack.gateway.url}/apim/livechat/default`;
  const { files } = migrateFiles(
    ['chats/workflow.json', 'connections.json'].map((path) => ({
      path,
      data: readFileSync(join(fixtures, 'standard', path)),
    })),
    { to: 'livechat-own', runtimeUrl },
  );
  const [workflow, connections] = files.map(({ data }) => JSON.parse(new TextDecoder().decode(data)));
  let ticketId = '';
  for (const { inputs } of Object.values<{ inputs: Inputs }>(workflow.definition.actions)) {
    const base = connections.managedApiConnections[inputs.host.connection.referenceName].connectionRuntimeUrl;
    const path = inputs.path
      .replace("@{encodeURIComponent(body('Create_a_new_ticket')?['id'])}", ticketId)
      .replace("@{encodeURIComponent('wanda@northwind.example')}", 'wanda%40northwind.example');
    const answer = await fetch(`${base}${path}`, {
      method: inputs.method.toUpperCase(),
      ...(inputs.body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(inputs.body),
      }),
    });
    expect(`${inputs.method} ${path}: ${answer.status}`).toBe(`${inputs.method} ${path}: 200`);
    if (inputs.path === '/tickets' && inputs.method === 'post') ticketId = Object(await answer.json()).id;
  }
});

test('the triggers of migrated flows and workflows subscribe and fire', async () => {
  const stack = await openStack();
  const paths = [`package/${flow}`, 'consumption.json', 'template.json'];
  const { reports } = migrateFiles(
    paths.slice(1).map((path) => ({ path, data: readFileSync(join(fixtures, path)) })),
    { to: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/customApis/own' },
  );
  const inFlow = migrateFiles([{ path: flow, data: readFileSync(join(fixtures, paths[0] ?? '')) }], {
    to: 'shared_own',
  });
  const triggers = [...reports, ...inFlow.reports]
    .flatMap(({ uses }) => uses.map(({ operation }) => operation ?? ''))
    .filter((operation) => operation.startsWith('Webhook'));
  expect([...triggers].sort()).toEqual(['WebhookChatEnded', 'WebhookChatStarted', 'WebhookTicketCreated']);
  for (const trigger of triggers) {
    await stack.gateway.gateway.flows.create({
      name: trigger,
      connector: 'livechat',
      connection: 'default',
      trigger,
    });
    fire(stack, trigger);
    const run = await until(() => stack.gateway.gateway.runs.list().find((each) => each.flow === trigger));
    expect(run.deviations).toEqual([]);
  }
});

interface Inputs {
  readonly host: { readonly connection: { readonly referenceName: string } };
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

function fire({ simulator }: Stack, trigger: string): void {
  const { controls } = simulator.simulator;
  if (trigger === 'WebhookTicketCreated') {
    controls.openTicket({ subject: 'A parcel' });
    return;
  }
  const { id } = controls.startChat({}).chat;
  if (trigger === 'WebhookChatEnded') controls.endChat(id);
}
