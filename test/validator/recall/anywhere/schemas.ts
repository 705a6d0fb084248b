import {
  addParameter,
  and,
  arrays,
  bodies,
  fetching,
  isIn,
  objects,
  ofType,
  type Plant,
  plain,
  properties,
  put,
  schemas,
  texts,
  whole,
} from './plant.js';
import type { Base, SchemaSpot, Spot } from './spots.js';
import { draw } from './spots.js';

const leaf = { type: 'string', 'x-ms-summary': 'Leaf', description: 'A leaf.' };
const query = (more: object = {}) => ({
  name: 'planted',
  in: 'query',
  type: 'string',
  'x-ms-summary': 'Filter',
  description: 'What is looked for.',
  ...more,
});
const references = (base: Base): readonly Spot[] => base.references;
const responses = (base: Base): readonly Spot[] => base.responses;
const withSchema = (base: Base): readonly Spot[] =>
  base.responses.filter(({ value, pointer }) => 'schema' in value && pointer.startsWith('/paths/'));
const names = ({ value }: Spot) => Object.keys((value['properties'] ?? {}) as object);
const firstName = (spot: Spot) => names(spot)[0] ?? '';
const wide = (count: number) => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, leaf])),
});
const deep = (levels: number): object =>
  levels === 0 ? leaf : { type: 'object', properties: { inner: deep(levels - 1) } };
const deepArray = (levels: number): object =>
  levels === 0 ? leaf : { type: 'array', items: deepArray(levels - 1) };
const inputs = and(texts, ({ sides, slot }) => sides.has('input') && slot === 'property');
const inputObjects = and(objects, ({ sides }) => sides.has('input'));
const outputs = and(
  texts,
  ({ sides, slot }) => sides.has('output') && !sides.has('input') && slot === 'property',
);
const optional = (spot: SchemaSpot) =>
  !((spot.parent?.value['required'] ?? []) as string[]).includes(spot.name);
const numbers = ofType('integer', 'number');
const clean = and(
  texts,
  ({ value }) => !('maxLength' in value) && !('minLength' in value) && !('pattern' in value),
);
const numbersClean = and(numbers, ({ value }) => !('maximum' in value) && !('minimum' in value));
const enums = (of: unknown[]) => [{ at: '/enum', set: of }];

const links: readonly Plant[] = [
  put('SchemaReferenceNotFound', 'nowhere', references, '/$ref', '#/definitions/Nowhere'),
  put('SchemaReferenceNotFound', 'case', references, '/$ref', ({ value }: Spot) =>
    String(value['$ref']).replace(
      /\/(\w)(\w*)$/,
      (_, a: string, b: string) => `/${a === a.toUpperCase() ? a.toLowerCase() : a.toUpperCase()}${b}`,
    ),
  ),
  put(
    'SchemaReferenceNotFound',
    'too deep',
    references,
    '/$ref',
    ({ value }: Spot) => `${String(value['$ref'])}/properties/nowhere`,
  ),
  put(
    'SchemaReferenceNotFound',
    'new property',
    objects,
    '/properties/planted',
    { $ref: '#/definitions/Nowhere' },
    { want: '/properties/planted/$ref' },
  ),
  put(
    'SchemaReferenceNotFound',
    'items',
    arrays,
    '/items',
    { $ref: '#/definitions/Nowhere' },
    { want: '/items/$ref' },
  ),
  put('SchemaReferenceNotFound', 'allOf', objects, '/allOf', [{ $ref: '#/definitions/Nowhere' }], {
    want: '/allOf/0/$ref',
  }),
  put(
    'SchemaReferenceNotFound',
    'body',
    bodies,
    '/schema',
    { $ref: '#/definitions/Nowhere' },
    { want: '/schema/$ref' },
  ),
  put(
    'SchemaReferenceNotFound',
    'additional',
    objects,
    '/additionalProperties',
    { $ref: '#/definitions/Nowhere' },
    { want: '/additionalProperties/$ref' },
  ),
  put(
    'SchemaReferenceNotFound',
    'response',
    withSchema,
    '/schema',
    { $ref: '#/definitions/' },
    { want: '/schema/$ref' },
  ),
  ...[
    '#/parameters/Item',
    'item.json',
    '#/components/schemas/Item',
    'https://contoso.com/item.json#/definitions/Item',
    '#/responses/Item',
    '#/definition/Item',
    '#/Definitions/Item',
    '#',
    '#/',
    '/definitions/Item',
    './defs.json#/definitions/Item',
    '#/paths/~1x',
  ].map((ref) => put('SchemaReferenceNotValid', ref, references, '/$ref', ref)),
  put(
    'SchemaReferenceNotValid',
    'new items',
    arrays,
    '/items',
    { $ref: '#/components/schemas/Item' },
    { want: '/items/$ref' },
  ),
  whole(
    'SchemaRefLoopNotAllowed',
    'itself',
    '/definitions/PlantedA',
    { $ref: '#/definitions/PlantedA' },
    { want: '/definitions/PlantedA/$ref' },
  ),
  whole(
    'SchemaRefLoopNotAllowed',
    'two',
    '/definitions/PlantedA',
    { $ref: '#/definitions/PlantedB' },
    {
      want: '/definitions/PlantedA/$ref',
      also: [{ at: '/definitions/PlantedB', set: { $ref: '#/definitions/PlantedA' } }],
    },
  ),
  whole(
    'SchemaRefLoopNotAllowed',
    'three',
    '/definitions/PlantedA',
    { $ref: '#/definitions/PlantedB' },
    {
      want: '/definitions/PlantedA/$ref',
      also: [
        { at: '/definitions/PlantedB', set: { $ref: '#/definitions/PlantedC' } },
        { at: '/definitions/PlantedC', set: { $ref: '#/definitions/PlantedA' } },
      ],
    },
  ),
  whole('RequiredLoopInSchemaNotAllowed', 'itself', '/definitions/PlantedA', {
    type: 'object',
    required: ['a'],
    properties: { a: { $ref: '#/definitions/PlantedA' } },
  }),
  whole(
    'RequiredLoopInSchemaNotAllowed',
    'two',
    '/definitions/PlantedA',
    { type: 'object', required: ['b'], properties: { b: { $ref: '#/definitions/PlantedB' } } },
    {
      also: [
        {
          at: '/definitions/PlantedB',
          set: { type: 'object', required: ['a'], properties: { a: { $ref: '#/definitions/PlantedA' } } },
        },
      ],
    },
  ),
  whole('RequiredLoopInSchemaNotAllowed', 'through a nested object', '/definitions/PlantedA', {
    type: 'object',
    required: ['b'],
    properties: {
      b: { type: 'object', required: ['c'], properties: { c: { $ref: '#/definitions/PlantedA' } } },
    },
  }),
  put(
    'ResponseReferenceNotFound',
    'nowhere',
    responses,
    '',
    { $ref: '#/responses/nowhere' },
    { want: '/$ref' },
  ),
  put(
    'ResponseReferenceNotFound',
    'case',
    responses,
    '',
    { $ref: '#/responses/Planted' },
    { want: '/$ref', root: [{ at: '/responses/planted', set: { description: 'x' } }] },
  ),
  ...[
    '#/definitions/Item',
    '#/components/responses/x',
    'responses.json',
    '#/response/x',
    '#/parameters/x',
    '#',
  ].map((ref) =>
    put(
      'ResponseReferenceNotValid',
      ref,
      (base) => base.responses.filter(({ pointer }) => pointer.startsWith('/paths/')),
      '',
      { $ref: ref },
      { want: '/$ref' },
    ),
  ),
  whole(
    'ResponseRefLoopNotAllowed',
    'to another',
    '/responses/plantedA',
    { $ref: '#/responses/plantedB' },
    { want: '/responses/plantedA/$ref', also: [{ at: '/responses/plantedB', set: { description: 'x' } }] },
  ),
  whole(
    'ResponseRefLoopNotAllowed',
    'itself',
    '/responses/plantedA',
    { $ref: '#/responses/plantedA' },
    { want: '/responses/plantedA/$ref' },
  ),
  ...[22, 25, 40].map((levels) =>
    put('SchemaTooDeep', `response ${levels}`, withSchema, '/schema', deep(levels)),
  ),
  put('SchemaTooDeep', 'body', bodies, '/schema', deep(25)),
  put('SchemaTooDeep', 'arrays', withSchema, '/schema', deepArray(25)),
  put(
    'SchemaTooDeep',
    'through references',
    withSchema,
    '/schema',
    { $ref: '#/definitions/Planted' },
    { root: [{ at: '/definitions/Planted', set: deep(25) }] },
  ),
  put(
    'SchemaTooDeep',
    'property',
    and(
      objects,
      ({ kind, slot }) => kind.startsWith('response') && slot === 'root' && kind.startsWith('response'),
    ),
    '/properties/planted',
    deep(30),
    { want: '' },
  ),
  put('BodySchemaCountExceedsMaxAllowed', 'response', withSchema, '/schema', wide(513)),
  put('BodySchemaCountExceedsMaxAllowed', 'body', bodies, '/schema', wide(513)),
  put(
    'BodySchemaCountExceedsMaxAllowed',
    'through a reference',
    withSchema,
    '/schema',
    { $ref: '#/definitions/Planted' },
    { root: [{ at: '/definitions/Planted', set: wide(600) }] },
  ),
  put('BodySchemaCountExceedsMaxAllowed', 'items', withSchema, '/schema', {
    type: 'array',
    items: wide(600),
  }),
];

const structure: readonly Plant[] = [
  put('SchemaTypeFileNotValid', 'property', texts, '/type', 'file'),
  put('SchemaTypeFileNotValid', 'body', bodies, '/schema', { type: 'file' }, { want: '/schema/type' }),
  put(
    'SchemaTypeFileNotValid',
    'items of a response',
    withSchema,
    '/schema',
    { type: 'array', items: { type: 'file' } },
    { want: '/schema/items/type' },
  ),
  put('InvalidStringBinaryProperty', 'input property', inputs, '/format', 'binary', { want: '' }),
  put('InvalidStringBinaryProperty', 'output property', outputs, '/format', 'binary', { want: '' }),
  put(
    'InvalidStringBinaryProperty',
    'items',
    and(texts, ({ slot }) => slot === 'items'),
    '/format',
    'binary',
    { want: '' },
  ),
  put('InvalidStringBinaryProperty', 'query', isIn('query', 'header', 'path'), '/format', 'binary', {
    also: [{ at: '/type', set: 'string' }],
    want: '',
  }),
  put('ArrayHasNoItems', 'schema', arrays, '/items', undefined, { want: '' }),
  put('ArrayHasNoItems', 'property', properties, '/type', 'array', { want: '' }),
  put('ArrayHasNoItems', 'parameter', plain, '/type', 'array', {
    also: [{ at: '/items', set: undefined }],
    want: '',
  }),
  put('ArrayHasNoItems', 'items of items', arrays, '/items', { type: 'array' }, { want: '/items' }),
  put(
    'ArrayHasNoItems',
    'header',
    responses,
    '/headers',
    { 'X-A': { type: 'array' } },
    { want: '/headers/X-A' },
  ),
  addParameter(
    'ArrayHasNoItems',
    'items of a parameter',
    fetching,
    query({ type: 'array', items: { type: 'array' } }),
    '/items',
  ),
  put('RequiredPropertyArrayEmpty', 'object', objects, '/required', []),
  put('RequiredPropertyNotOnObject', 'text', texts, '/required', ['a']),
  put('RequiredPropertyNotOnObject', 'array', arrays, '/required', ['a']),
  put('RequiredPropertyNotOnObject', 'number', numbers, '/required', ['a']),
  put('RequiredPropertyNotOnObject', 'boolean', ofType('boolean'), '/required', ['a']),
  put(
    'RequiredPropertyDefinitionMissing',
    'unknown',
    objects,
    '/required',
    (spot: Spot) => [firstName(spot), 'planted'],
    { want: '/required/1' },
  ),
  put(
    'RequiredPropertyDefinitionMissing',
    'other case',
    and(objects, (spot) => firstName(spot).toUpperCase() !== firstName(spot)),
    '/required',
    (spot: Spot) => [firstName(spot).toUpperCase()],
    { want: '/required/0' },
  ),
  {
    code: 'RequiredReadOnlyPropertyNotAllowedAsInput',
    name: 'required and readOnly',
    plant: (base) =>
      draw(inputs(base)).map(({ pointer, name }) => ({
        changes: [
          { at: `${pointer}/../../required`, set: [name] },
          { at: `${pointer}/readOnly`, set: true },
        ],
        want: pointer,
      })),
  },
  {
    code: 'PropertyMustBeRequired',
    name: 'internal with default',
    plant: (base) =>
      draw(inputs(base).filter(optional)).map(({ pointer }) => ({
        changes: [
          { at: `${pointer}/x-ms-visibility`, set: 'internal' },
          { at: `${pointer}/default`, set: 'a' },
        ],
        want: pointer,
      })),
  },
  put(
    'InternalPropertyWithDefaultOptional',
    'parameter',
    and(
      isIn('query', 'header'),
      ({ value }) => value['required'] !== true && value['type'] === 'string' && !('enum' in value),
    ),
    '/default',
    'a',
    { also: [{ at: '/x-ms-visibility', set: 'internal' }], want: '' },
  ),
  addParameter(
    'InternalPropertyWithDefaultOptional',
    'required false',
    fetching,
    query({ required: false, default: 'a', 'x-ms-visibility': 'internal' }),
  ),
  whole(
    'InternalPropertyWithDefaultOptional',
    'shared',
    '/parameters/planted',
    query({ required: false, default: 'a', 'x-ms-visibility': 'internal' }),
  ),
  put('EnumMustContainAtLeastOneElement', 'property', texts, '/enum', []),
  put('EnumMustContainAtLeastOneElement', 'parameter', plain, '/enum', []),
  put('EnumMustContainAtLeastOneElement', 'number', numbers, '/enum', []),
  addParameter(
    'EnumMustContainAtLeastOneElement',
    'items',
    fetching,
    query({ type: 'array', items: { type: 'string', enum: [] } }),
    '/items/enum',
  ),
  put('InvalidEnumValue', 'number in text', texts, '/enum', ['a', 5], { want: '/enum/1' }),
  put('InvalidEnumValue', 'null', texts, '/enum', ['a', null], { want: '/enum/1' }),
  put('InvalidEnumValue', 'boolean', texts, '/enum', [true], { want: '/enum/0' }),
  put('InvalidEnumValue', 'text in number', numbers, '/enum', [1, '2'], { want: '/enum/1' }),
  put('InvalidEnumValue', 'fraction in integer', ofType('integer'), '/enum', [1, 2.5], { want: '/enum/1' }),
  put('InvalidEnumValue', 'text in boolean', ofType('boolean'), '/enum', [true, 'false'], {
    want: '/enum/1',
  }),
  addParameter(
    'InvalidEnumValue',
    'parameter',
    fetching,
    query({ type: 'integer', enum: ['1', '2'] }),
    '/enum/0',
  ),
  addParameter(
    'InvalidEnumValue',
    'items',
    fetching,
    query({ type: 'array', items: { type: 'string', enum: ['a', 1] } }),
    '/items/enum/1',
  ),
  whole('InvalidEnumValue', 'shared', '/parameters/planted', query({ enum: ['a', 1] }), {
    want: '/parameters/planted/enum/1',
  }),
  put(
    'DuplicateEnumValuesInExtension',
    'property',
    texts,
    '/x-ms-enum-values',
    [
      { value: 'a', displayName: 'A' },
      { value: 'b', displayName: 'B' },
      { value: 'a', displayName: 'C' },
    ],
    { also: enums(['a', 'b']), want: '/x-ms-enum-values/2/value' },
  ),
  put(
    'DuplicateEnumValuesInExtension',
    'number',
    ofType('integer'),
    '/x-ms-enum-values',
    [
      { value: 1, displayName: 'A' },
      { value: 1, displayName: 'B' },
    ],
    { also: enums([1]), want: '/x-ms-enum-values/1/value' },
  ),
  addParameter(
    'DuplicateEnumValuesInExtension',
    'parameter',
    fetching,
    query({
      enum: ['a'],
      'x-ms-enum-values': [
        { value: 'a', displayName: 'A' },
        { value: 'a', displayName: 'B' },
      ],
    }),
    '/x-ms-enum-values/1/value',
  ),
  put(
    'InvalidEnumValuesExtensionValue',
    'property',
    texts,
    '/x-ms-enum-values',
    [
      { value: 'a', displayName: 'A' },
      { value: 'b', displayName: 'B' },
    ],
    { also: enums(['a']), want: '/x-ms-enum-values/1/value' },
  ),
  put(
    'InvalidEnumValuesExtensionValue',
    'case',
    texts,
    '/x-ms-enum-values',
    [{ value: 'A', displayName: 'A' }],
    { also: enums(['a']), want: '/x-ms-enum-values/0/value' },
  ),
  put(
    'InvalidEnumValuesExtensionValue',
    'no enum',
    texts,
    '/x-ms-enum-values',
    [{ value: 'a', displayName: 'A' }],
    { want: '/x-ms-enum-values/0/value' },
  ),
  put(
    'InvalidEnumValuesExtensionValue',
    'text for number',
    ofType('integer'),
    '/x-ms-enum-values',
    [{ value: '1', displayName: 'A' }],
    { also: enums([1]), want: '/x-ms-enum-values/0/value' },
  ),
  addParameter(
    'InvalidEnumValuesExtensionValue',
    'parameter',
    fetching,
    query({ enum: ['a'], 'x-ms-enum-values': [{ value: 'b', displayName: 'A' }] }),
    '/x-ms-enum-values/0/value',
  ),
  put(
    'MissingEnumValuesDisplayName',
    'property',
    texts,
    '/x-ms-enum-values',
    [{ value: 'a', displayName: 'A' }, { value: 'b' }],
    { also: enums(['a', 'b']), want: '/x-ms-enum-values/1' },
  ),
  put(
    'MissingEnumValuesDisplayName',
    'empty',
    texts,
    '/x-ms-enum-values',
    [{ value: 'a', displayName: '' }],
    { also: enums(['a']), want: '/x-ms-enum-values/0/displayName' },
  ),
  put(
    'MissingEnumValuesDisplayName',
    'other case',
    texts,
    '/x-ms-enum-values',
    [{ value: 'a', displayname: 'A' }],
    { also: enums(['a']), want: '/x-ms-enum-values/0' },
  ),
  addParameter(
    'MissingEnumValuesDisplayName',
    'parameter',
    fetching,
    query({ enum: ['a'], 'x-ms-enum-values': [{ value: 'a', name: 'A' }] }),
    '/x-ms-enum-values/0',
  ),
];

const defaults: readonly (readonly [string, unknown])[] = [
  ['string', 5],
  ['string', true],
  ['string', {}],
  ['string', null],
  ['integer', '5'],
  ['integer', 1.5],
  ['integer', 'ten'],
  ['number', '1.5'],
  ['boolean', 'true'],
  ['boolean', 0],
  ['array', 'a'],
  ['array', {}],
  ['object', 'a'],
  ['object', []],
];
const formats: readonly (readonly [string, string])[] = [
  ['string', 'datetime'],
  ['string', 'int32'],
  ['string', 'guid'],
  ['string', 'Date-Time'],
  ['string', 'text'],
  ['string', 'url'],
  ['string', 'phone'],
  ['integer', 'int16'],
  ['integer', 'integer'],
  ['integer', 'date-time'],
  ['number', 'decimal'],
  ['number', 'date'],
  ['boolean', 'bool'],
  ['boolean', 'int32'],
  ['array', 'csv'],
  ['object', 'json'],
  ['string', 'ipv4'],
  ['integer', 'float'],
  ['integer', 'uuid'],
];
const values: readonly Plant[] = [
  ...defaults.map(([type, value]) =>
    put(
      'DefaultValueMustMatchType',
      `${type} ${JSON.stringify(value)}`,
      and(ofType(type), ({ value: v }) => !('enum' in v) && !('x-ms-notification-url' in v)),
      '/default',
      value,
    ),
  ),
  ...defaults
    .slice(0, 10)
    .map(([type, value]) =>
      addParameter(
        'DefaultValueMustMatchType',
        `parameter ${type} ${JSON.stringify(value)}`,
        fetching,
        query({ type, default: value }),
        '/default',
      ),
    ),
  addParameter(
    'DefaultValueMustMatchType',
    'items',
    fetching,
    query({ type: 'array', items: { type: 'integer', default: 'a' } }),
    '/items/default',
  ),
  whole(
    'DefaultValueMustMatchType',
    'shared',
    '/parameters/planted',
    query({ type: 'integer', default: '5' }),
    { want: '/parameters/planted/default' },
  ),
  put(
    'DefaultValueMustMatchType',
    'header',
    responses,
    '/headers',
    { 'X-A': { type: 'integer', default: 'a' } },
    { want: '/headers/X-A/default' },
  ),
  ...formats.map(([type, format]) =>
    put(
      'UnrecognizedTypeFormat',
      `${type} ${format}`,
      and(ofType(type), ({ value: v }) => !('format' in v) && !('enum' in v) && !('default' in v)),
      '/format',
      format,
    ),
  ),
  addParameter('UnrecognizedTypeFormat', 'parameter', fetching, query({ format: 'datetime' }), '/format'),
  addParameter(
    'UnrecognizedTypeFormat',
    'items',
    fetching,
    query({ type: 'array', items: { type: 'integer', format: 'int128' } }),
    '/items/format',
  ),
  put(
    'UnrecognizedTypeFormat',
    'header',
    responses,
    '/headers',
    { 'X-A': { type: 'integer', format: 'long' } },
    { want: '/headers/X-A/format' },
  ),
  put('SwaggerKeywordNotSupported', 'uniqueItems', arrays, '/uniqueItems', true),
  addParameter(
    'SwaggerKeywordNotSupported',
    'uniqueItems of a parameter',
    fetching,
    query({ type: 'array', items: { type: 'string' }, uniqueItems: true }),
    '/uniqueItems',
  ),
  ...['oneOf', 'anyOf'].map((name) =>
    put('SwaggerKeywordNotSupported', name, schemas, `/${name}`, [{ type: 'string' }]),
  ),
  put('SwaggerKeywordNotSupported', 'not', schemas, '/not', { type: 'integer' }),
  put(
    'SwaggerKeywordNotSupported',
    'instead of type',
    texts,
    '/oneOf',
    [{ type: 'string' }, { type: 'integer' }],
    { also: [{ at: '/type', set: undefined }] },
  ),
  put('DiscriminatorMustBeARequiredStringProperty', 'unknown', objects, '/discriminator', 'planted'),
  put(
    'DiscriminatorMustBeARequiredStringProperty',
    'not required',
    and(objects, (spot) => names(spot).length > 0),
    '/discriminator',
    firstName,
    { also: [{ at: '/required', set: undefined }] },
  ),
  put('DiscriminatorMustBeARequiredStringProperty', 'no text', objects, '/discriminator', 'planted', {
    also: [
      {
        at: '/properties/planted',
        set: { type: 'integer', 'x-ms-summary': 'Kind', description: 'The kind.' },
      },
      { at: '/required', set: ['planted'] },
    ],
  }),
  put('InvalidCustomEditorExtensionDictionaryValue', 'text', texts, '/x-ms-editor', 'dictionary'),
  put('InvalidCustomEditorExtensionDictionaryValue', 'array', arrays, '/x-ms-editor', 'dictionary'),
  put(
    'InvalidCustomEditorExtensionDictionaryValue',
    'object',
    and(objects, ({ value }) => !('additionalProperties' in value)),
    '/x-ms-editor',
    'dictionary',
  ),
  put('InvalidCustomEditorExtensionDictionaryValue', 'closed object', objects, '/x-ms-editor', 'dictionary', {
    also: [{ at: '/additionalProperties', set: false }],
  }),
  addParameter(
    'InvalidCustomEditorExtensionDictionaryValue',
    'parameter',
    fetching,
    query({ 'x-ms-editor': 'dictionary' }),
    '/x-ms-editor',
  ),
  put(
    'FilterFunctionsPropertyEmpty',
    'empty',
    outputs,
    '/x-ms-capabilities',
    { filterFunctions: [] },
    { want: '/x-ms-capabilities/filterFunctions' },
  ),
  put(
    'FilterFunctionsPropertyHasDuplicates',
    'twice',
    outputs,
    '/x-ms-capabilities',
    { filterFunctions: ['eq', 'ne', 'eq'] },
    { want: '/x-ms-capabilities/filterFunctions/2' },
  ),
  put(
    'FilterFunctionsPropertyInInputSchema',
    'input',
    inputs,
    '/x-ms-capabilities',
    { filterFunctions: ['eq'] },
    { want: '/x-ms-capabilities/filterFunctions' },
  ),
  put(
    'FilterFunctionsPropertyInInputSchema',
    'input object',
    inputObjects,
    '/x-ms-capabilities',
    { filterFunctions: ['eq'] },
    { want: '/x-ms-capabilities/filterFunctions' },
  ),
  put(
    'FilterFunctionsPropertyInvalidValue',
    'unknown',
    outputs,
    '/x-ms-capabilities',
    { filterFunctions: ['eq', 'like'] },
    { want: '/x-ms-capabilities/filterFunctions/1' },
  ),
  ...['[a-', '(', '*a', '(?<', 'a{2,1}', '[z-a]', '\\'].flatMap((pattern) => [
    put('PatternShouldBeValidRegularExpression', pattern, texts, '/pattern', pattern),
    addParameter(
      'PatternShouldBeValidRegularExpression',
      `parameter ${pattern}`,
      fetching,
      query({ pattern }),
      '/pattern',
    ),
  ]),
  put('MinimumShouldBeLessThanOrEqualToMaximum', 'number', numbersClean, '/minimum', 10, {
    also: [{ at: '/maximum', set: 5 }],
  }),
  addParameter(
    'MinimumShouldBeLessThanOrEqualToMaximum',
    'parameter',
    fetching,
    query({ type: 'integer', minimum: 10, maximum: 5 }),
    '/minimum',
  ),
  put('ExclusiveMaximumRequiresMaximum', 'number', numbersClean, '/exclusiveMaximum', true),
  addParameter(
    'ExclusiveMaximumRequiresMaximum',
    'parameter',
    fetching,
    query({ type: 'integer', exclusiveMaximum: true }),
    '/exclusiveMaximum',
  ),
  put('ExclusiveMaximumRequiresMaximum', 'false', numbersClean, '/exclusiveMaximum', false),
  put('ExclusiveMinimumRequiresMinimum', 'number', numbersClean, '/exclusiveMinimum', true),
  addParameter(
    'ExclusiveMinimumRequiresMinimum',
    'parameter',
    fetching,
    query({ type: 'integer', exclusiveMinimum: true }),
    '/exclusiveMinimum',
  ),
  ...[0, -1, -0.5].flatMap((value) => [
    put('MultipleOfMustBeGreaterThanZero', String(value), numbers, '/multipleOf', value),
    addParameter(
      'MultipleOfMustBeGreaterThanZero',
      `parameter ${value}`,
      fetching,
      query({ type: 'integer', multipleOf: value }),
      '/multipleOf',
    ),
  ]),
  put('MaxItemsMustBeGreaterThanOrEqualToZero', 'schema', arrays, '/maxItems', -1),
  put('MinItemsMustBeGreaterThanOrEqualToZero', 'schema', arrays, '/minItems', -1),
  put('MinItemsShouldBeLessThanOrEqualToMaxItems', 'schema', arrays, '/minItems', 10, {
    also: [{ at: '/maxItems', set: 5 }],
  }),
  put('MaxLengthMustBeGreaterThanOrEqualToZero', 'schema', clean, '/maxLength', -1),
  put('MinLengthMustBeGreaterThanOrEqualToZero', 'schema', clean, '/minLength', -1),
  put('MinLengthShouldBeLessThanOrEqualToMaxLength', 'schema', clean, '/minLength', 10, {
    also: [{ at: '/maxLength', set: 5 }],
  }),
  put('MaxPropertiesMustBeGreaterThanOrEqualToZero', 'schema', objects, '/maxProperties', -1),
  put('MinPropertiesMustBeGreaterThanOrEqualToZero', 'schema', objects, '/minProperties', -1),
  ...(['MaxItems', 'MinItems'] as const).map((name) =>
    addParameter(
      `${name}MustBeGreaterThanOrEqualToZero`,
      'parameter',
      fetching,
      query({ type: 'array', items: { type: 'string' }, [name[0]?.toLowerCase() + name.slice(1)]: -5 }),
      `/${name[0]?.toLowerCase()}${name.slice(1)}`,
    ),
  ),
  ...(['MaxLength', 'MinLength'] as const).map((name) =>
    addParameter(
      `${name}MustBeGreaterThanOrEqualToZero`,
      'parameter',
      fetching,
      query({ [name[0]?.toLowerCase() + name.slice(1)]: -5 }),
      `/${name[0]?.toLowerCase()}${name.slice(1)}`,
    ),
  ),
  addParameter(
    'MinItemsShouldBeLessThanOrEqualToMaxItems',
    'parameter',
    fetching,
    query({ type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 2 }),
    '/minItems',
  ),
  addParameter(
    'MinLengthShouldBeLessThanOrEqualToMaxLength',
    'parameter',
    fetching,
    query({ minLength: 3, maxLength: 2 }),
    '/minLength',
  ),
  addParameter(
    'MaxLengthMustBeGreaterThanOrEqualToZero',
    'items',
    fetching,
    query({ type: 'array', items: { type: 'string', maxLength: -1 } }),
    '/items/maxLength',
  ),
];

export const schemaPlants: readonly Plant[] = [...links, ...structure, ...values];
