import { expect } from 'vitest';
import { browserTest } from '../../support/open-browser.js';
import { openGallery } from './open-gallery.js';

browserTest('what is typed stays when the emulator cannot be asked for its connections again', async () => {
  const { page } = await openGallery('#/operations/gallery/AddPicture');
  await page.getByLabel('Title').fill('Boats');
  await page.route('**/api/connections', (route) => route.fulfill({ status: 503, body: '{}' }));
  const refused = page.waitForResponse((answer) => answer.status() === 503);
  const made = await page.request.post(new URL('api/connections', page.url()).href, {
    data: { connector: 'gallery', id: 'second', parameters: { api_key: 'k-2' } },
  });
  expect(made.status()).toBe(201);
  await refused;
  expect(await page.getByLabel('Title').inputValue()).toBe('Boats');
  await page.unroute('**/api/connections');
  await page.getByRole('combobox', { name: 'House' }).click();
  await page.getByRole('option', { name: 'South house' }).waitFor();
});

browserTest('nonsense is answered in words and nothing is lost', async () => {
  const { page } = await openGallery('#/operations/gallery/AddPicture');
  await page.getByRole('combobox', { name: 'House' }).fill('a\u0000b/../ü"');
  await page.getByLabel('Title').fill('Boats');
  await page.getByLabel('Width').fill('very');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('alert').getByText('wants an integer; it was given `"very"`').waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('Boats');
  await page.getByRole('button', { name: 'Use JSON', exact: true }).first().click();
  const json = page.getByLabel('Parameters as JSON');
  expect(JSON.parse(await json.inputValue())).toMatchObject({
    'body.$': { title: 'Boats', width: 'very' },
  });
  await json.fill('{ "body.$": ');
  await page.getByText('Not JSON yet').waitFor();
  await json.fill('{ "query.$.house": "n", "query.$.moon": 1, "body.$": { "title": "B" } }');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('alert').getByText('has no input `query.$.moon`').waitFor();

  await page.goto(`${page.url().split('#')[0]}#/operations/gallery/%E0%A4%A`);
  await page.getByText('There is no operation').waitFor();
  await page.goto(`${page.url().split('#')[0]}#/flows/gone`);
  await page.getByText('There is no flow gone.').waitFor();
  await page.goto(`${page.url().split('#')[0]}#/calls/gone`);
  await page.getByRole('alert').getByText('There is no call').waitFor();
});

browserTest('hostile texts of a definition and of an answer stay text', async () => {
  const { page } = await openGallery('#/operations/gallery/Hostile');
  await page.getByRole('heading', { name: '<img src=x' }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByLabel('Answer', { exact: true }).getByText('"said"').waitFor();
  for (const tab of [/Steps/, /Backend request/, /Answer headers/]) {
    await page.getByRole('tab', { name: tab }).click();
  }
  expect(await page.title()).toBe('Connector emulator');
  expect(await page.locator('img[src=x], #page script').count()).toBe(0);
});
