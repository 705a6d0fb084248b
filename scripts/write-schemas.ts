import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/shared/package-root.js';
import { definitionSchema } from '../src/validator/editor/definition-schema.js';
import { outputSchema } from '../src/validator/editor/output-schema.js';
import { propertiesSchema } from '../src/validator/editor/properties-schema.js';

/** The published JSON Schemas, by file name in `schemas`. */
export const schemas = {
  'apiDefinition.schema.json': definitionSchema,
  'apiProperties.schema.json': propertiesSchema,
  'validate-output.schema.json': outputSchema,
};

/** Names of the files that are not what the source says. */
export function staleSchemas(folder: string): readonly string[] {
  return Object.entries(schemas).flatMap(([name, schema]) => {
    try {
      return readFileSync(join(folder, name), 'utf8') === toText(schema) ? [] : [name];
    } catch {
      return [name];
    }
  });
}

/** Writes them: `node dist/scripts/write-schemas.js`. */
if (process.argv[1]?.endsWith('write-schemas.js')) {
  const folder = join(packageRoot(), 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas)) writeFileSync(join(folder, name), toText(schema));
}

function toText(schema: unknown): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
