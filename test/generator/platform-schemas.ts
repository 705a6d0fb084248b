import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'jsonc-parser';
import { packageRoot } from '../../src/shared/package-root.js';

const folder = join(packageRoot(), '../shared/corpus/schemas');

/** Whether the platform's published JSON schemas lie beside the repository; they are not copied into it. */
export const hasPlatformSchemas = existsSync(folder);

/** What the published schema of the definition has against a document, as `pointer: message`. */
export function checkAgainstDefinitionSchema(document: unknown): readonly string[] {
  return check(
    new AjvDraft04.default({ strict: false, allErrors: true }),
    'apiDefinition.swagger.schema.json',
    document,
  );
}

/**
 * What the published schema of the properties has against a document. The schema is older than the product: it
 * forbids keys that are documented and used, so a finding about one of those is set aside.
 */
export function checkAgainstPropertiesSchema(document: unknown): readonly string[] {
  const findings = check(
    new Ajv({ strict: false, allErrors: true }),
    'paconn-apiProperties.schema.json',
    document,
  );
  return findings.filter((finding) => !newerKeys.some((key) => finding.endsWith(` ${key}`)));
}

const newerKeys = ['connectionParameterSets', 'scriptOperations'];

function check(ajv: Ajv, file: string, document: unknown): readonly string[] {
  addFormats.default(ajv);
  // Two of the files carry comments, and all name themselves with the `id` of draft 4, which draft 7 refuses.
  const { id: _id, ...schema } = parse(readFileSync(join(folder, file), 'utf8'));
  const validate = ajv.compile(schema);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath}: ${message} ${params['additionalProperty'] ?? ''}`.trim(),
  );
}
