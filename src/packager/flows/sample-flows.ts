import type { Connector, Operation } from '../../connector-folder/connector.js';
import { toJsonObject } from '../../shared/json-value.js';
import type { Build } from '../build.js';
import type { Names } from '../names.js';
import { type SolutionFlow, toFlowIdentity } from '../solution/customizations-xml.js';
import { orderActions } from './order-actions.js';
import { sampleParameters } from './sample-parameters.js';

/**
 * Cloud flows to test a connector with: one that calls every action, and one for each trigger. Internal operations
 * are in none. Pure.
 */
export function sampleFlows({ folder: { connector }, names }: Build): readonly SolutionFlow[] {
  const title = connector.title || connector.name;
  const triggers = connector.operations.filter(
    ({ kind, visibility }) => kind !== 'action' && visibility !== 'internal',
  );
  const all = allActions(connector, names);
  return [
    ...(Object.keys(all).length === 0
      ? []
      : [
          toFlow(names, {
            name: `${title} - all actions`,
            description: `Calls every action of ${title}.`,
            operation: '*',
            triggers: { manual: buttonTrigger },
            actions: all,
          }),
        ]),
    ...triggers.map((operation) =>
      toFlow(names, {
        name: `${title} - ${operation.summary || operation.id}`,
        description: `Starts with the trigger ${operation.id} of ${title}.`,
        operation: operation.id,
        triggers: { [stepName(operation)]: toTrigger(connector, operation, names) },
        actions: { Compose: { runAfter: {}, type: 'Compose', inputs: "@triggerOutputs()?['body']" } },
      }),
    ),
  ];
}

const buttonTrigger = {
  type: 'Request',
  kind: 'Button',
  inputs: { schema: { type: 'object', properties: {}, required: [] } },
};

function allActions(connector: Connector, names: Names): Readonly<Record<string, unknown>> {
  const actions: Record<string, unknown> = {};
  const steps = orderActions(connector);
  const stepNames = uniqueNames(steps.map(({ operation }) => operation));
  let before: string | undefined;
  for (const { operation, sources } of steps) {
    const parameters: Record<string, unknown> = { ...sampleParameters(connector, operation) };
    for (const [name, source] of Object.entries(sources)) {
      parameters[name] = `@outputs('${stepNames.get(source.operation)}')?['body/${source.output}']`;
    }
    const name = stepNames.get(operation) ?? operation.id;
    actions[name] = {
      runAfter: before === undefined ? {} : { [before]: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
      type: callsBack(operation) ? 'OpenApiConnectionWebhook' : 'OpenApiConnection',
      inputs: toInputs(operation, names, parameters),
    };
    before = name;
  }
  return actions;
}

/** An action that waits for a callback is a webhook to a flow. */
function callsBack({ notificationSchema }: Operation): boolean {
  return notificationSchema !== undefined;
}

function toTrigger(connector: Connector, operation: Operation, names: Names): unknown {
  const inputs = toInputs(operation, names, sampleParameters(connector, operation));
  if (operation.kind === 'webhook') return { type: 'OpenApiConnectionWebhook', inputs };
  const items = batchOf(connector, operation);
  return {
    recurrence: { frequency: 'Minute', interval: 3 },
    ...(items !== undefined && { splitOn: items }),
    type: 'OpenApiConnection',
    inputs,
  };
}

/** A polling trigger that answers a list starts a run for each item of it. */
function batchOf(connector: Connector, operation: Operation): string | undefined {
  const source = toJsonObject(operation.source);
  if (source['x-ms-trigger'] !== 'batch' || operation.responseSchema === undefined) return undefined;
  const schema = connector.resolve(operation.responseSchema);
  if (schema.type === 'array') return "@triggerOutputs()?['body']";
  const list = Object.entries(toJsonObject(schema.properties)).find(
    ([, property]) => connector.resolve(toJsonObject(property)).type === 'array',
  );
  return list && `@triggerOutputs()?['body/${list[0].replaceAll("'", "''")}']`;
}

function toInputs(operation: Operation, names: Names, parameters: unknown): unknown {
  return {
    host: {
      connectionName: names.api,
      operationId: operation.id,
      apiId: `/providers/Microsoft.PowerApps/apis/${names.api}`,
    },
    parameters,
    authentication: "@parameters('$authentication')",
  };
}

function uniqueNames(operations: readonly Operation[]): ReadonlyMap<Operation, string> {
  const names = new Map<Operation, string>();
  const taken = new Set<string>();
  for (const operation of operations) {
    const wanted = stepName(operation);
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted.slice(0, 76)}_${count}`;
    taken.add(name);
    names.set(operation, name);
  }
  return names;
}

/** Operation ids are unique and short; a step's name takes letters, digits, hyphens and underscores. */
function stepName({ id }: Operation): string {
  return id.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 80);
}

interface Draft {
  readonly name: string;
  readonly description: string;
  readonly operation: string;
  readonly triggers: unknown;
  readonly actions: unknown;
}

function toFlow(names: Names, { name, description, operation, triggers, actions }: Draft): SolutionFlow {
  return {
    ...toFlowIdentity(name, operation, names),
    name: name.slice(0, 100),
    description,
    definition: {
      properties: {
        connectionReferences: {
          [names.api]: {
            runtimeSource: 'embedded',
            connection: { connectionReferenceLogicalName: names.connectionReference },
            api: { name: names.api },
          },
        },
        definition: {
          $schema:
            'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
          contentVersion: '1.0.0.0',
          parameters: {
            $connections: { defaultValue: {}, type: 'Object' },
            $authentication: { defaultValue: {}, type: 'SecureObject' },
          },
          triggers,
          actions,
        },
      },
      schemaVersion: '1.0.0.0',
    },
  };
}
