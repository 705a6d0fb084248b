import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { packageRoot } from '../src/shared/package-root.js';

// The least that a schema check costs: compile, read, check. Says only how many files do not fit.
const schema: object = JSON.parse(
  readFileSync(join(packageRoot(), 'schemas/apiDefinition.schema.json'), 'utf8'),
);
const check = new Ajv({ strict: false, allErrors: true, formats: { uri: true, regex: true } }).compile(
  schema,
);
const unfit = process.argv.slice(2).filter((file) => !check(JSON.parse(readFileSync(file, 'utf8'))));
process.stdout.write(`${unfit.length}\n`);
