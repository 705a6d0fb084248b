import type { Operation } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import type { Deviation } from '../check-schema.js';
import { itemsOf } from '../dynamic/paths.js';
import type { Events } from '../events.js';
import type { Headers } from '../headers.js';
import { newRunId } from '../identifiers.js';
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
 * The items of a `batch` trigger, as the designer's splitOn takes them: the answer when it is a list, else its first
 * list. Anything else, and every `single` trigger, is one item. https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export function splitOn(operation: Operation | undefined, body: unknown): readonly unknown[] {
  const source = operation?.source as { readonly 'x-ms-trigger'?: unknown } | undefined; // an extension, not in the type
  if (source?.['x-ms-trigger'] !== 'batch') return [body];
  const hasList =
    Array.isArray(body) ||
    (typeof body === 'object' && body !== null && Object.values(body).some(Array.isArray));
  return hasList ? itemsOf(body, '') : [body];
}
