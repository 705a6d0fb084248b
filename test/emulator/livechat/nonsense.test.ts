import fc from 'fast-check';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningSimulator,
  simulatorCredentials,
  simulatorLicense,
  startSimulator,
} from '../../../src/emulator/livechat/index.js';
import { fuzzRuns } from '../../support/fuzz-runs.js';

let running: RunningSimulator;
let ticketId: string;
beforeAll(async () => {
  running = await startSimulator({ port: 0, send: async () => 200 });
  ticketId = running.simulator.snapshot().tickets[0]?.id ?? '';
});
afterAll(() => running.close());

const keys = [
  ...[
    'login',
    'name',
    'password',
    'permission',
    'groups',
    'notifications',
    'max_chats_count',
    'message',
    'requester',
  ],
  ...[
    'mail',
    'subject',
    'assignee',
    'id',
    'source',
    'type',
    'url',
    'group',
    'tag',
    'event_type',
    'data_types',
  ],
  ...['licence_id', 'ticket_message', 'survey', 'answers', 'label', 'text', 'as', 'by', 'body', 'retryAfter'],
  ...[
    'page',
    'status',
    'date_from',
    'order',
    'callback',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
  ],
];
const goodWords = [
  'a@b.example',
  'chat_started',
  'ticket_created',
  'https://x.example',
  'normal',
  'mail',
  'open',
  '2026-01-01',
];
const key = fc.constantFrom(...keys);
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    ...goodWords,
    '',
    null,
    true,
    0,
    -1,
    1e308,
    2 ** 53,
    [],
    {},
    ['chat'],
    ['ticket'],
    [0],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.dictionary(key, tie('value'), { maxKeys: 12, noNullPrototype: false }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));

const segment = fc.oneof(
  fc.constantFrom(
    'agents',
    'groups',
    'tickets',
    'tags',
    'webhooks',
    'new',
    'v2',
    'a@b.example',
    '__proto__',
    '%zz',
  ),
  fc.string({ maxLength: 8 }).map(encodeURIComponent),
);
const path = fc.oneof(
  fc.constantFrom(
    '/agents',
    '/agents/rosa@northwind.example',
    '/tickets',
    '/tickets/AAAAA',
    '/tickets/AAAAA/tags',
  ),
  fc.constantFrom(
    '/webhooks',
    '/v2/tickets/new',
    '/simulator/chats',
    '/simulator/tickets',
    '/simulator/quirks',
  ),
  fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
);
const method = fc.constantFrom('get', 'post', 'put', 'delete', 'patch', 'head');
const query = fc.array(fc.tuple(key, fc.oneof(fc.constantFrom(...goodWords), fc.string())), { maxLength: 4 });

function call(verb: string, target: string) {
  const agent = supertest(running.url);
  const methods = { get: agent.get, post: agent.post, put: agent.put, delete: agent.delete };
  const start = (methods[verb as keyof typeof methods] ?? agent.patch).bind(agent);
  return start(target.replace('AAAAA', ticketId))
    .set('X-API-Version', '2')
    .auth(simulatorCredentials.login, simulatorCredentials.apiKey)
    .ok(() => true);
}

function expectNoFailure(status: number, body: unknown): void {
  expect(status).toBeLessThan(500);
  if (status >= 400) expect(Object.keys(body as object)).toEqual([expect.stringMatching(/^errors?$/)]);
}

test('no path, method and query make it fail', async () => {
  await fc.assert(
    fc.asyncProperty(method, path, query, async (verb, target, pairs) => {
      const { status } = await call(verb, `${target}?${new URLSearchParams(pairs)}`);
      expect(status).toBeLessThan(500);
    }),
    fuzzRuns(300),
  );
});

const requester = { mail: 'jun@customer.example', name: 'Jun Ito' };
const form = { licence_id: simulatorLicense, requester, ticket_message: 'Hello' };
const goodCalls = fc.constantFrom<readonly ['post' | 'put', string, object]>(
  ['post', '/agents', { login: 'kit@northwind.example', name: 'Kit Moss', groups: [1] }],
  ['put', '/agents/ivo@northwind.example', { name: 'Ivo', notifications: { new_goal: 1 } }],
  ['post', '/tickets', { message: 'Hello', requester, source: { type: 'mail' } }],
  ['put', '/tickets/AAAAA', { message: 'Again', subject: 'News' }],
  ['put', '/tickets/AAAAA/tags', { tag: ['late'] }],
  [
    'post',
    '/webhooks',
    { event_type: 'chat_started', data_types: ['chat'], url: 'https://shim.example/hooks' },
  ],
  ['post', '/v2/tickets/new', form],
  ['post', '/simulator/chats', { name: 'Jun Ito', survey: [{ label: 'Order', answer: '17' }] }],
  ['post', '/simulator/tickets', { message: 'Hello' }],
  ['put', '/simulator/quirks', { undocumentedFields: true }],
  ['put', '/simulator/faults', { delayMs: 0, count: 1, path: '/nowhere' }],
);

test('no JSON body makes it fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('post', 'put'), path, value, async (verb, target, body) => {
      const text = JSON.stringify(body) ?? '';
      const answer = await call(verb, target).set('Content-Type', 'application/json').send(text);
      expectNoFailure(answer.status, answer.body);
    }),
    fuzzRuns(300),
  );
});

test('no wrong member beside right ones makes it fail', async () => {
  const answered = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      goodCalls,
      fc.dictionary(key, value, { maxKeys: 3 }),
      async ([verb, target, body], wrong) => {
        const answer = await call(verb, target).send({ ...body, ...wrong });
        running.simulator.faults.clear();
        expectNoFailure(answer.status, answer.body);
        answered.add(answer.status);
      },
    ),
    fuzzRuns(500),
  );
  expect([...answered]).toEqual(expect.arrayContaining([200, 201, 400]));
});

test('no form makes it fail', async () => {
  const name = fc.tuple(key, fc.array(fc.oneof(key, fc.constantFrom('', '0', '99999')), { maxLength: 3 }));
  const pair = fc.tuple(
    name.map(([first, rest]) => first + rest.map((part) => `[${part}]`).join('')),
    fc.oneof(fc.constantFrom(...goodWords), fc.string()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('post', 'put'),
      path,
      fc.array(pair, { maxLength: 8 }),
      async (verb, target, pairs) => {
        const type = 'application/x-www-form-urlencoded';
        const answer = await call(verb, target)
          .set('Content-Type', type)
          .send(`${new URLSearchParams(pairs)}`);
        expectNoFailure(answer.status, answer.body);
      },
    ),
    fuzzRuns(300),
  );
});

test('no bytes make it fail, and it still answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('json', 'x-www-form-urlencoded'),
      async (bytes, type) => {
        const answer = await call('post', '/tickets')
          .set('Content-Type', `application/${type}`)
          .send(Buffer.from(bytes));
        expectNoFailure(answer.status, answer.body);
      },
    ),
    fuzzRuns(150),
  );
  expect((await call('get', '/groups')).status).toBe(200);
});
