import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { describeConnector } from '../../../src/connector-folder/describe-connector.js';
import { formatDescription } from '../../../src/connector-folder/format-description.js';
import { parseDocument } from '../../../src/connector-folder/parse-document.js';
import { buildRequest } from '../../../src/emulator/gateway/build-request.js';
import { createSchemaChecker } from '../../../src/emulator/gateway/check-schema.js';
import { describeForm } from '../../../src/emulator/gateway/form/describe-form.js';
import { GatewayProblem } from '../../../src/emulator/gateway/gateway-problem.js';
import { createMock } from '../../../src/emulator/gateway/mock/create-mock.js';
import { policiesOf } from '../../../src/emulator/gateway/policies/prepare-policies.js';
import { fuzzRuns } from '../../support/fuzz-runs.js';

const folder = new URL('../../fixtures/connectors/parcels/', import.meta.url);
const definition = readFileSync(new URL('apiDefinition.swagger.json', folder), 'utf8');
const properties = readFileSync(new URL('apiProperties.json', folder), 'utf8');

/** Values that stand where a document has another: odd ones, and references to real and unreal places. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '__proto__',
    'internal',
    { toString: 2, constructor: 1 },
    { $ref: '#/definitions/Parcel' },
    { $ref: '#/paths' },
    { $ref: 7 },
  ),
  fc
    .constantFrom('body', 'query', 'formData', 'file', 'array', 'object', 'string')
    .map((type) => ({ name: 'x', in: type, type })),
);

/** Picks a place by walking down as many steps as there are numbers. */
const place = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 10 });

function mutate(document: string, changes: readonly (readonly [readonly number[], unknown])[]): unknown {
  const root: unknown = JSON.parse(document);
  for (const [steps, given] of changes) {
    const value = structuredClone(given); // a document contains nothing twice, least of all itself
    let parent: unknown = root;
    for (const [index, step] of steps.entries()) {
      if (typeof parent !== 'object' || parent === null) break;
      const names = Object.keys(parent);
      const name = names[step % Math.max(names.length, 1)] ?? 'added';
      const isLast = index === steps.length - 1 || typeof Reflect.get(parent, name) !== 'object';
      if (isLast)
        Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
      if (isLast) break;
      parent = Reflect.get(parent, name);
    }
  }
  return root;
}

test('reads and describes any mutated documents', () => {
  const changes = fc.array(fc.tuple(place, odd), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(changes, changes, (inDefinition, inProperties) => {
      const source = {
        definition: mutate(definition, inDefinition),
        properties: mutate(properties, inProperties),
      };
      const connector = createConnector(source, ({ message }) => expect(message).not.toBe(''));
      expect(typeof formatDescription(describeConnector(connector))).toBe('string');
      expect(connector.operations.every(({ id }) => id !== '')).toBe(true);
    }),
    fuzzRuns(2000),
  );
});

test('samples, builds and mocks the operations of any mutated documents', () => {
  const changes = fc.array(fc.tuple(place, odd), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(changes, changes, (inDefinition, inProperties) => {
      const connector = createConnector({
        definition: mutate(definition, inDefinition),
        properties: mutate(properties, inProperties),
      });
      const checker = createSchemaChecker(connector);
      const mock = createMock({ checkerOf: () => checker });
      expect(Array.isArray(policiesOf(connector))).toBe(true);
      for (const operation of connector.operations) {
        expect(describeForm(connector, operation).operationId).toBe(operation.id);
        mock.notification(connector, operation);
        const parameters = mock.inputs(connector, operation, true);
        const built = buildOrRefuse(connector, operation, parameters);
        if (built === undefined) continue;
        const { method, path, query, headers, body = Buffer.alloc(0) } = built;
        const request = { ...{ method, path, query, headers, origin: 'https://a.example', basePath: '' } };
        const answer = mock.answer({
          ...{ connector, operation },
          request: { ...request, body: { kind: 'bytes', bytes: body } },
        });
        expect(answer.kind === 'answered' && answer.status >= 100).toBe(true);
      }
    }),
    fuzzRuns(300),
  );
});

/** A definition that nobody can call is refused with a problem, never with a crash. */
function buildOrRefuse(...[connector, operation, parameters]: Parameters<typeof buildRequest>) {
  try {
    return buildRequest(connector, operation, parameters);
  } catch (error) {
    expect(error).toBeInstanceOf(GatewayProblem);
    return undefined;
  }
}

test('parses any bytes', async () => {
  const anyBytes = fc.uint8Array({ maxLength: 200 });
  const cut = fc.nat({ max: definition.length }).map((length) => Buffer.from(definition.slice(0, length)));
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyBytes, cut), fc.string(), async (bytes, pointer) => {
      const { value, findings, locate } = await parseDocument(bytes, 'a.json');
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors).toHaveLength(value === undefined ? 1 : 0);
      expect(locate(pointer)[0]?.line).toBeGreaterThan(0);
    }),
    fuzzRuns(1000),
  );
});
