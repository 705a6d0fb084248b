import type { Address, Connector } from '../model/connector.js';
import { generateDefinition } from './definition/generate-definition.js';
import { toJsonText } from './json.js';
import { generateProperties } from './properties/generate-properties.js';
import { generateReference } from './reference/generate-reference.js';

/** A file that the generator writes: its path below the output folder, with forward slashes, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Everything that is generated from a connector: the two documents and the reference page. Pure and byte for
 * byte reproducible.
 *
 * @example
 * for (const file of generate(connector)) await writeFile(file.path, file.text);
 */
export function generate(
  connector: Connector,
  address: Address = connector.address,
): readonly GeneratedFile[] {
  return [
    { path: 'apiDefinition.swagger.json', text: toJsonText(generateDefinition(connector, address)) },
    { path: 'apiProperties.json', text: toJsonText(generateProperties(connector)) },
    { path: 'docs/reference.md', text: generateReference(connector) },
  ];
}
