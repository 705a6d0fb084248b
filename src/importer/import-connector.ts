import type { Connector } from '../model/connector.js';
import type { Json } from '../model/json.js';
import { importDefinition } from './definition/import-definition.js';
import { importProperties } from './properties/import-properties.js';
import { toObject } from './read.js';

/**
 * A connector in the words of the model, from the two documents as they were parsed. What is generated from it says
 * the same, key for key: what the model has no words for is kept in `extensions`. Definitions, shared parameters
 * and responses are listed with the connector, and the operations refer to them by name. Pure.
 *
 * @param definition content of apiDefinition.swagger.json
 * @param properties content of apiProperties.json; a connector without sign-in when there is none
 */
export function importConnector(definition: Json, properties: Json | undefined): Connector {
  return importProperties(importDefinition(toObject(definition)), toObject(properties));
}
