import { count, type EditorSchema, flag, list, map, object, oneOf, reference, text } from './schema-parts.js';

/** The platform's extensions of OpenAPI 2.0: https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions */
export const extensions = {
  summary: text('Title that makers see. At most 80 characters, in title case.', { maxLength: 80 }),
  visibility: oneOf('How prominently makers see it. Absent means normal.', {
    important: 'Shown first.',
    advanced: 'Shown under the advanced options.',
    internal: 'Hidden. A required input that is internal needs a `default`, which is sent silently.',
    '': 'Normal.',
  }),
  trigger: oneOf('Makes the operation a trigger.', {
    single: 'One run for each answer or notification.',
    batch: 'The answer is a list, or holds one; each item starts a run.',
  }),
  triggerHint: text('Tells the maker how to fire the trigger.'),
  triggerMetadata: object('Written by the portal beside a policy `pollingtrigger`.', {
    mode: oneOf('', { polling: 'The trigger asks again and again.' }),
    kind: oneOf('', { query: 'State goes into a query parameter.' }),
  }),
  triggerValue: object('Marks the parameter that carries state from the answer before.', {
    'value-collection': text('Path of the list in the answer.'),
    'value-path': text('Path of the value in each item.'),
  }),
  notificationUrl: flag(
    'The text property that the client fills with the callback URL of the trigger. It is internal and required.',
  ),
  notificationContent: object(
    'What the service sends to the callback URL. Stands beside the subscribing operation, on the path.',
    {
      description: text('What is sent.'),
      schema: reference('schema'),
      headers: map('', reference('header')),
    },
    ['schema'],
  ),
  notification: object('Links a polling trigger to a webhook that wakes it.', {
    operationId: text('The subscribing operation.'),
  }),
  urlEncoding: oneOf('How a path parameter is encoded. State `single`; not for query parameters.', {
    single: 'Percent-encoded once.',
    double: 'Percent-encoded twice, for values that may hold a slash.',
  }),
  dynamicValues: object('The choices come from another operation.', {
    operationId: text('The operation that lists the choices.'),
    capability: text('`file-picker` instead of an operation.'),
    builtInOperation: text('An operation of the platform, such as `AadGraph.GetUsers`.'),
    'value-collection': text('Path of the list in the answer; without it the answer is the list.'),
    'value-title': text('Path of the label in each item.'),
    'value-path': text('Path of the value in each item.'),
    'value-description': text('Path of the description in each item.'),
    'value-selectable': text('Path of the flag that says whether an item can be chosen.'),
    parameters: map('Inputs of the operation: literals, or `{ "parameter": name }` of this operation.', {}),
  }),
  dynamicList: object(
    'Like `x-ms-dynamic-values`, and required beside it when a reference is ambiguous or points into a body.',
    {
      operationId: text('The operation that lists the choices.'),
      itemsPath: text('Path of the list in the answer.'),
      itemTitlePath: text('Path of the label in each item.'),
      itemValuePath: text('Path of the value in each item.'),
      parameters: reference('dynamicParameters'),
    },
    ['operationId'],
  ),
  dynamicSchema: object('The shape of this object comes from another operation.', {
    operationId: text('The operation that answers with the schema.'),
    'value-path': text(
      'Path of the properties in the answer; without it the answer is the map of properties.',
    ),
    parameters: map('Inputs of the operation: literals, or `{ "parameter": name }` of this operation.', {}),
  }),
  dynamicProperties: object(
    'Like `x-ms-dynamic-schema`, and required beside it when a reference is ambiguous or points into a body.',
    {
      operationId: text('The operation that answers with the schema.'),
      itemValuePath: text('Path of the schema in the answer; without it the answer is the schema.'),
      parameters: reference('dynamicParameters'),
    },
    ['operationId'],
  ),
  dynamicTree: object('The choices are a tree, level by level.', {
    settings: object('What can be chosen.', {
      canSelectParentNodes: flag('Nodes that hold others.'),
      canSelectLeafNodes: flag('Nodes that hold none.'),
    }),
    open: reference('dynamicTreeCall'),
    browse: reference('dynamicTreeCall'),
  }),
  enumValues: list(
    'Labels of the values of `enum`.',
    object('', { value: { description: 'One of `enum`.' }, displayName: text('Its label.') }, [
      'value',
      'displayName',
    ]),
  ),
  pageable: object('The answer has further pages.', {
    nextLinkName: oneOf('Property at the root of the answer with the address of the next page.', {
      nextLink: '',
      '@odata.nextLink': '',
    }),
  }),
  capabilities: {
    type: 'object',
    description: 'At the root `testConnection` and `file-picker`; at an operation `chunkTransfer`.',
  },
  apiAnnotation: object('Status and version. `family` and `revision` link the versions of an operation.', {
    status: oneOf('', { Preview: 'May change.', Production: 'Stable.' }),
    family: text('Name that all versions share.'),
    revision: count('1 for the first version.'),
    replacement: object('What to use instead; on deprecated operations.', {
      api: text('The connector.'),
      operationId: text('The operation.'),
    }),
    expires: text('The day on which it ends.'),
  }),
  connectorMetadata: list(
    'Website, privacy policy and categories; required for certification.',
    object(
      '',
      {
        propertyName: { type: 'string', examples: ['Website', 'Privacy policy', 'Categories'] },
        propertyValue: text('An address; of `Categories`, at most two, separated by a semicolon.'),
      },
      ['propertyName', 'propertyValue'],
    ),
  ),
  openaiData: { type: 'object', description: 'What Copilot may do with the operation.' },
  keywords: list('Words that Copilot finds it by.', { type: 'string' }),
  editor: text(
    'The editor of the input: `dictionary` for objects with additional properties, `html`, `code`, …',
  ),
  editorOptions: { type: 'object', description: 'Options of `x-ms-editor`.' },
  mediaKind: oneOf('Media that Power Apps shows.', { image: '', audio: '' }),
  testValue: { description: 'Sample for automatic tests; no secrets.' },
  noGenericTest: flag('Leave the operation out of automatic tests.'),
  operationContext: {
    type: 'object',
    description: 'The operation that gives a sample of what the trigger sends.',
  },
  safeOperation: flag('A POST that changes nothing.'),
  requireUserConfirmation: { description: 'Ask the user before Copilot calls it.' },
  forModel: text('For the model of Copilot instead of people.'),
} as const satisfies Readonly<Record<string, EditorSchema>>;

/** Extensions that a parameter outside a body and a schema have in common. */
export const dynamicExtensions: Readonly<Record<string, EditorSchema>> = {
  'x-ms-dynamic-values': extensions.dynamicValues,
  'x-ms-dynamic-list': extensions.dynamicList,
  'x-ms-dynamic-schema': extensions.dynamicSchema,
  'x-ms-dynamic-properties': extensions.dynamicProperties,
  'x-ms-dynamic-tree': extensions.dynamicTree,
  'x-ms-enum-values': extensions.enumValues,
  'x-ms-editor': extensions.editor,
  'x-ms-editor-options': extensions.editorOptions,
  'x-ms-test-value': extensions.testValue,
  'x-ms-localizeDefaultValue': flag('The default text may be translated.'),
  'x-ms-name-for-model': extensions.forModel,
  'x-ms-description-for-model': extensions.forModel,
};

/** Parts that extensions refer to. */
export const extensionDefinitions: Readonly<Record<string, EditorSchema>> = {
  dynamicParameters: map(
    'Inputs of the operation: `{ "value": literal }` or `{ "parameterReference": "body/name" }`.',
    { type: 'object' },
  ),
  dynamicTreeCall: object('How one level of the tree is read.', {
    operationId: text('The operation that lists the nodes.'),
    itemsPath: text('Path of the list in the answer.'),
    itemTitlePath: text('Path of the label in each item.'),
    itemFullTitlePath: text('Path of the full label in each item.'),
    itemValuePath: text('Path of the value in each item.'),
    itemIsParent: text('Path of a flag, or a filter such as `(isFolder eq true)`.'),
    parameters: map('As in `x-ms-dynamic-list`; in `browse` also `selectedItemValuePath`.', {
      type: 'object',
    }),
  }),
};
