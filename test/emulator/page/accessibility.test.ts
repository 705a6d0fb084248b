import { expect } from 'vitest';
import { violations } from '../../support/axe.js';
import { browserTest, openPage } from '../../support/open-browser.js';
import { openStack } from '../../support/open-stack.js';
import { openGallery } from './open-gallery.js';

browserTest.each([
  ['light', false],
  ['dark', true],
])('no problem in the %s theme: operations, a run, connections, flows, calls, simulator', async (_, dark) => {
  const { gateway } = await openStack();
  const page = await openPage(gateway.url, { dark });
  await page.getByRole('link', { name: /List tickets/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: /List tickets/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('tab', { name: /Steps/ }).click();
  expect(await violations(page)).toEqual([]);
  for (const [section, sign] of [
    ['Connections', 'New connection'],
    ['Simulator', 'Start a chat'],
    ['Flows', 'greet-visitor'],
    ['Calls', 'ListTickets'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section }).click();
    await page.getByText(sign).first().waitFor();
    expect([section, await violations(page)]).toEqual([section, []]);
  }
  await page.goto(`${gateway.url}/#/simulator`);
  await page.getByText('Let something go wrong').click();
  await page.getByLabel('LiveChat’s answers').selectOption('refuse');
  await page.getByRole('button', { name: 'Break it' }).click();
  await page.getByText('In force').waitFor();
  await page.getByRole('button', { name: 'Start chat' }).click();
  await page.getByLabel(/Who speaks to/).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put it right' }).click();
  await page.goto(`${gateway.url}/#/flows/greet-visitor`);
  await page.getByText('Send an event of your own').click();
  await page.getByLabel('Event as JSON').waitFor();
  await page.getByRole('tab', { name: /Trigger history/ }).click();
  expect(await violations(page)).toEqual([]);
});

browserTest.each([
  ['light', false],
  ['dark', true],
])('no problem in the %s theme: every kind of field, mismatches, an open list, errors', async (_, dark) => {
  const { page } = await openGallery('#/operations/gallery/AddPicture', { dark });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('combobox', { name: 'House' }).click();
  await page.getByRole('option', { name: 'North house' }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByLabel('Title').fill('Boats');
  await page.getByRole('button', { name: 'Add item to People' }).click();
  await page.getByLabel('Name').fill('Ana');
  await page.getByText('Settings', { exact: true }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('2 schema mismatches').waitFor();
  expect(await violations(page)).toEqual([]);
});

browserTest.each([380, 720, 1440])('nothing scrolls sideways at %s pixels', async (width) => {
  const { page } = await openGallery('#/operations/gallery/AddPicture', { width });
  await page.getByLabel('Title').waitFor();
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBe(0);
  for (const section of ['Connections', 'Flows', 'Calls']) {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section }).click();
    await page.getByRole('heading', { level: 1, name: section }).waitFor();
    expect([section, await page.evaluate(overflow)]).toEqual([section, 0]);
  }
});

browserTest('a chosen theme stays, whatever the system says', async () => {
  const { page } = await openGallery('', { dark: true });
  const ground = 'getComputedStyle(document.body).backgroundColor';
  const dark = await page.evaluate(ground);
  await page.getByLabel('Theme').selectOption('light');
  const light = await page.evaluate(ground);
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await page.evaluate(ground)).toBe(light);
  await page.getByLabel('Theme').selectOption('system');
  expect(await page.evaluate(ground)).toBe(dark);
});
