import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecretBox } from '../../src/shared/secret-box.js';
import { createShim } from '../../src/shim/create-shim.js';
import { openEmbeddedStore } from '../../src/shim/store/embedded/open-embedded-store.js';
import { createRestV2 } from '../../src/shim/upstream/rest-v2/create-rest-v2.js';
import { serve } from './serve.js';

/** The shim as it is shipped, on a backend at the address given. */
const store = await openEmbeddedStore({ file: join(mkdtempSync(join(tmpdir(), 'bench-')), 'shim.db') });
const { app } = createShim({
  upstream: createRestV2({ baseUrl: process.argv[2] ?? '' }),
  store,
  secretBox: createSecretBox(randomBytes(32)),
  publicUrl: () => 'http://127.0.0.1',
});
await serve(app);
