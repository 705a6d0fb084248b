import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { type BackendAnswer, startBackend } from '../../support/gateway/start-backend.js';
import { startTestGateway } from '../../support/gateway/start-test-gateway.js';

test('asks a running action until it is done, after Retry-After or 20 seconds', async () => {
  const { call, clock, seen } = await start((target, url) => {
    if (target === '/v1/jobs')
      return { status: 202, headers: { location: `${url}/v1/jobs/1`, 'retry-after': '5' } };
    return seen().length < 3 ? { status: 202 } : { body: { done: true } };
  });
  const result = call({ operationId: 'StartJob' });
  await expect.poll(seen).toHaveLength(1);
  await expect
    .poll(async () => {
      await clock.advance(20_000);
      return seen().length;
    })
    .toBe(3);
  expect(await result).toMatchObject({ polls: 2, response: { status: 200, body: { done: true } } });
});

test('takes a 202 as the result when it is told to', async () => {
  const { call, seen } = await start((_target, url) => ({
    status: 202,
    headers: { location: `${url}/v1/jobs/1` },
  }));
  expect(await call({ operationId: 'StartJob', asyncPattern: false })).toMatchObject({
    polls: 0,
    response: { status: 202 },
  });
  expect(seen()).toHaveLength(1);
});

test('takes a 202 of a polling trigger as its result: nothing is new', async () => {
  const { call, seen } = await start((_target, url) => ({
    status: 202,
    headers: { location: `${url}/v1/jobs/new?since=1`, 'retry-after': '15' },
  }));
  expect(await call({ operationId: 'WhenJobs' })).toMatchObject({ polls: 0, response: { status: 202 } });
  expect(seen()).toHaveLength(1);
});

test('puts pages together up to the items that are wanted', async () => {
  const { call, seen } = await start((target, url) => {
    const page = Number(/page=(\d)/.exec(target)?.[1] ?? 1);
    return { body: { total: page, value: [page], nextLink: `${url}/v1/jobs?page=${page + 1}` } };
  });
  expect(await call({ operationId: 'ListJobs' })).toMatchObject({
    pages: 1,
    response: { body: { value: [1] } },
  });
  expect(await call({ operationId: 'ListJobs', minimumItemCount: 3 })).toMatchObject({
    pages: 3,
    response: { body: { total: 1, value: [1, 2, 3] } },
  });
  expect(seen()).toEqual(['/v1/jobs', '/v1/jobs', '/v1/jobs?page=2', '/v1/jobs?page=3']);
});

async function start(answer: (target: string, url: string) => BackendAnswer) {
  const clock = createFakeClock();
  const backend = await startBackend(({ target }) => answer(target, backend.url));
  onTestFinished(() => backend.close());
  const { gateway } = await startTestGateway({
    ...{ connectors: [connector], backends: { jobs: `${backend.url}/v1` }, clock },
    // The clock is moved while calls are under way, which must not end them.
    ...{ requestTimeoutMs: Number.MAX_SAFE_INTEGER, firstConnection: { connector: 'jobs' } },
  });
  return { clock, call: gateway.invokeOperation, seen: () => backend.requests.map(({ target }) => target) };
}

const connector = createConnector({
  name: 'jobs',
  definition: {
    swagger: '2.0',
    info: { title: 'Jobs' },
    host: 'jobs.example',
    paths: {
      '/jobs': {
        post: { operationId: 'StartJob', responses: {} },
        get: { operationId: 'ListJobs', 'x-ms-pageable': { nextLinkName: 'nextLink' }, responses: {} },
      },
      '/jobs/new': { get: { operationId: 'WhenJobs', 'x-ms-trigger': 'batch', responses: {} } },
      '/jobs/{id}': {
        get: {
          operationId: 'GetJob',
          parameters: [{ name: 'id', in: 'path', type: 'string' }],
          responses: {},
        },
      },
    },
  },
});
