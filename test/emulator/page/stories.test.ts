import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { startGateway } from '../../../src/emulator/gateway/start-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { browserTest, openPage } from '../../support/open-browser.js';
import { openStack } from '../../support/open-stack.js';
import { createNewsConnector } from './news-connector.js';
import { openGallery, sentPicture } from './open-gallery.js';

browserTest('a maker starts a chat in the simulator and sees the run that it started', async () => {
  const { gateway } = await openStack();
  const page = await openPage(`${gateway.url}/#/operations/livechat/WebhookChatEnded`);
  expect(await page.locator('.connector-icon').first().getAttribute('src')).toContain('/livechat/icon');
  await page.getByLabel('Name of the flow').fill('say-goodbye');
  await page.getByRole('button', { name: 'Create flow' }).click();
  await page.getByRole('heading', { name: 'say-goodbye' }).waitFor();
  await page.getByText('subscribed', { exact: true }).waitFor();
  await page.getByText('No run yet').waitFor();

  await page.getByRole('link', { name: 'Simulator' }).click();
  await page.getByLabel('Visitor’s name').fill('Jun');
  await page.getByLabel('First message').fill('Where is my parcel?');
  await page.getByRole('button', { name: 'Start chat' }).click();
  await page.getByText('Where is my parcel?').waitFor();
  await page.getByLabel('Say as Jun').fill('It is late.');
  await page.getByRole('button', { name: 'Say', exact: true }).click();
  await page.getByText('It is late.').waitFor();
  await page.getByLabel('Who speaks to Jun').selectOption('agent');
  await page.getByLabel('Say to Jun').fill('I look for it.');
  await page.keyboard.press('Enter');
  await page.getByText('I look for it.').waitFor();
  await page.getByRole('button', { name: 'End chat' }).click();
  await page.getByRole('button', { name: 'End chat: sure?' }).click();
  await page.getByText('ended', { exact: true }).waitFor();
  await page.getByText('The agent has ended the chat.').waitFor();

  await page.getByText('Let something go wrong').click();
  await page.getByLabel('LiveChat’s answers').selectOption('refuse');
  await page.getByLabel('Status').fill('often');
  await page.getByRole('button', { name: 'Break it' }).click();
  await page.getByRole('alert').getByText('status').waitFor();
  expect(await page.getByText('In force').count()).toBe(0);

  await page.getByRole('link', { name: 'Flows' }).click();
  await page.getByRole('link', { name: /greet-visitor/ }).click();
  await page
    .getByLabel(/Payload of run/)
    .getByText('Jun')
    .first()
    .waitFor();
  await page.getByRole('link', { name: /say-goodbye/ }).click();
  await page
    .getByLabel(/Payload of run/)
    .getByText('It is late.')
    .first()
    .waitFor();
  await page.getByRole('tab', { name: /Trigger history/ }).click();
  await page.getByText('A notification started a run.').first().waitFor();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByRole('button', { name: 'Turn on' }).waitFor();
  await page.getByText('not subscribed').waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete: sure?' }).click();
  await page.getByRole('link', { name: /say-goodbye/ }).waitFor({ state: 'detached' });

  await page.getByRole('link', { name: 'Calls' }).click();
  await page.getByRole('link', { name: /WebhookChatEnded/ }).click();
  await page.getByRole('tab', { name: /Steps/ }).waitFor();
});

browserTest(
  'a maker signs in, tests the connection and lets a polling trigger look for something new',
  async () => {
    const backend = await startBackend(() => ({ body: { value: [{ id: 'p1' }] } }));
    const { url, close } = await startGateway({
      port: 0,
      connectors: [createNewsConnector()],
      backends: { news: backend.url },
      secretBox: createSecretBox(randomBytes(32)),
    });
    onTestFinished(async () => {
      await close();
      await backend.close();
    });
    const page = await openPage(`${url}/#/connections`);
    await page.getByText('you sign in after the connection is made').waitFor();
    await page.getByRole('button', { name: 'Create connection' }).click();
    await page.getByText('unauthenticated').waitFor();
    await page.getByText('Nobody has signed in yet.').waitFor();
    const [provider] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .getByRole('region', { name: 'New connection' })
        .getByRole('link', { name: /^Sign in/ })
        .click(),
    ]);
    await provider.getByRole('button', { name: 'Allow' }).click();
    await provider.getByText('Signed in').first().waitFor();
    await provider.close();
    await page.getByText('connected', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText('WhenNews answered 200: the connection works.').waitFor();
    await page.getByRole('button', { name: 'Let the token expire' }).click();
    await page.getByText('The next call renews it.').waitFor();

    await page.getByRole('link', { name: 'Operations' }).click();
    await page.getByRole('link', { name: /When there is news/ }).click();
    await page.getByLabel('Interval').fill('0');
    await page.getByRole('button', { name: 'Create flow' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Interval').fill('2');
    await page.getByLabel('Frequency').selectOption('Hour');
    await page.getByRole('button', { name: 'Create flow' }).click();
    await page.getByText('Polled every 2 hour').waitFor();
    const before = backend.requests.length;
    await page.getByRole('button', { name: 'Poll now' }).click();
    await page
      .getByLabel(/Payload of run/)
      .getByText('"p1"')
      .first()
      .waitFor();
    await expect.poll(() => backend.requests.length).toBeGreaterThan(before);
    await page.getByRole('tab', { name: /Trigger history/ }).click();
    await page.getByText('poll', { exact: true }).first().waitFor();
  },
);

browserTest('everything can be done with the keyboard alone', async () => {
  const { page, backend } = await openGallery();
  await page.getByText('Add a picture').waitFor();
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate<string>(
        'document.activeElement.labels?.[0]?.textContent ?? (document.activeElement.ariaLabel || document.activeElement.textContent)',
      );
      if (name.test(text)) return;
    }
    throw new Error(`No Tab leads to ${name}.`);
  };
  await press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  await press('Enter');
  await tabTo(/Search/);
  await page.keyboard.type('picture');
  await tabTo(/Add a picture/);
  await press('Enter');
  await page.getByLabel('Title').waitFor();
  await tabTo(/^House/);
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  await page.getByRole('option', { name: 'South house' }).waitFor();
  await press('ArrowDown', 'ArrowDown', 'Enter');
  expect(await page.getByRole('combobox', { name: 'House' }).inputValue()).toBe('South house');
  await press('ArrowDown');
  expect(await page.getByRole('combobox', { name: 'House' }).getAttribute('aria-expanded')).toBe('true');
  await press('Escape');
  expect(await page.getByRole('combobox', { name: 'House' }).getAttribute('aria-expanded')).toBe('false');
  await tabTo(/^Title/);
  await page.keyboard.type('Boats');
  await press('Enter');
  await page.getByText('201', { exact: true }).waitFor();
  expect(sentPicture(backend)?.target).toBe('/pictures?house=s');
  // The result takes the focus when it has come.
  await page.locator('section[aria-label="Result of the run"]:focus').waitFor();
  await tabTo(/^Answer$/);
  await press('ArrowRight');
  await page.getByText('setheader').first().waitFor();
});

browserTest('two hundred operations are listed, searched and opened', async () => {
  const { page } = await openGallery('', { moreOperations: 220 });
  await page.getByText('More of number 219').waitFor({ state: 'attached' });
  await page.getByRole('searchbox').fill('number 17');
  await expect.poll(() => page.getByRole('link', { name: /More of number/ }).count()).toBe(13);
  await page.getByRole('searchbox').fill('zebra');
  await page.getByText('Nothing fits “zebra”.').waitFor();
  await page.getByRole('searchbox').fill('number 218');
  await page.getByRole('link', { name: 'More of number 218' }).click();
  await page.getByText('This operation needs no input.').waitFor();
});
