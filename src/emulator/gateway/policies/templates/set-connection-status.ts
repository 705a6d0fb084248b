import type { PolicyTemplate } from '../policy.js';

/** Shows the connection as not authenticated when the operation that tests it is answered with this status. */
export const setConnectionStatusToUnauthenticated: PolicyTemplate = {
  id: 'setconnectionstatustounauthenticated',
  sections: ['Response', 'Failure'],
  prepare(parameters) {
    const status = parameters.integer('statusCode');
    return (message, { isConnectionTest }) => {
      if (!isConnectionTest) {
        return { kind: 'unchanged', reason: 'The operation is not the one that tests connections.' };
      }
      const found = message.answer?.status;
      if (found !== status) return { kind: 'unchanged', reason: `The status is ${found}, not ${status}.` };
      return { kind: 'changed', message, isUnauthenticated: true };
    };
  },
};
