import {
  certificationMembers,
  contactUrl,
  makerTexts,
  requiredMembers,
} from '../../../../src/validator/rules/definition/required-members.js';
import { requiredTexts, requiredValues } from '../../../../src/validator/rules/definition/required-values.js';
import { ruleTest } from '../../../support/rule-test.js';

ruleTest(requiredMembers, [
  {
    name: 'info and paths at the root',
    given: [
      { at: '/info', set: undefined },
      { at: '/paths', set: undefined },
    ],
    want: [
      { pointer: '', message: 'The definition lacks `info`.' },
      { pointer: '', message: 'The definition lacks `paths`.' },
    ],
  },
  {
    name: 'name and location of a parameter',
    given: [{ at: '/parameters/PageSize', set: { type: 'string' } }],
    want: [
      { pointer: '/parameters/PageSize', message: 'A parameter lacks `in`.' },
      { pointer: '/parameters/PageSize', message: 'A parameter lacks `name`.' },
    ],
  },
  {
    name: 'members that extensions require',
    given: [
      { at: '/x-ms-docs', set: [{ description: 'More.' }] },
      { at: '/paths/~1items/get/x-ms-trigger-metadata', set: { mode: 'polling' } },
      { at: '/paths/~1items/get/x-ms-operation-context', set: {} },
    ],
    want: [
      {
        pointer: '/paths/~1items/get/x-ms-trigger-metadata',
        message: '`x-ms-trigger-metadata` lacks `kind`.',
      },
      {
        pointer: '/paths/~1items/get/x-ms-operation-context',
        message: '`x-ms-operation-context` lacks `simulate`.',
      },
      { pointer: '/x-ms-docs/0', message: 'An entry of `x-ms-docs` lacks `url`.' },
    ],
  },
  {
    name: 'a response that is a reference needs no description',
    given: [{ at: '/paths/~1items/get/responses/200', set: { $ref: '#/responses/Items' } }],
    want: [],
  },
  { name: 'a member of the wrong type is there', given: [{ at: '/info/title', set: 7 }], want: [] },
]);

ruleTest(certificationMembers, [
  {
    name: 'an incomplete contact',
    given: [{ at: '/info/contact', set: { url: 'https://contoso.com' } }],
    want: [
      { pointer: '/info/contact', message: '`contact` lacks `email`.' },
      { pointer: '/info/contact', message: '`contact` lacks `name`.' },
    ],
  },
  {
    name: 'no metadata',
    given: [{ at: '/x-ms-connector-metadata', set: undefined }],
    want: [
      {
        pointer: '',
        message:
          'The definition lacks `x-ms-connector-metadata` with `Website`, `Privacy policy` and `Categories`.',
      },
    ],
  },
  {
    name: 'nothing of it for an import',
    profile: 'import',
    given: [{ at: '/info/contact', set: undefined }],
    want: [],
  },
]);

ruleTest(contactUrl, [
  {
    name: 'a warning for independent publishers',
    profile: 'independent',
    given: [{ at: '/info/contact/url', set: undefined }],
    want: [{ pointer: '/info/contact', message: '`contact` lacks `url`, the page of the support.' }],
  },
  { name: 'a contact that is no object', given: [{ at: '/info/contact', set: 'Contoso' }], want: [] },
]);

ruleTest(makerTexts, [
  {
    name: 'an operation without texts',
    given: [
      { at: '/paths/~1items/get/summary', set: undefined },
      { at: '/paths/~1items/get/description', set: undefined },
    ],
    want: [
      { pointer: '/paths/~1items/get', message: '`ListItems` lacks `description`.' },
      { pointer: '/paths/~1items/get', message: '`ListItems` lacks `summary`.' },
    ],
  },
  {
    name: 'a parameter without title',
    given: [{ at: '/parameters/PageSize/x-ms-summary', set: undefined }],
    want: [{ pointer: '/parameters/PageSize', message: 'Parameter `pageSize` lacks `x-ms-summary`.' }],
  },
  {
    name: 'what is internal needs none',
    given: [
      { at: '/paths/~1hooks~1{hookId}/delete/summary', set: undefined },
      { at: '/paths/~1hooks~1{hookId}/delete/parameters/0/description', set: undefined },
      { at: '/parameters/PageSize/description', set: undefined },
      { at: '/parameters/PageSize/x-ms-visibility', set: 'Internal' },
    ],
    want: [],
  },
]);

ruleTest(requiredValues, [
  {
    name: 'blank members that OpenAPI requires',
    given: [
      { at: '/info/title', set: ' ' },
      { at: '/paths/~1items/get/operationId', set: '' },
      { at: '/parameters/PageSize/name', set: '' },
    ],
    want: [
      { pointer: '/info/title', message: '`title` is empty; it needs a value.' },
      { pointer: '/paths/~1items/get/operationId', message: '`operationId` is empty; it needs a value.' },
      { pointer: '/parameters/PageSize/name', message: '`name` is empty; it needs a value.' },
    ],
  },
  {
    name: 'an empty description of a response',
    given: [{ at: '/paths/~1items/get/responses/200/description', set: '' }],
    want: [
      {
        pointer: '/paths/~1items/get/responses/200/description',
        message: '`description` is empty; it needs a value.',
        severity: 'warning',
      },
    ],
  },
]);

ruleTest(requiredTexts, [
  {
    name: 'blank texts that makers read',
    given: [
      { at: '/info/contact/name', set: '' },
      { at: '/paths/~1items/get/description', set: '' },
      { at: '/parameters/PageSize/description', set: '' },
    ],
    want: [
      { pointer: '/info/contact/name', message: '`name` is empty; it needs a text.' },
      { pointer: '/paths/~1items/get/description', message: '`description` is empty; it needs a text.' },
      {
        pointer: '/parameters/PageSize/description',
        message: '`description` of parameter `pageSize` is empty; it needs a text.',
      },
    ],
  },
  {
    name: 'not on internal operations',
    given: [{ at: '/paths/~1hooks~1{hookId}/delete/summary', set: '' }],
    want: [],
  },
]);
