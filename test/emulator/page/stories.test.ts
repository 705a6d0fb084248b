import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import type { Connector } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { startGateway } from '../../../src/emulator/gateway/start-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { startBackend } from '../../support/gateway/start-backend.js';
import { browserTest, openPage } from '../../support/open-browser.js';
import { openStack } from '../../support/open-stack.js';
import { openGallery } from './open-gallery.js';

/** A browser on a busy machine takes its time, and the first test may have to build. */
const patience = 180_000;
const patiently = { timeout: 15_000 };

browserTest(
  'a maker makes a connection, fills in a form of every kind of field and sees what happened',
  async () => {
    const { page, backend } = await openGallery('', { isConnected: false });
    await page.getByRole('link', { name: 'Add a picture' }).click();
    await page.getByText('There is no connection yet').waitFor();
    await page.getByRole('link', { name: 'New connection' }).click();
    await page.getByRole('button', { name: 'Create connection' }).click();
    await page.getByRole('alert').getByText('`api_key`').waitFor();
    await page.getByLabel('Key').fill('k-secret');
    expect(await page.getByLabel('Key').getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Create connection' }).click();
    await page.getByText('The connection default is made.').waitFor();
    await page.goBack();

    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('2 required fields are empty: House, Title.').waitFor();

    const house = page.getByRole('combobox', { name: 'House' });
    await house.click();
    await page.getByRole('option', { name: 'South house' }).click();
    expect(await house.inputValue()).toBe('South house');
    await page.getByRole('combobox', { name: 'Album' }).click();
    await page.getByRole('option', { name: 'Album s2' }).click();
    await page.getByLabel('Title').fill('Boats');
    await page.getByLabel('Size').selectOption({ label: 'Large' });
    await page.getByLabel('Public').selectOption({ label: 'No' });
    await page.getByLabel('Width').fill('640');
    await page.getByRole('button', { name: 'Browse for Folder' }).click();
    await page.getByRole('button', { name: 'Places', exact: true }).click();
    await page.getByRole('button', { name: 'Choose Harbour' }).click();
    await page.getByRole('button', { name: 'Add item to Tags' }).click();
    await page.getByRole('button', { name: 'Add item to Tags' }).click();
    await page.getByLabel('Tags 1').fill('sea');
    await page.getByLabel('Tags 2').fill('gone');
    await page.getByRole('button', { name: 'Remove item 2 of Tags' }).click();
    await page.getByRole('button', { name: 'Add item to People' }).click();
    await page.getByLabel('Name').fill('Ana');
    await page.getByLabel('Rooms of s').fill('3');
    await page.getByRole('combobox', { name: 'Shelf' }).click();
    await page.getByRole('option', { name: 'Album s1' }).click();
    await page.getByRole('button', { name: 'Show all (1 more)' }).click();
    await page.getByLabel('Trace').selectOption({ label: 'Yes' });
    await page.getByRole('button', { name: 'Run', exact: true }).click();

    const result = page.getByRole('region', { name: 'Result of the run' });
    await result.getByText('201', { exact: true }).waitFor();
    const sent = backend.requests.at(-1);
    expect(sent?.target).toBe('/pictures?house=s&album=s2&trace=true');
    expect(sent?.headers['x-asked-by']).toBe('emulator');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      ...{ title: 'Boats', size: 'l', isPublic: false, width: 640, folder: 'f1/a', tags: ['sea'] },
      ...{ people: [{ name: 'Ana' }], facts: { rooms_s: 3, album: 's1' } },
    });
    await result.getByText('2 schema mismatches').waitFor();
    expect(await result.locator('.line.wrong').allInnerTexts()).toEqual([
      expect.stringMatching(/"id": 7,.*must be string/s),
      expect.stringMatching(/"width": "wide",.*must be integer/s),
    ]);
    await result.getByRole('tab', { name: /Steps/ }).click();
    await result.getByText('X-Asked-By').first().waitFor();
    await result.getByText('setheader').first().waitFor();
    expect(await page.content()).not.toContain('k-secret');
  },
  patience,
);

browserTest(
  'a list that depends on another is loaded again when that one changes',
  async () => {
    const { page } = await openGallery('#/operations/gallery/AddPicture');
    const album = page.getByRole('combobox', { name: 'Album' });
    await album.click();
    await page.getByText('Fill in House first.').waitFor();
    await page.getByText('Its fields appear when House is filled in.').waitFor();
    for (const [name, id] of [
      ['North house', 'n'],
      ['South house', 's'],
    ] as const) {
      await page.getByRole('combobox', { name: 'House' }).fill('');
      await page.getByRole('option', { name }).click();
      await page.getByLabel(`Rooms of ${id}`).waitFor();
      await album.fill('');
      await page.getByRole('option', { name: `Album ${id}1` }).waitFor();
    }
  },
  patience,
);

browserTest(
  'a maker starts a chat in the simulator and sees the run that it started',
  async () => {
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
    await page.getByText('A notification started a run.').waitFor();
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('button', { name: 'Turn on' }).waitFor();
    await page.getByText('not subscribed').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete: sure?' }).click();
    await page.getByRole('link', { name: /say-goodbye/ }).waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Calls' }).click();
    await page.getByRole('link', { name: /WebhookChatEnded/ }).click();
    await page.getByRole('tab', { name: /Steps/ }).waitFor();
  },
  patience,
);

browserTest(
  'everything can be done with the keyboard alone',
  async () => {
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
    expect(backend.requests.at(-1)?.target).toBe('/pictures?house=s');
    await tabTo(/^Answer$/);
    await press('ArrowRight');
    await page.getByText('setheader').first().waitFor();
  },
  patience,
);

browserTest(
  'what is typed stays when the emulator cannot be asked for its connections again',
  async () => {
    const { page } = await openGallery('#/operations/gallery/AddPicture');
    await page.getByLabel('Title').fill('Boats');
    await page.route('**/api/connections', (route) => route.fulfill({ status: 503, body: '{}' }));
    const asked = page.waitForResponse(/connections$/);
    const made = await page.request.post(new URL('api/connections', page.url()).href, {
      data: { connector: 'gallery', id: 'second', parameters: { api_key: 'k-2' } },
    });
    expect(made.status()).toBe(201);
    expect((await asked).status()).toBe(503);
    expect(await page.getByLabel('Title').inputValue()).toBe('Boats');
    await page.unroute('**/api/connections');
    await page.getByRole('combobox', { name: 'House' }).click();
    await page.getByRole('option', { name: 'South house' }).waitFor();
  },
  patience,
);

browserTest(
  'two hundred operations are listed, searched and opened',
  async () => {
    const { page } = await openGallery('', { moreOperations: 220 });
    await page.getByText('More of number 219').waitFor({ state: 'attached' });
    await page.getByRole('searchbox').fill('number 17');
    expect(await page.getByRole('link', { name: /More of number/ }).count()).toBe(13);
    await page.getByRole('searchbox').fill('zebra');
    await page.getByText('Nothing fits “zebra”.').waitFor();
    await page.getByRole('searchbox').fill('number 218');
    await page.getByRole('link', { name: 'More of number 218' }).click();
    await page.getByText('This operation needs no input.').waitFor();
  },
  patience,
);

browserTest(
  'nonsense is answered in words and nothing is lost',
  async () => {
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
  },
  patience,
);

browserTest(
  'hostile texts of a definition and of an answer stay text',
  async () => {
    const { page } = await openGallery('#/operations/gallery/Hostile');
    await page.getByRole('heading', { name: '<img src=x' }).waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByLabel('Answer', { exact: true }).getByText('"said"').waitFor();
    for (const tab of [/Steps/, /Backend request/, /Answer headers/]) {
      await page.getByRole('tab', { name: tab }).click();
    }
    expect(await page.title()).toBe('Connector emulator');
    expect(await page.locator('img[src=x], #page script').count()).toBe(0);
  },
  patience,
);

browserTest(
  'sample values fill a form and are a call that the definition allows',
  async () => {
    const { page, backend } = await openGallery('#/operations/gallery/AddPicture');
    await page.getByRole('button', { name: 'Fill with sample values' }).click();
    await page.getByLabel('Name').first().waitFor();
    const shown = (name: string) => page.getByRole('combobox', { name, exact: true }).inputValue();
    await expect.poll(() => shown('House'), patiently).toBe('North house');
    await expect.poll(() => shown('Album'), patiently).toMatch(/n1$/);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('201', { exact: true }).waitFor();
    const { target = '', body = '' } = backend.requests.at(-1) ?? {};
    expect(target).toBe('/pictures?house=n&album=n1');
    expect(JSON.parse(body)).toMatchObject({ folder: 'f1/a', facts: { album: 'n1' } });
    expect(await page.getByText('The request is not what the definition says').count()).toBe(0);
  },
  patience,
);

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
    await expect.poll(() => backend.requests.length, patiently).toBeGreaterThan(before);
    await page.getByRole('tab', { name: /Trigger history/ }).click();
    await page.getByText('poll', { exact: true }).first().waitFor();
  },
  patience,
);

/** A news service with OAuth and a polling trigger. */
function createNewsConnector(): Connector {
  return createConnector({
    name: 'news',
    definition: {
      swagger: '2.0',
      info: { title: 'News', description: 'Tells news.', version: '1.0' },
      ...{ host: 'api.news.example', schemes: ['https'] },
      securityDefinitions: {
        oauth: {
          ...{ type: 'oauth2', flow: 'accessCode', scopes: { read: 'Read.' } },
          ...{ authorizationUrl: 'https://id.news.example/auth', tokenUrl: 'https://id.news.example/token' },
        },
      },
      security: [{ oauth: ['read'] }],
      'x-ms-capabilities': { testConnection: { operationId: 'WhenNews', parameters: {} } },
      paths: {
        '/news': {
          get: {
            ...{ operationId: 'WhenNews', summary: 'When there is news', 'x-ms-trigger': 'single' },
            responses: { 200: { description: 'OK', schema: { type: 'object' } } },
          },
        },
      },
    },
    properties: {
      properties: {
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              ...{
                identityProvider: 'oauth2',
                clientId: 'news-app',
                scopes: ['read'],
                redirectMode: 'Global',
              },
              customParameters: {
                authorizationUrl: { value: 'https://id.news.example/auth' },
                tokenUrl: { value: 'https://id.news.example/token' },
                refreshUrl: { value: 'https://id.news.example/token' },
              },
            },
          },
        },
      },
    },
  });
}
