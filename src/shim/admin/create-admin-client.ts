import { Client } from 'undici';
import { UsageError } from '../../shared/usage-error.js';
import type { Admin, SubscriptionDetails, SubscriptionView } from './create-admin.js';

/** The admin of a running shim, over its socket. */
export interface AdminClient extends Admin {
  close(): Promise<void>;
}

/** A client on a socket; undefined when nobody answers there. */
export async function connectAdmin(socketPath: string): Promise<AdminClient | undefined> {
  const client = new Client('http://admin', { socketPath });
  async function request(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<unknown> {
    const { statusCode, body } = await client.request({ method, path });
    const answer: unknown = await body.json();
    if (statusCode >= 400) throw new UsageError(messageOf(answer) ?? `The shim answered ${statusCode}.`);
    return answer;
  }
  try {
    await request('GET', '/subscriptions');
  } catch (error) {
    await client.destroy();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    if (code === 'EACCES') throw new UsageError(`The admin socket ${socketPath} belongs to another user.`);
    throw error;
  }
  const at = (id: string) => `/subscriptions/${encodeURIComponent(id)}`;
  // The casts hold since both ends are of one release.
  return {
    async list() {
      const answer = (await request('GET', '/subscriptions')) as {
        subscriptions: readonly SubscriptionView[];
      };
      return answer.subscriptions;
    },
    show: async (id) => (await request('GET', at(id))) as SubscriptionDetails,
    async replay(id, eventId) {
      const query = eventId === undefined ? '' : `?event=${encodeURIComponent(eventId)}`;
      const path = id === undefined ? '/replay' : `${at(id)}/replay`;
      return ((await request('POST', `${path}${query}`)) as { replayed: number }).replayed;
    },
    async drop(id) {
      await request('DELETE', at(id));
    },
    close: () => client.destroy(),
  };
}

function messageOf(answer: unknown): string | undefined {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? message : undefined;
}
