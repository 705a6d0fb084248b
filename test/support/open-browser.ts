import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { builtMain } from './build.js';

const places = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const executablePath = places.find((path) => path !== '' && existsSync(path));

/** A test in a real browser; skipped where there is none, unless `CI` says that there has to be one. */
export const browserTest = test.skipIf(executablePath === undefined && process.env['CI'] !== 'true');

if (executablePath === undefined && process.env['CI'] !== 'true') {
  console.warn('No Chromium found: the tests of the page are skipped. Set CHROMIUM_PATH to its program.');
}

/** For what never comes; a browser on a busy machine takes its time. */
const limitMs = 60_000;

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
});

/** How the page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** A page of the emulator in a context of its own. What the browser complains of fails the test. */
export async function openPage(
  url: string,
  { width = 1280, height = 900, dark = false }: Look = {},
): Promise<Page> {
  await builtMain();
  browser ??= launch();
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(limitMs);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused call shows as an error of the console; the page tells it in words of its own.
    const isRefusal = /Failed to load resource.*status of [45]/.test(message.text());
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin) && !request.url().startsWith('data:'))
      complaints.push(`It asked for ${request.url()}.`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(url);
  return page;
}

async function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('CI is set and there is no Chromium. Install it.');
  return chromium.launch({
    executablePath,
    timeout: limitMs,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}
