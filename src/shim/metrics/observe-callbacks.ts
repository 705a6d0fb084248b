import type { Dispatcher } from 'undici';
import { type Metrics, statusClass } from './create-metrics.js';

/** The same HTTP client for callbacks, with the time that each took to answer. */
export function observeCallbacks(
  agent: Dispatcher,
  { callbackDuration }: Pick<Metrics, 'callbackDuration'>,
): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const started = performance.now();
    let isAnswered = false;
    const observe = (status: string) => {
      if (!isAnswered) callbackDuration.observe((performance.now() - started) / 1000, status);
      isAnswered = true;
    };
    return dispatch(options, {
      onRequestStart: (...event) => handler.onRequestStart?.(...event),
      onRequestUpgrade: (...event) => handler.onRequestUpgrade?.(...event),
      onResponseStart(...event) {
        const [, status] = event;
        if (status >= 200) observe(statusClass(status)); // what is below only announces the answer
        handler.onResponseStart?.(...event);
      },
      onResponseData: (...event) => handler.onResponseData?.(...event),
      onResponseEnd: (...event) => handler.onResponseEnd?.(...event),
      onResponseError(...event) {
        observe('none');
        handler.onResponseError?.(...event);
      },
    });
  });
}
