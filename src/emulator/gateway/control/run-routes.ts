import { GatewayProblem } from '../gateway-problem.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';

/** Runs, and what is answered outside the table: events, this description, the simulator's controls. */
export function runRoutes({ runs }: ControlOptions): ControlRoute[] {
  return [
    {
      ...{ method: 'get', path: '/runs', id: 'ListRuns', status: 200, query: ['flow'] },
      summary: 'The newest runs, newest first; of one flow when it is named.',
      handle: ({ query: { flow } }) => ({
        body: { runs: runs.list(typeof flow === 'string' ? flow : undefined) },
      }),
    },
    {
      ...{ method: 'get', path: '/runs/{run}', id: 'GetRun', status: 200 },
      summary: 'One run with the outputs of its trigger.',
      handle: ({ params: { run = '' } }) => {
        const found = runs.find(run);
        if (found === undefined) throw new GatewayProblem(404, 'RunNotFound', `There is no run \`${run}\`.`);
        return { body: found };
      },
    },
    {
      ...{ method: 'get', path: '/events', id: 'StreamEvents', status: 200, produces: 'text/event-stream' },
      summary: 'Server-sent events named `gateway`; `Last-Event-ID` asks for what was missed.',
    },
    {
      ...{ method: 'get', path: '/openapi.json', id: 'GetDescription', status: 200 },
      summary: 'This description.',
    },
    {
      ...{ method: 'get', path: '/simulator/{control}', id: 'ReadSimulator', status: 200 },
      summary: "Passed on to the simulator's controls when the gateway was started with a simulator.",
    },
    {
      ...{ method: 'post', path: '/simulator/{control}', id: 'ControlSimulator', status: 200 },
      summary: 'The same, for controls that change something.',
    },
  ];
}
