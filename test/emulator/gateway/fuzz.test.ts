import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildRequest } from '../../../src/emulator/gateway/build-request.js';
import { createSchemaChecker } from '../../../src/emulator/gateway/check-schema.js';
import { GatewayProblem } from '../../../src/emulator/gateway/gateway-problem.js';
import { fuzzRuns } from '../../support/fuzz-runs.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { sendRaw } from '../../support/gateway/send-raw.js';
import { startTestGateway } from '../../support/gateway/start-test-gateway.js';

const words = [
  'parcels',
  'default',
  'flows',
  'connections',
  'call',
  'runs',
  'a%2Fb',
  '%',
  '%zz',
  '..',
  '%2e%2e',
  '',
  '__proto__',
  '*',
];
const segment = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }).map(toTargetText));
const target = fc
  .tuple(
    fc.constantFrom(
      '/apim',
      '/workflows',
      '/powerautomate/automations/direct/workflows',
      '/api',
      '/api/simulator',
      '',
    ),
    fc.array(segment, { maxLength: 6 }),
    fc.option(fc.string({ maxLength: 20 }).map(toTargetText), { nil: undefined }),
  )
  .map(
    ([prefix, parts, query]) =>
      `${[prefix, ...parts].join('/') || '/'}${query === undefined ? '' : `?${query}`}`,
  );
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD');
const body = fc.oneof(fc.json({ maxDepth: 3 }), fc.string({ maxLength: 40 }), fc.constant(undefined));

test('no request makes the gateway fail', async () => {
  const { url, gateway, backend } = await startTestGateway();
  await fc.assert(
    fc.asyncProperty(
      method,
      target,
      body,
      fc.constantFrom('application/json', 'text/plain', '☃'),
      async (...parts) => {
        const [verb, path, content, type] = parts;
        if (/^\/api\/events\/?(\?|$)/.test(path) || !path.startsWith('/')) return;
        const headers = type === '☃' ? {} : { 'content-type': type };
        const answer = await sendRaw(url, verb, path, headers, content);
        expect(answer.status, `${verb} ${path}`).toBeLessThan(500);
      },
    ),
    fuzzRuns(400),
  );
  expect(gateway.connections.list()).toHaveLength(1);
  expect(backend.requests.length).toBeGreaterThanOrEqual(0);
});

test('any parameters make a request or a problem', () => {
  const connector = createParcelConnector();
  const names = [
    'parcelId',
    'fields',
    'page',
    'body',
    'receiver',
    'receiver.mail',
    'body.$',
    'path.$.parcelId',
    'labels',
    'parcel/weight',
  ];
  const given = fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.jsonValue({ maxDepth: 3 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...connector.operations), given, (operation, parameters) => {
      try {
        const { path, query } = buildRequest(connector, operation, parameters);
        expect(`${path}?${query}`).toMatch(/^\/[\x21-\x7e]*$/);
      } catch (error) {
        expect(error).toBeInstanceOf(GatewayProblem);
      }
    }),
    fuzzRuns(500),
  );
});

test('any schema and message give a list of deviations', () => {
  const check = createSchemaChecker(createParcelConnector());
  const keyword = fc.constantFrom(
    'type',
    'properties',
    'items',
    'required',
    'enum',
    'format',
    'pattern',
    '$ref',
    'id',
    'allOf',
    'minimum',
  );
  const schema = fc.dictionary(keyword, fc.jsonValue({ maxDepth: 3 }));
  fc.assert(
    fc.property(schema, fc.jsonValue({ maxDepth: 3 }), (one, message) => {
      expect(Array.isArray(check(one, message))).toBe(true);
    }),
    fuzzRuns(300),
  );
});

/** What a request line can carry at all: anything else is refused by the HTTP parser. */
function toTargetText(text: string): string {
  return text.replace(/[^\x21-\x7e]|[#]/g, '~');
}
