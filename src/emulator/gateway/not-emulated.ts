import type { Connector, Operation } from '../../connector-folder/connector.js';
import { policiesFor, policiesOf } from './policies/prepare-policies.js';
import { isScripted, type ScriptHost } from './script-host.js';

/** What stands in for custom code. */
export interface ScriptOptions {
  readonly scriptHost?: ScriptHost | undefined;
}

/**
 * What the real gateway would do with a call of `operation` and this one does not: policies that it does not know or
 * cannot read, and the script.
 */
export function listNotEmulated(
  connector: Connector,
  operation: Operation,
  { scriptHost }: ScriptOptions = {},
): string[] {
  const policies = policiesFor(policiesOf(connector), operation.id)
    .filter(({ apply }) => apply === undefined)
    .map(({ templateId, title }) => `policy \`${templateId}\`${title === undefined ? '' : ` (${title})`}`);
  const isMissing = isScripted(connector, operation) && scriptHost === undefined;
  return isMissing ? [...policies, 'custom code (`script.csx`)'] : policies;
}
