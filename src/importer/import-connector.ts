import type { Connector } from '../model/connector.js';
import type { Json, JsonObject } from '../model/json.js';
import { importDefinition } from './definition/import-definition.js';
import { importProperties } from './properties/import-properties.js';
import { isObject, isString, toObject } from './read.js';

/** A connector, and what of its documents it does not say. */
export interface ImportedConnector {
  readonly connector: Connector;
  /** Connection parameters whose client secret was left out: secrets go to the platform, never to a source file. */
  readonly secretsLeftOut: readonly string[];
}

/**
 * A connector in the words of the model, from the two documents as they were parsed. What is generated from it says
 * the same, key for key: what the model has no words for is kept in `extensions`. Definitions, shared parameters
 * and responses are listed with the connector, and the operations refer to them by name. Pure.
 *
 * @param definition content of apiDefinition.swagger.json
 * @param properties content of apiProperties.json; a connector without sign-in when there is none
 */
export function importConnector(definition: unknown, properties: unknown): ImportedConnector {
  const secretsLeftOut: string[] = [];
  const clean = withoutSecrets(toObject(properties), (name) => secretsLeftOut.push(name));
  return { connector: importProperties(importDefinition(toObject(definition)), clean), secretsLeftOut };
}

function withoutSecrets(node: JsonObject, tell: (name: string) => void, name = ''): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(node)) {
    if (name.startsWith('oAuthSettings ') && key === 'clientSecret' && isString(value) && value !== '') {
      tell(name.slice('oAuthSettings '.length));
      continue;
    }
    kept[key] = cleanValue(value, tell, key === 'oAuthSettings' ? `${key} ${name}` : key);
  }
  return kept;
}

function cleanValue(value: Json, tell: (name: string) => void, name: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => cleanValue(item, tell, name));
  return isObject(value) ? withoutSecrets(value, tell, name) : value;
}
