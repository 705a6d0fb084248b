import { Agent, type Dispatcher as HttpDispatcher } from 'undici';
import { turns } from '../../support/fake-clock.js';
import { deliveryHeader, type Sink } from './open-sink.js';

/** An HTTP client that knows what is under way. */
export interface WatchedDeliveries {
  readonly agent: HttpDispatcher;
  /**
   * Resolves when the dispatcher rests: nothing is under way but what a sink keeps waiting, and nothing follows from
   * what ended. So a clock that is moved only then moves on while nothing is in the network, however slow that is.
   */
  quiet(): Promise<void>;
}

/** More than there are between the end of a delivery and the next one: settle, give back, look, lease. */
const turnsBetween = 12;

/** Watches the deliveries to the sinks that `sinksNow` gives. */
export function watchDeliveries(sinksNow: () => readonly Sink[]): WatchedDeliveries {
  const underWay = new Set<string>();
  let count = 0;
  const client = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 10_000 } });
  const agent = client.compose((dispatch) => (options, handler) => {
    count += 1;
    const id = String(count);
    underWay.add(id);
    const headers = [...(options.headers as string[]), deliveryHeader, id]; // the deliverer gives a list
    return dispatch(
      { ...options, headers },
      {
        ...handler,
        onResponseEnd(...given) {
          underWay.delete(id);
          handler.onResponseEnd?.(...given);
        },
        onResponseError(...given) {
          underWay.delete(id);
          handler.onResponseError?.(...given);
        },
      },
    );
  });
  const isQuiet = () => [...underWay].every((id) => sinksNow().some(({ waiting }) => waiting.has(id)));
  return {
    agent,
    async quiet() {
      for (let turn = 0; turn < turnsBetween; turn += 1) {
        await turns(1);
        if (isQuiet()) continue;
        turn = -1;
        await new Promise((resolve) => setTimeout(resolve, 1)); // the network's turn
      }
    },
  };
}
