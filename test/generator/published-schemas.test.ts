import { expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { generateDefinition } from '../../src/generator/definition/generate-definition.js';
import { generateProperties } from '../../src/generator/properties/generate-properties.js';
import type { Connector } from '../../src/model/connector.js';
import { sampleConnector } from '../support/sample-connector.js';
import {
  checkAgainstDefinitionSchema,
  checkAgainstPropertiesSchema,
  hasPlatformSchemas,
} from './platform-schemas.js';

const connectors: readonly (readonly [string, Connector])[] = [
  ['the sample', sampleConnector],
  ['LiveChat', livechatConnector],
];

test.skipIf(!hasPlatformSchemas).each(connectors)(
  "the definition of %s fits the platform's published schema (skipped where the schema is missing)",
  (_name, connector) => {
    expect(checkAgainstDefinitionSchema(generateDefinition(connector))).toEqual([]);
  },
);

test.skipIf(!hasPlatformSchemas).each(connectors)(
  "the properties of %s fit the platform's published schema (skipped where the schema is missing)",
  (_name, connector) => {
    expect(checkAgainstPropertiesSchema(generateProperties(connector))).toEqual([]);
  },
);

test.skipIf(!hasPlatformSchemas)(
  'the published schemas do refuse what is wrong (skipped where the schemas are missing)',
  () => {
    const definition = { ...generateDefinition(sampleConnector), 'x-ms-throttling': [] };
    expect(checkAgainstDefinitionSchema(definition)).toEqual([
      ': must NOT have additional properties x-ms-throttling',
    ]);
    const { properties } = generateProperties(sampleConnector);
    expect(checkAgainstPropertiesSchema({ properties: { ...Object(properties), colour: '#fff' } })).toEqual([
      '/properties: must NOT have additional properties colour',
    ]);
  },
);

test.skipIf(!hasPlatformSchemas)(
  'a key that is newer than the published schema is no finding (skipped where the schema is missing)',
  () => {
    const { properties } = generateProperties(sampleConnector);
    const newer = { ...Object(properties), scriptOperations: [], connectionParameterSets: { values: [] } };
    expect(checkAgainstPropertiesSchema({ properties: newer })).toEqual([]);
  },
);
