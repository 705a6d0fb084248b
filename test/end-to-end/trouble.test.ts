import { describe, expect, test } from 'vitest';
import { upstreamNames } from '../../src/cli/stack.js';
import { callOperation, openStack } from '../support/open-stack.js';
import { upstreamDifferences } from '../support/upstream-differences.js';

test('a wrong key is told as such, and stands in no log line', async () => {
  const stack = await openStack();
  stack.gateway.gateway.connections.create({
    connector: 'livechat',
    id: 'wrong',
    parameters: { username: 'rosa@northwind.example', password: 'marked-wrong-key' },
  });
  const { status, body } = await callOperation(stack, 'ListAgents', {}, 'wrong');
  expect(status).toBe(401);
  expect(body).toMatchObject({
    error: {
      code: 'InvalidCredential',
      message: expect.stringContaining('does not accept the user name and API key'),
    },
  });
  const encoded = Buffer.from('rosa@northwind.example:marked-wrong-key').toString('base64');
  for (const text of [...stack.logLines, JSON.stringify(body)]) {
    expect(text).not.toContain('marked-wrong-key');
    expect(text).not.toContain(encoded);
  }
});

test('the 101st call within a minute is throttled, with the time to wait', async () => {
  const stack = await openStack();
  const url = `${stack.gateway.url}/apim/livechat/default/agents`;
  const statuses: number[] = [];
  for (let calls = 0; calls < 100; calls += 1) {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    statuses.push(answer.status);
  }
  const throttled = await fetch(url);
  // The flow of the first start has subscribed with the same connection, which counts as a call.
  expect(statuses.slice(0, 99).every((status) => status === 200)).toBe(true);
  expect(throttled.status).toBe(429);
  expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await throttled.json()).toMatchObject({
    statusCode: 429,
    message: expect.stringMatching(/^Rate limit is exceeded/),
  });
});

describe.each(upstreamNames)('on %s', (upstream) => {
  test('a LiveChat that cuts the connection is a 502', async () => {
    const stack = await openStack({ upstream });
    stack.simulator.simulator.faults.set({ mode: 'reset' });
    expect(await callOperation(stack, 'ListAgents')).toMatchObject({
      status: 502,
      body: { error: { code: 'UpstreamInvalidAnswer' } },
    });
  });

  test('a LiveChat that is down is a 502', async () => {
    const stack = await openStack({ upstream });
    await stack.simulator.close();
    expect(await callOperation(stack, 'ListAgents')).toMatchObject({
      status: 502,
      body: { error: { code: 'UpstreamUnreachable' } },
    });
  });

  test('a slow LiveChat is a 504, and the next call works', async () => {
    const stack = await openStack({ upstream, upstreamTimeoutMs: 2_000 });
    stack.simulator.simulator.faults.set({
      mode: 'hang',
      path: upstreamDifferences[upstream].agentsPath,
      count: 1,
    });
    expect(await callOperation(stack, 'ListAgents')).toMatchObject({
      status: 504,
      body: { error: { code: 'UpstreamTimeout' } },
    });
    expect((await callOperation(stack, 'ListAgents')).status).toBe(200);
  });

  test.each([
    ['garble', 502, 'UpstreamInvalidAnswer'],
    ['truncate', 502, 'UpstreamInvalidAnswer'],
  ] as const)('an answer that LiveChat spoils (%s) is a %i', async (mode, status, code) => {
    const stack = await openStack({ upstream });
    stack.simulator.simulator.faults.set({ mode });
    expect(await callOperation(stack, 'ListAgents')).toMatchObject({ status, body: { error: { code } } });
  });

  test('a LiveChat that asks to slow down is passed on, with its pause', async () => {
    const stack = await openStack({ upstream });
    stack.simulator.simulator.faults.set({ status: 429, retryAfter: 17 });
    const { status, headers } = await callOperation(stack, 'ListAgents');
    expect({ status, retryAfter: headers['retry-after'] }).toEqual({ status: 429, retryAfter: '17' });
  });
});
