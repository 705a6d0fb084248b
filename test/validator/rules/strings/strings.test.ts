import { descriptionPlain, titleSuffix } from '../../../../src/validator/rules/strings/connector-texts.js';
import { definitionSize, documentIndent } from '../../../../src/validator/rules/strings/document-form.js';
import {
  emptyParts,
  failuresDescribed,
  sharedParameters,
} from '../../../../src/validator/rules/strings/empty-parts.js';
import {
  operationIdCase,
  visibilityStated,
} from '../../../../src/validator/rules/strings/operation-names.js';
import {
  descriptionSentence,
  productNames,
  propertyTexts,
  summaryOwn,
  summaryPlain,
  textCase,
  titleLengthOfInputs,
  triggerTexts,
} from '../../../../src/validator/rules/strings/operation-texts.js';
import {
  productionValues,
  secretValues,
  secureScheme,
} from '../../../../src/validator/rules/strings/production-values.js';
import { ruleTest } from '../../../support/rule-test.js';

const get = '/paths/~1items/get';
const summary = `${get}/summary`;
const parameter = `${get}/parameters/0`;
const property = '/definitions/Item/properties/title';

ruleTest(titleSuffix, [
  {
    name: 'a certified connector may',
    given: [{ at: '/info/title', set: 'A (Independent Publisher)' }],
    want: [],
  },
]);
ruleTest(descriptionPlain, [
  {
    name: 'an address without its scheme, but no name of a product',
    given: [
      { at: '/info/description', set: 'Lists of monday.com, told at contoso.com/lists in and/or out.' },
    ],
    want: [
      {
        pointer: '/info/description',
        message: 'The description has the URL `contoso.com/lists`. Take it out.',
      },
    ],
  },
  {
    name: 'an arrow',
    given: [{ at: '/info/description', set: 'Lists → items' }],
    want: [{ pointer: '/info/description', message: 'The description has `→`, which is not ASCII.' }],
  },
]);
ruleTest(summaryPlain, [
  {
    name: 'hyphen, comma and apostrophe',
    given: [{ at: summary, set: "List to-do items, today's (V2)" }],
    want: [
      {
        pointer: summary,
        message: 'The summary of `ListItems` has `-`; keep to letters, digits and parentheses.',
      },
    ],
  },
  {
    name: 'characters and an end that have codes of their own',
    given: [{ at: summary, set: 'List items & tags.' }],
    want: [],
  },
]);
ruleTest(descriptionSentence, [
  { name: 'a question', given: [{ at: `${parameter}/description`, set: 'Which status?' }], want: [] },
  {
    name: 'a parameter',
    given: [{ at: `${parameter}/description`, set: 'The status ' }],
    want: [
      {
        pointer: `${parameter}/description`,
        message: 'The description of `status` does not end with a full stop.',
      },
    ],
  },
  { name: 'no text', given: [{ at: `${get}/description`, set: 7 }], want: [] },
]);
ruleTest(summaryOwn, [
  {
    name: 'a description that repeats the summary',
    given: [{ at: `${get}/description`, set: 'list items.' }],
    want: [
      {
        pointer: `${get}/description`,
        message: 'The description of `ListItems` only repeats the summary; say more.',
      },
    ],
  },
]);
ruleTest(titleLengthOfInputs, [
  { name: '80 characters', given: [{ at: `${parameter}/x-ms-summary`, set: 'x'.repeat(80) }], want: [] },
  {
    name: 'a property is let off with a warning',
    given: [{ at: `${property}/x-ms-summary`, set: 'x'.repeat(81) }],
    want: [
      {
        pointer: `${property}/x-ms-summary`,
        message: 'The `x-ms-summary` has 81 characters; at most 80 are allowed.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(propertyTexts, [
  {
    name: 'both missing',
    given: [{ at: property, set: { type: 'string' } }],
    want: [
      { pointer: property, message: '`title` lacks `x-ms-summary` and `description`, which makers read.' },
    ],
  },
  {
    name: '`title` will do',
    given: [{ at: property, set: { type: 'string', title: 'Title', description: 'It.' } }],
    want: [],
  },
  {
    name: 'a definition that nobody uses',
    given: [{ at: '/definitions/Other', set: { properties: { a: {} } } }],
    want: [],
  },
]);
ruleTest(triggerTexts, [{ name: 'an action', given: [{ at: summary, set: 'Items' }], want: [] }]);
ruleTest(textCase, [{ name: 'a digit', given: [{ at: summary, set: '3 items' }], want: [] }]);
ruleTest(productNames, [
  {
    name: 'in a property',
    given: [{ at: `${property}/description`, set: 'As PowerApps shows it.' }],
    want: [
      { pointer: `${property}/description`, message: '`description` names `PowerApps`; say it without.' },
    ],
  },
  { name: 'a flow', given: [{ at: `${get}/description`, set: 'Lists what a flow made.' }], want: [] },
]);
ruleTest(operationIdCase, [
  { name: 'with a revision', given: [{ at: `${get}/operationId`, set: 'ListItems_V2' }], want: [] },
  {
    name: 'camel case',
    given: [{ at: `${get}/operationId`, set: 'listItems' }],
    want: [
      {
        pointer: `${get}/operationId`,
        message: 'The `operationId` `listItems` is not in Pascal case, as `ListItems` is.',
      },
    ],
  },
]);
ruleTest(visibilityStated, [
  { name: 'an empty one', given: [{ at: `${get}/x-ms-visibility`, set: '' }], want: [] },
]);
ruleTest(productionValues, [
  ...['api.contoso.com', 'contest.contoso.com', 'latest.contoso.com', 'devices.contoso.com'].map((set) => ({
    name: set,
    given: [{ at: '/host', set }],
    want: [],
  })),
  ...['contoso.example', 'localhost:7071', 'api.example.com'].map((set) => ({
    name: set,
    given: [{ at: '/host', set }],
    want: [
      {
        pointer: '/host',
        message: `The host \`${set}\` is kept for examples and local use; put the host of your service there.`,
      },
    ],
  })),
]);
ruleTest(secretValues, [
  {
    name: 'what looks like a secret is not repeated',
    given: [
      {
        at: '/parameters/PageSize',
        set: { name: 'api_key', in: 'query', type: 'string', default: 'a1b2c3d4e5f6a7b8c9d0e1f2' },
      },
    ],
    want: [
      {
        pointer: '/parameters/PageSize/default',
        message:
          '`default` of `api_key` looks like a secret. Remove it, and replace the secret if it was one.',
      },
    ],
  },
]);
ruleTest(secureScheme, [
  { name: 'no schemes', given: [{ at: '/schemes', set: undefined }], want: [] },
  {
    name: '`http` first',
    given: [{ at: '/schemes', set: ['http', 'https'] }],
    want: [
      {
        pointer: '/schemes',
        message: '`http` is named before `https`, and the first is used; put `https` first.',
        severity: 'warning',
      },
    ],
  },
]);
ruleTest(definitionSize, [
  { name: 'another file', given: [{ in: 'script.csx', at: '', set: ' '.repeat(1_048_576) }], want: [] },
]);
ruleTest(documentIndent, [
  {
    name: 'blanks at the end of a line',
    given: [{ in: 'settings.json', at: '', set: '{ \n}\n' }],
    want: [{ pointer: '', message: 'A line ends with blanks.', file: 'settings.json', line: 1, column: 2 }],
  },
]);
ruleTest(emptyParts, [
  {
    name: 'an operation and a list of properties',
    given: [
      { at: '/paths/~1items/put', set: {} },
      { at: `${property}/properties`, set: {} },
    ],
    want: [
      { pointer: '/paths/~1items/put', message: '`PUT /items` is empty; describe it, or remove it.' },
      { pointer: `${property}/properties`, message: '`properties` is empty; name them, or leave it out.' },
    ],
  },
  {
    name: 'a property of which nothing is said, and a list of any objects',
    given: [
      { at: property, set: {} },
      { at: `${get}/responses/200/schema`, set: { type: 'array', items: { type: 'object' } } },
    ],
    want: [
      {
        pointer: `${get}/responses/200/schema/items`,
        message: 'The response is a list of anything; describe its items.',
      },
      { pointer: property, message: 'The property `title` is empty; describe it, or remove it.' },
    ],
  },
  {
    name: 'free-form objects',
    given: [{ at: property, set: { type: 'object', properties: {}, additionalProperties: true } }],
    want: [],
  },
]);
ruleTest(failuresDescribed, [
  {
    name: 'a failure with a schema',
    given: [{ at: `${get}/responses/401/schema`, set: { type: 'string' } }],
    want: [
      {
        pointer: `${get}/responses/401/schema`,
        message: 'The failure 401 of `ListItems` has a schema, which makers never see; leave it out.',
      },
    ],
  },
]);
ruleTest(sharedParameters, [{ name: 'parameters that differ', given: [], want: [] }]);
