import { onTestFinished } from 'vitest';
import { createRestV2 } from '../../../../src/shim/upstream/rest-v2/create-rest-v2.js';
import {
  type Backend,
  type BackendAnswer,
  type SeenRequest,
  startBackend,
} from '../../../support/backend.js';

/** A ticket as v2 answers it over REST: numbers for moments, numbers for groups. */
export const restTicket = {
  id: '7QXLB',
  status: 'open',
  subject: 'Parcel never came',
  requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
  assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
  groups: [0],
  tags: ['delivery'],
  source: { type: 'mail' },
  modified: 1700003600,
  opened: [{ from: 1700000000 }],
  firstResponse: {},
  events: [
    {
      type: 'message',
      author: { id: 'jun@customer.example', name: 'Jun Ito', type: 'client' },
      date: 1700000000,
      is_private: false,
      message: 'My parcel is two weeks late.',
      source: { type: 'mail' },
    },
    {
      type: 'assignee_changed',
      author: { id: 'rosa@northwind.example', name: 'Rosa Lind' },
      to: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
      date: 1700000060,
    },
  ],
};

/** The upstream on a LiveChat that answers so, and that LiveChat. */
export async function openUpstream(answer: (request: SeenRequest) => BackendAnswer, timeoutMs = 60_000) {
  const backend = await startBackend(answer);
  const upstream = createRestV2({ baseUrl: backend.url, timeoutMs });
  onTestFinished(() => upstream.close());
  return { upstream, backend };
}

/** The upstream on a LiveChat that always gives the same answer. */
export const answering = (json: unknown) => openUpstream(() => ({ json }));

/** Methods and addresses of what LiveChat was asked, in order. */
export const asked = (backend: Backend) => backend.requests.map(({ method, url }) => `${method} ${url}`);
