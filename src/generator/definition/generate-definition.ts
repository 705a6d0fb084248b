import type { Address, Connector, ConnectorInfo } from '../../model/connector.js';
import type { Operation } from '../../model/operation.js';
import type { Json, JsonObject } from '../json.js';
import { toNotificationContent, toOperationObject } from './operation.js';
import type { Definitions } from './schema.js';

const securityName = 'basic_auth';
const notificationKey = 'x-ms-notification-content';

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
  const owners = new Map<string, string>();
  for (const operation of connector.operations) {
    claimAddress(owners, operation);
    const notification = toNotificationContent(operation, definitions);
    const item = paths[operation.path] ?? {};
    if (notification !== undefined && differs(item[notificationKey], notification)) {
      throw new Error(
        `Two triggers subscribe at \`${operation.path}\` with different notifications; one is \`${operation.id}\`. The platform knows one notification per path.`,
      );
    }
    paths[operation.path] = {
      ...item,
      ...(notification && { [notificationKey]: notification }),
      [operation.method]: toOperationObject(operation, connector.failure, definitions),
    };
  }
  return paths;
}

function claimAddress(owners: Map<string, string>, { id, method, path }: Operation): void {
  const address = `${method.toUpperCase()} ${path}`;
  const owner = owners.get(address);
  if (owner !== undefined) {
    throw new Error(`\`${owner}\` and \`${id}\` both answer ${address}. Give one of them another path.`);
  }
  owners.set(address, id);
}

function differs(known: Json | undefined, wanted: Json): boolean {
  return known !== undefined && JSON.stringify(known) !== JSON.stringify(wanted);
}
