import { dynamicExtensions, extensionDefinitions, extensions } from './extensions.js';
import { count, type EditorSchema, flag, list, map, object, oneOf, reference, text } from './schema-parts.js';

const formats =
  'int32 int64 float double byte binary date date-time password date-no-tz email html uri uuid'.split(' ');

const bounds: Readonly<Record<string, EditorSchema>> = {
  format: { type: 'string', description: 'Closer meaning of the type.', examples: formats },
  default: { description: 'Value when none is given.' },
  enum: {
    type: 'array',
    minItems: 1,
    description: 'The values allowed; label them with `x-ms-enum-values`.',
  },
  maximum: { type: 'number' },
  exclusiveMaximum: { type: 'boolean' },
  minimum: { type: 'number' },
  exclusiveMinimum: { type: 'boolean' },
  maxLength: count('Most characters.'),
  minLength: count('Fewest characters.'),
  pattern: text('A regular expression.', { format: 'regex' }),
  maxItems: count('Most items.'),
  minItems: count('Fewest items.'),
  uniqueItems: flag('Not supported by the platform.'),
  multipleOf: { type: 'number', exclusiveMinimum: 0 },
};

const simple: Readonly<Record<string, EditorSchema>> = {
  ...bounds,
  type: {
    enum: ['string', 'number', 'integer', 'boolean', 'array', 'file'],
    description: 'Type of the value.',
  },
  items: reference('items'),
  collectionFormat: { enum: ['csv', 'ssv', 'tsv', 'pipes', 'multi'], description: 'Only `csv` is safe.' },
};

const parameter = object('An input.', {
  ...simple,
  ...dynamicExtensions,
  name: text('Name on the wire.'),
  in: { enum: ['query', 'header', 'path', 'formData', 'body'], description: 'Where it is sent.' },
  description: text('What it means, in a sentence; shown as the placeholder.'),
  required: flag('Whether it has to be given; true for path parameters.'),
  allowEmptyValue: flag('Query and form parameters only.'),
  schema: reference('schema'),
  $ref: text('A parameter of `parameters`.', { pattern: '^#/parameters/' }),
  'x-ms-summary': extensions.summary,
  'x-ms-visibility': extensions.visibility,
  'x-ms-url-encoding': extensions.urlEncoding,
  'x-ms-trigger-value': extensions.triggerValue,
  'x-ms-parameter-location': text('Of AutoRest; ignored.'),
  'x-ms-skip-url-encoding': flag('Of AutoRest; ignored.'),
  'x-ms-enum': { description: 'Of AutoRest; ignored.' },
});

const schema = object('Shape of a value.', {
  ...bounds,
  ...dynamicExtensions,
  $ref: text('A schema of `definitions`. Members beside it are ignored.', { pattern: '^#/definitions/' }),
  type: {
    enum: ['string', 'number', 'integer', 'boolean', 'array', 'object', 'file'],
    description: 'Type of the value.',
  },
  title: text('Title, when there is no `x-ms-summary`.'),
  description: text('What it means, in a sentence.'),
  maxProperties: count('Most properties.'),
  minProperties: count('Fewest properties.'),
  required: list(
    'Names of properties that have to be there.',
    { type: 'string' },
    { minItems: 1, uniqueItems: true },
  ),
  properties: map('Properties of the object.', reference('schema')),
  items: reference('schema'),
  allOf: list('Schemas that all apply.', reference('schema')),
  additionalProperties: { anyOf: [{ type: 'boolean' }, reference('schema')] },
  discriminator: text('Name of the required text property that tells the kind.'),
  readOnly: flag('Only in answers.'),
  xml: { type: 'object' },
  externalDocs: reference('externalDocs'),
  example: { description: 'A sample.' },
  'x-ms-summary': extensions.summary,
  'x-ms-visibility': extensions.visibility,
  'x-ms-notification-url': extensions.notificationUrl,
  'x-ms-media-kind': extensions.mediaKind,
  'x-ms-explicit-input': flag('Of Power Apps.'),
  'x-ms-enum': { description: 'Of AutoRest; ignored.' },
});

const operation = object(
  'An action or a trigger.',
  {
    tags: list('Groups it belongs to.', { type: 'string' }),
    summary: text('Title that makers see. At most 80 characters, in sentence case.', { maxLength: 80 }),
    description: text('What it does, in a sentence that ends in a period and says more than the summary.'),
    externalDocs: reference('externalDocs'),
    operationId: text('Unique name in Pascal case; a new version ends in `V2`.'),
    consumes: reference('mimeTypes'),
    produces: reference('mimeTypes'),
    parameters: list('Inputs.', reference('parameter')),
    responses: map('Answers by status code, or `default`.', reference('response')),
    schemes: reference('schemes'),
    deprecated: flag('Still works, and is no longer offered.'),
    security: reference('security'),
    'x-ms-summary': text('Ignored at an operation; `summary` is the title.'),
    'x-ms-visibility': extensions.visibility,
    'x-ms-trigger': extensions.trigger,
    'x-ms-trigger-hint': extensions.triggerHint,
    'x-ms-trigger-metadata': extensions.triggerMetadata,
    'x-ms-notification': extensions.notification,
    'x-ms-pageable': extensions.pageable,
    'x-ms-capabilities': extensions.capabilities,
    'x-ms-api-annotation': extensions.apiAnnotation,
    'x-ms-no-generic-test': extensions.noGenericTest,
    'x-ms-operation-context': extensions.operationContext,
    'x-ms-safe-operation': extensions.safeOperation,
    'x-ms-openai-data': extensions.openaiData,
    'x-ms-openai-published-to-copilots': flag('Offered in Copilot.'),
    'x-ms-require-user-confirmation': extensions.requireUserConfirmation,
    'x-ms-name-for-model': extensions.forModel,
    'x-ms-description-for-model': extensions.forModel,
    'x-ms-agentic-protocol': text('`mcp-streamable-1.0` for the front of an MCP server.'),
  },
  ['responses'],
);

/** JSON Schema of apiDefinition.swagger.json for editors: OpenAPI 2.0 with the platform's extensions, each explained. */
export const definitionSchema: EditorSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'apiDefinition.swagger.json of a custom connector',
  ...object(
    'The operations of a connector in OpenAPI 2.0.',
    {
      $schema: { type: 'string' },
      swagger: { const: '2.0', description: 'Connectors are described in OpenAPI 2.0.' },
      info: object(
        'What the connector is.',
        {
          title: text('At most 30 characters; without “API”, “connector” and product names.', {
            maxLength: 30,
          }),
          description: text('30 to 500 characters.'),
          termsOfService: text('Address of the terms.'),
          contact: object('Support.', { name: text('Name.'), url: text('Page.'), email: text('Address.') }),
          license: object('Licence.', { name: text('Name.'), url: text('Address.') }),
          version: text('Version of the definition.'),
          'x-ms-api-annotation': extensions.apiAnnotation,
          'x-ms-deployment-version': text('Version of the deployment.', { pattern: '^\\d+(\\.\\d+)+$' }),
          'x-ms-keywords': extensions.keywords,
        },
        ['title', 'version'],
      ),
      host: text('Name of the host, without scheme and path.', { pattern: '^[^{}/ :\\\\]+(?::\\d+)?$' }),
      basePath: text('Begins with a slash.', { pattern: '^/' }),
      schemes: reference('schemes'),
      consumes: reference('mimeTypes'),
      produces: reference('mimeTypes'),
      paths: {
        type: 'object',
        description: 'Operations by path.',
        patternProperties: { '^/': reference('path'), '^x-': {} },
        additionalProperties: false,
      },
      definitions: map('Shared schemas.', reference('schema')),
      parameters: map('Shared parameters.', reference('parameter')),
      responses: map('Shared responses.', reference('response')),
      securityDefinitions: map('How calls are authenticated.', reference('securityDefinition')),
      security: reference('security'),
      tags: list('Groups of operations.', {
        ...object(
          '',
          { name: text('Name.'), description: text('Meaning.'), externalDocs: reference('externalDocs') },
          ['name'],
        ),
      }),
      externalDocs: reference('externalDocs'),
      'x-ms-connector-metadata': extensions.connectorMetadata,
      'x-ms-capabilities': extensions.capabilities,
      'x-ms-docs': list('Links.', object('', { url: text('Address.'), description: text('What is there.') })),
      'x-ms-openai-data': extensions.openaiData,
    },
    ['swagger', 'info', 'paths'],
  ),
  definitions: {
    path: object('Operations on one path.', {
      ...Object.fromEntries(
        ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'].map((method) => [
          method,
          reference('operation'),
        ]),
      ),
      parameters: list('Inputs of all operations here.', reference('parameter')),
      'x-ms-notification-content': extensions.notificationContent,
    }),
    operation,
    parameter,
    schema,
    items: object('Items of an array outside a body.', simple),
    header: object('A header.', {
      ...simple,
      description: text('What it means.'),
      'x-ms-summary': extensions.summary,
      'x-ms-visibility': extensions.visibility,
    }),
    response: object('An answer.', {
      $ref: text('A response of `responses`.', { pattern: '^#/responses/' }),
      description: text('When it is given.'),
      schema: reference('schema'),
      headers: map('Headers.', reference('header')),
      examples: map('Samples by MIME type.', {}),
      'x-ms-summary': extensions.summary,
    }),
    externalDocs: object(
      'Documentation elsewhere.',
      { description: text('What is there.'), url: text('Address.') },
      ['url'],
    ),
    mimeTypes: list('MIME types.', {
      type: 'string',
      examples: [
        'application/json',
        'text/plain',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
      ],
    }),
    schemes: list('Transfer protocols; use `https`.', { enum: ['https', 'http'] }, { minItems: 1 }),
    security: list('Names of `securityDefinitions`.', map('', { type: 'array', items: { type: 'string' } })),
    securityDefinition: object(
      'One way to authenticate.',
      {
        type: oneOf('', { basic: 'User name and password.', apiKey: 'A key.', oauth2: 'OAuth 2.0.' }),
        description: text('What it is.'),
        name: text('Name of the header or query parameter.'),
        in: { enum: ['header', 'query'], description: 'Where the key is sent.' },
        flow: {
          enum: ['accessCode', 'implicit', 'password', 'application'],
          description: 'Use `accessCode`.',
        },
        authorizationUrl: text('Where users sign in.'),
        tokenUrl: text('Where tokens are given.'),
        scopes: map('Scopes and their meaning.', { type: 'string' }),
      },
      ['type'],
    ),
    ...extensionDefinitions,
  },
};
