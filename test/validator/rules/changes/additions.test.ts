import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExampleChange } from '../../../../src/validator/rule.js';
import { changeRules } from '../../../../src/validator/rules/changes/index.js';
import { validate } from '../../../../src/validator/validate.js';
import { fuzzRuns } from '../../../support/fuzz-runs.js';
import { connectorFiles } from '../../../support/rule-test.js';

const body = '/paths/~1items/post/parameters/0/schema';
const texts = { description: 'Something new.' };

/** Each adds something that no flow of the version before can miss. */
const additions: readonly ExampleChange[] = [
  { at: '/paths/~1lists', set: { get: { operationId: 'ListLists', responses: { '200': texts } } } },
  {
    at: '/paths/~1items~1{itemId}/delete',
    set: { operationId: 'DeleteItem', 'x-ms-visibility': 'internal', responses: { '204': texts } },
  },
  { at: '/paths/~1items/get/parameters/2', set: { name: 'list', in: 'query', type: 'string', ...texts } },
  {
    at: '/paths/~1items~1{itemId}/get/parameters/1',
    set: { name: 'X-Version', in: 'header', required: true, type: 'string', default: '2', ...texts },
  },
  { at: `${body}/properties/color`, set: { type: 'string', enum: ['red', 'blue'], ...texts } },
  {
    at: `${body}/properties/author`,
    set: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  },
  { at: '/definitions/Item/properties/created', set: { type: 'string', format: 'date-time', ...texts } },
  { at: '/definitions/Item/properties/parent', set: { $ref: '#/definitions/Item' } },
  { at: '/paths/~1items/get/responses/500', set: texts },
  { at: '/paths/~1items/get/parameters/0/enum/2', set: 'late' },
  { at: '/paths/~1items/get/deprecated', set: true },
  { at: '/paths/~1items/get/summary', set: 'List all items' },
  { at: '/host', set: 'api2.contoso.com' },
  { at: '/securityDefinitions/basic', set: { type: 'basic' } },
  { at: '/properties/connectionParameters/account', in: 'properties', set: { type: 'string' } },
  {
    at: '/properties/connectionParameterSets',
    in: 'properties',
    set: { values: [{ name: 'key', parameters: { api_key: { type: 'securestring' } } }] },
  },
];

function findings(before: readonly ExampleChange[], after: readonly ExampleChange[]) {
  const against = { files: connectorFiles(before), isFolder: true };
  return validate(
    { files: connectorFiles(after), isFolder: true },
    { rules: changeRules, profile: 'certified', against },
  );
}

test('what is only added breaks nothing, in any combination', () => {
  fc.assert(
    fc.property(fc.subarray([...additions]), fc.subarray([...additions]), (first, more) => {
      const after = additions.filter((addition) => first.includes(addition) || more.includes(addition));
      expect(findings(first, after)).toEqual([]);
    }),
    fuzzRuns(60),
  );
});

test('nothing is found in a connector beside itself, whatever it holds', () => {
  const place = fc.constantFrom(
    '/paths/~1items/get/parameters',
    '/paths/~1items/get/parameters/0',
    '/paths/~1items/get/responses',
    `${body}/properties`,
    `${body}/required`,
    '/definitions/Item',
    '/definitions/Item/properties',
    '/definitions/Item/properties/tags/items',
    '/securityDefinitions',
  );
  const edit = fc.record({ at: place, set: fc.jsonValue({ maxDepth: 3 }) });
  fc.assert(
    fc.property(fc.uniqueArray(edit, { maxLength: 1 }), (edits) => {
      expect(findings(edits, edits)).toEqual([]);
    }),
    fuzzRuns(80),
  );
});

test('no rule fails on what a mutation left', () => {
  const place = fc.constantFrom(
    '/paths',
    '/paths/~1items/get/parameters',
    `${body}/properties/title`,
    `${body}/allOf`,
    '/definitions/Item',
    '/definitions/Item/properties/id',
    '/definitions/Item/properties/tags/items',
  );
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant({ $ref: '#/definitions/Item' }));
  fc.assert(
    fc.property(place, value, place, value, (one, first, other, second) => {
      const found = [
        ...findings([{ at: one, set: first }], [{ at: other, set: second }]),
        ...findings([], [{ at: one, set: first }]),
      ];
      expect(found.filter(({ code }) => code === 'InternalError')).toEqual([]);
    }),
    fuzzRuns(80),
  );
});
