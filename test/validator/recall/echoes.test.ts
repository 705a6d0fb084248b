import { expect, test } from 'vitest';
import type { ExampleChange } from '../../../src/validator/rule.js';
import { allRules } from '../../../src/validator/rules/index.js';
import { findingsOf } from '../../support/rule-test.js';

const rules = allRules.filter(({ on }) => on.change === undefined);
const item = '/paths/~1items~1{itemId}/get';
const url = '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl';
const dynamicValues = {
  operationId: 'ListItems',
  'value-collection': 'items',
  'value-path': 'id',
  'value-title': 'title',
};

/** Defects that make other things undecidable: only the defect itself is an error, not what follows from it. */
const defects: readonly { readonly only: string; readonly given: readonly ExampleChange[] }[] = [
  {
    only: 'JsonPointerNotValid',
    given: [{ at: `${item}/responses/200/schema/$ref`, set: '#/definitions/Item~2' }],
  },
  {
    only: 'OperationPathTemplateNotValid',
    given: [{ at: '/paths/~1items~1{itemId', set: pathOf('itemId') }],
  },
  {
    only: 'OperationPathContainsUnsupportedCharacters',
    given: [{ at: '/paths/~1lists~1{itemId*}', set: pathOf('itemId') }],
  },
  {
    only: 'ParameterReferenceNotFound',
    given: [{ at: `${item}/parameters`, set: [{ $ref: '#/parameters/ItemId' }] }],
  },
  {
    only: 'BodyParameterSchemaRequired',
    given: [{ at: '/paths/~1hooks/post/parameters/0/schema', set: undefined }],
  },
  { only: 'JsonTypeIncorrect', given: [{ at: `${url}/x-ms-notification-url`, set: 'true' }] },
  { only: 'JsonValueNotInEnum', given: [{ at: `${url}/type`, set: 'text' }] },
  {
    only: 'JsonValueNotInEnum',
    given: [
      {
        at: `${item}/parameters/0/x-ms-dynamic-values`,
        set: { ...dynamicValues, parameters: { status: 'open' } },
      },
      { at: '/paths/~1items/get/parameters/0/type', set: 'word' },
    ],
  },
];

test.each(defects)('$only comes alone: $given', ({ only, given }) => {
  const errors = rules
    .flatMap((rule) => findingsOf(rule, given))
    .filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code)).toEqual([only]);
});

function pathOf(name: string): object {
  return {
    get: {
      operationId: 'ReadItem',
      summary: 'Read item',
      description: 'Reads an item of a list.',
      parameters: [
        {
          name,
          in: 'path',
          required: true,
          type: 'string',
          'x-ms-summary': 'Item',
          description: 'The item to read.',
          'x-ms-url-encoding': 'single',
        },
      ],
      responses: { '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } } },
    },
  };
}
