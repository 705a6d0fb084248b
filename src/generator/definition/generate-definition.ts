import type { Address, Connector, ConnectorInfo } from '../../model/connector.js';
import type { JsonObject } from '../json.js';
import { toNotificationContent, toOperationObject } from './operation.js';
import type { Definitions } from './schema.js';

const securityName = 'basic_auth';

/**
 * The content of apiDefinition.swagger.json: OpenAPI 2.0 with the platform's extensions, root keys in the order
 * of the platform's coding standards. Pure: the same connector and address give the same document.
 */
export function generateDefinition(connector: Connector, address: Address = connector.address): JsonObject {
  const definitions: Definitions = new Map();
  const paths = toPaths(connector, definitions);
  return {
    swagger: '2.0',
    info: toInfo(connector.info),
    host: address.host,
    basePath: address.basePath,
    schemes: [address.scheme],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths,
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
    securityDefinitions: { [securityName]: { type: connector.connection.authentication } },
    security: [{ [securityName]: [] }],
    'x-ms-connector-metadata': [
      { propertyName: 'Website', propertyValue: connector.info.website },
      { propertyName: 'Privacy policy', propertyValue: connector.info.privacyPolicy },
      { propertyName: 'Categories', propertyValue: connector.info.categories.join(';') },
    ],
    'x-throttling': connector.throttling.map((limit) => ({ ...limit })),
  };
}

function toInfo({ title, description, version, contact }: ConnectorInfo): JsonObject {
  return { title, description, version, contact: { ...contact } };
}

function toPaths(connector: Connector, definitions: Definitions): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of connector.operations) {
    const notification = toNotificationContent(operation, definitions);
    const taken = paths[operation.path]?.[operation.method];
    if (taken !== undefined) {
      throw new Error(
        `Two operations answer ${operation.method.toUpperCase()} ${operation.path}; one is \`${operation.id}\`.`,
      );
    }
    paths[operation.path] = {
      ...paths[operation.path],
      ...(notification && { 'x-ms-notification-content': notification }),
      [operation.method]: toOperationObject(operation, connector.failure, definitions),
    };
  }
  return paths;
}
