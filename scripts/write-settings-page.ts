import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/shared/package-root.js';
import { toSettingsPage } from '../src/shim/settings/settings-page.js';

writeFileSync(join(packageRoot(), 'docs/settings.md'), toSettingsPage());
