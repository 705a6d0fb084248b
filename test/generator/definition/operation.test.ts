import { expect, test } from 'vitest';
import { toNotificationContent, toOperationObject } from '../../../src/generator/definition/operation.js';
import { createSharedParts } from '../../../src/generator/definition/shared-parts.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { Action, Parameter, WebhookTrigger } from '../../../src/model/operation.js';

const failure = { description: 'It failed.' };
const action: Action = {
  kind: 'action',
  id: 'GetBox',
  summary: 'Get a box',
  description: 'Gets a box.',
  method: 'get',
  path: '/boxes',
  parameters: [],
  response: { status: 200, description: 'The box.' },
};
const trigger: WebhookTrigger = {
  ...action,
  kind: 'webhook',
  hint: 'Buy a box.',
  body: { type: 'object', properties: { url: { type: 'string', notificationUrl: true } } },
  notification: { description: 'The box.', schema: { type: 'object', properties: {} } },
};

const operations: readonly { name: string; given: Action | WebhookTrigger; want: JsonObject }[] = [
  {
    name: 'leaves out what an operation does not say',
    given: action,
    want: {
      summary: 'Get a box',
      description: 'Gets a box.',
      operationId: 'GetBox',
      responses: { '200': { description: 'The box.' }, default: failure },
    },
  },
  {
    name: 'asks for no credential where the platform sends none',
    given: { ...action, visibility: 'internal', authenticated: false },
    want: {
      summary: 'Get a box',
      description: 'Gets a box.',
      operationId: 'GetBox',
      'x-ms-visibility': 'internal',
      responses: { '200': { description: 'The box.' }, default: failure },
      security: [],
    },
  },
  {
    name: 'puts the body after the parameters and requires it',
    given: {
      ...action,
      parameters: [{ name: 'size', in: 'query', type: 'string' }],
      body: { type: 'array', items: { type: 'string' } },
    },
    want: {
      summary: 'Get a box',
      description: 'Gets a box.',
      operationId: 'GetBox',
      parameters: [
        { name: 'size', in: 'query', type: 'string' },
        { name: 'body', in: 'body', required: true, schema: { type: 'array', items: { type: 'string' } } },
      ],
      responses: { '200': { description: 'The box.' }, default: failure },
    },
  },
  {
    name: 'marks a trigger and tells how to fire it',
    given: trigger,
    want: {
      summary: 'Get a box',
      description: 'Gets a box.',
      operationId: 'GetBox',
      'x-ms-trigger': 'single',
      'x-ms-trigger-hint': 'Buy a box.',
      parameters: [
        {
          name: 'body',
          in: 'body',
          required: true,
          schema: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } },
        },
      ],
      responses: { '200': { description: 'The box.' }, default: failure },
    },
  },
];

test.each(operations)('$name', ({ given, want }) => {
  expect(JSON.stringify(toOperationObject(given, failure, createSharedParts()))).toBe(JSON.stringify(want));
});

const parameters: readonly { name: string; given: Parameter; want: JsonObject }[] = [
  {
    name: 'a query parameter carries no encoding',
    given: { name: 'q', in: 'query', type: 'string', title: 'Words', description: 'What to look for.' },
    want: {
      name: 'q',
      in: 'query',
      type: 'string',
      'x-ms-summary': 'Words',
      description: 'What to look for.',
    },
  },
  {
    name: 'a path parameter is encoded once',
    given: { name: 'id', in: 'path', required: true, type: 'string' },
    want: { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' },
  },
  {
    name: 'a list is joined with commas, the one form the platform takes',
    given: {
      name: 'kinds[]',
      in: 'query',
      required: true,
      type: 'array',
      items: { type: 'string' },
      visibility: 'internal',
      default: ['box'],
    },
    want: {
      name: 'kinds[]',
      in: 'query',
      required: true,
      type: 'array',
      items: { type: 'string' },
      collectionFormat: 'csv',
      'x-ms-visibility': 'internal',
      default: ['box'],
    },
  },
  {
    name: 'choices keep their words',
    given: { name: 'size', in: 'query', type: 'string', choices: { s: 'Small' }, default: 's' },
    want: {
      name: 'size',
      in: 'query',
      type: 'string',
      enum: ['s'],
      'x-ms-enum-values': [{ value: 's', displayName: 'Small' }],
      default: 's',
    },
  },
];

test.each(parameters)('$name', ({ given, want }) => {
  const { parameters: written } = toOperationObject(
    { ...action, parameters: [given] },
    failure,
    createSharedParts(),
  );
  expect(JSON.stringify(written)).toBe(JSON.stringify([want]));
});

test('a notification has a description and a schema', () => {
  const notification = { description: 'The box.', schema: { type: 'object', properties: {} } } as const;
  expect(toNotificationContent(notification, createSharedParts())).toEqual({
    description: 'The box.',
    schema: { type: 'object', properties: {} },
  });
});
