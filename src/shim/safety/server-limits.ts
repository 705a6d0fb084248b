import type { ServerLimits } from '../../shared/listen.js';

/**
 * What the shim in production takes from a client. Heads are small but for the address of `WebhookResponse`, which
 * holds a callback URL of up to 16 KB in base64. An open connection rests longer than load balancers keep one (Azure's
 * up to four minutes), so that none of them sends a request into a connection that is being closed.
 */
export const serverLimits: ServerLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  checkEveryMs: 5_000,
  keepAliveTimeoutMs: 250_000,
  idleTimeoutMs: 300_000,
  maxHeadersCount: 100,
  maxHeaderBytes: 32_768,
  maxRequestsPerSocket: 10_000,
};
