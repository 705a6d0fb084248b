import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { startGateway } from '../../../src/emulator/gateway/start-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { violations } from '../../support/axe.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { browserTest, type Look, openPage } from '../../support/open-browser.js';
import { answerDepot, createDepotConnector } from './depot-connector.js';

const values = { api_key: 'right-key', host: 'north.example', kind: 'locked', pin: 'secret-pin' };

/** A gateway with the depot, a connection `default` and its page at an address. */
async function openDepot(hash: string, { parameters = {}, ...look }: Look & { parameters?: object } = {}) {
  const backend = await startBackend(answerDepot);
  const { url, gateway, close } = await startGateway({
    port: 0,
    connectors: [createDepotConnector()],
    backends: { depot: backend.url },
    secretBox: createSecretBox(randomBytes(32)),
  });
  onTestFinished(async () => {
    await close();
    await backend.close();
  });
  gateway.connections.create({ connector: 'depot', parameters: { ...values, ...parameters } });
  return {
    ...{ gateway, backend },
    page: await openPage(`${url}/${hash}`, look),
    valuesOf: () => gateway.connections.find('depot', 'default')?.values,
    seen: () =>
      backend.requests.map(({ method, target, body }) =>
        [method, target, body === '' ? '' : JSON.parse(body).shelf].join(' ').trim(),
      ),
  };
}

const flow = { name: 'watch', connector: 'depot', connection: 'default' };
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

browserTest('a maker puts a wrong key right, and the flow goes on with it', async () => {
  const { page, gateway } = await openDepot('#/flows/watch', { parameters: { api_key: 'wrong-key' } });
  await gateway.flows.create({ ...flow, trigger: 'WhenStored', parameters: { shelf: 'A' } });
  await page.getByText('The subscribe call answered 401').first().waitFor();
  await page.getByRole('link', { name: 'default', exact: true }).click();
  await page.getByRole('heading', { name: 'Edit default' }).waitFor();
  const key = page.getByLabel('Key');
  expect([await key.inputValue(), await key.getAttribute('placeholder')]).toEqual(['', 'Unchanged']);
  expect(await page.getByLabel('Host').inputValue()).toBe('north.example');
  expect(await page.getByLabel('Kind of door').inputValue()).toBe('locked');
  await page.getByText('A value is kept and not shown. Leave this empty to keep it.').first().waitFor();
  await page.getByLabel('Name').fill('North depot');
  await key.fill('right-key');
  await page.getByRole('button', { name: 'Save connection' }).click();
  await page.getByText('The connection North depot is saved.').waitFor();
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  await page.getByRole('link', { name: /watch/ }).click();
  await page.getByRole('button', { name: 'Save again' }).click();
  await page.getByText('subscribed', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'North depot' }).waitFor();
  expect(await page.content()).not.toMatch(/right-key|wrong-key|secret-pin/);
});

browserTest(
  'an empty secret keeps its value; a kept one can be taken away, and goes with the field that asks for it',
  async () => {
    const { page, valuesOf } = await openDepot('#/connections/depot/default');
    const save = async (text: string): Promise<void> => {
      await page.getByLabel('Name').fill(text);
      await page.getByRole('button', { name: 'Save connection' }).click();
      await page.getByText(`The connection ${text} is saved.`).waitFor();
      await page.getByRole('link', { name: `Edit ${text}` }).click();
      await page.getByRole('heading', { name: `Edit ${text}` }).waitFor();
    };
    await page.getByLabel('Host').fill('south.example');
    await save('one');
    expect(valuesOf()).toEqual({ ...values, host: 'south.example' });
    await page.getByLabel('Take the kept value of Door code away').check();
    expect(await page.getByLabel('Door code', { exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('Host').fill('');
    await save('two');
    expect(valuesOf()).toEqual({ api_key: 'right-key', kind: 'locked' });
    await page.getByLabel('Door code', { exact: true }).fill('new-pin');
    await save('three');
    expect(valuesOf()).toMatchObject({ pin: 'new-pin' });
    await page.getByLabel('Kind of door').selectOption('open');
    await page.getByLabel('Door code', { exact: true }).waitFor({ state: 'detached' });
    await save('four');
    expect(valuesOf()).toEqual({ api_key: 'right-key', kind: 'open' });
  },
);

browserTest(
  'another way to sign in begins with nothing; the first one is still there until it is saved',
  async () => {
    const { page, gateway, valuesOf } = await openDepot('#/connections/depot/default');
    const way = page.getByLabel('Authentication type');
    await way.selectOption({ label: 'By badge' });
    expect(await page.getByLabel('Badge').getAttribute('placeholder')).toBe(null);
    await way.selectOption({ label: 'As it was made' });
    await page.getByLabel('Host').waitFor();
    expect(await page.getByLabel('Key').getAttribute('placeholder')).toBe('Unchanged');
    await way.selectOption({ label: 'By badge' });
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.getByRole('alert').getByText('`badge`').waitFor();
    await page.getByLabel('Badge').fill('b-7');
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.getByText('The connection default is saved.').waitFor();
    expect(valuesOf()).toEqual({ badge: 'b-7' });
    expect(gateway.connections.list()[0]?.parameterSet).toBe('badge');
  },
);

browserTest('what cannot be saved is told in words, and what was typed stays', async () => {
  const { page, valuesOf } = await openDepot('#/connections/depot/default');
  await page.getByLabel('Host').fill('west.example');
  await page.getByLabel('Kind of door').selectOption('');
  await page.getByRole('button', { name: 'Save connection' }).click();
  await page.getByRole('alert').getByText('`kind`').waitFor();
  expect(await page.getByLabel('Host').inputValue()).toBe('west.example');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'New connection' }).waitFor();
  expect(valuesOf()).toEqual(values);
  await page.goto(`${page.url().split('#')[0]}#/connections/depot/gone`);
  await page.getByText('There is no connection gone to edit.').waitFor();
});

browserTest(
  'a maker gives a webhook flow other inputs and another connection: a new webhook, then the old one goes',
  async () => {
    const { page, gateway, seen } = await openDepot('#/flows/watch/edit');
    gateway.connections.create({ connector: 'depot', id: 'second', parameters: values });
    // Given by its path, as the command line does; the form finds its place.
    await gateway.flows.create({ ...flow, trigger: 'WhenStored', parameters: { shelf: 'A' } });
    await page.getByText('Saving gives the flow a new callback URL').waitFor();
    await expect.poll(() => page.getByLabel('Shelf').inputValue()).toBe('A');
    await page.getByLabel('Shelf').fill('');
    await page.getByRole('button', { name: 'Save flow' }).click();
    await page.getByRole('alert').getByText('Shelf is required.').waitFor();
    await page.getByLabel('Shelf').fill('B');
    await page.getByLabel('Connection', { exact: true }).selectOption('second');
    await page.getByRole('button', { name: 'Save flow' }).click();
    await page.getByText('The flow is saved.').waitFor();
    await page.getByText('subscribed', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'second' }).waitFor();
    expect(seen()).toEqual(['POST /hooks A', 'POST /hooks B', 'DELETE /hooks/1']);
  },
);

browserTest(
  'a polling flow that is saved as it is goes on; with another recurrence it begins anew',
  async () => {
    const { page, gateway, seen } = await openDepot('#/flows/watch');
    const recurrence = { frequency: 'Hour', interval: 3 } as const;
    await gateway.flows.create({ ...flow, trigger: 'WhenMoved', parameters: { lane: '7' }, recurrence });
    await page.getByText('Polled every 3 hour').waitFor();
    const edit = async (): Promise<void> => {
      await page.getByRole('link', { name: 'Edit', exact: true }).click();
      await page.getByLabel('Lane').waitFor();
    };
    await edit();
    expect(await page.getByLabel('Lane').inputValue()).toBe('7');
    // Nobody entered it, so its default is not put in either.
    expect(await page.getByLabel('Limit').inputValue()).toBe('');
    expect(await page.getByLabel('Interval').inputValue()).toBe('3');
    await page.getByRole('button', { name: 'Save flow' }).click();
    await page.getByText('The flow is saved.').waitFor();
    expect(seen()).toEqual(['GET /moves?lane=7', 'GET /moves?triggerState=1']);
    await edit();
    await page.getByLabel('Interval').fill('9');
    await page.getByLabel('Frequency').selectOption('Day');
    await page.getByRole('button', { name: 'Save flow' }).click();
    await page.getByText('Polled every 9 day').waitFor();
    await expect.poll(seen).toEqual(['GET /moves?lane=7', 'GET /moves?triggerState=1', 'GET /moves?lane=7']);
    await edit();
    await page.getByLabel('Interval').fill('9999');
    await page.getByRole('button', { name: 'Save flow' }).click();
    await page.getByRole('alert').getByText('takes a whole interval from 1 to 500').waitFor();
    expect(await page.getByLabel('Interval').inputValue()).toBe('9999');
  },
);

browserTest('the keyboard leads into an edit and back to where it was opened', async () => {
  const { page, gateway } = await openDepot('#/connections');
  await gateway.flows.create({ ...flow, trigger: 'WhenMoved' });
  await page.getByRole('link', { name: 'Edit default' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Edit default');
  await page.getByLabel('Name').press('Enter');
  await page.getByText('The connection default is saved.').waitFor();
  await expect.poll(() => focused(page)).toBe('Edit default');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('A');
  await page.goto(`${page.url().split('#')[0]}#/flows/watch`);
  await page.getByRole('link', { name: 'Edit', exact: true }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Edit watch');
  await page.getByRole('link', { name: 'Cancel' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Edit');
});

browserTest(
  'a second flow with the same trigger is given a name of its own, and its interval can be cleared and typed',
  async () => {
    const { page, gateway } = await openDepot('#/operations/depot/WhenMoved');
    await gateway.flows.create({ ...flow, name: 'when-moved', trigger: 'WhenMoved' });
    await page.reload();
    await expect.poll(() => page.getByLabel('Name of the flow').inputValue()).toBe('when-moved-2');
    await page.getByLabel('Interval').fill('');
    expect(await page.getByLabel('Interval').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Create flow' }).click();
    await page.getByRole('alert').getByText('interval').waitFor();
    await page.getByLabel('Interval').fill('15');
    await page.getByRole('button', { name: 'Create flow' }).click();
    await page.getByText('Polled every 15 minutes').waitFor();
    expect(gateway.flows.get('when-moved-2').recurrence).toEqual({ frequency: 'Minute', interval: 15 });
  },
);

browserTest('a file in an answer can be kept', async () => {
  const { page, backend } = await openDepot('#/operations/depot/GetLabel');
  backend.answer = () => (_, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4');
  };
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const save = page.getByRole('button', { name: 'Save answer.pdf' });
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toBe('answer.pdf');
  expect(readFileSync(await download.path(), 'utf8')).toBe('%PDF-1.4');
});

browserTest('a flow whose connection is gone says so, and takes another one', async () => {
  const { page, gateway } = await openDepot('#/flows/watch');
  gateway.connections.create({ connector: 'depot', id: 'second', parameters: values });
  await gateway.flows.create({ ...flow, trigger: 'WhenMoved' });
  gateway.connections.delete('depot', 'default');
  await page.getByText('connection default is gone').waitFor();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByText('The connection default is gone. Choose another one.').waitFor();
  await page.getByRole('button', { name: 'Save flow' }).click();
  await page.getByRole('link', { name: 'second' }).waitFor();
  expect(gateway.flows.get('watch').connection).toBe('second');
});

browserTest.each([
  ['light', 1280, false],
  ['dark', 380, true],
])('both edits have no problem of access in the %s theme at %s pixels', async (_, width, dark) => {
  const { page, gateway } = await openDepot('#/connections/depot/default', { width, dark });
  await gateway.flows.create({ ...flow, trigger: 'WhenMoved', parameters: { lane: '7' } });
  await page.getByRole('button', { name: 'Save connection' }).waitFor();
  expect([await violations(page), await page.evaluate(overflow)]).toEqual([[], 0]);
  await page.goto(`${page.url().split('#')[0]}#/flows/watch/edit`);
  await page.getByRole('button', { name: 'Save flow' }).waitFor();
  expect([await violations(page), await page.evaluate(overflow)]).toEqual([[], 0]);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'default', exact: true }).waitFor();
  expect([await violations(page), await page.evaluate(overflow)]).toEqual([[], 0]);
});
