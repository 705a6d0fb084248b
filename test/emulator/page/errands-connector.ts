import type { Connector } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import type { BackendAnswer, ReceivedRequest } from '../../support/gateway/start-backend.js';

const callback = {
  ...{ name: 'body', in: 'body', required: true },
  schema: {
    type: 'object',
    required: ['url'],
    properties: { url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } },
  },
};
const noted = {
  'x-ms-notification-content': { schema: { type: 'object', properties: { said: { type: 'string' } } } },
};

/** An invented errand service: pages, a job that takes its time, an action that waits, a trigger that is woken. */
export function createErrandsConnector(): Connector {
  return createConnector({
    name: 'errands',
    definition: {
      swagger: '2.0',
      info: { title: 'Errands', description: 'Runs errands.', version: '1.0' },
      host: 'errands.example',
      paths: {
        '/letters': {
          get: {
            ...{
              operationId: 'ListLetters',
              summary: 'List letters',
              'x-ms-pageable': { nextLinkName: 'nextLink' },
            },
            responses: { 200: { description: 'OK' } },
          },
        },
        '/jobs': {
          post: {
            ...{ operationId: 'StartJob', summary: 'Start a job', responses: { 202: { description: 'OK' } } },
          },
        },
        '/jobs/{job}': {
          get: {
            ...{ operationId: 'GetJob', 'x-ms-visibility': 'internal' },
            parameters: [{ name: 'job', in: 'path', required: true, type: 'string' }],
            responses: { 200: { description: 'OK' } },
          },
        },
        '/questions': {
          post: {
            ...{ operationId: 'AskBoss', summary: 'Ask the boss', responses: { 201: { description: 'OK' } } },
            parameters: [callback],
          },
          ...noted,
        },
        '/news': {
          get: {
            ...{ operationId: 'WhenNews', summary: 'When there is news', 'x-ms-trigger': 'batch' },
            ...{ 'x-ms-notification': { operationId: 'Watch' }, responses: { 200: { description: 'OK' } } },
          },
        },
        '/watches': {
          post: {
            ...{ operationId: 'Watch', 'x-ms-trigger': 'single', 'x-ms-visibility': 'internal' },
            ...{ parameters: [callback], responses: { 201: { description: 'OK' } } },
          },
          ...noted,
        },
      },
    },
  });
}

/** What the service answers. */
export function answerErrands({ target }: ReceivedRequest): BackendAnswer {
  switch (target) {
    case '/letters':
      return { body: { value: [{ id: 'l1' }], nextLink: 'https://errands.example/letters?page=2' } };
    case '/letters?page=2':
      return { body: { value: [{ id: 'l2' }] } };
    case '/jobs':
      return { status: 202, headers: { location: 'https://errands.example/jobs/1', 'retry-after': '0' } };
    case '/jobs/1':
      return { body: { result: 'all done' } };
    case '/news':
      return { body: { value: [{ headline: 'Rain' }] } };
    default:
      return { status: 201, body: {} };
  }
}
