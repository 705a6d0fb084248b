import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Agent } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { createDeliverer, type DeliverOptions } from '../../../src/shim/relay/deliver.js';
import { startBackend } from '../../support/backend.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { until } from '../../support/open-stack.js';

const clock = createFakeClock(0);

function open(options: Partial<DeliverOptions> = {}) {
  const deliverer = createDeliverer({ clock, timeoutMs: 30_000, ...options });
  onTestFinished(() => deliverer.close());
  return (url: string) => deliverer.deliver({ url, eventId: 'e1', body: '{}' });
}

/** A callback that answers with `status` and then with one byte of a body after the other, without end. */
async function endless(status: number, part = 'x') {
  let cut = false;
  const server = createServer((_request, response) => {
    response.writeHead(status);
    const timer = setInterval(() => response.write(part), 1);
    response.on('close', () => {
      cut = true;
      clearInterval(timer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/run`, isCut: () => cut };
}

test('a success is a success though its body never ends', async () => {
  const answers: (number | undefined)[] = [];
  const { url, isCut } = await endless(202);
  const outcome = open({ onAnswer: (status) => answers.push(status) })(url);
  await until(() => answers.length === 1);
  await clock.advance(30_000);
  expect(await outcome).toEqual({ kind: 'delivered' });
  expect(answers).toEqual([202]);
  await until(isCut);
});

test('a body without measure is cut', async () => {
  const large = 'x'.repeat(50_000);
  const success = await endless(200, large);
  const failure = await endless(500, large);
  const deliver = open();
  expect(await deliver(success.url)).toEqual({ kind: 'delivered' });
  expect(await deliver(failure.url)).toEqual({ kind: 'retry', reason: 'answered 500', answered: true });
  await until(() => success.isCut() && failure.isCut());
});

test('a failure whose body never ends is known by its status', async () => {
  const answers: (number | undefined)[] = [];
  const { url } = await endless(500);
  const outcome = open({ onAnswer: (status) => answers.push(status) })(url);
  await until(() => answers.length === 1);
  await clock.advance(30_000);
  expect(await outcome).toEqual({ kind: 'retry', reason: 'answered 500', answered: true });
});

test('what waits for its connection at the time limit is not sent when the connection comes', async () => {
  const callback = await startBackend(() => ({ status: 202 }));
  let wanted = false;
  let letThrough = (_socket: Socket) => {};
  const agent = new Agent({
    connect(_options, done) {
      wanted = true;
      letThrough = (socket) => done(null, socket);
    },
  });
  onTestFinished(() => agent.destroy());
  const outcome = open({ agent })(`${callback.url}/run`);
  await until(() => wanted);
  await clock.advance(30_000);
  expect(await outcome).toMatchObject({ reason: 'no answer within 30 s' });
  const socket = connect(Number(new URL(callback.url).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  letThrough(socket);
  await until(() => socket.destroyed || callback.requests.length > 0);
  expect(callback.requests).toEqual([]);
});

test('the cut-off ends what is under way and refuses what comes after', async () => {
  const cutOff = new AbortController();
  const answers: (number | undefined)[] = [];
  const { url, isCut } = await endless(500);
  const deliver = open({ cutOff: cutOff.signal, onAnswer: (status) => answers.push(status) });
  const underWay = deliver(url);
  await until(() => answers.length === 1);
  cutOff.abort();
  await expect(underWay).rejects.toMatchObject({ name: 'CutOff' });
  await expect(deliver(url)).rejects.toMatchObject({ name: 'CutOff' });
  await until(isCut);
});

test('a callback that is no address is no answer', async () => {
  const outcome = { kind: 'retry', answered: false };
  expect(await open()('nowhere')).toEqual({ ...outcome, reason: 'no answer: ERR_INVALID_URL' });
  expect(await open()('http://127.0.0.1:1/ü ')).toMatchObject(outcome);
});
