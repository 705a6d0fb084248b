/** What a member of an OpenAPI object may hold; `strings` is a list of text, `objects` a list of objects, `map` an object of objects */
export type MemberType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'array'
  | 'object'
  | 'strings'
  | 'objects'
  | 'map'
  | 'free-map'
  | 'any'
  | 'boolean-or-object';

/** One kind of object of OpenAPI 2.0: its members with their types, and those it must have. */
export interface ObjectKind {
  /** As it begins a sentence in messages. */
  readonly name: string;
  readonly members: Readonly<Record<string, MemberType>>;
  readonly required: readonly string[];
  /** Whether it may have members beside these: an extension of the platform, whose list is not published. */
  readonly isOpen?: boolean;
}

const externalDocs = { description: 'string', url: 'string' } as const;

const bounds = {
  type: 'string',
  format: 'string',
  default: 'any',
  maximum: 'number',
  exclusiveMaximum: 'boolean',
  minimum: 'number',
  exclusiveMinimum: 'boolean',
  maxLength: 'integer',
  minLength: 'integer',
  pattern: 'string',
  maxItems: 'integer',
  minItems: 'integer',
  uniqueItems: 'boolean',
  enum: 'array',
  multipleOf: 'number',
} as const;

/** Allowed beside a type, in a parameter or a schema. */
const dynamics = {
  'x-ms-dynamic-values': 'object',
  'x-ms-dynamic-list': 'object',
  'x-ms-dynamic-schema': 'object',
  'x-ms-dynamic-properties': 'object',
  'x-ms-dynamic-tree': 'object',
} as const;

const items = { ...bounds, items: 'object', collectionFormat: 'string' } as const;

const call = {
  operationId: 'string',
  parameters: 'object',
  'value-collection': 'string',
  'value-path': 'string',
  'value-title': 'string',
  itemsPath: 'string',
  itemValuePath: 'string',
  itemTitlePath: 'string',
  itemFullTitlePath: 'string',
  itemIsParent: 'any',
  selectedItemValuePath: 'any', // its place has a rule of its own
  'value-description': 'string',
  'value-selectable': 'string',
} as const;

/**
 * The objects of OpenAPI 2.0 (https://github.com/OAI/OpenAPI-Specification/blob/main/versions/2.0.md) with the
 * platform's own extensions among their members, where those have a fixed type.
 */
export const objectKinds = {
  root: {
    name: 'The definition',
    members: {
      swagger: 'any', // its value has a rule of its own
      info: 'object',
      host: 'string',
      basePath: 'string',
      schemes: 'strings',
      consumes: 'strings',
      produces: 'strings',
      paths: 'map',
      definitions: 'map',
      parameters: 'map',
      responses: 'map',
      securityDefinitions: 'map',
      security: 'objects',
      tags: 'objects',
      externalDocs: 'object',
      'x-ms-connector-metadata': 'objects',
      'x-ms-capabilities': 'object',
      'x-ms-docs': 'objects',
    },
    required: ['info', 'paths'], // `swagger` has a code of its own,
  },
  info: {
    name: '`info`',
    members: {
      title: 'string',
      description: 'string',
      termsOfService: 'string',
      contact: 'object',
      license: 'object',
      version: 'string',
      'x-ms-api-annotation': 'object',
      'x-ms-deployment-version': 'string',
      'x-ms-keywords': 'strings',
    },
    required: ['title', 'version'],
  },
  contact: { name: '`contact`', members: { name: 'string', url: 'string', email: 'string' }, required: [] },
  license: { name: '`license`', members: { name: 'string', url: 'string' }, required: ['name'] },
  externalDocs: { name: '`externalDocs`', members: externalDocs, required: ['url'] },
  tag: {
    name: 'A tag',
    members: { name: 'string', description: 'string', externalDocs: 'object' },
    required: ['name'],
  },
  metadata: {
    name: 'An entry of `x-ms-connector-metadata`',
    members: { propertyName: 'string', propertyValue: 'string' },
    required: ['propertyName', 'propertyValue'],
  },
  path: {
    name: 'A path',
    members: {
      $ref: 'any', // not supported at all: `PathItemRefNotSuppored`
      get: 'object',
      put: 'object',
      post: 'object',
      delete: 'object',
      options: 'object',
      head: 'object',
      patch: 'object',
      parameters: 'objects',
      'x-ms-notification-content': 'object',
    },
    required: [],
  },
  notificationContent: {
    name: '`x-ms-notification-content`',
    members: { description: 'string', schema: 'object', headers: 'map' },
    required: ['schema'],
  },
  operation: {
    name: 'An operation',
    members: {
      tags: 'strings',
      summary: 'string',
      description: 'string',
      externalDocs: 'object',
      operationId: 'string',
      consumes: 'strings',
      produces: 'strings',
      parameters: 'objects',
      responses: 'map',
      schemes: 'strings',
      deprecated: 'boolean',
      security: 'objects',
      'x-ms-summary': 'string',
      'x-ms-visibility': 'string',
      'x-ms-trigger': 'string',
      'x-ms-trigger-hint': 'string',
      'x-ms-trigger-metadata': 'object',
      'x-ms-notification': 'object',
      'x-ms-pageable': 'object',
      'x-ms-capabilities': 'object',
      'x-ms-api-annotation': 'object',
      'x-ms-no-generic-test': 'boolean',
      'x-ms-safe-operation': 'boolean',
      'x-ms-operation-context': 'object',
    },
    required: [],
  },
  bodyParameter: {
    name: 'A body parameter',
    members: {
      name: 'string',
      in: 'string',
      description: 'string',
      required: 'boolean',
      schema: 'object',
      'x-ms-summary': 'string',
    },
    required: ['name', 'in'],
  },
  parameter: {
    name: 'A parameter',
    members: {
      ...items,
      name: 'string',
      in: 'string',
      description: 'string',
      required: 'boolean',
      allowEmptyValue: 'boolean',
      'x-ms-summary': 'string',
      'x-ms-enum-values': 'objects',
      'x-ms-visibility': 'string',
      'x-ms-url-encoding': 'string',
      ...dynamics,
    },
    required: ['name', 'in', 'type'],
  },
  items: { name: 'Items of a parameter or header', members: items, required: ['type'] },
  header: {
    name: 'A header',
    members: { ...items, description: 'string', 'x-ms-summary': 'string' },
    required: ['type'],
  },
  response: {
    name: 'A response',
    members: { description: 'string', schema: 'object', headers: 'map', examples: 'free-map' },
    required: ['description'],
  },
  schema: {
    name: 'A schema',
    members: {
      ...bounds,
      'x-ms-visibility': 'string',
      'x-ms-notification-url': 'boolean',
      ...dynamics,
      title: 'string',
      description: 'string',
      maxProperties: 'integer',
      minProperties: 'integer',
      required: 'strings',
      properties: 'map',
      items: 'object',
      allOf: 'objects',
      additionalProperties: 'boolean-or-object',
      discriminator: 'string',
      readOnly: 'boolean',
      xml: 'object',
      externalDocs: 'object',
      example: 'any',
      'x-ms-summary': 'string',
      'x-ms-enum-values': 'objects',
    },
    required: [],
  },
  securityScheme: {
    name: 'A security definition',
    members: {
      type: 'string',
      description: 'string',
      name: 'string',
      in: 'string',
      flow: 'string',
      authorizationUrl: 'string',
      tokenUrl: 'string',
      scopes: 'free-map',
    },
    required: ['type'],
  },
  annotation: {
    name: '`x-ms-api-annotation`',
    members: {
      family: 'string',
      revision: 'integer',
      status: 'string',
      replacement: 'object',
      expires: 'any',
    },
    required: [],
  },
  operationCapabilities: {
    name: '`x-ms-capabilities`',
    members: { chunkTransfer: 'boolean' },
    required: [],
    isOpen: true,
  },
  operationContext: {
    name: '`x-ms-operation-context`',
    members: { simulate: 'object' },
    required: ['simulate'],
    isOpen: true,
  },
  docs: {
    name: 'An entry of `x-ms-docs`',
    members: { url: 'string', description: 'string' },
    required: ['url', 'description'],
    isOpen: true,
  },
  triggerMetadata: {
    name: '`x-ms-trigger-metadata`',
    members: { mode: 'string', kind: 'string' },
    required: ['mode', 'kind'],
  },
  dynamicValues: {
    name: '`x-ms-dynamic-values`',
    members: { ...call, capability: 'string', builtInOperation: 'string' },
    required: [], // one of several, which has a code of its own
  },
  /** `x-ms-dynamic-list` and the like, `x-ms-notification`, and the capabilities. */
  call: { name: 'The call of an operation', members: call, required: ['operationId'] },
} as const satisfies Readonly<Record<string, ObjectKind>>;
