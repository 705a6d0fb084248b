import { defineConnector } from '../../src/model/connector.js';
import { defineOperation } from '../../src/model/operation.js';
import { defineSchema } from '../../src/model/schema.js';

const parcel = defineSchema({
  type: 'object',
  name: 'Parcel',
  properties: {
    number: { type: 'string', title: 'Number', description: 'The number of the parcel.' },
    weight: { type: 'number', title: 'Weight', description: 'The weight in kilograms.' },
    insured: { type: 'boolean', title: 'Insured', description: 'Whether it is insured.' },
    due: { type: 'string', format: 'date-time', title: 'Due', description: 'When it is to arrive.' },
    stops: {
      type: 'array',
      title: 'Stops',
      description: 'Where it was.',
      items: {
        type: 'object',
        properties: {
          town: { type: 'string', title: 'Town', description: 'The town.' },
          days: { type: 'integer', title: 'Days', description: 'How many days it stayed.' },
        },
      },
    },
    shelf: { type: 'string', visibility: 'internal' },
  },
});

const sendParcels = defineOperation({
  kind: 'action',
  id: 'SendParcels',
  summary: 'Send parcels',
  description: 'Hands parcels over to the carrier.',
  visibility: 'important',
  method: 'post',
  path: '/parcels',
  parameters: [
    {
      name: 'labels[]',
      in: 'query',
      type: 'array',
      items: { type: 'string' },
      default: ['fragile'],
      title: 'Labels',
      description: 'What the boxes say.',
      visibility: 'advanced',
    },
  ],
  body: {
    type: 'array',
    title: 'Parcels',
    description: 'What is sent.',
    items: {
      type: 'object',
      required: ['to'],
      properties: {
        to: {
          type: 'object',
          required: ['town'],
          properties: {
            town: { type: 'string', title: 'Town', description: 'Where it goes.', minLength: 2 },
          },
        },
        speed: {
          type: 'string',
          title: 'Speed',
          description: 'How fast it goes.',
          choices: { slow: 'By ship', fast: 'By air | night flight' },
          default: 'slow',
        },
      },
    },
  },
  response: {
    status: 202,
    description: 'The parcels are on their way.',
    schema: { type: 'array', items: parcel },
  },
});

const getParcel = defineOperation({
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
  response: { status: 200, description: 'The parcel.', schema: parcel },
});

const parcelArrived = defineOperation({
  kind: 'webhook',
  id: 'ParcelArrived',
  summary: 'When a parcel arrives',
  description: 'This operation triggers when a parcel arrives.',
  hint: 'Send a parcel to yourself.',
  method: 'post',
  path: '/subscriptions',
  parameters: [
    { name: 'town', in: 'query', type: 'string', title: 'Town', description: 'Only parcels to this town.' },
  ],
  body: {
    type: 'object',
    name: 'Subscription',
    required: ['callback'],
    properties: { callback: { type: 'string', visibility: 'internal', notificationUrl: true } },
  },
  response: { status: 201, description: 'Location says where to end the subscription.' },
  notification: { description: 'The parcel.', schema: parcel },
});

const endSubscription = defineOperation({
  kind: 'action',
  id: 'EndSubscription',
  summary: 'End a subscription',
  description: 'Ends the subscription of a trigger.',
  visibility: 'internal',
  authenticated: false,
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
});

/** An invented connector, small and unlike the real one, to show that the generator knows neither. */
export const sampleConnector = defineConnector({
  info: {
    title: 'Parcels',
    description: 'Parcels is an invented carrier that takes boxes from one town to another.',
    version: '2.1',
    contact: { name: 'Parcels', url: 'https://parcels.example/help', email: 'help@parcels.example' },
    website: 'https://parcels.example/',
    privacyPolicy: 'https://parcels.example/privacy',
    categories: ['Business Management'],
    publisher: 'Parcels',
    stackOwner: 'Parcels Ltd',
    brandColor: '#336699',
  },
  address: { scheme: 'https', host: 'api.parcels.example:8443', basePath: '/v1' },
  connection: {
    authentication: 'basic',
    parameters: [
      { name: 'username', type: 'string', title: 'Customer', description: 'The number of the customer.' },
      {
        name: 'password',
        type: 'securestring',
        title: 'PIN',
        description: 'The PIN of the customer.',
        tooltip: 'It is on the card.',
      },
    ],
  },
  throttling: [
    { name: 'Calls', calls: 10, renewalPeriodSeconds: 1 },
    { name: 'Calls a day', calls: 5000, renewalPeriodSeconds: 86_400 },
  ],
  failure: { description: 'The carrier said no.' },
  operations: [sendParcels, getParcel, parcelArrived, endSubscription],
  policies: [
    {
      templateId: 'setheader',
      title: 'Say who asks',
      operations: ['SendParcels'],
      section: 'Request',
      parameters: { name: 'X-Source', value: 'platform', existsAction: 'override' },
    },
    { templateId: 'setheader', title: 'Say it everywhere', parameters: { name: 'X-Any', value: 'yes' } },
  ],
  notes: {
    introduction: 'It exists in tests only.',
    prerequisites: 'A customer number.',
    credentials: 'The number and the PIN.',
    limitations: ['No pianos.', 'No snakes.'],
  },
});
