import fc from 'fast-check';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningSimulator,
  simulatorCredentials,
  startSimulator,
} from '../../../../src/emulator/livechat/index.js';
import { errorTypes } from '../../../../src/livechat/configuration/error.js';
import { fuzzRuns } from '../../../support/fuzz-runs.js';
import { userAgent } from './modern-client.js';

const { accountId, personalAccessToken, ownerClientId: owner_client_id } = simulatorCredentials;
let running: RunningSimulator;
let ids: Record<string, string>;
beforeAll(async () => {
  running = await startSimulator({ port: 0, send: async () => 200 });
  const { chat, thread } = running.simulator.controls.startChat();
  const { tickets, groups } = running.simulator.snapshot();
  ids = {
    CHAT: thread.chatId,
    THREAD: chat.id,
    CUSTOMER: thread.customerId,
    TICKET: tickets[0]?.helpDesk.id ?? '',
    TEAM: groups[0]?.teamId ?? '',
  };
});
afterAll(() => running.close());

const keys = [
  ...[
    'id',
    'name',
    'role',
    'fields',
    'filters',
    'group_ids',
    'suspended',
    'groups',
    'priority',
    'notifications',
  ],
  ...[
    'work_scheduler',
    'schedule',
    'timezone',
    'day',
    'start',
    'action',
    'secret_key',
    'url',
    'type',
    'values',
  ],
  ...[
    'owner_client_id',
    'additional_data',
    'chat_presence',
    'user_ids',
    'chat_id',
    'thread_id',
    'thread_ids',
  ],
  ...[
    'limit',
    'page_id',
    'sort_order',
    'from',
    'tags',
    'query',
    'requester',
    'email',
    'message',
    'text',
    'author',
  ],
  ...[
    'teamIDs',
    'tagIDs',
    'assignment',
    'team',
    'agent',
    'ID',
    'status',
    'isPrivate',
    'customFields',
    'followers',
  ],
  ...['eventType', 'displayName', 'apiKey', 'silo', 'page', 'pageSize', 'next.value', 'next.ID', 'teamIDs[]'],
  ...[
    'createdDateFrom',
    'eventsScope',
    'sortBy',
    'scopes',
    'webhooks',
    'drop',
    'reason',
    'queued',
    'returning',
  ],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString'],
];
const words = [
  ...[
    'CHAT',
    'THREAD',
    'CUSTOMER',
    'TICKET',
    'TEAM',
    'a@b.example',
    'incoming_chat',
    'license',
    owner_client_id,
  ],
  ...[
    'https://x.example',
    'normal',
    'open',
    'client',
    'tickets.create',
    '2026-01-01',
    '-7d',
    'full',
    'tickets',
  ],
];
const key = fc.constantFrom(...keys);
const leaf = fc.oneof(
  fc.constantFrom<unknown>(...words, '', null, true, false, 0, -1, 1, 1e308, 2 ** 53, [], {}, [0], ['x']),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.dictionary(key, tie('value'), { maxKeys: 8, noNullPrototype: false }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));

const actions = [
  ...['list_agents', 'get_agent', 'create_agent', 'update_agent', 'delete_agent', 'list_groups', 'get_group'],
  ...[
    'register_webhook',
    'list_webhooks',
    'unregister_webhook',
    'list_webhook_names',
    'enable_license_webhooks',
  ],
  ...['get_license_webhooks_state', 'batch_create_agents', '__proto__', '%zz'],
].map((action) => `/v3.6/configuration/action/${action}`);
const chatActions = [
  'get_chat',
  'list_archives',
  'list_threads',
  'get_customer',
  'list_routing_statuses',
].map((action) => `/v3.6/agent/action/${action}`);
const helpDeskPaths = [
  ...[
    '/v1/tickets',
    '/v1/tickets/TICKET',
    '/v1/agents',
    '/v1/teams',
    '/v1/tags',
    '/v1/customFields',
    '/v1/licenses',
  ],
  ...['/v1/webhooks', '/v1/webhooks/x', '/v1/__proto__', '/v1/%zz', '/v1'],
];
const controls = [
  ...['/simulator/tokens', '/simulator/chats/THREAD/assign', '/simulator/chats/THREAD/tags'],
  ...['/simulator/agents/ivo@northwind.example', '/simulator/tickets/TICKET/silo'],
];
const path = fc.constantFrom(
  ...actions,
  ...chatActions,
  ...helpDeskPaths,
  ...controls,
  '/v3.6',
  '/v3.5/x',
  '/v3.6/',
);
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function fill(text: string): string {
  return Object.entries(ids).reduce((filled, [name, id]) => filled.replaceAll(name, id), text);
}

function call(method: (typeof methods)[number], target: string) {
  return supertest(running.url)
    [method](fill(target))
    .auth(accountId, personalAccessToken)
    .set('User-Agent', userAgent)
    .ok(() => true);
}

function expectEnvelope(target: string, status: number, body: unknown): void {
  expect(status).toBeLessThan(500);
  if (status < 400) return;
  if (target.startsWith('/v3')) {
    expect(body).toEqual({ error: { type: expect.any(String), message: expect.any(String) } });
    expect(Object.keys(errorTypes)).toContain((body as { error: { type: string } }).error.type);
  } else if (target.startsWith('/v1')) {
    expect(body).toMatchObject({ error: expect.any(String) });
  }
}

test('no JSON body makes it fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), path, value, async (method, target, body) => {
      const answer = await call(method, target)
        .set('Content-Type', 'application/json')
        .send(fill(JSON.stringify(body) ?? ''));
      expectEnvelope(target, answer.status, answer.body);
    }),
    fuzzRuns(400),
  );
});

const requester = { email: 'jun@customer.example' };
const goodCalls = fc.constantFrom<readonly [(typeof methods)[number], string, object]>(
  ['post', '/v3.6/configuration/action/list_agents', { fields: ['groups'] }],
  ['post', '/v3.6/configuration/action/create_agent', { id: 'kit@northwind.example', name: 'Kit' }],
  ['post', '/v3.6/configuration/action/update_agent', { id: 'ivo@northwind.example', role: 'normal' }],
  [
    'post',
    '/v3.6/configuration/action/register_webhook',
    { action: 'incoming_event', secret_key: 's', url: 'https://x.example', type: 'license', owner_client_id },
  ],
  ['post', '/v3.6/agent/action/get_chat', { chat_id: 'CHAT', thread_id: 'THREAD' }],
  ['post', '/v3.6/agent/action/list_archives', { filters: { chat_ids: ['CHAT'] }, limit: 5 }],
  ['post', '/v1/tickets', { requester, message: { text: 'Hello' } }],
  ['patch', '/v1/tickets/TICKET', { message: { text: 'Again' }, teamIDs: ['TEAM'] }],
  ['post', '/v1/webhooks', { url: 'https://x.example', eventType: 'tickets.create' }],
  ['post', '/v1/customFields', { displayName: 'Size', apiKey: 'size' }],
  ['post', '/simulator/tokens', { scopes: ['customers:ro'] }],
  ['post', '/simulator/chats', { survey: [{ label: 'Order', type: 'select', answer: '17' }], queued: true }],
  [
    'put',
    '/simulator/faults',
    { count: 1, path: '/nowhere', webhooks: { drop: 0.5, duplicate: 0.5, reorder: 0.5 } },
  ],
);

test('no wrong member beside right ones makes it fail', async () => {
  const answered = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      goodCalls,
      fc.dictionary(key, value, { maxKeys: 3 }),
      async ([method, target, body], wrong) => {
        const text = fill(JSON.stringify({ ...body, ...wrong }));
        const answer = await call(method, target).set('Content-Type', 'application/json').send(text);
        running.simulator.faults.clear();
        expectEnvelope(target, answer.status, answer.body);
        answered.add(answer.status);
      },
    ),
    fuzzRuns(600),
  );
  expect([...answered]).toEqual(expect.arrayContaining([200, 201, 400, 409]));
});

test('no query makes it fail', async () => {
  const pairs = fc.array(fc.tuple(key, fc.oneof(fc.constantFrom(...words), fc.string())), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pairs, async (query) => {
      const answer = await call('get', `/v1/tickets?${new URLSearchParams(query)}`);
      expectEnvelope('/v1', answer.status, answer.body);
    }),
    fuzzRuns(200),
  );
});

test('no bytes make it fail, and it still answers', async () => {
  const targets = fc.constantFrom('/v1/tickets', '/v3.6/configuration/action/get_agent');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), targets, async (bytes, target) => {
      const answer = await call('post', target)
        .set('Content-Type', 'application/json')
        .send(Buffer.from(bytes));
      expectEnvelope(target, answer.status, answer.body);
    }),
    fuzzRuns(150),
  );
  expect((await call('get', '/v1/teams')).status).toBe(200);
});

test('no header of a credential makes it fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.base64String({ maxLength: 40 }),
      fc.constantFrom('Basic', 'Bearer', ''),
      async (text, scheme) => {
        for (const target of ['/v1/teams', '/v3.6/configuration/action/list_agents']) {
          const answer = await call('post', target).set('Authorization', `${scheme} ${text}`).send({});
          expect(answer.status).toBe(401);
          expectEnvelope(target, answer.status, answer.body);
        }
      },
    ),
    fuzzRuns(50),
  );
});
