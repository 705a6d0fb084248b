import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quietPort } from '../../../scripts/quiet-port.js';
import { createSimulator, type Simulator, startSimulator } from '../../../src/emulator/livechat/index.js';
import { createFakeClock } from '../../support/fake-clock.js';
import { callV2 } from './v2-client.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function act(simulator: Simulator): Promise<void> {
  await callV2(simulator, 'post', '/agents').send({ login: 'kit@northwind.example', name: 'Kit Moss' });
  const url = 'https://shim.example/hooks';
  await callV2(simulator, 'post', '/webhooks').send({ event_type: 'chat_ended', data_types: ['chat'], url });
  const { chat } = simulator.controls.startChat();
  simulator.controls.endChat(chat.id, { by: 'agent' });
  simulator.controls.openTicket();
  await simulator.idle();
}

test('the same seed, time and calls make the same state', async () => {
  const [one, other] = [7, 7].map((seed) =>
    createSimulator({ seed, clock: createFakeClock(), send: async () => 200 }),
  );
  if (!one || !other) throw new Error('two simulators were made');
  await act(one);
  await act(other);
  expect(one.snapshot()).toEqual(other.snapshot());
});

test('another seed makes another account', () => {
  const clock = createFakeClock();
  const [one, other] = [1, 2].map((seed) => createSimulator({ seed, clock }).snapshot().tickets);
  expect(one).not.toEqual(other);
});

test('nothing in the seed lies in the future', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const clock = createFakeClock();
    const { tickets } = createSimulator({ seed, clock }).snapshot();
    const moments = tickets.flatMap(({ opened, modified, events }) => [
      opened,
      modified,
      ...events.map(({ date }) => date),
    ]);
    expect(Math.max(...moments)).toBeLessThanOrEqual(clock.now() / 1_000);
  }
});

test('every address of the seed is under a reserved domain', () => {
  const text = JSON.stringify(createSimulator().snapshot());
  const domains = [...text.matchAll(/@([\w.-]+)|https?:\/\/([\w.-]+)/g)].map((match) => match[1] ?? match[2]);
  expect(domains.filter((domain) => !/\.example\.?$/.test(domain ?? ''))).toEqual([]);
});

test('a snapshot goes through JSON and back and goes on alike', async () => {
  const clock = createFakeClock();
  const options = { clock, send: async () => 200 };
  const first = createSimulator(options);
  await act(first);
  const second = createSimulator({ ...options, snapshot: JSON.parse(JSON.stringify(first.snapshot())) });
  expect(second.snapshot()).toEqual(first.snapshot());
  first.controls.openTicket();
  second.controls.openTicket();
  expect(second.snapshot()).toEqual(first.snapshot());
});

test('a snapshot is a copy', () => {
  const simulator = createSimulator();
  simulator.snapshot().agents.pop();
  expect(simulator.snapshot().agents).toHaveLength(6);
});

test('every change is told', async () => {
  let changes = 0;
  const simulator = createSimulator({ onChange: () => changes++ });
  await callV2(simulator, 'get', '/agents');
  expect(changes).toBe(0);
  await callV2(simulator, 'delete', '/agents/lena@northwind.example');
  expect(changes).toBe(1);
});

test('a state file is saved soon after a change, for its owner alone, and taken up again', async () => {
  const stateFile = join(folder, 'deep', 'state.json');
  const clock = createFakeClock();
  const first = await startSimulator({ port: 0, stateFile, clock });
  await callV2(first.simulator, 'delete', '/agents/lena@northwind.example');
  await clock.advance(250);
  await expect.poll(() => readFile(stateFile, 'utf8').catch(() => '')).toContain('"version"');
  await callV2(first.simulator, 'delete', '/agents/omar@northwind.example');
  await first.close();
  expect((await stat(stateFile)).mode & 0o077).toBe(0);
  expect(await readdir(join(folder, 'deep'))).toEqual(['state.json']);
  const second = await startSimulator({ port: 0, stateFile, clock });
  expect(second.simulator.snapshot()).toEqual(first.simulator.snapshot());
  expect(second.simulator.snapshot().agents).toHaveLength(4);
  await second.close();
});

test('a file that is no state file is refused and left as it is', async () => {
  const stateFile = join(folder, 'other.json');
  await writeFile(stateFile, '{"version":2}');
  await expect(startSimulator({ port: 0, stateFile })).rejects.toThrow(
    `${stateFile} is not a state file of the simulator. Delete it to begin anew, or name another file.`,
  );
  expect(await readFile(stateFile, 'utf8')).toBe('{"version":2}');
});

test('a started simulator answers at its URL', async () => {
  const port = await quietPort(); // nobody else answers there afterwards
  const { url, close } = await startSimulator({ port });
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect((await fetch(`${url}/simulator/state`)).status).toBe(200);
  await close();
  await expect(fetch(`${url}/simulator/state`)).rejects.toThrow();
});
