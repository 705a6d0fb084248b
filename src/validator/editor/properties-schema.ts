import { type EditorSchema, flag, list, map, oneOf, reference, text } from './schema-parts.js';

function closed(
  description: string,
  properties: Readonly<Record<string, EditorSchema>>,
  required: readonly string[] = [],
): EditorSchema {
  const needs = required.length > 0 ? { required } : {};
  return { type: 'object', description, properties, additionalProperties: false, ...needs };
}

/** The platform reads `"true"` and `"false"` as text here. */
const textFlag = (description: string): EditorSchema => ({ enum: ['true', 'false'], description });

const constraints = closed('How the input behaves.', {
  required: textFlag('Whether it has to be given.'),
  clearText: flag('Show what is typed.'),
  tabIndex: { type: 'integer', description: 'Order of the inputs.' },
  hidden: textFlag('Do not show it.'),
  allowedValues: list('A drop-down.', closed('', { text: text('Label.'), value: text('Value.') })),
  capability: list('Show it only in these modes.', { enum: ['cloud', 'gateway'] }),
  dependencies: map('Show it when another parameter has one of the values.', { type: 'object' }),
  default: { description: 'Value at first.' },
  propertyPath: { description: 'Where the value is kept.' },
});

const uiDefinition: EditorSchema = {
  type: 'object',
  description: 'How the input looks.',
  properties: {
    displayName: text('Label.'),
    description: text('Hint, in a sentence.'),
    tooltip: text('Text on hovering.'),
    tabIndex: { type: 'integer' },
    schema: { type: 'object', description: 'In parameter sets: `type` and `description`, which is shown.' },
    constraints,
  },
};

const templates: Readonly<Record<string, string>> = {
  setheader: 'Sets a header of the request or the answer.',
  setqueryparameter: 'Sets a query parameter.',
  dynamichosturl: 'Takes the host from a connection parameter or an expression.',
  dynamicsubdomain: 'Takes part of the host from an expression.',
  routerequesttoendpoint: 'Sends the request to another path.',
  setproperty: 'Sets a property of the body.',
  stringreplace: 'Replaces text in the body.',
  convertarraytoobject: 'Turns a list into an object.',
  convertobjecttoarray: 'Turns an object into a list.',
  setvaluefromurl: 'Takes a value from a call to an address.',
  updatenextlink: 'Makes the next page lead through the gateway.',
  pollingtrigger: 'Keeps the state of a polling trigger.',
};

/** JSON Schema of apiProperties.json for editors; knows the members that Microsoft's own schema lacks. */
export const propertiesSchema: EditorSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'apiProperties.json of a custom connector',
  type: 'object',
  required: ['properties'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    properties: closed(
      'Connection, colour and policies of a connector.',
      {
        iconBrandColor: text('Background of the icon, `#RRGGBB`; `#da3b01` for independent publishers.', {
          pattern: '^#[0-9A-Fa-f]{6}$',
        }),
        connectionParameters: map(
          'What a connection asks for, by name. `{}` for no authentication.',
          reference('connectionParameter'),
        ),
        connectionParameterSets: closed('Several ways to authenticate, one of which a maker chooses.', {
          uiDefinition,
          values: list(
            'The ways.',
            closed(
              '',
              {
                name: text('Stable name: connections remember it.'),
                uiDefinition,
                metadata: {
                  type: 'object',
                  properties: { allowSharing: flag('Connections may be shared with apps.') },
                },
                parameters: map('What this way asks for.', reference('connectionParameter')),
              },
              ['name', 'parameters'],
            ),
          ),
        }),
        capabilities: list('Usually empty.', { enum: ['actions', 'triggers', 'gateway', 'cloud only'] }),
        policyTemplateInstances: list('Changes to requests and answers on the way.', reference('policy')),
        scriptOperations: list('Operations that go through script.csx; empty for all.', { type: 'string' }),
        publisher: text('Who publishes the connector; needed for certification.'),
        stackOwner: text(
          'Who owns the service; needed for certification, and to be removed before `paconn update`.',
        ),
      },
      ['iconBrandColor'],
    ),
  },
  definitions: {
    connectionParameter: {
      type: 'object',
      required: ['type'],
      properties: {
        type: {
          description: 'Kind of the parameter.',
          anyOf: [
            oneOf('', {
              string: 'Text.',
              securestring: 'A secret.',
              oauthSetting: 'Sign-in with OAuth 2.0.',
              gatewaySetting: 'An on-premises data gateway.',
              int: 'A number.',
              bool: 'A choice of two.',
              connection: 'Another connection.',
              managedIdentity: 'A managed identity.',
            }),
            { type: 'string', pattern: '^[A-Za-z]+$' },
          ],
        },
        defaultValue: { description: 'Value at first.' },
        allowedValues: list('A fixed choice.', { type: 'object' }),
        uiDefinition,
        oAuthSettings: reference('oAuthSettings'),
        gatewaySettings: { type: 'object', description: '`dataSourceType` and `connectionDetails`.' },
        metadata: {
          type: 'object',
          description: 'For `token:TenantId`: `sourceType` is `AzureActiveDirectoryTenant`.',
        },
      },
    },
    oAuthSettings: {
      type: 'object',
      required: ['identityProvider'],
      properties: {
        identityProvider: {
          type: 'string',
          description: 'Who issues tokens.',
          examples: ['oauth2', 'oauth2generic', 'aad', 'aadcertificate', 'facebook'],
        },
        clientId: { type: ['string', 'null'], description: 'Public id of the app.' },
        clientSecret: { type: 'null', description: 'Never here: `paconn create --secret` takes it.' },
        scopes: list('Scopes that are asked for.', { type: 'string' }),
        redirectMode: oneOf('Which redirect address the provider has to know.', {
          Global: 'One for all connectors.',
          GlobalPerConnector: 'One for this connector; for new ones.',
          Direct: 'One that is given.',
        }),
        redirectUrl: text('The redirect address.', { format: 'uri' }),
        properties: { type: 'object', description: '`IsFirstParty` and such.' },
        customParameters: map('Addresses and templates, by provider.', {
          type: 'object',
          properties: { value: {} },
        }),
        additionalParameters: {
          type: 'object',
          description: 'Inputs of users that become custom parameters.',
        },
      },
    },
    policy: {
      type: 'object',
      required: ['templateId', 'parameters'],
      properties: {
        templateId: { description: 'What it does.', anyOf: [oneOf('', templates), { type: 'string' }] },
        title: text('Name of the instance.'),
        parameters: {
          type: 'object',
          description: 'Settings of the template.',
          properties: {
            'x-ms-apimTemplate-operationName': list('Operations it is for; all when absent or empty.', {
              type: 'string',
            }),
            'x-ms-apimTemplate-policySection': {
              enum: ['Request', 'Response', 'Failure'],
              description: 'When it runs.',
            },
          },
        },
      },
    },
  },
};
