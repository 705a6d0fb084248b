import type { Connector } from '../model/connector.js';

/**
 * The connector that a new project starts with when no document is given: an action with a path parameter, a list, and
 * a webhook trigger with the operation that ends its subscription.
 */
export function templateConnector(title: string): Connector {
  return {
    info: {
      title,
      description: `${title} keeps parcels. Replace this with what your service does, in one or two sentences.`,
      version: '1.0',
      brandColor: '#336699',
    },
    address: { scheme: 'https', host: 'api.example.com', basePath: '/v1' },
    connection: {
      authentication: [{ name: 'api_key', type: 'apiKey', in: 'header', key: 'X-API-Key' }],
      parameters: [
        {
          name: 'api_key',
          type: 'securestring',
          title: 'API key',
          description: 'The API key of your account.',
          tooltip: 'It stands in the settings of your account.',
        },
      ],
    },
    failure: { description: 'The call failed.' },
    operations: [
      {
        kind: 'action',
        id: 'ListParcels',
        summary: 'List parcels',
        description: 'Lists the parcels of a town.',
        method: 'get',
        path: '/parcels',
        parameters: [
          {
            name: 'town',
            in: 'query',
            type: 'string',
            title: 'Town',
            description: 'The town to list the parcels of.',
          },
        ],
        response: {
          status: 200,
          description: 'The parcels.',
          schema: {
            type: 'array',
            title: 'Parcels',
            description: 'The parcels of the town.',
            items: { type: 'reference', name: 'Parcel' },
          },
        },
      },
      {
        kind: 'action',
        id: 'GetParcel',
        summary: 'Get a parcel',
        description: 'Tells where a parcel is.',
        method: 'get',
        path: '/parcels/{number}',
        parameters: [
          {
            name: 'number',
            in: 'path',
            required: true,
            type: 'string',
            title: 'Number',
            description: 'The number of the parcel.',
          },
        ],
        response: { status: 200, description: 'The parcel.', schema: { type: 'reference', name: 'Parcel' } },
      },
      {
        kind: 'webhook',
        id: 'ParcelArrived',
        summary: 'When a parcel arrives',
        description: 'This operation triggers when a parcel arrives.',
        hint: 'Send a parcel to yourself.',
        method: 'post',
        path: '/subscriptions',
        parameters: [],
        body: { type: 'reference', name: 'Subscription' },
        response: { status: 201, description: 'Location says where the subscription is ended.' },
        notification: { description: 'The parcel.', schema: { type: 'reference', name: 'Parcel' } },
      },
      {
        kind: 'action',
        id: 'EndSubscription',
        summary: 'End a subscription',
        description: 'Ends the subscription of a trigger.',
        visibility: 'internal',
        method: 'delete',
        path: '/subscriptions/{id}',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            type: 'string',
            title: 'Id',
            description: 'The id of the subscription.',
          },
        ],
        response: { status: 204, description: 'The subscription is gone.' },
      },
    ],
    policies: [],
    definitions: [
      {
        type: 'object',
        name: 'Parcel',
        properties: {
          number: { type: 'string', title: 'Number', description: 'The number of the parcel.' },
          town: { type: 'string', title: 'Town', description: 'Where it is.' },
          weight: { type: 'number', title: 'Weight', description: 'The weight in kilograms.' },
        },
      },
      {
        type: 'object',
        name: 'Subscription',
        required: ['url'],
        properties: {
          url: {
            type: 'string',
            title: 'Callback URL',
            description: 'Where notifications are sent.',
            visibility: 'internal',
            notificationUrl: true,
          },
        },
      },
    ],
  };
}
