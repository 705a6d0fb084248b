import { serve } from './serve.js';

const ticket = {
  id: '7QXLB',
  status: 'open',
  subject: 'Parcel never came',
  requester: { mail: 'jun@customer.example', name: 'Jun Ito' },
  assignee: { id: 'ivo@northwind.example', name: 'Ivo Marsh' },
  groups: [0],
  tags: ['delivery', 'late', 'refund'],
  source: { type: 'mail' },
  modified: 1_700_003_600,
  opened: [{ from: 1_700_000_000 }],
  firstResponse: {},
  events: Array.from({ length: 10 }, (_, index) => ({
    type: 'message',
    author: { id: 'jun@customer.example', name: 'Jun Ito', type: index % 2 === 0 ? 'client' : 'agent' },
    date: 1_700_000_000 + index * 60,
    is_private: index % 3 === 0,
    message: `Message ${index}: my parcel is two weeks late, and nobody tells me where it is.`,
    source: { type: 'mail' },
  })),
};

/** A LiveChat that always answers one ticket of about 3 KB, as cheaply as Node can. */
const body = Buffer.from(JSON.stringify(ticket));
await serve((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
