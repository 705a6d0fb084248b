import {
  createTicket,
  type DefectRow,
  defect,
  getTicket,
  hook,
  listTickets,
  newTicket,
  operation,
  query,
  ticketId,
  updateTicket,
} from './row.js';

const values = `${ticketId}/x-ms-dynamic-values`;
const list = `${ticketId}/x-ms-dynamic-list`;
const toTickets = { operationId: 'ListTickets', 'value-path': 'id', 'value-title': 'subject' };
const toTicket = (parameter: unknown) => ({
  operationId: 'GetTicket',
  parameters: { ticketId: parameter },
  'value-path': 'id',
  'value-title': 'subject',
  'value-collection': 'tags',
});
const listOf = (more: object) => ({
  operationId: 'ListTickets',
  itemValuePath: 'id',
  itemTitlePath: 'subject',
  ...more,
});
const subject = `${newTicket}/properties/subject`;
const schemaFrom = (more: object = {}) => ({
  operationId: 'GetTicket',
  parameters: { ticketId: 'K1' },
  'value-path': 'requester',
  ...more,
});
const url = '/definitions/WebhookRequest/properties/url';
const poll = { 'x-ms-trigger': 'batch', 'x-ms-notification': { operationId: 'WebhookChatEnded' } };
const tree = {
  settings: { canSelectParentNodes: true, canSelectLeafNodes: true },
  open: { operationId: 'ListTickets', itemValuePath: 'id', itemTitlePath: 'subject' },
  browse: { operationId: 'ListTickets', itemValuePath: 'id', itemTitlePath: 'subject' },
};

const calls: readonly DefectRow[] = [
  defect(
    'OperationIdNotFound',
    values,
    { ...toTickets, operationId: 'ListNothing' },
    { want: `${values}/operationId` },
  ),
  defect('OperationIdNotFound', list, listOf({ operationId: 'ListNothing' }), {
    want: `${list}/operationId`,
  }),
  defect(
    'OperationIdNotFound',
    values,
    { ...toTickets, operationId: 'listtickets' },
    { want: `${values}/operationId` },
  ),
  defect(
    'OperationIdNotFound',
    `${subject}/x-ms-dynamic-schema`,
    { operationId: 'X', 'value-path': 'a' },
    { want: `${subject}/x-ms-dynamic-schema/operationId` },
  ),
  defect(
    'OperationIdNotFound',
    `${subject}/x-ms-dynamic-tree`,
    { ...tree, open: { ...tree.open, operationId: 'X' } },
    { want: `${subject}/x-ms-dynamic-tree/open/operationId` },
  ),
  defect(
    'OperationIdNotFound',
    `${listTickets}/x-ms-notification`,
    { operationId: 'X' },
    {
      also: [{ at: `${listTickets}/x-ms-trigger`, set: 'batch' }],
      want: `${listTickets}/x-ms-notification/operationId`,
    },
  ),
  defect(
    'OperationIdNotFound',
    '/x-ms-capabilities',
    { testConnection: { operationId: 'X' } },
    { want: '/x-ms-capabilities/testConnection/operationId' },
  ),
  defect(
    'OperationIdNotFound',
    `${listTickets}/x-ms-pageable`,
    { nextLinkName: 'nextLink', operationName: 'X' },
    { want: `${listTickets}/x-ms-pageable/operationName` },
  ),
  defect(
    'DynamicExtensionDefinitionNotAllowedInParameter',
    `${createTicket}/parameters/0/x-ms-dynamic-schema`,
    schemaFrom(),
  ),
  defect(
    'DynamicExtensionDefinitionNotAllowedInParameter',
    `${createTicket}/parameters/0/x-ms-dynamic-values`,
    toTickets,
  ),
  defect(
    'OperationParameterNameNotFound',
    values,
    { ...toTickets, parameters: { page: 1 } },
    { want: `${values}/parameters/page` },
  ),
  defect('OperationParameterNameNotFound', list, listOf({ parameters: { page: { value: 1 } } }), {
    want: `${list}/parameters/page`,
  }),
  defect(
    'OperationParameterNameNotFound',
    values,
    { ...toTicket({ parameter: 'nothing' }) },
    { want: `${values}/parameters/ticketId` },
  ),
  defect(
    'OperationMissingRequiredProperty',
    values,
    { ...toTicket('a'), parameters: {} },
    { want: `${values}/parameters` },
  ),
  defect(
    'OperationMissingRequiredProperty',
    values,
    { operationId: 'GetTicket', 'value-path': 'id', 'value-title': 'subject' },
    { want: values },
  ),
  defect('OperationParameterStaticTypeMismatch', values, toTicket(5), {
    want: `${values}/parameters/ticketId`,
  }),
  defect(
    'OperationParameterTypeMismatch',
    `${updateTicket}/parameters/2`,
    query('view', { 'x-ms-dynamic-values': toTicket({ parameter: 'number' }) }),
    {
      also: [
        { at: `${updateTicket}/parameters/3`, set: query('number', { type: 'integer', required: true }) },
        { at: `${updateTicket}/parameters/2`, set: query('b') },
      ],
      want: `${updateTicket}/parameters/2/x-ms-dynamic-values/parameters/ticketId`,
    },
  ),
  defect(
    'OperationParameterRequiredMismatch',
    `${updateTicket}/parameters/2`,
    query('view', { 'x-ms-dynamic-values': toTicket({ parameter: 'other' }) }),
    {
      also: [
        { at: `${updateTicket}/parameters/3`, set: query('other') },
        { at: `${updateTicket}/parameters/2`, set: query('b') },
      ],
      want: `${updateTicket}/parameters/2/x-ms-dynamic-values/parameters/ticketId`,
    },
  ),
  defect(
    'SourcePropertyInternal',
    `${updateTicket}/parameters/2`,
    query('view', { 'x-ms-dynamic-values': toTicket({ parameter: 'other' }) }),
    {
      also: [
        {
          at: `${updateTicket}/parameters/3`,
          set: query('other', { required: true, default: 'K', 'x-ms-visibility': 'internal' }),
        },
        { at: `${updateTicket}/parameters/2`, set: query('b') },
      ],
      want: `${updateTicket}/parameters/2/x-ms-dynamic-values/parameters/ticketId`,
    },
  ),
  defect(
    'InvokedOperationShouldProduceArray',
    values,
    { ...toTickets, 'value-collection': 'items' },
    { want: `${values}/value-collection` },
  ),
  defect(
    'InvokedOperationShouldProduceArray',
    values,
    { ...toTicket('K1'), 'value-collection': 'subject' },
    { want: `${values}/value-collection` },
  ),
  defect('InvokedOperationShouldProduceArray', list, listOf({ itemsPath: 'items' }), {
    want: `${list}/itemsPath`,
  }),
  defect(
    'InvokedOperationShouldProduceProperty',
    values,
    { ...toTickets, 'value-path': 'nothing' },
    { want: `${values}/value-path` },
  ),
  defect(
    'InvokedOperationShouldProduceProperty',
    values,
    { ...toTickets, 'value-title': 'nothing' },
    { want: `${values}/value-title` },
  ),
  defect('InvokedOperationShouldProduceProperty', list, listOf({ itemValuePath: 'nothing' }), {
    want: `${list}/itemValuePath`,
  }),
  defect('InvokedOperationShouldProduceProperty', list, listOf({ itemTitlePath: 'nothing' }), {
    want: `${list}/itemTitlePath`,
  }),
  defect(
    'DynamicListExtensionRequiredForNonParameterReferences',
    `${subject}/x-ms-dynamic-values`,
    toTicket({ parameter: 'requester/mail' }),
    { want: `${subject}/x-ms-dynamic-values/parameters/ticketId` },
  ),
  defect(
    'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    `${subject}/x-ms-dynamic-schema`,
    schemaFrom({ 'value-path': 'requester/properties' }),
    { want: `${subject}/x-ms-dynamic-schema/value-path` },
  ),
  defect(
    'DynamicPropertiesItemValuePathMismatch',
    `${subject}/x-ms-dynamic-properties`,
    { operationId: 'GetTicket', parameters: { ticketId: { value: 'K1' } }, itemValuePath: 'other' },
    {
      also: [
        { at: `${subject}/x-ms-dynamic-schema`, set: schemaFrom({ 'value-path': 'requester/properties' }) },
      ],
      want: `${subject}/x-ms-dynamic-properties/itemValuePath`,
    },
  ),
  defect(
    'SelectedItemValuePathNotAllowedInThisPosition',
    `${subject}/x-ms-dynamic-tree`,
    { ...tree, open: { ...tree.open, selectedItemValuePath: 'id' } },
    { want: `${subject}/x-ms-dynamic-tree/open/selectedItemValuePath` },
  ),
  defect('SelectedItemValuePathNotAllowedInThisPosition', list, listOf({ selectedItemValuePath: 'id' }), {
    want: `${list}/selectedItemValuePath`,
  }),
  defect('DynamicTreeExtensionMissing', `${subject}/x-ms-dynamic-values`, {
    capability: 'file-picker',
    'value-path': 'Path',
    parameters: { isFolder: false },
  }),
];

const notifications: readonly DefectRow[] = [
  defect('OperationMustHaveNotificationContentExtension', `${hook}/x-ms-notification-content`, undefined, {
    want: `${hook}/post`,
  }),
  defect('WebhookOperationsMissingNotificationUrlProperty', `${url}/x-ms-notification-url`, undefined, {
    want: `${hook}/post`,
  }),
  defect('WebhookOperationsMissingNotificationUrlProperty', `${url}/x-ms-notification-url`, false, {
    want: `${hook}/post`,
  }),
  defect('WebhookOperationsMissingNotificationUrlProperty', `${hook}/post/parameters/1`, undefined, {
    want: `${hook}/post`,
  }),
  defect(
    'NotificationUrlNotAllowedInThisPosition',
    `${listTickets}/parameters`,
    [query('url', { 'x-ms-notification-url': true })],
    { want: `${listTickets}/parameters/0/x-ms-notification-url` },
  ),
  defect(
    'NotificationUrlNotAllowedInThisPosition',
    '/definitions/TicketResponse/properties/subject/x-ms-notification-url',
    true,
  ),
  defect('NotificationUrlNotInternal', `${url}/x-ms-visibility`, undefined, { want: url }),
  defect('NotificationUrlNotInternal', `${url}/x-ms-visibility`, 'important', { want: url }),
  defect('NotificationUrlNotRequired', '/definitions/WebhookRequest/required', undefined, { want: url }),
  defect('NotificationUrlNotRequired', `${hook}/post/parameters/1/required`, false, {
    want: `${hook}/post/parameters/1`,
  }),
  defect('NotificationUrlNotString', `${url}/type`, 'object'),
  defect('NotificationUrlNotString', `${url}/type`, 'integer'),
  defect('NotificationExtensionSupportedForTriggerOnly', `${listTickets}/x-ms-notification`, {
    operationId: 'WebhookChatEnded',
  }),
  defect('NotificationExtensionNotSupportedInWebhookOperation', `${hook}/post/x-ms-notification`, {
    operationId: 'WebhookChatStarted',
  }),
  defect(
    'NotificationOperationMustBeWebhook',
    listTickets,
    operation('ListTickets', { ...poll, 'x-ms-notification': { operationId: 'GetTicket' } }),
    { want: `${listTickets}/x-ms-notification/operationId` },
  ),
  defect(
    'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
    listTickets,
    operation('ListTickets', { ...poll, parameters: [query('event_type', { type: 'integer' })] }),
    { want: `${listTickets}/parameters/0` },
  ),
];

const message = `${newTicket}/properties/message`;
const both = { at: `${createTicket}/parameters/1`, set: query('subject') };

const references: readonly DefectRow[] = [
  defect(
    'DynamicListExtensionRequiredForAmbiguousReferences',
    `${message}/x-ms-dynamic-values`,
    toTicket({ parameter: 'subject' }),
    { also: [both], want: `${message}/x-ms-dynamic-values/parameters/ticketId` },
  ),
  defect(
    'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    `${message}/x-ms-dynamic-schema`,
    schemaFrom({ parameters: { ticketId: { parameter: 'subject' } } }),
    { also: [both], want: `${message}/x-ms-dynamic-schema/parameters/ticketId` },
  ),
  defect(
    'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    `${message}/x-ms-dynamic-schema`,
    schemaFrom({ parameters: { ticketId: { parameter: 'requester/mail' } } }),
    { want: `${message}/x-ms-dynamic-schema/parameters/ticketId` },
  ),
  defect(
    'OperationParameterNameIsAmbiguous',
    values,
    { ...toTickets, operationId: 'CreateTicket', parameters: { subject: 'Help' } },
    { also: [both], want: `${values}/parameters/subject` },
  ),
];

const more: readonly DefectRow[] = [
  defect(
    'DynamicListExtensionRequiredForNonParameterReferences',
    values,
    { ...toTickets, operationId: 'CreateTicket', parameters: { 'requester/mail': 'a@contoso.com' } },
    { want: `${values}/parameters/requester~1mail` },
  ),
  defect(
    'InvokedOperationShouldProduceArray',
    '/paths/~1history',
    { get: operation('ListHistory', { responses: { '200': { description: 'What changed.' } } }) },
    {
      also: [{ at: values, set: { ...toTickets, operationId: 'ListHistory', 'value-collection': 'items' } }],
      want: `${values}/value-collection`,
    },
  ),
  defect(
    'AdditionalPropertyNotAllowed',
    `${values}`,
    { ...toTickets, 'value-titel': 'subject' },
    { want: `${values}/value-titel` },
  ),
  defect(
    'BodyOrFormDataParameterInFetchOperationNotAllowed',
    `${createTicket}/x-ms-notification`,
    { operationId: 'WebhookChatEnded' },
    { also: [{ at: `${createTicket}/x-ms-trigger`, set: 'batch' }], want: `${createTicket}/parameters/0` },
  ),
  defect('InvalidStringBinaryProperty', `${getTicket}/parameters/1`, query('a', { format: 'binary' })),
];

export const dynamicDefects: readonly DefectRow[] = [...calls, ...references, ...notifications, ...more];
