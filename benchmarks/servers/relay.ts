import { randomBytes } from 'node:crypto';
import { createSecretBox } from '../../src/shared/secret-box.js';
import { createShim } from '../../src/shim/create-shim.js';
import { openEmbeddedStore } from '../../src/shim/store/embedded/open-embedded-store.js';
import { createRestV2 } from '../../src/shim/upstream/rest-v2/create-rest-v2.js';
import { serve } from './serve.js';

const [, , backendUrl = '', storeFile = ''] = process.argv;

/** The shim with its embedded store; deliveries begin with the command `start`. */
const store = await openEmbeddedStore({ file: storeFile });
const shim = createShim({
  upstream: createRestV2({ baseUrl: backendUrl }),
  store,
  secretBox: createSecretBox(randomBytes(32)),
  publicUrl: () => 'http://127.0.0.1',
  isCallbackAllowed: () => true,
  allowPrivateCallbacks: true,
});
await serve(shim.app, { start: () => shim.start() });
