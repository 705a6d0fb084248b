import type { Connector } from '../../../src/connector-folder/connector.js';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import type { ReceivedRequest } from './start-backend.js';

/** Text that would run if somebody took it for HTML. */
export const attack = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';

const value = (name: string, more: object = {}): object => ({
  ...{ name, in: 'query', type: 'string' },
  ...more,
});

/** An invented archive: every kind of field, choices that depend on each other, a policy and hostile texts. */
export const galleryDefinition = {
  swagger: '2.0',
  info: { title: 'Gallery', description: `Keeps pictures. ${attack}`, version: '2.1' },
  host: 'api.gallery.example',
  schemes: ['https'],
  consumes: ['application/json'],
  paths: {
    '/pictures': {
      post: {
        operationId: 'AddPicture',
        summary: 'Add a picture',
        description: 'Adds a picture to an album.',
        parameters: [
          value('house', {
            ...{ 'x-ms-summary': 'House', required: true },
            'x-ms-dynamic-values': {
              ...{ operationId: 'ListHouses', 'value-collection': 'value' },
              ...{ 'value-path': 'id', 'value-title': 'name' },
            },
          }),
          value('album', {
            'x-ms-summary': 'Album',
            'x-ms-dynamic-values': {
              ...{ operationId: 'ListAlbums', 'value-collection': 'value' },
              ...{ 'value-path': 'id', 'value-title': 'name', parameters: { house: { parameter: 'house' } } },
            },
          }),
          value('trace', { 'x-ms-summary': 'Trace', 'x-ms-visibility': 'advanced', type: 'boolean' }),
          { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/NewPicture' } },
        ],
        responses: { 201: { description: 'Added', schema: { $ref: '#/definitions/Picture' } } },
      },
    },
    '/houses': {
      get: {
        operationId: 'ListHouses',
        'x-ms-visibility': 'internal',
        responses: { 200: { description: 'OK' } },
      },
    },
    '/albums': {
      get: {
        operationId: 'ListAlbums',
        'x-ms-visibility': 'internal',
        parameters: [value('house', { required: true })],
        responses: { 200: { description: 'OK' } },
      },
    },
    '/folders': {
      get: {
        operationId: 'ListFolders',
        'x-ms-visibility': 'internal',
        parameters: [value('at')],
        responses: { 200: { description: 'OK' } },
      },
    },
    '/facts': {
      get: {
        operationId: 'DescribeFacts',
        'x-ms-visibility': 'internal',
        parameters: [value('house', { required: true })],
        responses: { 200: { description: 'OK' } },
      },
    },
    '/hostile': {
      get: {
        operationId: 'Hostile',
        summary: attack,
        description: attack,
        parameters: [value('q', { 'x-ms-summary': attack, description: attack })],
        responses: { 200: { description: 'OK' } },
      },
    },
  },
  definitions: {
    NewPicture: {
      type: 'object',
      required: ['title'],
      properties: {
        title: { type: 'string', 'x-ms-summary': 'Title', description: 'What it is called.' },
        size: {
          ...{ type: 'string', enum: ['s', 'l'], 'x-ms-summary': 'Size' },
          'x-ms-enum-values': [
            { value: 's', displayName: 'Small' },
            { value: 'l', displayName: 'Large' },
          ],
        },
        isPublic: { type: 'boolean', 'x-ms-summary': 'Public' },
        takenAt: { type: 'string', format: 'date-time', 'x-ms-summary': 'Taken at' },
        width: { type: 'integer', 'x-ms-summary': 'Width' },
        folder: {
          ...{ type: 'string', 'x-ms-summary': 'Folder' },
          'x-ms-dynamic-tree': {
            settings: { canSelectParentNodes: true, canSelectLeafNodes: true },
            open: {
              operationId: 'ListFolders',
              itemsPath: 'value',
              itemTitlePath: 'name',
              itemValuePath: 'id',
              itemIsParent: 'folder',
            },
            browse: {
              ...{
                operationId: 'ListFolders',
                itemsPath: 'value',
                itemTitlePath: 'name',
                itemValuePath: 'id',
              },
              ...{ itemIsParent: 'folder', parameters: { at: { selectedItemValuePath: 'id' } } },
            },
          },
        },
        tags: { type: 'array', 'x-ms-summary': 'Tags', items: { type: 'string' } },
        people: {
          ...{ type: 'array', 'x-ms-summary': 'People' },
          items: {
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string', 'x-ms-summary': 'Name' }, age: { type: 'integer' } },
          },
        },
        facts: {
          type: 'object',
          'x-ms-summary': 'Facts',
          'x-ms-dynamic-schema': {
            ...{
              operationId: 'DescribeFacts',
              'value-path': 'schema',
              parameters: { house: { parameter: 'house' } },
            },
          },
        },
        secret: { type: 'string', 'x-ms-visibility': 'internal' },
      },
    },
    Picture: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, width: { type: 'integer' }, note: { type: 'string' } },
    },
  },
};

const galleryProperties = {
  properties: {
    iconBrandColor: '#5c2d91',
    publisher: 'Gallery keepers',
    connectionParameters: {
      api_key: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'Key',
          description: 'The key of the house.',
          constraints: { required: 'true' },
        },
      },
    },
    policyTemplateInstances: [
      {
        templateId: 'setheader',
        title: 'Say who asks',
        parameters: {
          'x-ms-apimTemplateParameter.name': 'X-Asked-By',
          'x-ms-apimTemplateParameter.value': 'emulator',
          'x-ms-apimTemplateParameter.existsAction': 'override',
          'x-ms-apimTemplate-policySection': 'Request',
        },
      },
    ],
  },
};

/** The connector; with more operations than anybody would look through, where a test wants them. */
export function createGalleryConnector(moreOperations = 0): Connector {
  const more = Object.fromEntries(
    Array.from({ length: moreOperations }, (_, index) => [
      `/more/${index}`,
      {
        get: {
          ...{ operationId: `More${index}`, summary: `More of number ${index}` },
          responses: { 200: { description: 'OK' } },
        },
      },
    ]),
  );
  const definition = { ...galleryDefinition, paths: { ...galleryDefinition.paths, ...more } };
  return createConnector({ name: 'gallery', definition, properties: galleryProperties });
}

/** What the archive answers. */
export function answerGallery({ method, target }: ReceivedRequest): { status?: number; body?: unknown } {
  const { pathname, searchParams } = new URL(target, 'http://gallery.example');
  const house = searchParams.get('house') ?? '';
  switch (pathname) {
    case '/houses':
      return {
        body: {
          value: [
            { id: 'n', name: 'North house' },
            { id: 's', name: 'South house' },
          ],
        },
      };
    case '/albums':
      return {
        body: {
          value: [1, 2].map((number) => ({ id: `${house}${number}`, name: `Album ${house}${number}` })),
        },
      };
    case '/folders':
      return {
        body: searchParams.has('at')
          ? { value: [{ id: 'f1/a', name: 'Harbour', folder: false }] }
          : { value: [{ id: 'f1', name: 'Places', folder: true }] },
      };
    case '/facts':
      return {
        body: {
          schema: {
            type: 'object',
            properties: {
              [`rooms_${house}`]: { type: 'integer', 'x-ms-summary': `Rooms of ${house}` },
              // Choices inside fields that are themselves asked for.
              album: {
                ...{ type: 'string', 'x-ms-summary': 'Shelf' },
                'x-ms-dynamic-values': {
                  ...{ operationId: 'ListAlbums', 'value-collection': 'value' },
                  ...{
                    'value-path': 'id',
                    'value-title': 'name',
                    parameters: { house: { parameter: 'house' } },
                  },
                },
              },
            },
          },
        },
      };
    case '/pictures':
      return { status: 201, body: { id: 7, width: 'wide', note: attack } };
    default:
      return { body: { method, said: attack } };
  }
}
