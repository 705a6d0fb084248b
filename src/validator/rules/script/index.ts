import type { Rule } from '../../rule.js';
import { scriptClass } from './script-class.js';
import { scriptDirectives, scriptSize } from './script-form.js';
import { scriptHeaders, scriptLocation } from './script-headers.js';
import { scriptNamespaces } from './script-namespaces.js';
import { scriptOperationId, scriptUnknownOperation } from './script-operation-id.js';
import { scriptRequests } from './script-requests.js';
import { scriptSecrets } from './script-secrets.js';
import { scriptTime } from './script-time.js';

export const scriptRules: readonly Rule[] = [
  scriptClass,
  scriptSize,
  scriptNamespaces,
  scriptDirectives,
  scriptRequests,
  scriptSecrets,
  scriptUnknownOperation,
  scriptTime,
  scriptOperationId,
  scriptHeaders,
  scriptLocation,
];
