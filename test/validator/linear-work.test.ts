import { expect, test } from 'vitest';
import { readConnector } from '../../src/validator/model/read-connector.js';
import { allRules } from '../../src/validator/rules/index.js';
import { validate } from '../../src/validator/validate.js';
import { cleanDefinition } from '../support/clean-connector.js';
import { growthOf } from '../support/growth.js';

const name = 'apiDefinition.swagger.json';

/** The clean definition with its operations and definitions again and again, each copy of its own. */
function copies(count: number) {
  const { paths, definitions, ...rest } = cleanDefinition;
  const many = { ...rest, paths: {} as Record<string, unknown>, definitions: {} as Record<string, unknown> };
  for (let n = 0; n < count; n += 1) {
    const own = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll('#/definitions/Item', `#/definitions/Item${n}`)
          .replace(/"operationId":"(\w+)"/g, `"operationId":"$1${n}"`),
      );
    for (const [path, item] of Object.entries(paths)) many.paths[`/c${n}${path}`] = own(item);
    many.definitions[`Item${n}`] = own(definitions.Item);
  }
  return [{ name, bytes: new TextEncoder().encode(JSON.stringify(many)) }];
}

test('four times the definition is about four times the nodes', () => {
  const nodes = (count: number) => {
    const { definition } = readConnector(copies(count), false);
    return (definition?.schemas.length ?? 0) + (definition?.typed.length ?? 0);
  };
  expect(nodes(80) / nodes(20)).toBeLessThan(4.2);
});

test('and far less than sixteen times the CPU time, as a square would be', async () => {
  const checking = (count: number) => {
    const files = copies(count);
    return () => validate({ files, isFolder: false }, { rules: allRules, profile: 'certified' });
  };
  expect(await growthOf(checking(40), checking(160), 10)).toBeLessThan(10);
});
