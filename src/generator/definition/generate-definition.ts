import type { Address, Connector, ConnectorInfo } from '../../model/connector.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Operation } from '../../model/operation.js';
import { withExtensions, withoutUndefined } from '../json.js';
import { toNotificationContent, toOperationObject, toResponseObject } from './operation.js';
import { toParameterObject } from './parameter.js';
import { toSchemaObject } from './schema.js';
import { toSecurity } from './security.js';
import { createSharedParts, type NamedParts, type SharedParts, toSortedObject } from './shared-parts.js';

const notificationKey = 'x-ms-notification-content';

/**
 * The content of apiDefinition.swagger.json: OpenAPI 2.0 with the platform's extensions, root keys in the order
 * of the platform's coding standards. Pure: the same connector and address give the same document.
 */
export function generateDefinition(connector: Connector, address: Address = connector.address): JsonObject {
  const parts = createSharedParts();
  const paths = toPaths(connector, parts);
  for (const schema of connector.definitions ?? []) toSchemaObject(schema, parts);
  for (const parameter of connector.sharedParameters ?? []) toParameterObject(parameter, parts);
  for (const response of connector.sharedResponses ?? []) toResponseObject(response, parts);
  const { securityDefinitions, security } = toSecurity(connector.connection);
  return withExtensions(
    withoutUndefined({
      swagger: '2.0',
      info: toInfo(connector.info),
      host: address.host,
      basePath: address.basePath,
      schemes: [address.scheme],
      consumes: connector.consumes ?? ['application/json'],
      produces: connector.produces ?? ['application/json'],
      paths,
      definitions: toSortedObject(parts.definitions),
      parameters: toOptional(parts.parameters),
      responses: toOptional(parts.responses),
      securityDefinitions,
      security,
      'x-ms-connector-metadata': toMetadata(connector.info),
      'x-ms-capabilities': connector.testConnection && {
        testConnection: withoutUndefined({ ...connector.testConnection }),
      },
      'x-throttling': connector.throttling?.map((limit) => ({ ...limit })),
    }),
    connector.extensions?.definition,
  );
}

function toOptional(parts: NamedParts): JsonObject | undefined {
  return parts.size === 0 ? undefined : toSortedObject(parts);
}

function toInfo({ title, description, version, contact, extensions }: ConnectorInfo): JsonObject {
  return withExtensions(
    withoutUndefined({ title, description, version, contact: contact && { ...contact } }),
    extensions,
  );
}

/** https://learn.microsoft.com/connectors/custom-connectors/certification-submission (metadata) */
function toMetadata({ website, privacyPolicy, categories }: ConnectorInfo): Json | undefined {
  const metadata = [
    { propertyName: 'Website', propertyValue: website },
    { propertyName: 'Privacy policy', propertyValue: privacyPolicy },
    { propertyName: 'Categories', propertyValue: categories?.join(';') },
  ].flatMap(({ propertyName, propertyValue }) =>
    propertyValue === undefined ? [] : [{ propertyName, propertyValue }],
  );
  return metadata.length === 0 ? undefined : metadata;
}

function toPaths(connector: Connector, parts: SharedParts): JsonObject {
  const paths: Record<string, JsonObject> = {};
  const owners = new Map<string, string>();
  for (const operation of connector.operations) {
    claimAddress(owners, operation);
    const item = paths[operation.path] ?? {};
    paths[operation.path] = {
      ...item,
      ...toSharedNotification(operation, item, parts),
      [operation.method]: toOperationObject(operation, connector.failure, parts),
    };
  }
  for (const [path, { parameters, notification, extensions }] of Object.entries(connector.paths ?? {})) {
    const shared = withoutUndefined({
      parameters: parameters?.map((parameter) => toParameterObject(parameter, parts)),
      [notificationKey]: notification && toNotificationContent(notification, parts),
    });
    paths[path] = withExtensions({ ...paths[path], ...shared }, extensions);
  }
  return paths;
}

function toSharedNotification(operation: Operation, item: JsonObject, parts: SharedParts): JsonObject {
  if (operation.kind === 'polling' || operation.notification === undefined) return {};
  const notification = toNotificationContent(operation.notification, parts);
  if (differs(item[notificationKey], notification)) {
    throw new Error(
      `Two triggers subscribe at \`${operation.path}\` with different notifications; one is \`${operation.id}\`. The platform knows one notification per path.`,
    );
  }
  return { [notificationKey]: notification };
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
