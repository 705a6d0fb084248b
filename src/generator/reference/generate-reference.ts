import { createConnector } from '../../connector-folder/create-connector.js';
import type { Connector } from '../../model/connector.js';
import { generateDefinition } from '../definition/generate-definition.js';
import { generateProperties } from '../properties/generate-properties.js';
import { referencePage } from './reference-page.js';

/** The reference page of a typed connector: of the documents that are generated from it, with its notes. Pure. */
export function generateReference(connector: Connector): string {
  const documents = createConnector({
    definition: generateDefinition(connector),
    properties: generateProperties(connector),
  });
  return referencePage(documents, connector.notes);
}
