import { isJsonObject, type JsonObject, toJsonObject, wordOf } from '../../../shared/json-value.js';
import type { ConnectionParameterNode } from '../../model/nodes.js';

/** `oAuthSettings` of a parameter that signs in by OAuth. */
export function settingsOf({ type, value }: ConnectionParameterNode): JsonObject | undefined {
  const settings = value['oAuthSettings'];
  return type === 'oauthsetting' && isJsonObject(settings) ? settings : undefined;
}

/** Whether a parameter is kept from makers. */
export function isHidden(value: JsonObject): boolean {
  const constraints = toJsonObject(toJsonObject(value['uiDefinition'])['constraints']);
  return wordOf(constraints['hidden']).toLowerCase() === 'true';
}
