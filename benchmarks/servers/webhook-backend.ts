import { randomBytes } from 'node:crypto';
import { serve } from './serve.js';

let urls: string[] = [];
const events: object[] = [];

/** A LiveChat that knows webhooks only: each registration is answered with itself; /registered tells and forgets them. */
await serve((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/registered') {
      response.end(JSON.stringify(urls));
      urls = [];
      return;
    }
    const text = Buffer.concat(parts).toString('utf8');
    const body: { readonly url?: string } = text === '' ? {} : JSON.parse(text);
    if (body.url !== undefined) {
      urls.push(body.url);
      events.push({ ...body, id: randomBytes(16).toString('hex') });
    }
    response.end(JSON.stringify({ events }));
  });
});
