import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { startGateway } from '../../../src/emulator/gateway/start-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { browserTest, openPage } from '../../support/open-browser.js';
import { answerErrands, createErrandsConnector } from './errands-connector.js';

async function openErrands(
  operation: string,
): Promise<{ readonly page: Page; readonly seen: () => string[] }> {
  const backend = await startBackend(answerErrands);
  const { url, gateway, close } = await startGateway({
    port: 0,
    connectors: [createErrandsConnector()],
    backends: { errands: backend.url },
    secretBox: createSecretBox(randomBytes(32)),
  });
  onTestFinished(async () => {
    await close();
    await backend.close();
  });
  gateway.connections.create({ connector: 'errands' });
  return {
    page: await openPage(`${url}/#/operations/errands/${operation}`),
    seen: () => backend.requests.map(({ method, target }) => `${method} ${target}`),
  };
}

browserTest('pagination is off until a maker turns it on with a threshold', async () => {
  const { page, seen } = await openErrands('ListLetters');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await run.click();
  await page.getByLabel('Answer', { exact: true }).getByText('"nextLink"').waitFor();
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Pagination').check();
  await page.getByLabel('Threshold').fill('many');
  await run.click();
  await page.getByRole('alert').getByText('minimumItemCount').waitFor();
  await page.getByLabel('Threshold').fill('2');
  await run.click();
  await page.getByText('2 pages', { exact: true }).waitFor();
  await page.getByLabel('Answer', { exact: true }).getByText('"l2"').waitFor();
  expect(seen()).toEqual(['GET /letters', 'GET /letters', 'GET /letters?page=2']);
});

browserTest('an answer 202 is followed to its end unless a maker turns that off', async () => {
  const { page, seen } = await openErrands('StartJob');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await run.click();
  await page.getByText('asked 1 time until it was done').waitFor();
  await page.getByLabel('Answer', { exact: true }).getByText('"all done"').waitFor();
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Asynchronous pattern').uncheck();
  await run.click();
  await page.getByText('202', { exact: true }).waitFor();
  expect(seen()).toEqual(['POST /jobs', 'GET /jobs/1', 'POST /jobs']);
});

browserTest('an action that waits is a flow of one step, over with its callback', async () => {
  const { page } = await openErrands('AskBoss');
  await page.getByText('This action is over when the backend calls back.').waitFor();
  await page.getByRole('button', { name: 'Run and wait' }).click();
  await page.getByRole('heading', { name: 'ask-boss' }).waitFor();
  const flow = page.getByRole('region', { name: 'Flow' });
  await flow.getByText('waiting', { exact: true }).waitFor();
  await page.getByText('Send an event of your own').click();
  const event = page.getByLabel('Event as JSON');
  await event.fill('{ "said": ');
  await page.getByText('Not JSON yet').waitFor();
  await event.fill('{ "said": 5 }');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await flow.getByText('over', { exact: true }).waitFor();
  await page.getByText('1 schema mismatch', { exact: true }).waitFor();
  expect(await page.locator('.line.wrong').allInnerTexts()).toEqual([
    expect.stringMatching(/"said": 5.*must be string/s),
  ]);
  await page.getByRole('button', { name: 'Run again' }).click();
  await flow.getByText('waiting', { exact: true }).waitFor();
});

browserTest('a trigger that is woken has no recurrence and asks when its webhook is called', async () => {
  const { page, seen } = await openErrands('WhenNews');
  await page.getByText('A webhook says when something is new').waitFor();
  expect(await page.getByLabel('Interval').count()).toBe(0);
  await page.getByRole('button', { name: 'Create flow' }).click();
  await page.getByText('Asks when its webhook is called').waitFor();
  await page
    .getByLabel(/Payload of run/)
    .getByText('"Rain"')
    .waitFor();
  await page.getByRole('button', { name: 'Send a sample event' }).click();
  await page.getByRole('tab', { name: /Trigger history/ }).click();
  await page.getByText('A notification woke the trigger, which asks what is new.').waitFor();
  await page.getByRole('tab', { name: 'Trigger history (4)' }).waitFor();
  expect(seen()).toEqual(['POST /watches', 'GET /news', 'GET /news']);
});
