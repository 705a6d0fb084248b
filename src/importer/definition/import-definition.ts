import { generateDefinition } from '../../generator/definition/generate-definition.js';
import type { Connector, ConnectorInfo, PathItem } from '../../model/connector.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Operation, Parameter, Response } from '../../model/operation.js';
import type { Schema } from '../../model/schema.js';
import { differenceOf, isEqual, isList, isObject, isString, isStrings, pick, toObject } from '../read.js';
import { importNotification, importOperation } from './import-operation.js';
import { importParameter } from './import-parameter.js';
import { importResponse } from './import-response.js';
import { importSchema } from './import-schema.js';
import { importSecurity } from './import-security.js';
import { takesNotificationUrl } from './takes-notification-url.js';

/** What the definition says of a connector; `properties` say the rest. */
export type DefinedParts = Omit<Connector, 'policies' | 'capabilities' | 'scriptOperations'>;

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;
const notificationKey = 'x-ms-notification-content';

/** The whole definition in the words of the model. What has no words becomes `extensions`, so nothing is lost. */
export function importDefinition(definition: JsonObject): DefinedParts {
  const failure = sharedFailure(definition);
  const paths = importPaths(definition);
  const capabilities = definition['x-ms-capabilities'];
  const parts: DefinedParts = {
    info: importInfo(definition),
    address: importAddress(definition),
    connection: { authentication: importSecurity(definition), parameters: [] },
    ...toMediaTypes('consumes', definition['consumes']),
    ...toMediaTypes('produces', definition['produces']),
    ...(isTestConnection(capabilities) && { testConnection: capabilities.testConnection }),
    ...pick('throttling', definition['x-throttling'], isThrottling),
    ...(failure && { failure }),
    operations: importOperations(definition, failure),
    definitions: importNamed(definition['definitions'], importDefinedSchema),
    sharedParameters: importNamed<Parameter>(definition['parameters'], importShared),
    sharedResponses: importNamed<Response>(definition['responses'], (shared, node) => ({
      ...importResponse(node),
      shared,
    })),
    ...(Object.keys(paths).length > 0 && { paths }),
  };
  const left = differenceOf(generateDefinition(parts), definition);
  return left === undefined ? parts : { ...parts, extensions: { definition: left } };
}

function importInfo(definition: JsonObject): ConnectorInfo {
  const { title, description, version, contact, ...others } = toObject(definition['info']);
  const left = differenceOf({}, others);
  return {
    title: isString(title) ? title : '',
    description: isString(description) ? description : '',
    version: isString(version) ? version : '',
    ...pick('contact', contact, isContact),
    ...importMetadata(definition['x-ms-connector-metadata']),
    brandColor: '',
    ...(left && { extensions: left }),
  };
}

/** Website, privacy policy and categories, when the metadata is exactly what the model writes of them. */
function importMetadata(metadata: Json | undefined) {
  const [website, privacyPolicy, categories] = ['Website', 'Privacy policy', 'Categories'].map((name) => {
    const entry = isList(metadata)
      ? metadata.find((item) => toObject(item)['propertyName'] === name)
      : undefined;
    return toObject(entry)['propertyValue'];
  });
  const [first, second, ...more] = isString(categories) ? categories.split(';') : [];
  return {
    ...pick('website', website, isString),
    ...pick('privacyPolicy', privacyPolicy, isString),
    ...(first !== undefined &&
      more.length === 0 && {
        categories: second === undefined ? ([first] as const) : ([first, second] as const),
      }),
  };
}

function importAddress({ host, basePath, schemes }: JsonObject): Connector['address'] {
  return {
    scheme: isEqual(schemes, ['http']) ? 'http' : 'https',
    host: isString(host) ? host : '',
    basePath: isString(basePath) ? basePath : '/',
  };
}

/** The one failure without a schema that every operation answers, if there is one. */
function sharedFailure(definition: JsonObject): { readonly description: string } | undefined {
  const answers = operationNodes(definition).map(({ node }) => toObject(node['responses']));
  const failure = toObject(answers[0]?.['default']);
  const isShared =
    answers.length > 0 &&
    answers.every((each) => isEqual(each['default'], failure) && Object.keys(each).length > 1);
  const { description } = failure;
  return isShared && isString(description) && Object.keys(failure).length === 1 ? { description } : undefined;
}

function importOperations(
  definition: JsonObject,
  failure: { readonly description: string } | undefined,
): readonly Operation[] {
  return operationNodes(definition).map(({ path, method, node }) => {
    const operation = importOperation(node, { method, path, definition, failure });
    const content = toObject(toObject(definition['paths'])[path])[notificationKey];
    const isNotified =
      operation.kind === 'webhook' ||
      (operation.kind === 'action' && isObject(content) && takesNotificationUrl(node, definition));
    return isNotified && isObject(content)
      ? { ...operation, notification: importNotification(content) }
      : operation;
  });
}

/** What stands beside the operations of a path. A notification that an operation takes is not named again. */
function importPaths(definition: JsonObject): Readonly<Record<string, PathItem>> {
  const items = Object.entries(toObject(definition['paths'])).flatMap(([path, item]) => {
    const { parameters, [notificationKey]: content } = toObject(item);
    const isTaken = operationNodes(definition).some(
      (operation) => operation.path === path && takesNotificationUrl(operation.node, definition),
    );
    const imported: PathItem = {
      ...(isList(parameters) && { parameters: parameters.map(importParameter) }),
      ...(isObject(content) && !isTaken && { notification: importNotification(content) }),
    };
    return Object.keys(imported).length === 0 ? [] : [[path, imported] as const];
  });
  return Object.fromEntries(items);
}

function operationNodes(definition: JsonObject) {
  return Object.entries(toObject(definition['paths'])).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const node = toObject(item)[method];
      return isPath(path) && isObject(node) ? [{ path, method, node }] : [];
    }),
  );
}

/** JSON alone is what the model takes for granted. */
function toMediaTypes(key: 'consumes' | 'produces', node: Json | undefined) {
  return isEqual(node, ['application/json']) ? {} : pick(key, node, isStrings);
}

function importNamed<T>(named: Json | undefined, read: (name: string, node: Json) => T): readonly T[] {
  return Object.entries(toObject(named)).map(([name, node]) => read(name, node));
}

function importDefinedSchema(name: string, node: Json): Schema {
  const { type, ...keys } = importSchema(node);
  // The compiler does not join a type and its keys again.
  return { type, name, ...keys } as Schema;
}

function importShared(shared: string, node: Json): Parameter {
  const parameter = importParameter(node);
  return parameter.in === 'shared' ? parameter : { ...parameter, shared };
}

function isPath(path: string): path is Operation['path'] {
  return path.startsWith('/');
}

function isContact(value: unknown): value is NonNullable<ConnectorInfo['contact']> & JsonObject {
  const keys = Object.keys(toObject(value)).sort();
  return isEqual(keys, ['email', 'name', 'url']) && Object.values(toObject(value)).every(isString);
}

function isTestConnection(
  value: Json | undefined,
): value is JsonObject & { readonly testConnection: NonNullable<Connector['testConnection']> & JsonObject } {
  const { testConnection, ...others } = toObject(value);
  const { operationId, parameters, ...more } = toObject(testConnection);
  return (
    isString(operationId) &&
    (parameters === undefined || isObject(parameters)) &&
    Object.keys({ ...others, ...more }).length === 0
  );
}

function isThrottling(value: unknown): value is NonNullable<Connector['throttling']> & readonly JsonObject[] {
  return (
    isList(value) &&
    value.every((limit) => {
      const { name, calls, renewalPeriodSeconds, ...others } = toObject(limit);
      const isWhole = typeof calls === 'number' && typeof renewalPeriodSeconds === 'number';
      return isString(name) && isWhole && Object.keys(others).length === 0;
    })
  );
}
