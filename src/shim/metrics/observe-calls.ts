import type { IncomingMessage, ServerResponse } from 'node:http';
import { livechatConnector } from '../../../connector/index.js';
import { type Metrics, statusClass } from './create-metrics.js';

/** Counts and times a call from now to the end of its answer; the operation is asked for then. */
export type ObserveCall = (response: ServerResponse, operation: () => string) => void;

export function createObserveCall({ registry, calls, callDuration }: Metrics): ObserveCall {
  let inFlight = 0;
  registry.gauge('livechat_shim_calls_in_flight', 'Calls that are not answered yet.', () => inFlight);

  return function observeCall(response, operation) {
    const started = performance.now();
    inFlight += 1;
    response.on('close', () => {
      inFlight -= 1;
      const name = operation();
      // A caller that hung up before the answer gets none.
      calls.add(1, name, response.writableFinished ? statusClass(response.statusCode) : 'aborted');
      callDuration.observe((performance.now() - started) / 1000, name);
    });
  };
}

const operations = new Map<string, string>(
  livechatConnector.operations.map(({ id, method, path }) => [
    `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    id,
  ]),
);

/** The operation of the contract whose route answered; `none` where no route did, for example after too many calls. */
export function operationOf({ method, route }: IncomingMessage & Routed): string {
  const path = route?.path;
  if (typeof path !== 'string') return 'none';
  return operations.get(`${method} ${path}`) ?? path.slice(1);
}

/** Where Express notes the route that it took. */
interface Routed {
  readonly route?: { readonly path?: unknown };
}
