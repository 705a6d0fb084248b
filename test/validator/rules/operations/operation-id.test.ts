import { dynamicNameAmbiguous } from '../../../../src/validator/rules/dynamic/dynamic-name-ambiguous.js';
import {
  operationStatus,
  replacementApi,
  replacementDeprecated,
  replacementOperation,
} from '../../../../src/validator/rules/operations/operation-annotation.js';
import {
  familyActive,
  familyProduction,
  familyRevision,
  familyRevisionsEmpty,
  familyRevisionsUnique,
} from '../../../../src/validator/rules/operations/operation-family.js';
import {
  operationIdCharacters,
  operationIdLength,
  operationIdPresent,
  operationIdRevision,
  summaryCharacters,
} from '../../../../src/validator/rules/operations/operation-id.js';
import { operationIdUnique } from '../../../../src/validator/rules/operations/operation-id-unique.js';
import { ruleTest } from '../../../support/rule-test.js';

const id = '/paths/~1items/get/operationId';
const annotation = (operation: string) => `/paths/~1items/${operation}/x-ms-api-annotation`;

ruleTest(operationIdPresent, [
  {
    name: 'none',
    given: [{ at: id, set: undefined }],
    want: [
      {
        pointer: '/paths/~1items/get',
        message: '`GET /items` lacks `operationId`; give it a name such as `ListItems`.',
      },
    ],
  },
  { name: 'an empty one is `RequiredValueEmpty`', given: [{ at: id, set: '' }], want: [] },
]);
ruleTest(operationIdUnique, [
  {
    name: 'one that differs in case only',
    given: [{ at: '/paths/~1items/post/operationId', set: 'listItems' }],
    want: [
      {
        pointer: '/paths/~1items/post/operationId',
        message:
          '`listItems` is also `ListItems`, but for its case, `GET /items`; give each operation an id of its own.',
      },
    ],
  },
  {
    name: 'the same three times',
    given: [
      { at: '/paths/~1items/post/operationId', set: 'ListItems' },
      { at: '/paths/~1items~1{itemId}/get/operationId', set: 'ListItems' },
    ],
    want: ['/paths/~1items/post', '/paths/~1items~1{itemId}/get'].map((operation) => ({
      pointer: `${operation}/operationId`,
      message: '`ListItems` is also the operation `GET /items`; give each operation an id of its own.',
    })),
  },
  {
    name: 'empty ones are `RequiredValueEmpty`',
    given: [
      { at: id, set: '' },
      { at: '/paths/~1items/post/operationId', set: '' },
    ],
    want: [],
  },
]);
ruleTest(operationIdLength, [
  { name: '70 characters', given: [{ at: id, set: 'x'.repeat(70) }], want: [] },
  {
    name: '80 characters',
    given: [{ at: id, set: 'x'.repeat(80) }],
    want: [
      { pointer: id, message: 'The `operationId` has 80 characters; keep it to 70.', severity: 'warning' },
    ],
  },
  {
    name: '81 characters',
    given: [{ at: id, set: 'x'.repeat(81) }],
    want: [{ pointer: id, message: 'The `operationId` has 81 characters; keep it to 70.' }],
  },
]);
ruleTest(operationIdCharacters, [
  {
    name: 'a blank',
    given: [{ at: id, set: 'List items' }],
    want: [
      {
        pointer: id,
        message:
          '`List items` is shortened to `Listitems` by tools; use letters, digits and underscores only.',
      },
    ],
  },
  { name: 'an underscore', given: [{ at: id, set: 'List_Items' }], want: [] },
]);
ruleTest(operationIdRevision, [
  ...['ListItemsV2', 'ListItems_V2', 'ListItemsv2'].map((set) => ({
    name: set,
    given: [
      { at: id, set },
      { at: annotation('get'), set: { revision: 2 } },
    ],
    want: [],
  })),
  { name: 'the first revision', given: [{ at: annotation('get'), set: { revision: 1 } }], want: [] },
  {
    name: 'another number',
    given: [
      { at: id, set: 'ListItemsV3' },
      { at: annotation('get'), set: { revision: 2 } },
    ],
    want: [{ pointer: id, message: '`ListItemsV3` is revision 2; its id should end with `V2`.' }],
  },
]);
ruleTest(summaryCharacters, [
  {
    name: 'several',
    given: [{ at: '/paths/~1items/get/summary', set: 'List items/tags?' }],
    want: [
      {
        pointer: '/paths/~1items/get/summary',
        message: 'The summary `List items/tags?` contains `/`, `?`; use words instead.',
      },
    ],
  },
  {
    name: 'parentheses and a hyphen',
    given: [{ at: '/paths/~1items/get/summary', set: 'List to-do items (V2)' }],
    want: [],
  },
]);

ruleTest(familyRevision, [
  { name: 'no family', given: [{ at: annotation('get'), set: { status: 'Preview' } }], want: [] },
]);
ruleTest(familyRevisionsUnique, [
  {
    name: 'the same number',
    given: [
      { at: annotation('get'), set: { family: 'Items', revision: 1 } },
      { at: annotation('post'), set: { family: 'Items', revision: 1 } },
    ],
    want: [
      {
        pointer: `${annotation('post')}/revision`,
        message: '`CreateItem` and `ListItems` are both revision `1` of the family `Items`.',
      },
    ],
  },
]);
ruleTest(familyRevisionsEmpty, [
  {
    name: 'two families',
    given: [
      { at: annotation('get'), set: { family: 'A' } },
      { at: annotation('post'), set: { family: 'B' } },
    ],
    want: [],
  },
]);
ruleTest(familyActive, [
  {
    name: 'a deprecated one does not count',
    given: [
      { at: annotation('get'), set: { family: 'Items', revision: 1 } },
      { at: '/paths/~1items/get/deprecated', set: true },
      { at: annotation('post'), set: { family: 'Items', revision: 2 } },
      { at: '/paths/~1hooks/post/x-ms-api-annotation', set: { family: 'Items', revision: 3 } },
    ],
    want: [],
  },
]);
ruleTest(familyProduction, [
  {
    name: 'two in production',
    given: [
      { at: annotation('get'), set: { family: 'Items', revision: 1, status: 'Production' } },
      { at: annotation('post'), set: { family: 'Items', revision: 2, status: 'production' } },
    ],
    want: [
      {
        pointer: '/paths/~1items/post',
        message:
          '`CreateItem` is a further active operation of the family `Items` in production; deprecate the earlier one.',
      },
    ],
  },
]);
ruleTest(operationStatus, [
  {
    name: 'a connector that says nothing',
    given: [{ at: annotation('get'), set: { status: 'Production' } }],
    want: [
      {
        pointer: `${annotation('get')}/status`,
        message:
          '`ListItems` is marked `Production`, the connector is not and counts as `Preview`; the connector goes first.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(replacementDeprecated, [
  {
    name: 'a replacement of what is not deprecated',
    given: [{ at: annotation('get'), set: { replacement: {} } }],
    want: [
      {
        pointer: `${annotation('get')}/replacement`,
        message:
          '`ListItems` names a replacement but is not deprecated; say `"deprecated": true`, or remove it.',
      },
    ],
  },
]);
for (const [rule, member] of [
  [replacementApi, 'api'],
  [replacementOperation, 'operationId'],
] as const) {
  ruleTest(rule, [
    {
      name: 'an empty replacement',
      given: [{ at: annotation('get'), set: { replacement: {} } }],
      want: [
        {
          pointer: `${annotation('get')}/replacement`,
          message: `The replacement of \`ListItems\` lacks \`${member}\`.`,
        },
      ],
    },
    { name: 'no object', given: [{ at: annotation('get'), set: { replacement: 'ListItemsV2' } }], want: [] },
  ]);
}
const dynamic = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values';
ruleTest(dynamicNameAmbiguous, [
  { name: 'a parameter only', given: [{ at: `${dynamic}/parameters`, set: { status: 'open' } }], want: [] },
  { name: 'an operation that does not exist', given: [{ at: `${dynamic}/operationId`, set: 7 }], want: [] },
]);
