import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connector, Operation, SchemaObject } from '../../../../src/connector-folder/connector.js';
import { createConnector } from '../../../../src/connector-folder/create-connector.js';
import { createSchemaChecker } from '../../../../src/emulator/gateway/check-schema.js';
import { toBytesBody } from '../../../../src/emulator/gateway/message.js';
import { createMock } from '../../../../src/emulator/gateway/mock/create-mock.js';
import { createSampler } from '../../../../src/emulator/gateway/mock/sample-value.js';
import { fuzzRuns } from '../../../support/fuzz-runs.js';
import { createParcelConnector } from '../../../support/gateway/parcel-connector.js';

describe('a sample', () => {
  test.each<[string, SchemaObject, unknown]>([
    ['is the example that fits', { type: 'string', example: 'K-1' }, 'K-1'],
    ['is the test value before the example', { type: 'string', example: 'a', 'x-ms-test-value': 'b' }, 'b'],
    ['passes over an example of another type', { type: 'integer', example: 'many', default: 4 }, 4],
    [
      'passes over a default that breaks its format',
      { type: 'string', format: 'date', default: 'x', enum: ['2026-02-01'] },
      '2026-02-01',
    ],
    ['keeps to both ends of a number', { type: 'integer', minimum: 7, maximum: 7 }, 7],
    ['keeps off an excluded end', { type: 'integer', minimum: 7, exclusiveMinimum: true, maximum: 8 }, 8],
    ['keeps to a step', { type: 'number', multipleOf: 0.5, minimum: 1.2, maximum: 1.6 }, 1.5],
    ['follows a pattern', { type: 'string', pattern: '^(?:K)\\-[7]{2}\\.$' }, 'K-77.'],
    ['is cut to its length', { type: 'string', default: undefined, format: 'uuid', maxLength: 0 }, ''],
    ['is an empty object for one without properties', { type: 'object' }, {}],
  ])('%s', (_name, schema, want) => {
    expect(sampleOf({}, schema)).toEqual(want);
  });

  test('keeps to a format where it has the pattern too, and to the pattern where it has not', () => {
    const pattern = '^\\d{4,}-\\d\\d-\\d\\dT';
    expect(sampleOf({}, { type: 'string', format: 'date-time', pattern })).toMatch(/^2026-/);
    expect(sampleOf({}, { type: 'string', format: 'date-time', pattern: '^K$' })).toBe('K');
    expect(sampleOf({}, { type: 'string', format: 'date', pattern: '(' })).toEqual(expect.any(String));
  });

  test('is no number near the least of its type, which generators write down', () => {
    const schema = { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 };
    expect(sampleOf({}, schema)).toSatisfy((value: number) => value > 0 && value <= 1000);
  });

  test('fits its name when nothing else says what it is', () => {
    const sample = sampleOf(
      {},
      {
        type: 'object',
        properties: { email: { type: 'string' }, lat: { type: 'number' }, createdAt: { type: 'string' } },
      },
    ) as Record<string, unknown>;
    expect(sample['email']).toMatch(/@customer\.example$/);
    expect(Math.abs(Number(sample['lat']))).toBeLessThanOrEqual(90);
    expect(sample['createdAt']).toMatch(/^2026-\d\d-\d\dT/);
  });

  test('ends where a schema starts again, and at required circles too', () => {
    const node: SchemaObject = {
      type: 'object',
      required: ['id', 'parent'],
      properties: {
        id: { type: 'string' },
        parent: { $ref: '#/definitions/Node' },
        children: { type: 'array', items: { $ref: '#/definitions/Node' } },
      },
    };
    expect(JSON.stringify(sampleOf({ Node: node }, { $ref: '#/definitions/Node' })).length).toBeLessThan(
      20_000,
    );
  });

  test('fits any schema of the supported keywords', () => {
    const { schema } = fc.letrec<{ schema: SchemaObject }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        fc.record({
          type: fc.constant('string'),
          format: fc.constantFrom('date', 'email', 'uuid', 'uri', 'byte'),
        }),
        fc.record({
          type: fc.constant('string'),
          minLength: fc.nat(9),
          maxLength: fc.integer({ min: 9, max: 30 }),
        }),
        fc.record({
          type: fc.constant('integer'),
          minimum: fc.integer({ min: -9, max: 9 }),
          multipleOf: fc.integer({ min: 1, max: 5 }),
        }),
        fc.record({
          type: fc.constant('array'),
          items: tie('schema') as fc.Arbitrary<SchemaObject>,
          minItems: fc.nat(3),
        }),
        fc.record({
          type: fc.constant('object'),
          properties: fc.dictionary(
            fc.stringMatching(/^[a-z]{1,6}$/),
            tie('schema') as fc.Arbitrary<SchemaObject>,
            { maxKeys: 4 },
          ),
          required: fc.subarray(['id', 'name']),
        }),
      ),
    }));
    fc.assert(
      fc.property(schema, fc.nat(), (given, seed) => {
        const connector = connectorWith({});
        const check = createSchemaChecker(connector);
        expect(check(given, createSampler(connector, check, seed)(given, 'x'))).toEqual([]);
      }),
      fuzzRuns(60),
    );
  });
});

describe('a mock', () => {
  test('answers the same for the same seed and otherwise for another', () => {
    const connector = createParcelConnector();
    const operation = find(connector, 'GetParcel');
    const answer = (seed: number): string => answerOf(connector, operation, seed).text;
    expect(answer(7)).toBe(answer(7));
    expect(new Set([1, 2, 3, 4].map(answer)).size).toBeGreaterThan(1);
  });

  test('answers a subscription with the Location of the operation that removes it', () => {
    const connector = createParcelConnector();
    expect(answerOf(connector, find(connector, 'WhenParcelMoves'))).toMatchObject({
      status: 201,
      headers: { location: 'https://api.parcels.example/v1/moves/hooks/1' },
    });
  });

  test.each<[string, object, object]>([
    ['204 without a body', { 204: { description: 'Gone' } }, { status: 204, text: '' }],
    ['200 without a body when nothing is said', {}, { status: 200, text: '' }],
    [
      'the default as 200',
      { default: { schema: { type: 'integer', enum: [3] } } },
      { status: 200, text: '3' },
    ],
    [
      'the example of the response',
      { 200: { schema: { type: 'integer' }, examples: { 'application/json': 12 } } },
      { text: '12' },
    ],
    [
      'a sample when the example does not fit',
      { 200: { schema: { type: 'integer', enum: [3] }, examples: { 'application/json': 'x' } } },
      { text: '3' },
    ],
    [
      'the lowest success',
      { 202: {}, 201: { schema: { type: 'integer', enum: [3] } } },
      { status: 201, text: '3' },
    ],
  ])('answers %s', (_name, responses, want) => {
    const connector = createConnector({
      definition: { swagger: '2.0', info: {}, paths: { '/a': { get: { operationId: 'Get', responses } } } },
    });
    expect(answerOf(connector, find(connector, 'Get'))).toMatchObject(want);
  });

  test('answers a file as a file', () => {
    const get = {
      operationId: 'Get',
      produces: ['image/png'],
      responses: { 200: { schema: { type: 'file' } } },
    };
    const connector = createConnector({ definition: { swagger: '2.0', info: {}, paths: { '/a': { get } } } });
    expect(answerOf(connector, find(connector, 'Get')).headers['content-type']).toBe('image/png');
  });

  test('answers bytes as a file where the definition says JSON at its root, for all of it', () => {
    const get = { operationId: 'Get', responses: { 200: { schema: { type: 'string', format: 'binary' } } } };
    const produces = ['application/json'];
    const connector = createConnector({
      definition: { swagger: '2.0', info: {}, produces, paths: { '/a': { get } } },
    });
    expect(answerOf(connector, find(connector, 'Get')).headers['content-type']).toBe(
      'application/octet-stream',
    );
  });
});

function sampleOf(definitions: Record<string, SchemaObject>, schema: SchemaObject): unknown {
  const connector = connectorWith(definitions);
  return createSampler(connector, createSchemaChecker(connector), 1)(schema, 'x');
}

const connectorWith = (definitions: Record<string, SchemaObject>): Connector =>
  createConnector({ definition: { swagger: '2.0', info: {}, paths: {}, definitions } });

function find(connector: Connector, id: string): Operation {
  const operation = connector.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`no ${id}`);
  return operation;
}

function answerOf(connector: Connector, operation: Operation, seed = 1) {
  const request = {
    method: 'GET',
    origin: 'https://api.parcels.example',
    basePath: '/v1',
    path: operation.path,
    query: '',
    headers: {},
    body: toBytesBody(Buffer.alloc(0)),
  };
  const outcome = createMock({ checkerOf: createSchemaChecker, seed }).answer({
    connector,
    operation,
    request,
  });
  if (outcome.kind !== 'answered') throw new Error('not answered');
  return { ...outcome, text: outcome.body.toString('utf8') };
}

test('sample inputs leave out of an example what its schema does not know', () => {
  const text = { type: 'string' };
  const schema = {
    type: 'object',
    properties: { name: text, rows: { type: 'array', items: { type: 'object', properties: { id: text } } } },
    example: { name: 'a', Name: 'b', rows: [{ id: '1', legacy: true }] },
  };
  const parameters = [{ name: 'body', in: 'body', required: true, schema }];
  const connector = createConnector({
    definition: { paths: { '/a': { post: { operationId: 'Add', parameters } } } },
  });
  const [operation] = connector.operations;
  const mock = createMock({ checkerOf: createSchemaChecker });
  expect(operation && mock.inputs(connector, operation)).toEqual({
    'body.$': { name: 'a', rows: [{ id: '1' }] },
  });
});
