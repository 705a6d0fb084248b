import {
  categoryCount,
  categoryKnown,
  connectorMetadata,
} from '../../../../src/validator/rules/definition/connector-metadata.js';
import {
  alphanumericEnd,
  connectorStatus,
  descriptionLength,
  englishText,
  restrictedWords,
  titleLength,
} from '../../../../src/validator/rules/definition/info-texts.js';
import { ruleTest } from '../../../support/rule-test.js';

ruleTest(connectorMetadata, [
  {
    name: 'an entry that is missing and one without value',
    given: [
      { at: '/x-ms-connector-metadata/2', set: undefined },
      { at: '/x-ms-connector-metadata/0/propertyValue', set: '' },
    ],
    want: [
      {
        pointer: '/x-ms-connector-metadata',
        message: '`x-ms-connector-metadata` lacks an entry with the `propertyName` `Categories`.',
      },
      {
        pointer: '/x-ms-connector-metadata/0/propertyValue',
        message: '`Website` has no value.',
        code: 'RequiredValueEmpty',
      },
    ],
  },
  {
    name: 'other capitals pass',
    given: [{ at: '/x-ms-connector-metadata/1/propertyName', set: 'Privacy Policy' }],
    want: [],
  },
]);
ruleTest(categoryCount, [
  {
    name: 'a last semicolon is no third',
    given: [{ at: '/x-ms-connector-metadata/2/propertyValue', set: 'Data;AI;' }],
    want: [],
  },
]);
ruleTest(categoryKnown, [
  {
    name: 'other capitals and blanks pass',
    given: [{ at: '/x-ms-connector-metadata/2/propertyValue', set: 'data; Sales And CRM' }],
    want: [],
  },
]);

ruleTest(titleLength, [
  { name: '30 characters', given: [{ at: '/info/title', set: 'x'.repeat(30) }], want: [] },
  {
    name: '31 characters',
    given: [{ at: '/info/title', set: 'x'.repeat(31) }],
    want: [{ pointer: '/info/title', message: 'The title has 31 characters; at most 30 are allowed.' }],
  },
]);
ruleTest(descriptionLength, [
  ...[30, 500].map((length) => ({
    name: `${length} characters`,
    given: [{ at: '/info/description', set: 'x'.repeat(length) }],
    want: [],
  })),
  ...[29, 501].map((length) => ({
    name: `${length} characters`,
    given: [{ at: '/info/description', set: 'x'.repeat(length) }],
    want: [
      {
        pointer: '/info/description',
        message: `The description has ${length} characters; it takes 30 to 500.`,
      },
    ],
  })),
]);
ruleTest(restrictedWords, [
  {
    name: 'in title and description',
    given: [
      { at: '/info/title', set: 'Lists Connector' },
      { at: '/info/description', set: 'Keeps lists of items for PowerApps and Power Automate.' },
    ],
    want: [
      {
        pointer: '/info/title',
        message: 'The title contains `connector`, which certification does not allow there.',
      },
      {
        pointer: '/info/description',
        message:
          'The description contains `power apps` and `power automate`, which certification does not allow there.',
      },
    ],
  },
  {
    name: 'what only the newer policy names is a warning',
    given: [{ at: '/info/description', set: 'Keeps lists of items on the Power Platform.' }],
    want: [
      {
        pointer: '/info/description',
        message: 'The description contains `power platform`, which certification does not allow there.',
        severity: 'warning',
      },
    ],
  },
  { name: 'words within words', given: [{ at: '/info/title', set: 'Rapid Connectors2go' }], want: [] },
  {
    name: 'a description may speak of an API',
    given: [{ at: '/info/description', set: 'The API of a connector.' }],
    want: [],
  },
]);
ruleTest(englishText, [
  {
    name: 'a summary in Japanese',
    given: [{ at: '/paths/~1items/get/summary', set: '項目' }],
    want: [
      {
        pointer: '/paths/~1items/get/summary',
        message: 'The summary has `項`, which is no English letter; it has to be in English.',
      },
    ],
  },
  {
    name: 'an accent',
    given: [{ at: '/info/title', set: 'Café – Lists' }],
    want: [
      {
        pointer: '/info/title',
        message: 'The title has `é`, which is no English letter; it has to be in English.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'a dash in a title',
    given: [{ at: '/info/title', set: 'Coffee – Lists' }],
    want: [
      {
        pointer: '/info/title',
        message: 'The title has `–`, which is no English letter; it has to be in English.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'a dash in a description passes',
    given: [{ at: '/paths/~1items/get/description', set: 'Lists items – the newest first.' }],
    want: [],
  },
  {
    name: 'what is said of a parameter and a property',
    given: [
      { at: '/parameters/PageSize/x-ms-summary', set: 'Размер' },
      { at: '/definitions/Item/properties/id/description', set: '番号' },
    ],
    want: [
      {
        pointer: '/definitions/Item/properties/id/description',
        message: 'The description has `番`, which is no English letter; it has to be in English.',
        severity: 'warning',
      },
      {
        pointer: '/parameters/PageSize/x-ms-summary',
        message: 'The summary has `Р`, which is no English letter; it has to be in English.',
        severity: 'warning',
      },
    ],
  },
  {
    name: 'a description of an operation in Cyrillic',
    given: [{ at: '/paths/~1items/get/description', set: 'Список' }],
    want: [
      {
        pointer: '/paths/~1items/get/description',
        message: 'The description has `С`, which is no English letter; it has to be in English.',
      },
    ],
  },
]);
ruleTest(alphanumericEnd, [
  {
    name: 'a blank, and a full stop in a summary',
    given: [
      { at: '/info/title', set: 'Contoso ' },
      { at: '/paths/~1items/get/summary', set: 'List items.' },
    ],
    want: [
      {
        pointer: '/info/title',
        message: 'The title ends with `a blank`; it has to end with a letter or digit.',
      },
      {
        pointer: '/paths/~1items/get/summary',
        message: 'The summary ends with `.`; it has to end with a letter or digit.',
      },
    ],
  },
  {
    name: 'a closing parenthesis is a warning in a title and nothing in a summary',
    given: [
      { at: '/info/title', set: 'Contoso (EU)' },
      { at: '/paths/~1items/get/summary', set: 'List items (V2)' },
    ],
    want: [
      {
        pointer: '/info/title',
        message: 'The title ends with `)`; it has to end with a letter or digit.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(connectorStatus, [
  {
    name: 'a beta by its version',
    given: [
      { at: '/info/x-ms-api-annotation', set: { status: 'Production' } },
      { at: '/info/version', set: '2.0-beta' },
    ],
    want: [
      {
        pointer: '/info/x-ms-api-annotation/status',
        message:
          'The connector is marked `Production`, but its version `2.0-beta` speaks of a beta; write `Preview`.',
      },
    ],
  },
  {
    name: 'a word within a word',
    given: [
      { at: '/info/x-ms-api-annotation', set: { status: 'Production' } },
      { at: '/info/title', set: 'Alphabetagamma' },
    ],
    want: [],
  },
]);
