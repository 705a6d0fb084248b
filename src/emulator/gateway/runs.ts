import type { Deviation } from './check-schema.js';

/** One run of a flow: what its trigger was given. */
export interface Run {
  /** 20 digits, `CU`, 2 digits; the callback's answer names it in `x-ms-workflow-run-id`. */
  readonly id: string;
  readonly flow: string;
  readonly workflowId: string;
  readonly connector: string;
  /** The trigger's operation id. */
  readonly trigger: string;
  readonly time: string;
  /** `triggerOutputs()` of the flow. */
  readonly outputs: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
  /** Where the notification is not what the connector's notification schema says; the run happens all the same. */
  readonly deviations: readonly Deviation[];
}

/** The newest runs of all flows. */
export interface Runs {
  add(run: Run): void;
  /** Newest first; of one flow when it is named. */
  list(flow?: string): readonly Run[];
  find(id: string): Run | undefined;
}

/** Remembers `limit` runs. */
export function createRuns(limit = 500): Runs {
  const kept: Run[] = [];
  return {
    add(run) {
      kept.unshift(run);
      if (kept.length > limit) kept.pop();
    },
    list: (flow) => (flow === undefined ? [...kept] : kept.filter((run) => run.flow === flow)),
    find: (id) => kept.find((run) => run.id === id),
  };
}
