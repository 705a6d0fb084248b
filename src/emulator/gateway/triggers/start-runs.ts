import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import { isJsonObject, wordOf } from '../../../shared/json-value.js';
import type { Deviation } from '../check-schema.js';
import { itemsOf, valueAtPath } from '../dynamic/paths.js';
import type { Events } from '../events.js';
import type { Headers } from '../headers.js';
import { newRunId } from '../identifiers.js';
import { viewSchema } from '../inputs/schema-view.js';
import type { Run, Runs } from '../runs.js';
import type { Flow } from './flow.js';

/** Where runs are written down. */
export interface StartRunsOptions {
  readonly runs: Runs;
  readonly events: Events;
  readonly clock: Clock;
}

/** What a trigger was given: one run, or one for each of its items. */
export interface TriggerOutputs {
  readonly headers: Headers;
  readonly items: readonly unknown[];
  readonly deviations: readonly Deviation[];
}

/** Starts the runs of a flow; the engine does not wait for them. */
export function startRuns(options: StartRunsOptions, flow: Flow, outputs: TriggerOutputs): Run[] {
  return outputs.items.map((body) => {
    const run: Run = {
      id: newRunId(),
      flow: flow.name,
      workflowId: flow.workflowId,
      connector: flow.connector,
      trigger: flow.trigger,
      time: new Date(options.clock.now()).toISOString(),
      outputs: { headers: outputs.headers, body },
      deviations: outputs.deviations,
    };
    options.runs.add(run);
    const { outputs: _, ...summary } = run;
    options.events.publish('run.created', summary);
    return run;
  });
}

/**
 * The items of a `batch` trigger, as the designer's splitOn takes them: of the list that the schema consists of, else
 * of the answer when it is a list, else of its first list. Anything else, and every `single` trigger, is one item.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function splitOn(
  connector: Connector | undefined,
  operation: Operation | undefined,
  body: unknown,
): readonly unknown[] {
  const source = operation?.source as { readonly 'x-ms-trigger'?: unknown } | undefined; // an extension, not in the type
  if (connector === undefined || wordOf(source?.['x-ms-trigger']).toLowerCase() !== 'batch') return [body];
  const schema = operation?.notificationSchema ?? operation?.responseSchema;
  const named = valueAtPath(body, schema === undefined ? '' : onlyList(connector, schema).join('/'));
  if (Array.isArray(named)) return named;
  const hasList = isJsonObject(body) && Object.values(body).some(Array.isArray);
  return hasList ? itemsOf(body, '') : [body];
}

/** The way to the list of a schema that has nothing else to show: each object on it has one property. */
function onlyList(connector: Connector, schema: SchemaObject, deepest = 10): readonly string[] {
  const { type, properties } = viewSchema(connector, schema);
  const shown = [...properties].filter(([, property]) => !viewSchema(connector, property).isInternal);
  const [only, another] = shown;
  if (type !== 'object' || only === undefined || another !== undefined || deepest === 0) return [];
  return [only[0], ...onlyList(connector, only[1], deepest - 1)];
}
