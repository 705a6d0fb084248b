import { expect, test } from 'vitest';
import { createFakeClock } from '../../support/fake-clock.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { sendRaw } from '../../support/gateway/send-raw.js';
import { fetchJson, startTestGateway } from '../../support/gateway/start-test-gateway.js';
import { basic, historyOf, newFlow, startWithHooks } from './hooks-bench.js';

const post = (url: string, json: unknown = { parcelId: 'K1' }, headers: Record<string, string> = {}) =>
  fetchJson(url, { method: 'POST', json, headers });

test('subscribes through the gateway with a callback URL of the platform and the credential', async () => {
  const { url, flows, backend, callbacks } = await startWithHooks();
  const flow = await flows.create({ ...newFlow, parameters: { depot: 'north' } });
  expect(backend.requests).toMatchObject([
    { method: 'POST', target: '/v1/moves/hooks?kind=move&depot=north', headers: { authorization: basic } },
  ]);
  const version = `/triggers/When_a_parcel_moves/versions/${flow.version}`;
  const permission = encodeURIComponent(`${version}/run,${version}/read`);
  const [head = '', signature = ''] = (callbacks[0] ?? '').split('&sig=');
  expect(head).toBe(
    `${url}/workflows/${flow.workflowId}${version}/run?api-version=2016-06-01&sp=${permission}&sv=1.0`,
  );
  expect(signature).toMatch(/^[\w-]{43}$/);
  expect(flow.workflowId).toMatch(/^[0-9a-f]{32}$/);
  expect(flow.version).toMatch(/^\d{20}$/);
  expect(flow.subscription).toEqual({
    state: 'subscribed',
    callbackOrigin: url,
    location: 'https://api.parcels.example/v1/moves/hooks/1',
    warnings: [],
  });
});

test('gives callback URLs of the Power Platform form when asked to', async () => {
  const { url, flows, callbacks } = await startWithHooks();
  const { workflowId } = await flows.create({ ...newFlow, urlForm: 'power-platform' });
  expect(callbacks[0]?.slice(url.length)).toMatch(
    new RegExp(
      `^/powerautomate/automations/direct/workflows/${workflowId}/triggers/.*/run\\?api-version=1&sp=`,
    ),
  );
  expect((await post(callbacks[0] ?? '')).status).toBe(202);
});

test('sends the headers of the flow engine', async () => {
  const { flows, backend } = await startWithHooks();
  const { workflowId, version } = await flows.create(newFlow);
  expect(backend.requests[0]?.headers).toMatchObject({
    'user-agent': `azure-logic-apps/1.0 (workflow ${workflowId}; version ${version}) microsoft-flow/1.0`,
    'content-type': 'application/json; charset=utf-8',
    'x-ms-workflow-id': workflowId,
    'x-ms-workflow-name': 'tell-ana',
  });
});

test('starts a run with headers and body of the notification and answers 202', async () => {
  const { flows, callbacks, gateway } = await startWithHooks();
  const { workflowId, version } = await flows.create(newFlow);
  const answer = await post(
    callbacks[0] ?? '',
    { parcelId: 'K1', station: 4 },
    { 'x-ms-client-tracking-id': 'mine' },
  );
  const [run] = gateway.runs.list('tell-ana');
  expect(answer).toMatchObject({ status: 202, body: undefined });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-ms-workflow-run-id': run?.id,
    'x-ms-workflow-id': workflowId,
    'x-ms-workflow-version': version,
    'x-ms-client-tracking-id': 'mine',
    'cache-control': 'no-cache',
  });
  expect(run?.id).toMatch(/^\d{20}CU\d{2}$/);
  expect(run?.outputs).toMatchObject({
    headers: { 'x-ms-client-tracking-id': 'mine' },
    body: { parcelId: 'K1', station: 4 },
  });
  expect(run?.deviations).toEqual([
    { pointer: '/station', message: '`/station` must be string; it is integer.' },
  ]);
});

test('starts one run per item of a batch trigger', async () => {
  const definition = structuredClone(createParcelConnector().definition);
  const path = definition.paths['/moves/hooks'];
  Object.assign(path?.post ?? {}, { 'x-ms-trigger': 'batch' });
  const { gateway, backend } = await startTestGateway({ connectors: [createParcelConnector(definition)] });
  let callback = '';
  backend.answer = ({ body }) => {
    callback = JSON.parse(body).target.url;
    return { status: 201 };
  };
  await gateway.flows.create(newFlow);
  await post(callback, [{ parcelId: '1' }, { parcelId: '2' }]);
  expect(gateway.runs.list().map((run) => run.outputs.body)).toEqual([{ parcelId: '2' }, { parcelId: '1' }]);
});

/** Another character in one place, whichever was there. */
const withAnother = (url: string, place: RegExp): string =>
  url.replace(place, (character) => (character === '0' ? '1' : '0'));

test.each<[string, (url: string) => string, Record<string, string>, number, string]>([
  [
    'an Authorization header',
    (url) => url,
    { authorization: 'Bearer x' },
    401,
    'DirectApiRequestHasMoreThanOneAuthorization',
  ],
  ['no signature', (url) => url.replace(/&sig=.*/, ''), {}, 401, 'DirectApiAuthorizationRequired'],
  ['no sp', (url) => url.replace(/&sp=[^&]*/, ''), {}, 401, 'DirectApiAuthorizationRequired'],
  ['no sv', (url) => url.replace('&sv=1.0', ''), {}, 401, 'DirectApiAuthorizationRequired'],
  ['another signature', (url) => withAnother(url, /(?<=sig=)./), {}, 401, 'DirectApiAuthorizationRequired'],
  ['a decoded sp', (url) => url.replaceAll('%2F', '/'), {}, 401, 'DirectApiAuthorizationRequired'],
  ['an sp in lower case', (url) => url.replaceAll('%2F', '%2f'), {}, 401, 'DirectApiAuthorizationRequired'],
  ['an added parameter', (url) => `${url}&x=1`, {}, 401, 'DirectApiAuthorizationRequired'],
  ['another workflow', (url) => withAnother(url, /(?<=workflows\/)./), {}, 404, 'WorkflowNotFound'],
])('the callback refuses %s', async (_name, change, headers, status, code) => {
  const { url, flows, callbacks, gateway } = await startWithHooks();
  await flows.create(newFlow);
  const target = change(callbacks[0] ?? '').slice(url.length);
  const answer = await sendRaw(url, 'POST', target, { 'content-type': 'application/json', ...headers }, '{}');
  expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([status, code]);
  expect(gateway.runs.list()).toEqual([]);
});

test('the callback refuses a body that says it is JSON and is not', async () => {
  const { flows, callbacks } = await startWithHooks();
  await flows.create(newFlow);
  const answer = await fetchJson(callbacks[0] ?? '', {
    method: 'POST',
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
});

test('an edit makes a new version, and the old callback URL is no longer found', async () => {
  const { flows, backend, callbacks, gateway } = await startWithHooks();
  const before = await flows.create(newFlow);
  const after = await flows.edit('tell-ana', { parameters: { depot: 'south' } });
  expect(after.version).not.toBe(before.version);
  expect(after.workflowId).toBe(before.workflowId);
  expect(await post(callbacks[0] ?? '')).toMatchObject({
    status: 404,
    body: { error: { code: 'WorkflowTriggerVersionNotFound' } },
  });
  expect((await post(callbacks[1] ?? '')).status).toBe(202);
  expect(backend.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
    'POST /v1/moves/hooks?kind=move',
    'POST /v1/moves/hooks?kind=move&depot=south',
    'DELETE /v1/moves/hooks/1',
  ]);
  expect(historyOf(gateway)).toEqual([
    'notification Succeeded  202',
    'unsubscribe Succeeded backend 204',
    'subscribe Succeeded  201',
    'subscribe Succeeded  201',
  ]);
});

test('an edit removes the old webhook first when asked to', async () => {
  const { flows, backend } = await startWithHooks();
  await flows.create(newFlow);
  await flows.edit('tell-ana', { order: 'unsubscribe-first' });
  expect(backend.requests.map(({ method }) => method)).toEqual(['POST', 'DELETE', 'POST']);
});

test('a flow that is turned off answers 400 and takes notifications again when it is turned on', async () => {
  const { flows, backend, callbacks } = await startWithHooks();
  await flows.create(newFlow);
  await flows.turnOff('tell-ana');
  const refused = await post(callbacks[0] ?? '');
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'WorkflowTriggerIsNotEnabled' } } });
  expect(JSON.stringify(refused.body)).toContain("state 'Disabled'");
  await flows.turnOn('tell-ana');
  expect((await post(callbacks.at(-1) ?? '')).status).toBe(202);
  expect(backend.requests.map(({ method }) => method)).toEqual(['POST', 'DELETE', 'POST']);
});

test('a deleted flow is remembered and answers 400 with the state Deleted', async () => {
  const { flows, callbacks } = await startWithHooks();
  await flows.create(newFlow);
  await flows.delete('tell-ana');
  const refused = await post(callbacks[0] ?? '');
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'WorkflowTriggerIsNotEnabled' } } });
  expect(JSON.stringify(refused.body)).toContain("state 'Deleted'");
  expect(flows.list()).toEqual([]);
});

test('a failed subscribe is saved, shows status and body in the history, and is not unsubscribed', async () => {
  const { gateway, backend } = await startTestGateway();
  backend.answer = () => ({ status: 422, body: { why: 'no url' } });
  const flow = await gateway.flows.create(newFlow);
  expect(flow).toMatchObject({ state: 'Enabled', subscription: { state: 'failed' } });
  expect(flow.history).toMatchObject([
    { kind: 'subscribe', outcome: 'Failed', status: 422, body: { why: 'no url' } },
  ]);
  await gateway.flows.delete('tell-ana');
  expect(backend.requests).toHaveLength(1);
});

test('a backend may call back before it has answered the subscribe call', async () => {
  const { gateway, backend } = await startTestGateway();
  backend.answer =
    ({ body }) =>
    (_request, response) => {
      void post(JSON.parse(body).target.url).then(({ status }) => {
        response.writeHead(201, { 'x-callback-status': String(status) }).end('{}');
      });
    };
  await gateway.flows.create(newFlow);
  expect(gateway.runs.list()).toHaveLength(1);
});

test('answers what it is told to, as often as it is told, and as late', async () => {
  const clock = createFakeClock();
  const { gateway, backend } = await startTestGateway({ clock });
  let callback = '';
  backend.answer = ({ body }) => {
    callback = JSON.parse(body).target.url;
    return { status: 201 };
  };
  await gateway.flows.create(newFlow);
  gateway.flows.respondWith('tell-ana', { status: 429, headers: { 'retry-after': '7' }, times: 1 });
  const refused = await post(callback);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
  expect((await post(callback)).status).toBe(202);
  gateway.flows.respondWith('tell-ana', { status: 202, delayMs: 30_000 });
  const postedAt = clock.now();
  let status = 0;
  const late = post(callback).then((answer) => {
    status = answer.status;
  });
  while (status === 0) await clock.advance(1_000); // each advance gives the network a turn
  await late;
  expect(status).toBe(202);
  expect(clock.now() - postedAt).toBeGreaterThanOrEqual(30_000);
});

test('keeps signatures out of views, events, exchanges and snapshots', async () => {
  const { flows, gateway, callbacks } = await startWithHooks();
  await flows.create(newFlow);
  await post(callbacks[0] ?? '');
  const signature = (callbacks[0] ?? '').split('sig=')[1] ?? '';
  const shown = [
    flows.list(),
    gateway.events.latest(500),
    gateway.exchanges.list(),
    gateway.runs.list(),
    gateway.snapshot(),
  ];
  expect(signature).toHaveLength(43);
  expect(JSON.stringify(shown)).not.toContain(signature);
  expect(flows.get('tell-ana').callbackUrl).toMatch(/&sig=\*\*\*$/);
});

test.each<[string, object, string]>([
  [
    'an unknown trigger',
    { trigger: 'WhenItRains' },
    '`parcels` has no operation `WhenItRains`. Its triggers: `WhenParcelMoves`.',
  ],
  [
    'an action',
    { trigger: 'GetParcel' },
    '`GetParcel` is an action; a flow starts with a trigger. Its triggers: `WhenParcelMoves`.',
  ],
  [
    'an unknown connection',
    { connection: 'none' },
    'The connector `parcels` has no connection `none`. Create it first.',
  ],
  [
    'an unknown input',
    { parameters: { city: 'x' } },
    '`WhenParcelMoves` cannot be called. `WhenParcelMoves` has no input `city`. Its inputs: `query.$.kind`, `query.$.depot` and `body.$.target.url`.',
  ],
])('refuses a flow with %s', async (_name, change, want) => {
  const { gateway } = await startTestGateway();
  await expect(gateway.flows.create({ ...newFlow, ...change })).rejects.toMatchObject({
    status: 422,
    message: want,
  });
  expect(gateway.flows.list()).toEqual([]);
});

test('saves of one flow wait for each other', async () => {
  const { flows, backend } = await startWithHooks();
  await flows.create(newFlow);
  await Promise.all([flows.edit('tell-ana', {}), flows.edit('tell-ana', {}), flows.turnOff('tell-ana')]);
  expect(backend.requests.map(({ method }) => method)).toEqual([
    'POST',
    'POST',
    'DELETE',
    'POST',
    'DELETE',
    'DELETE',
  ]);
});
