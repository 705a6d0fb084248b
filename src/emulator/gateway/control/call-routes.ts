import type { Exchange } from '../exchanges.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';
import { callSchema, callSummarySchema } from './trace-schemas.js';

/** Calls that passed the gateway, and what happened to each on its way. */
export function callRoutes({ exchanges }: ControlOptions): ControlRoute[] {
  return [
    {
      ...{ method: 'get', path: '/calls', id: 'ListCalls', status: 200, query: ['connector', 'operation'] },
      summary:
        'The newest calls that passed the gateway, newest first, without their traces; of one connector or operation when it is named.',
      answer: {
        type: 'object',
        required: ['calls'],
        properties: { calls: { type: 'array', items: callSummarySchema } },
      },
      handle: ({ query }) => ({
        body: {
          calls: exchanges
            .list()
            .filter((call) => query['connector'] === undefined || call.connector === query['connector'])
            .filter((call) => query['operation'] === undefined || call.operation === query['operation'])
            .map(withoutTrace),
        },
      }),
    },
    {
      ...{ method: 'get', path: '/calls/{call}', id: 'GetCall', status: 200 },
      summary:
        'One call with its trace: every step in order, what each policy changed or why it was skipped. Secrets are masked.',
      answer: callSchema,
      handle: ({ params: { call = '' } }) => {
        const found = exchanges.find(call);
        if (found !== undefined) return { body: found };
        throw new GatewayProblem(
          404,
          'CallNotFound',
          `There is no call \`${call}\`. The newest ones are kept: see \`/api/calls\`.`,
        );
      },
    },
    {
      ...{ method: 'get', path: '/recording.har', id: 'DownloadRecording', status: 200 },
      summary:
        'The newest calls at the side of the backend as a HAR 1.2 file, which browsers open and `emulate --replay` answers from. Secrets are masked.',
    },
  ];
}

function withoutTrace({ trace: _, ...call }: Exchange): Omit<Exchange, 'trace'> {
  return call;
}
