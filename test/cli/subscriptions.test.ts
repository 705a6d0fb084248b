import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBackend } from '../support/backend.js';
import { until } from '../support/open-stack.js';
import { run, serve, setUp, subscribe, useServe } from '../support/run-serve.js';

useServe();

test('subscriptions of a store that is not there are no empty list, and no store is made', async () => {
  const { environment } = await setUp();
  const { code, stdout, stderr } = await run(environment, 'subscriptions', 'list');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`There is no store at ${environment.SHIM_STORE}.`);
  expect(existsSync(environment.SHIM_STORE)).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'an operator lists, shows, replays and drops, with and without a running shim',
  async () => {
    let isFlowUp = false;
    const flow = await startBackend(() => ({
      status: isFlowUp ? 202 : 503,
      headers: { 'retry-after': '1' },
    }));
    const { environment, livechat, folder } = await setUp({ SHIM_GIVE_UP_AFTER: '1h' });
    const { url, stop, output } = await serve(environment);
    expect((await subscribe(url, `${flow.url}/run?sig=marked-signature`)).status).toBe(201);
    const hook = /\/hooks\/[\w-]+/.exec(
      livechat.requests.findLast(({ method }) => method === 'POST')?.text ?? '',
    )?.[0];
    const notification = {
      event_type: 'ticket_created',
      token: 'marked-token',
      ticket: { id: 'T1', events: [] },
    };
    const posted = await fetch(`${url}${hook}`, { method: 'POST', body: JSON.stringify(notification) });
    expect(posted.status).toBe(200);
    await until(() => flow.requests.length > 1); // what became of the first is written down by then

    const socket = join(folder, 'admin.sock');
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    for (const path of ['/subscriptions', '/replay']) expect((await fetch(`${url}${path}`)).status).toBe(404);

    const listed = await run(environment, 'subscriptions', 'list', '--format', 'json');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    const { version, subscriptions } = JSON.parse(listed.stdout) as {
      version: number;
      subscriptions: { id: string }[];
    };
    expect(version).toBe(1);
    expect(subscriptions).toEqual([
      {
        id: expect.any(String),
        eventType: 'ticket_created',
        state: 'active',
        callbackHost: new URL(flow.url).host,
        createdAt: expect.any(String),
        keyId: expect.stringMatching(/^[0-9a-f]{8}$/),
        waitingEvents: 1,
        nextTryAt: expect.any(String),
        deadLetters: 0,
        lastError: expect.stringMatching(/503/),
      },
    ]);
    const id = subscriptions[0]?.id ?? '';
    const shown = await run(environment, 'subscriptions', 'show', id);
    expect(shown.stdout).toMatch(/ 1 +\d{4}-[\d-]+T[\d:]+Z +0 .*503/);
    expect(shown.stdout).toMatch(/Waiting\nEvent +Received +Attempts\n/);
    expect(shown.stdout).toContain('No dead letters.');
    expect(await run(environment, 'subscriptions', 'show', 'nope')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'livechat-connector: There is no subscription `nope`.\n',
    });
    expect(await run(environment, 'subscriptions', 'replay', id)).toMatchObject({
      code: 2,
      stderr: 'livechat-connector: No dead letter fits. `subscriptions list` shows where there are some.\n',
    });
    expect(await run(environment, 'subscriptions', 'replay')).toMatchObject({
      code: 0,
      stdout: '0 events are on the way again.\n',
    });
    isFlowUp = true;
    expect(await stop()).toMatchObject({ code: 0 });
    expect(existsSync(socket)).toBe(false);

    const alone = await run(environment, 'subscriptions', 'list');
    expect(alone.stdout).toContain(id);
    expect(await run(environment, 'subscriptions', 'drop', id)).toEqual({
      code: 0,
      stdout: `${id} has ended.\n`,
      stderr: '',
    });
    expect(livechat.requests.at(-1)).toMatchObject({ method: 'DELETE', url: '/webhooks/w1' });
    expect((await run(environment, 'subscriptions', 'list')).stdout).toBe('No flow has subscribed.\n');
    expect([listed.stdout, shown.stdout, alone.stdout, output.stdout].join()).not.toMatch(/marked|sig=/);
  },
);
