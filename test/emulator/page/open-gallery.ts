import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { startGateway } from '../../../src/emulator/gateway/start-gateway.js';
import { createSecretBox } from '../../../src/shared/secret-box.js';
import { answerGallery, createGalleryConnector } from '../../support/gateway/gallery-connector.js';
import { type ReceivedRequest, startBackend, type TestBackend } from '../../support/gateway/start-backend.js';
import { type Look, openPage } from '../../support/open-browser.js';

/** A gateway with the gallery, a connection to it unless the test makes one, and its page at an address. */
export async function openGallery(
  hash = '',
  {
    moreOperations = 0,
    isConnected = true,
    ...look
  }: Look & { readonly moreOperations?: number; readonly isConnected?: boolean } = {},
): Promise<{ readonly page: Page; readonly url: string; readonly backend: TestBackend }> {
  const backend = await startBackend(answerGallery);
  const { url, gateway, close } = await startGateway({
    port: 0,
    connectors: [createGalleryConnector(moreOperations)],
    backends: { gallery: backend.url },
    secretBox: createSecretBox(randomBytes(32)),
  });
  onTestFinished(async () => {
    await close();
    await backend.close();
  });
  if (isConnected) gateway.connections.create({ connector: 'gallery', parameters: { api_key: 'k-secret' } });
  return { page: await openPage(`${url}/${hash}`, look), url, backend };
}

/** The picture that was added last, whatever lists the page has asked for since. */
export const sentPicture = ({ requests }: TestBackend): ReceivedRequest | undefined =>
  requests.findLast(({ method, target }) => method === 'POST' && target.startsWith('/pictures'));
