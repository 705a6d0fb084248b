import {
  createTicket,
  type DefectRow,
  defect,
  getTicket,
  hook,
  inPath,
  listTickets,
  operation,
  query,
  ticketId,
  updateTicket,
} from './row.js';

const body = {
  name: 'body',
  in: 'body',
  required: true,
  schema: { $ref: '#/definitions/Createticket_Request' },
};
const form = (name: string, more: object = {}) => query(name, { in: 'formData', ...more });
const useForm = (type: string) => [{ at: `${createTicket}/consumes`, set: [type] }];
const annotate = (at: string, set: object) => ({ at: `${at}/x-ms-api-annotation`, set });

/** Defects of paths, operations and responses. */
const ofOperations: readonly DefectRow[] = [
  defect('OperationPathMustStartWithSlash', '/paths/history', { get: operation('ListHistory') }),
  defect('OperationPathMayNotContainQueryOrFragment', '/paths/~1history?all=1', {
    get: operation('ListHistory'),
  }),
  defect('OperationPathMayNotContainQueryOrFragment', '/paths/~1history#all', {
    get: operation('ListHistory'),
  }),
  defect('OperationPathContainsUnsupportedCharacters', '/paths/~1history~1*', {
    get: operation('ListHistory'),
  }),
  defect('OperationPathContainsUnsupportedCharacters', '/paths/~1history~1{path*}', {
    get: operation('ListHistory', { parameters: [inPath('path*')] }),
  }),
  defect('OperationPathTemplateNotValid', '/paths/~1history~1{id', { get: operation('ListHistory') }),
  defect('OperationPathTemplateNotValid', '/paths/~1history~1id}', { get: operation('ListHistory') }),
  defect('OperationPathTemplateNotValid', '/paths/~1history~1{a~1b}', { get: operation('ListHistory') }),
  defect('OperationPathTemplateNotValid', '/paths/~1history~1{{id}}', { get: operation('ListHistory') }),
  defect('OperationPathTemplateNotValid', '/paths/~1history~1{}', { get: operation('ListHistory') }),
  defect('OperationPathVariablesContainDefaults', '/paths/~1history~1{id=5}', {
    get: operation('ListHistory', { parameters: [inPath('id')] }),
  }),
  defect(
    'PathItemRefNotSuppored',
    '/paths/~1history',
    { $ref: '#/paths/~1tickets' },
    { want: '/paths/~1history/$ref' },
  ),
  defect('PathRedefined', '/paths/~1Tickets', { delete: operation('DeleteTickets') }),
  defect('PathRedefined', '/paths/~1AGENTS', { get: operation('DeleteTickets') }),
  defect(
    'DuplicateOperationPath',
    '/paths/~1tickets~1{id}',
    { get: operation('ReadTicket', { parameters: [inPath('id')] }) },
    { want: '/paths/~1tickets~1{id}/get' },
  ),
  defect(
    'PartialDuplicateOperationPath',
    '/paths/~1tickets~1latest',
    { get: operation('ReadTicket') },
    { want: getTicket },
  ),
  defect(
    'PartialDuplicateOperationPath',
    '/paths/~1history~1{id}~1latest',
    { get: operation('ReadLatest', { parameters: [inPath('id')] }) },
    {
      also: [
        {
          at: '/paths/~1history~1all~1{of}',
          set: { get: operation('ReadAll', { parameters: [inPath('of')] }) },
        },
      ],
      want: '/paths/~1history~1{id}~1latest/get',
    },
  ),
  defect(
    'PathParametersContainDuplicateParameter',
    '/paths/~1tickets/parameters',
    [query('page'), query('page', { type: 'integer' })],
    { want: '/paths/~1tickets/parameters/1' },
  ),
  defect(
    'PathParametersContainMultipleBodyParameters',
    '/paths/~1history',
    { parameters: [body, { ...body, name: 'other' }], post: operation('AddHistory') },
    { want: '/paths/~1history/parameters/1' },
  ),
  defect('OperationIdRequired', `${listTickets}/operationId`, undefined, { want: listTickets }),
  defect('OperationIdNotUnique', `${listTickets}/operationId`, 'CreateTicket'),
  defect('OperationIdNotUnique', `${getTicket}/operationId`, 'ListTickets'),
  defect('OperationIdTooLong', `${listTickets}/operationId`, 'List'.repeat(30)),
  defect('OperationIdSanitized', `${listTickets}/operationId`, 'List-Tickets'),
  defect('OperationIdSanitized', `${listTickets}/operationId`, 'List Tickets'),
  defect('OperationIdSanitized', `${listTickets}/operationId`, 'tickets.list'),
  defect(
    'OperationIdShouldEndWithRevision',
    `${listTickets}/x-ms-api-annotation`,
    { family: 'ListTickets', revision: 2 },
    { want: `${listTickets}/operationId` },
  ),
  defect('OperationSummaryTooLong', `${listTickets}/summary`, 'List tickets '.repeat(10).trim()),
  defect('OperationSummaryTooLong', `${listTickets}/summary`, 'L'.repeat(81)),
  ...['/', '\\', '<', '>', '*', '%', '&', '?'].map((sign) =>
    defect('RestrictedCharactersInSummary', `${listTickets}/summary`, `List ${sign} tickets`),
  ),
  defect('OperationMustHaveResponse', `${listTickets}/responses`, {}),
  defect('OperationMustHaveResponse', `${listTickets}/responses`, undefined, { want: listTickets }),
  defect('OperationShouldHaveSuccessfulResponse', `${listTickets}/responses/200`, undefined, {
    want: `${listTickets}/responses`,
  }),
  defect('OperationShouldHaveSuccessfulResponse', `${listTickets}/responses`, {
    '404': { description: 'None.' },
  }),
  defect('OperationHasManyResponsesWithSchema', `${listTickets}/responses/201`, {
    description: 'More.',
    schema: { $ref: '#/definitions/TicketResponse' },
  }),
  defect('OperationHasManyResponsesWithSchema', `${listTickets}/responses/202`, {
    description: 'More.',
    schema: { $ref: '#/definitions/TicketResponse' },
  }),
  defect('SchemaDefinitionSetIncorrectly', `${getTicket}/responses/200/schema`, undefined, {
    want: `${getTicket}/responses`,
  }),
  defect(
    'SchemaDefinitionSetIncorrectly',
    `${getTicket}/responses`,
    { '202': { description: 'The ticket.', schema: { $ref: '#/definitions/TicketResponse' } } },
    { want: `${getTicket}/responses/202` },
  ),
  defect('SchemaDefinitionSetIncorrectly', `${hook}/x-ms-notification-content/schema`, {}),
  defect('DefaultResponseHasSchema', `${getTicket}/responses/default/schema`, {
    type: 'object',
    properties: { error: { type: 'string', 'x-ms-summary': 'Error', description: 'What failed.' } },
  }),
  defect('DefaultResponseHasSchema', `${getTicket}/responses/default/schema`, {
    $ref: '#/definitions/TicketResponse',
  }),
  ...['20', '2XX', 'ok', '700', '600', '99', '0200'].map((code) =>
    defect('ResponseMustBeDefaultOrHttpStatusCode', `${getTicket}/responses/${code}`, {
      description: 'The ticket.',
    }),
  ),
  defect(
    'ResponseHeadersAreNotUnique',
    `${getTicket}/responses/200/headers`,
    { ETag: { type: 'string' }, etag: { type: 'string' } },
    { want: `${getTicket}/responses/200/headers/etag` },
  ),
  defect(
    'ResponseExampleMustBeProducedByOperation',
    `${getTicket}/responses/200/examples`,
    { 'application/xml': '<ticket/>' },
    { want: `${getTicket}/responses/200/examples/application~1xml` },
  ),
  defect('ResponseExampleMustBeProducedByOperation', `${getTicket}/produces`, ['text/plain'], {
    also: [{ at: `${getTicket}/responses/200/examples`, set: { 'application/json': {} } }],
    want: `${getTicket}/responses/200/examples/application~1json`,
  }),
  defect(
    'ResponseExampleMustBeProducedByOperation',
    `${getTicket}/responses/404`,
    { $ref: '#/responses/None' },
    {
      also: [
        { at: '/responses/None', set: { description: 'There is none.', examples: { 'text/csv': 'id' } } },
      ],
      want: '/responses/None/examples/text~1csv',
    },
  ),
  defect('SchemaDefinitionSetIncorrectly', `${updateTicket}/responses/200/schema`, undefined, {
    want: `${updateTicket}/responses/200`,
  }),
  defect('ConsumesMissing', '/consumes', undefined, { want: createTicket }),
  defect('ConsumesMissing', `${createTicket}/consumes`, []),
  defect('ConsumesMissing', `${createTicket}/consumes`, ['application/xml']),
  defect('MimeTypeNotSupported', `${createTicket}/consumes`, ['application/json', 'application/xml'], {
    want: `${createTicket}/consumes/1`,
  }),
  defect('MimeTypeNotSupported', '/consumes/0', 'text/csv'),
  defect('MimeTypeNotValid', '/consumes/0', 'json'),
  defect('MimeTypeNotValid', `${createTicket}/produces`, ['application/'], {
    want: `${createTicket}/produces/0`,
  }),
  defect('MimeTypeNotValid', `${createTicket}/consumes`, ['application json'], {
    want: `${createTicket}/consumes/0`,
  }),
  defect('MimeTypeNotCompatibleWithRequestContentSchemaType', `${createTicket}/consumes`, ['text/plain']),
  defect(
    'StringBinaryNotSupportedForFormUrlEncoded',
    `${createTicket}/parameters`,
    [form('file', { format: 'binary' })],
    { also: useForm('application/x-www-form-urlencoded'), want: `${createTicket}/parameters/0` },
  ),
  defect('BodyOrFormDataParameterInFetchOperationNotAllowed', `${listTickets}/parameters`, [body], {
    want: `${listTickets}/parameters/0`,
  }),
  defect('BodyOrFormDataParameterInFetchOperationNotAllowed', `${listTickets}/parameters`, [form('name')], {
    want: `${listTickets}/parameters/0`,
  }),
  defect('BodyOrFormDataParameterInFetchOperationNotAllowed', '/paths/~1tickets/parameters', [body], {
    want: listTickets,
  }),
  defect(
    'TotalOperationsCountExceedsMaxAllowed',
    '/paths',
    Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`/p${n}`, { get: operation(`List${n}`) }])),
  ),
  defect(
    'OperationStatusAheadOfConnector',
    `${listTickets}/x-ms-api-annotation`,
    { status: 'Production' },
    { also: [annotate('', { status: 'Preview' })], want: `${listTickets}/x-ms-api-annotation/status` },
  ),
  defect(
    'OperationStatusAheadOfConnector',
    `${listTickets}/x-ms-api-annotation`,
    { status: 'Production' },
    { also: [annotate('/info', { status: 'Preview' })], want: `${listTickets}/x-ms-api-annotation/status` },
  ),
  defect('OperationRevisionEmpty', `${listTickets}/x-ms-api-annotation`, { family: 'ListTickets' }),
  defect(
    'OperationFamilyHasDuplicateRevisions',
    `${getTicket}/x-ms-api-annotation`,
    { family: 'Tickets', revision: 1 },
    {
      also: [annotate(listTickets, { family: 'Tickets', revision: 1 })],
      want: `${getTicket}/x-ms-api-annotation/revision`,
    },
  ),
  defect(
    'OperationFamilyHasManyEmptyRevisions',
    `${getTicket}/x-ms-api-annotation`,
    { family: 'Tickets' },
    { also: [annotate(listTickets, { family: 'Tickets' })] },
  ),
  defect(
    'OperationFamilyHasManyActiveOperations',
    `${getTicket}/x-ms-api-annotation`,
    { family: 'Tickets', revision: 3 },
    {
      want: getTicket,
      also: [
        annotate(listTickets, { family: 'Tickets', revision: 1 }),
        annotate(createTicket, { family: 'Tickets', revision: 2 }),
      ],
    },
  ),
  defect(
    'OperationFamilyHasManyActiveProductionOperations',
    `${getTicket}/x-ms-api-annotation`,
    { family: 'Tickets', revision: 2, status: 'Production' },
    {
      want: getTicket,
      also: [annotate(listTickets, { family: 'Tickets', revision: 1, status: 'Production' })],
    },
  ),
  defect(
    'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    `${listTickets}/x-ms-api-annotation`,
    { family: 'ListTickets', revision: 1, replacement: { api: 'LiveChat', operationId: 'GetTicket' } },
    { want: `${listTickets}/x-ms-api-annotation/replacement` },
  ),
  defect(
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    `${listTickets}/x-ms-api-annotation`,
    { family: 'ListTickets', revision: 1, replacement: { operationId: 'GetTicket' } },
    {
      also: [{ at: `${listTickets}/deprecated`, set: true }],
      want: `${listTickets}/x-ms-api-annotation/replacement`,
    },
  ),
  defect(
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    `${listTickets}/x-ms-api-annotation`,
    { family: 'ListTickets', revision: 1, replacement: { api: 'LiveChat' } },
    {
      also: [{ at: `${listTickets}/deprecated`, set: true }],
      want: `${listTickets}/x-ms-api-annotation/replacement`,
    },
  ),
  defect(
    'InvalidNextLinkNameValue',
    `${listTickets}/x-ms-pageable`,
    { nextLinkName: 'next' },
    { want: `${listTickets}/x-ms-pageable/nextLinkName` },
  ),
  defect(
    'InvalidNextLinkNameValue',
    `${listTickets}/x-ms-pageable`,
    { nextLinkName: 'nextlink' },
    { want: `${listTickets}/x-ms-pageable/nextLinkName` },
  ),
];

/** Defects of parameters, and of how operations use them. */
const ofParameters: readonly DefectRow[] = [
  defect('OperationMissingPathParameter', `${getTicket}/parameters`, undefined, { want: getTicket }),
  defect('OperationMissingPathParameter', `${getTicket}/parameters`, [], { want: getTicket }),
  defect('OperationMissingPathParameter', `${ticketId}/name`, 'id', { want: getTicket }),
  defect('PathParameterNotDefinedInTemplate', `${ticketId}/name`, 'id', { want: ticketId }),
  defect('PathParameterNotDefinedInTemplate', `${getTicket}/parameters/1`, inPath('other')),
  defect('PathParameterMustBeRequired', `${ticketId}/required`, undefined, { want: ticketId }),
  defect('PathParameterMustBeRequired', `${ticketId}/required`, false),
  defect('OperationParametersAreNotUnique', `${listTickets}/parameters`, [query('a'), query('a')], {
    want: `${listTickets}/parameters/1`,
  }),
  defect(
    'OperationParametersContainDuplicateParameter',
    `${listTickets}/parameters`,
    [query('a'), query('a', { type: 'integer' })],
    { want: `${listTickets}/parameters/1` },
  ),
  defect(
    'OperationFamilyHasDuplicateRevisions',
    `${getTicket}/x-ms-api-annotation`,
    { family: 'Tickets' },
    {
      also: [annotate(listTickets, { family: 'Tickets', revision: 1 })],
    },
  ),
  defect(
    'OperationParametersContainMultipleBodyParameters',
    '/paths/~1tickets/parameters',
    [{ ...body, name: 'other' }],
    {
      want: `${createTicket}/parameters/0`,
    },
  ),
  defect('OperationParametersContainMultipleBodyParameters', `${createTicket}/parameters/1`, {
    ...body,
    name: 'other',
  }),
  defect(
    'OperationSchemaCountExceedsMaxAllowed',
    createTicket,
    operation('CreateTicket', {
      responses: Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [String(200 + n), { description: 'Wide.', schema: wide(450) }]),
      ),
    }),
  ),
  defect('ParameterReferenceNotFound', `${listTickets}/parameters`, [{ $ref: '#/parameters/page' }], {
    want: `${listTickets}/parameters/0/$ref`,
  }),
  defect(
    'ParameterReferenceNotValid',
    `${listTickets}/parameters`,
    [{ $ref: '#/definitions/TicketResponse' }],
    { want: `${listTickets}/parameters/0/$ref` },
  ),
  defect(
    'ParameterReferenceNotValid',
    `${listTickets}/parameters`,
    [{ $ref: 'other.json#/parameters/page' }],
    { want: `${listTickets}/parameters/0/$ref` },
  ),
  defect(
    'ParameterRefLoopNotAllowed',
    '/parameters',
    { a: { $ref: '#/parameters/b' }, b: query('b') },
    { want: '/parameters/a/$ref' },
  ),
  defect(
    'ParameterRefLoopNotAllowed',
    '/parameters',
    { a: { $ref: '#/parameters/a' } },
    { want: '/parameters/a/$ref' },
  ),
  defect('ParameterListContainsFormDataAndBody', `${createTicket}/parameters/1`, form('name')),
  defect('FileParameterMustBeInFormData', `${listTickets}/parameters`, [query('a', { type: 'file' })], {
    want: `${listTickets}/parameters/0/type`,
  }),
  defect('NonBodyParameterSchemaNotValid', `${ticketId}/schema`, { type: 'string' }),
  defect('BodyParameterSchemaRequired', `${createTicket}/parameters/0/schema`, undefined, {
    want: `${createTicket}/parameters/0`,
  }),
  ...[
    ['type', 'object'],
    ['format', 'int32'],
    ['items', { type: 'string' }],
    ['enum', ['a']],
  ].map(([name, set]) =>
    defect('BodyParameterPropertyNotValid', `${createTicket}/parameters/0/${name}`, set),
  ),
  defect('ConnectionIdParameterNotAllowed', `${listTickets}/parameters`, [query('connectionId')], {
    want: `${listTickets}/parameters/0/name`,
  }),
  defect(
    'ConnectionIdParameterNotAllowed',
    `${listTickets}/parameters`,
    [query('ConnectionID', { in: 'header' })],
    { want: `${listTickets}/parameters/0/name` },
  ),
  ...['Authorization', 'authorization', 'Host', 'Cookie'].map((name) =>
    defect('ReservedParameterIsUsed', `${listTickets}/parameters`, [query(name, { in: 'header' })], {
      want: `${listTickets}/parameters/0/name`,
    }),
  ),
  defect('PathParameterMissingEncoding', `${ticketId}/x-ms-url-encoding`, undefined, { want: ticketId }),
  defect(
    'QueryParameterEncodingNotSupported',
    `${listTickets}/parameters`,
    [query('a', { 'x-ms-url-encoding': 'single' })],
    { want: `${listTickets}/parameters/0/x-ms-url-encoding` },
  ),
  ...['multi', 'pipes', 'ssv', 'tsv'].map((format) =>
    defect(
      'CollectionFormatValueNotSupported',
      `${listTickets}/parameters`,
      [query('a', { type: 'array', items: { type: 'string' }, collectionFormat: format })],
      { want: `${listTickets}/parameters/0/collectionFormat` },
    ),
  ),
  defect('AllowEmptyValueOnlyValidForQueryFormData', `${ticketId}/allowEmptyValue`, true),
  defect(
    'AllowEmptyValueOnlyValidForQueryFormData',
    `${listTickets}/parameters`,
    [query('X-A', { in: 'header', allowEmptyValue: true })],
    { want: `${listTickets}/parameters/0/allowEmptyValue` },
  ),
  defect('InvalidFormDataParameterName', `${createTicket}/parameters`, [form('größe')], {
    also: useForm('multipart/form-data'),
    want: `${createTicket}/parameters/0/name`,
  }),
];

function wide(count: number): object {
  const leaf = { type: 'string', 'x-ms-summary': 'Leaf', description: 'A leaf.' };
  return {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, leaf])),
  };
}

export const operationDefects: readonly DefectRow[] = [...ofOperations, ...ofParameters];
