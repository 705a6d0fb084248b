import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { listen } from '../../src/shared/listen.js';
import { type BackendAnswer, startBackend } from '../support/backend.js';
import { basic } from '../support/calls.js';
import { fuzzRuns } from '../support/fuzz-runs.js';
import { openShim } from '../support/open-shim.js';

const secret = 'marked-secret-key';
const authorization = basic('rosa@northwind.example', secret);

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', '..', '%00', "' OR 1=1", 'a'.repeat(9000)),
);
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.object({
    key: fc.constantFrom(
      'login',
      'name',
      'message',
      'requester',
      'mail',
      'url',
      'source',
      'type',
      '__proto__',
      'assignee',
      'id',
      'max_chats_count',
    ),
  }),
);
const anyBody = fc.oneof(
  anyJson.map((value) => JSON.stringify(value) ?? ''),
  fc.string(),
  fc.constant('{"__proto__":{"polluted":true}}'),
  fc.constant(`${'['.repeat(5_000)}`),
);
const anyHeader = fc.oneof(
  fc.constant(authorization),
  fc.string({ unit: fc.constantFrom(...'Basic abAB019+/=:-_ ') }),
  fc.base64String().map((text) => `Basic ${text}`),
);
const anyUpstream: fc.Arbitrary<BackendAnswer> = fc.oneof(
  fc.record({ status: fc.integer({ min: 200, max: 599 }), json: anyJson }),
  fc.record({ status: fc.constantFrom(200, 400, 500), text: fc.string() }),
  fc.record({
    status: fc.constantFrom(200),
    json: fc.record({
      tickets: fc.array(anyJson),
      pages: fc.oneof(fc.integer({ max: 3 }), anyJson),
      total: anyJson,
    }),
  }),
  fc.record({ status: fc.constant(401), json: fc.constant({ error: `${secret} ${authorization}` }) }),
);

test('no request, whatever LiveChat answers, is answered 500 or shows the key', async () => {
  let upstreamAnswer: BackendAnswer = {};
  const backend = await startBackend(() => upstreamAnswer);
  const { shim, logLines } = await openShim(backend.url);
  const server = await listen(shim.app, 0);
  const anyRequest = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
    path: fc.oneof(
      fc
        .tuple(fc.constantFrom(...livechatConnector.operations.map(({ path }) => path)), anyText)
        .map(([path, text]) => path.replace(/\{\w+\}/, encode(text))),
      anyText.map((text) => `/${encode(text)}`),
      fc
        .tuple(
          fc.constantFrom(
            '/tickets/',
            '/hooks/',
            '/webhooks/',
            '/webhook_response?logicAppsUri=',
            '/chat_starts_webhook/webhooks?event_type=',
          ),
          anyText,
        )
        .map(([path, text]) => path + encode(text)),
    ),
    authorization: anyHeader,
    type: fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json; charset=utf-7',
      'application/x-www-form-urlencoded',
    ),
    body: anyBody,
    upstream: anyUpstream,
  });
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ method, path, authorization: header, type, body, upstream }) => {
      upstreamAnswer = upstream;
      const answer = await send(
        server.url,
        method,
        path,
        { authorization: header, 'content-type': type },
        body,
      );
      expect(answer.status).not.toBe(500);
      expect(answer.text).not.toContain(secret);
      expect(answer.text).not.toContain(authorization.slice(6));
      if (answer.status >= 400 && method !== 'HEAD' && answer.text !== '') {
        expect(JSON.parse(answer.text)).toMatchObject({
          error: { code: expect.any(String), message: expect.any(String), status: answer.status },
        });
      }
    }),
    fuzzRuns(600),
  );
  expect(logLines.filter((line) => line.includes(secret) || line.includes(authorization.slice(6)))).toEqual(
    [],
  );
  expect(logLines.filter((line) => line.includes('a defect of the shim'))).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  await server.close(0);
});

test('no inbound notification, at a known address and with the right token, is answered 500', async () => {
  const token = 'marked-token';
  const backend = await startBackend(({ body }) => ({
    json: { events: [{ ...(body as object), id: 'hook', token }] },
  }));
  const { shim, logLines } = await openShim(backend.url);
  const server = await listen(shim.app, 0);
  const paths: string[] = [];
  for (const [path, event] of [
    ['chat_starts', 'chat_started'],
    ['chat_ends', 'chat_ended'],
    ['ticket_created', 'ticket_created'],
  ] as const) {
    const body = JSON.stringify({ url: `http://127.0.0.1:1/${event}/run?sig=marked-signature` });
    const address = `/${path}_webhook/webhooks?event_type=${event}${event === 'ticket_created' ? '&data_types[]=ticket' : ''}`;
    const answer = await send(
      server.url,
      'POST',
      address,
      { authorization, 'content-type': 'application/json' },
      body,
    );
    expect(answer.status).toBe(201);
    const registered = backend.requests.at(-1)?.body as { readonly url: string };
    paths.push(new URL(registered.url).pathname);
  }
  const part = fc.oneof(
    anyJson,
    fc.record(
      {
        id: anyJson,
        started_timestamp: anyJson,
        ended_timestamp: anyJson,
        messages: fc.array(anyJson),
        events: fc.array(anyJson),
        agents: anyJson,
        groups: fc.array(anyJson),
        tags: anyJson,
        source: anyJson,
        requester: anyJson,
        assignee: anyJson,
      },
      { requiredKeys: [] },
    ),
  );
  const anyNotification = fc.record(
    {
      event_type: fc.constantFrom('chat_started', 'chat_ended', 'ticket_created', 'x'),
      event_unique_id: anyJson,
      token: fc.constantFrom(token, 'x', 5),
      license_id: anyJson,
      chat: part,
      visitor: anyJson,
      pre_chat_survey: fc.oneof(anyJson, fc.array(anyJson)),
      ticket: part,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(anyNotification, anyJson), async (path, body) => {
      const answer = await send(
        server.url,
        'POST',
        path,
        { 'content-type': 'application/json' },
        JSON.stringify(body) ?? '',
      );
      expect([200, 400, 404]).toContain(answer.status);
    }),
    fuzzRuns(600),
  );
  expect(logLines.filter((line) => /marked-|a defect of the shim/.test(line))).toEqual([]);
  await server.close(0);
});

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Sends what `fetch` would refuse or tidy up. */
function send(
  base: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(base);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const request = httpRequest(
      {
        host: url.hostname,
        port: url.port,
        method,
        path,
        headers: { ...headers, ...(hasBody && { 'content-length': Buffer.byteLength(body) }) },
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (chunk: Buffer) => parts.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(hasBody ? body : undefined);
  });
}
