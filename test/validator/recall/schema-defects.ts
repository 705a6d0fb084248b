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
  ticket,
} from './row.js';

const subject = `${ticket}/subject`;
const given = `${newTicket}/properties/subject`;
const text = (more: object = {}) => ({
  type: 'string',
  'x-ms-summary': 'Part',
  description: 'A part.',
  ...more,
});
const withType = (type: string, at = subject) => [{ at: `${at}/type`, set: type }];
const wide = (count: number) => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, text()])),
});
const deep = (levels: number): object =>
  levels === 0 ? text() : { type: 'object', properties: { inner: deep(levels - 1) } };
const parameter = (more: object) => [query('a', more)];
const first = `${listTickets}/parameters/0`;
const schema = `${getTicket}/responses/200/schema`;

const references: readonly DefectRow[] = [
  defect('SchemaReferenceNotFound', `${schema}/$ref`, '#/definitions/Missing'),
  defect('SchemaReferenceNotFound', '/definitions/TicketResponse', undefined, { want: `${schema}/$ref` }),
  defect('SchemaReferenceNotValid', `${schema}/$ref`, '#/parameters/Ticket'),
  defect('SchemaReferenceNotValid', `${schema}/$ref`, 'ticket.json'),
  defect('SchemaReferenceNotValid', `${schema}/$ref`, '#/components/schemas/TicketResponse'),
  defect('SchemaReferenceNotValid', `${schema}/$ref`, 'https://contoso.com/ticket.json#/definitions/Ticket'),
  defect(
    'SchemaRefLoopNotAllowed',
    '/definitions/A',
    { $ref: '#/definitions/A' },
    { want: '/definitions/A/$ref' },
  ),
  defect(
    'SchemaRefLoopNotAllowed',
    '/definitions/TicketResponse',
    { $ref: '#/definitions/B' },
    {
      also: [{ at: '/definitions/B', set: { $ref: '#/definitions/TicketResponse' } }],
      want: '/definitions/TicketResponse/$ref',
    },
  ),
  defect(
    'RequiredLoopInSchemaNotAllowed',
    '/definitions/A',
    { type: 'object', required: ['a'], properties: { a: { $ref: '#/definitions/A' } } },
    { also: [{ at: schema, set: { $ref: '#/definitions/A' } }], want: '/definitions/A' },
  ),
  defect(
    'ResponseReferenceNotFound',
    `${getTicket}/responses/200`,
    { $ref: '#/responses/ticket' },
    { want: `${getTicket}/responses/200/$ref` },
  ),
  defect(
    'ResponseReferenceNotValid',
    `${getTicket}/responses/200`,
    { $ref: '#/definitions/TicketResponse' },
    { want: `${getTicket}/responses/200/$ref` },
  ),
  defect(
    'ResponseRefLoopNotAllowed',
    '/responses',
    { a: { $ref: '#/responses/b' }, b: { description: 'B.' } },
    { want: '/responses/a/$ref' },
  ),
  defect('SchemaTooDeep', schema, deep(30)),
  defect('SchemaTooDeep', `${createTicket}/parameters/0/schema`, deep(25)),
  defect('BodySchemaCountExceedsMaxAllowed', schema, wide(520)),
  defect('BodySchemaCountExceedsMaxAllowed', `${createTicket}/parameters/0/schema`, wide(512)),
  defect('BodySchemaCountExceedsMaxAllowed', `${hook}/x-ms-notification-content/schema`, wide(600)),
];

const bound = (code: string, name: string, set: number, also: ReturnType<typeof withType> = []) =>
  defect(code, `${subject}/${name}`, set, { also });
const below = (code: string, low: string, high: string, type: string) =>
  defect(code, `${subject}/${low}`, 5, {
    also: [
      ...withType(type),
      { at: `${subject}/${high}`, set: 2 },
      ...(type === 'array' ? [{ at: `${subject}/items`, set: { type: 'string' } }] : []),
    ],
  });

const values: readonly DefectRow[] = [
  defect('SchemaTypeFileNotValid', `${subject}/type`, 'file'),
  defect(
    'SchemaTypeFileNotValid',
    `${createTicket}/parameters/0/schema`,
    { type: 'file' },
    { want: `${createTicket}/parameters/0/schema/type` },
  ),
  defect('InvalidStringBinaryProperty', `${given}/format`, 'binary', { want: given }),
  defect('ArrayHasNoItems', `${subject}/type`, 'array', { want: subject }),
  defect('ArrayHasNoItems', `${listTickets}/parameters`, parameter({ type: 'array' }), { want: first }),
  defect('ArrayHasNoItems', `${ticket}/tags/items`, undefined, { want: `${ticket}/tags` }),
  defect('ArrayHasNoItems', `${listTickets}/responses/200/schema/items`, undefined, {
    want: `${listTickets}/responses/200/schema`,
  }),
  defect('RequiredPropertyArrayEmpty', `${newTicket}/required`, []),
  defect('RequiredPropertyNotOnObject', `${given}/required`, ['a']),
  defect('RequiredPropertyNotOnObject', `${ticket}/tags/required`, ['a']),
  defect('RequiredPropertyDefinitionMissing', `${newTicket}/required`, ['message', 'nothing'], {
    want: `${newTicket}/required/1`,
  }),
  defect('RequiredPropertyDefinitionMissing', `${newTicket}/properties/message`, undefined, {
    want: `${newTicket}/required/0`,
  }),
  defect('RequiredReadOnlyPropertyNotAllowedAsInput', `${newTicket}/properties/message/readOnly`, true, {
    want: `${newTicket}/properties/message`,
  }),
  defect('PropertyMustBeRequired', `${given}/x-ms-visibility`, 'internal', {
    also: [{ at: `${given}/default`, set: 'a' }],
    want: given,
  }),
  defect(
    'InternalPropertyWithDefaultOptional',
    `${listTickets}/parameters`,
    parameter({ default: 'a', 'x-ms-visibility': 'internal' }),
    { want: first },
  ),
  defect('EnumMustContainAtLeastOneElement', `${subject}/enum`, []),
  defect('EnumMustContainAtLeastOneElement', `${listTickets}/parameters`, parameter({ enum: [] }), {
    want: `${first}/enum`,
  }),
  defect('InvalidEnumValue', `${subject}/enum`, ['a', 5], { want: `${subject}/enum/1` }),
  defect('InvalidEnumValue', `${listTickets}/parameters`, parameter({ type: 'integer', enum: ['a'] }), {
    want: `${first}/enum/0`,
  }),
  defect(
    'DuplicateEnumValuesInExtension',
    `${subject}/x-ms-enum-values`,
    [
      { value: 'a', displayName: 'A' },
      { value: 'a', displayName: 'B' },
    ],
    { also: [{ at: `${subject}/enum`, set: ['a'] }], want: `${subject}/x-ms-enum-values/1/value` },
  ),
  defect(
    'InvalidEnumValuesExtensionValue',
    `${subject}/x-ms-enum-values`,
    [{ value: 'b', displayName: 'B' }],
    { also: [{ at: `${subject}/enum`, set: ['a'] }], want: `${subject}/x-ms-enum-values/0/value` },
  ),
  defect('MissingEnumValuesDisplayName', `${subject}/x-ms-enum-values`, [{ value: 'a' }], {
    also: [{ at: `${subject}/enum`, set: ['a'] }],
    want: `${subject}/x-ms-enum-values/0`,
  }),
  defect('DefaultValueMustMatchType', `${given}/default`, 5),
  defect(
    'DefaultValueMustMatchType',
    `${listTickets}/parameters`,
    parameter({ type: 'integer', default: '5' }),
    { want: `${first}/default` },
  ),
  defect(
    'DefaultValueMustMatchType',
    `${listTickets}/parameters`,
    parameter({ type: 'boolean', default: 'true' }),
    { want: `${first}/default` },
  ),
  defect('UnrecognizedTypeFormat', `${subject}/format`, 'int64'),
  defect('UnrecognizedTypeFormat', `${subject}/format`, 'datetime'),
  defect('UnrecognizedTypeFormat', `${listTickets}/parameters`, parameter({ format: 'guid' }), {
    want: `${first}/format`,
  }),
  defect('SwaggerKeywordNotSupported', `${ticket}/tags/uniqueItems`, true),
  defect(
    'SwaggerKeywordNotSupported',
    `${listTickets}/parameters`,
    parameter({ type: 'array', items: { type: 'string' }, uniqueItems: true }),
    { want: `${first}/uniqueItems` },
  ),
  ...['oneOf', 'anyOf'].map((name) =>
    defect('SwaggerKeywordNotSupported', `${subject}/${name}`, [{ type: 'string' }]),
  ),
  defect('SwaggerKeywordNotSupported', `${subject}/not`, { type: 'string' }),
  defect('DiscriminatorMustBeARequiredStringProperty', `${newTicket}/discriminator`, 'subject'),
  defect('DiscriminatorMustBeARequiredStringProperty', `${newTicket}/discriminator`, 'kind'),
  defect('InvalidCustomEditorExtensionDictionaryValue', `${given}/x-ms-editor`, 'dictionary'),
  defect('InvalidCustomEditorExtensionDictionaryValue', `${newTicket}/x-ms-editor`, 'dictionary', {
    also: [{ at: `${newTicket}/additionalProperties`, set: false }],
  }),
  defect(
    'FilterFunctionsPropertyEmpty',
    `${subject}/x-ms-capabilities`,
    { filterFunctions: [] },
    { want: `${subject}/x-ms-capabilities/filterFunctions` },
  ),
  defect(
    'FilterFunctionsPropertyHasDuplicates',
    `${subject}/x-ms-capabilities`,
    { filterFunctions: ['eq', 'eq'] },
    { want: `${subject}/x-ms-capabilities/filterFunctions/1` },
  ),
  defect(
    'FilterFunctionsPropertyInInputSchema',
    `${given}/x-ms-capabilities`,
    { filterFunctions: ['eq'] },
    { want: `${given}/x-ms-capabilities/filterFunctions` },
  ),
  defect(
    'FilterFunctionsPropertyInvalidValue',
    `${subject}/x-ms-capabilities`,
    { filterFunctions: ['like'] },
    { want: `${subject}/x-ms-capabilities/filterFunctions/0` },
  ),
  defect('PatternShouldBeValidRegularExpression', `${subject}/pattern`, '[a-'),
  defect('PatternShouldBeValidRegularExpression', `${listTickets}/parameters`, parameter({ pattern: '(' }), {
    want: `${first}/pattern`,
  }),
  below('MinimumShouldBeLessThanOrEqualToMaximum', 'minimum', 'maximum', 'integer'),
  bound(
    'ExclusiveMaximumRequiresMaximum',
    'exclusiveMaximum',
    true as unknown as number,
    withType('integer'),
  ),
  bound(
    'ExclusiveMinimumRequiresMinimum',
    'exclusiveMinimum',
    true as unknown as number,
    withType('integer'),
  ),
  bound('MultipleOfMustBeGreaterThanZero', 'multipleOf', 0, withType('integer')),
  bound('MultipleOfMustBeGreaterThanZero', 'multipleOf', -1, withType('integer')),
  defect('MaxItemsMustBeGreaterThanOrEqualToZero', `${ticket}/tags/maxItems`, -1),
  defect('MinItemsMustBeGreaterThanOrEqualToZero', `${ticket}/tags/minItems`, -1),
  below('MinItemsShouldBeLessThanOrEqualToMaxItems', 'minItems', 'maxItems', 'array'),
  bound('MaxLengthMustBeGreaterThanOrEqualToZero', 'maxLength', -1),
  bound('MinLengthMustBeGreaterThanOrEqualToZero', 'minLength', -1),
  below('MinLengthShouldBeLessThanOrEqualToMaxLength', 'minLength', 'maxLength', 'string'),
  defect('MaxPropertiesMustBeGreaterThanOrEqualToZero', `${newTicket}/maxProperties`, -1),
  defect('MinPropertiesMustBeGreaterThanOrEqualToZero', `${newTicket}/minProperties`, -1),
];

/** Ninety answers of 230 times 230 schemas. */
const huge = defect(
  'TotalSchemaCountExceedsMaxAllowed',
  '/paths',
  Object.fromEntries(
    Array.from({ length: 90 }, (_, n) => [
      `/grids/${n}`,
      {
        get: operation(`GetGrid${n}`, {
          responses: { '200': { description: 'The grid.', schema: { $ref: '#/definitions/Grid' } } },
        }),
      },
    ]),
  ),
  {
    want: '',
    also: [
      { at: '/definitions/Row', set: wide(230) },
      {
        at: '/definitions/Grid',
        set: {
          type: 'object',
          properties: Object.fromEntries(
            Array.from({ length: 230 }, (_, n) => [`r${n}`, { $ref: '#/definitions/Row' }]),
          ),
        },
      },
    ],
  },
);

export const schemaDefects: readonly DefectRow[] = [...references, ...values, huge];
