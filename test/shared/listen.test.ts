import { Agent, get, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/shared/listen.js';

test('a client that asks without rest on a kept connection does not hold up the end', async () => {
  let held: ServerResponse | undefined;
  let asked = 0;
  const server = await listen((_request, response) => {
    asked += 1;
    if (asked === 3) held = response;
    else response.end('ok');
  }, 0);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const refused = new Promise<void>((resolve) => {
    const ask = () => {
      get(server.url, { agent }, (response) => response.resume().on('end', ask)).on('error', () => resolve());
    };
    ask();
  });
  await expect.poll(() => held).toBeDefined();
  const closed = server.close(3_600_000); // the test's own time limit is far below
  held?.end('ok');
  await closed;
  await refused;
  expect(asked).toBeLessThanOrEqual(4);
});

test('the connection of a call that is under way ends with its answer', async () => {
  let held: ServerResponse | undefined;
  const server = await listen((_request, response) => {
    held = response;
    response.flushHeaders(); // which say that the connection is kept
  }, 0);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  get(server.url, { agent }, (response) => response.resume());
  await expect.poll(() => held).toBeDefined();
  const closed = server.close(3_600_000); // the test's own time limit is far below
  held?.end('ok');
  await closed;
});
