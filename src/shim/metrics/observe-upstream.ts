import { HttpProblem } from '../http-problem.js';
import type { Upstream } from '../upstream/upstream.js';
import type { Metrics } from './create-metrics.js';

/** The same upstream, with its work counted and timed. */
export function observeUpstream(
  upstream: Upstream,
  { upstreamCalls, upstreamCallDuration }: Pick<Metrics, 'upstreamCalls' | 'upstreamCallDuration'>,
): Upstream {
  function observe<Inputs extends readonly unknown[], Result>(
    operation: string,
    work: (...inputs: Inputs) => Promise<Result>,
  ): (...inputs: Inputs) => Promise<Result> {
    return async (...inputs) => {
      const started = performance.now();
      let outcome = 'ok';
      try {
        return await work(...inputs);
      } catch (error) {
        outcome = error instanceof HttpProblem ? error.code : 'InternalError';
        throw error;
      } finally {
        upstreamCalls.add(1, operation, outcome);
        upstreamCallDuration.observe((performance.now() - started) / 1000, operation);
      }
    };
  }
  return {
    ...upstream,
    listAgents: observe('ListAgents', upstream.listAgents),
    createAgent: observe('CreateAgent', upstream.createAgent),
    deleteAgent: observe('DeleteAgent', upstream.deleteAgent),
    listTickets: observe('ListTickets', upstream.listTickets),
    getTicket: observe('GetTicket', upstream.getTicket),
    createTicket: observe('CreateTicket', upstream.createTicket),
    updateTicket: observe('UpdateTicket', upstream.updateTicket),
    register: observe('Register', upstream.register),
    listRegistrations: observe('ListRegistrations', upstream.listRegistrations),
    unregister: observe('Unregister', upstream.unregister),
    toNotificationBody: observe('ToNotificationBody', upstream.toNotificationBody),
  };
}
