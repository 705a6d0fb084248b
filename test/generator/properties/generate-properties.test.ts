import { expect, test } from 'vitest';
import { toJsonText } from '../../../src/generator/json.js';
import { generateProperties } from '../../../src/generator/properties/generate-properties.js';
import { sampleConnector } from '../../support/sample-connector.js';

/** The whole document as it must read, key by key in this order. */
const wanted = {
  properties: {
    connectionParameters: {
      username: {
        type: 'string',
        uiDefinition: {
          displayName: 'Customer',
          description: 'The number of the customer.',
          constraints: { tabIndex: 1, clearText: true, required: 'true' },
        },
      },
      password: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'PIN',
          description: 'The PIN of the customer.',
          tooltip: 'It is on the card.',
          constraints: { tabIndex: 2, clearText: false, required: 'true' },
        },
      },
    },
    iconBrandColor: '#336699',
    capabilities: [],
    policyTemplateInstances: [
      {
        templateId: 'setheader',
        title: 'Say who asks',
        parameters: {
          'x-ms-apimTemplateParameter.name': 'X-Source',
          'x-ms-apimTemplateParameter.value': 'platform',
          'x-ms-apimTemplateParameter.existsAction': 'override',
          'x-ms-apimTemplate-policySection': 'Request',
          'x-ms-apimTemplate-operationName': ['SendParcels'],
        },
      },
      {
        templateId: 'setheader',
        title: 'Say it everywhere',
        parameters: {
          'x-ms-apimTemplateParameter.name': 'X-Any',
          'x-ms-apimTemplateParameter.value': 'yes',
        },
      },
    ],
    publisher: 'Parcels',
    stackOwner: 'Parcels Ltd',
  },
};

test('writes the whole properties of another connector, its keys in order', () => {
  expect(toJsonText(generateProperties(sampleConnector))).toBe(toJsonText(wanted));
});

test('a connector without sign-in and policies keeps the empty places', () => {
  const connection = { ...sampleConnector.connection, parameters: [] };
  expect(generateProperties({ ...sampleConnector, connection, policies: [] })).toMatchObject({
    properties: { connectionParameters: {}, policyTemplateInstances: [] },
  });
});
