import {
  and,
  bodies,
  fetching,
  isIn,
  objects,
  operations,
  type Plant,
  plain,
  posting,
  put,
  texts,
  visible,
  whole,
} from './plant.js';
import type { Base, OperationSpot, Spot } from './spots.js';
import { draw } from './spots.js';

const leaf = (more: object = {}) => ({
  type: 'string',
  'x-ms-summary': 'Leaf',
  description: 'A leaf.',
  ...more,
});
const query = (name: string, more: object = {}) => ({
  name,
  in: 'query',
  type: 'string',
  'x-ms-summary': 'Filter',
  description: 'What is looked for.',
  ...more,
});
const operation = (operationId: string, more: object = {}) => ({
  operationId,
  summary: 'Read the history',
  description: 'Reads what was changed last.',
  responses: { '200': { description: 'What changed.', schema: leaf() } },
  ...more,
});
/** Operations that the dynamic extensions below call. */
const helpers = [
  {
    at: '/paths/~1planted~1list',
    set: {
      get: operation('PlantedList', {
        parameters: [query('area'), query('size', { type: 'integer' })],
        responses: {
          '200': {
            description: 'The list.',
            schema: {
              type: 'object',
              properties: {
                value: {
                  type: 'array',
                  'x-ms-summary': 'Values',
                  description: 'The values.',
                  items: { type: 'object', properties: { id: leaf(), name: leaf() } },
                },
                count: leaf({ type: 'integer' }),
              },
            },
          },
        },
      }),
    },
  },
  {
    at: '/paths/~1planted~1all',
    set: {
      get: operation('PlantedAll', {
        parameters: [query('site', { required: true })],
        responses: {
          '200': {
            description: 'The list.',
            schema: { type: 'array', items: { type: 'object', properties: { id: leaf(), name: leaf() } } },
          },
        },
      }),
    },
  },
  {
    at: '/paths/~1planted~1schema',
    set: {
      get: operation('PlantedSchema', {
        parameters: [query('table', { required: true })],
        responses: {
          '200': {
            description: 'The schema.',
            schema: {
              type: 'object',
              properties: {
                schema: {
                  type: 'object',
                  'x-ms-summary': 'Schema',
                  description: 'The schema.',
                  properties: {
                    type: leaf(),
                    properties: {
                      type: 'object',
                      'x-ms-summary': 'Properties',
                      description: 'The properties.',
                      properties: { a: leaf() },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    },
  },
  {
    at: '/paths/~1planted~1two',
    set: {
      post: operation('PlantedTwo', {
        parameters: [
          query('site'),
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: { type: 'object', properties: { site: leaf() } },
          },
        ],
        responses: {
          '200': {
            description: 'The list.',
            schema: { type: 'array', items: { type: 'object', properties: { id: leaf(), name: leaf() } } },
          },
        },
      }),
    },
  },
];
const values = (more: object = {}) => ({
  operationId: 'PlantedList',
  'value-collection': 'value',
  'value-path': 'id',
  'value-title': 'name',
  ...more,
});
const list = (more: object = {}) => ({
  operationId: 'PlantedList',
  itemsPath: 'value',
  itemValuePath: 'id',
  itemTitlePath: 'name',
  ...more,
});
const all = (parameters: unknown) => ({
  operationId: 'PlantedAll',
  'value-path': 'id',
  'value-title': 'name',
  ...(parameters === undefined ? {} : { parameters }),
});
const allList = (parameters: unknown) => ({
  operationId: 'PlantedAll',
  itemValuePath: 'id',
  itemTitlePath: 'name',
  ...(parameters === undefined ? {} : { parameters }),
});
const schema = (more: object = {}) => ({
  operationId: 'PlantedSchema',
  parameters: { table: 'a' },
  'value-path': 'schema',
  ...more,
});
const props = (more: object = {}) => ({
  operationId: 'PlantedSchema',
  parameters: { table: { value: 'a' } },
  itemValuePath: 'schema',
  ...more,
});
const tree = (browse: object = {}, open: object = {}) => ({
  settings: { canSelectParentNodes: true, canSelectLeafNodes: true },
  open: {
    operationId: 'PlantedList',
    itemsPath: 'value',
    itemValuePath: 'id',
    itemTitlePath: 'name',
    ...open,
  },
  browse: {
    operationId: 'PlantedList',
    itemsPath: 'value',
    itemValuePath: 'id',
    itemTitlePath: 'name',
    ...browse,
  },
});
const settable = and(
  isIn('query', 'header', 'path'),
  ({ value }) =>
    value['type'] === 'string' &&
    !('x-ms-dynamic-values' in value) &&
    !('x-ms-dynamic-list' in value) &&
    !('enum' in value),
);
const inputTexts = and(
  texts,
  ({ sides, slot, value }) => sides.has('input') && slot === 'property' && !('x-ms-dynamic-values' in value),
);
const anyObject = and(
  objects,
  ({ value }) => !('x-ms-dynamic-schema' in value) && !('x-ms-dynamic-properties' in value),
);

function dyn<S extends Spot>(
  code: string,
  name: string,
  spots: (base: Base) => readonly S[],
  extension: string,
  set: unknown,
  want: string,
  also: readonly { at: string; set: unknown }[] = [],
): Plant {
  return put(code, name, spots, `/${extension}`, set, { want: `/${extension}${want}`, also, root: helpers });
}
function both(code: string, name: string, extension: string, set: unknown, want: string): readonly Plant[] {
  return [
    dyn(code, `${name} (parameter)`, settable, extension, set, want),
    dyn(code, `${name} (property)`, inputTexts, extension, set, want),
  ];
}
/** A new operation with parameters whose last has the extension. */
function call(
  code: string,
  name: string,
  parameters: readonly object[],
  extension: string,
  set: unknown,
  want: string,
  more: object = {},
): Plant {
  const last = parameters.length;
  return whole(
    code,
    name,
    '/paths/~1planted~1use',
    {
      post: operation('PlantedUse', {
        parameters: [...parameters, query('planted', { [extension]: set })],
        ...more,
      }),
    },
    { want: `/paths/~1planted~1use/post/parameters/${last}/${extension}${want}`, also: helpers },
  );
}
const body = (properties: object, more: object = {}) => ({
  name: 'body',
  in: 'body',
  required: true,
  schema: { type: 'object', properties, ...more },
});
/** A new operation whose body has a property with extensions. */
function bodyCall(
  code: string,
  name: string,
  properties: object,
  want: string,
  others: readonly object[] = [],
): Plant {
  return whole(
    code,
    name,
    '/paths/~1planted~1use',
    { post: operation('PlantedUse', { parameters: [...others, body(properties)] }) },
    {
      want: `/paths/~1planted~1use/post/parameters/${others.length}/schema/properties${want}`,
      also: helpers,
    },
  );
}

const found: readonly Plant[] = [
  ...both(
    'OperationIdNotFound',
    'values',
    'x-ms-dynamic-values',
    values({ operationId: 'PlantedNowhere' }),
    '/operationId',
  ),
  ...both(
    'OperationIdNotFound',
    'values case',
    'x-ms-dynamic-values',
    values({ operationId: 'plantedlist' }),
    '/operationId',
  ),
  ...both(
    'OperationIdNotFound',
    'values empty',
    'x-ms-dynamic-values',
    values({ operationId: '' }),
    '/operationId',
  ),
  ...both(
    'OperationIdNotFound',
    'list',
    'x-ms-dynamic-list',
    list({ operationId: 'PlantedNowhere' }),
    '/operationId',
  ),
  ...both(
    'OperationIdNotFound',
    'tree open',
    'x-ms-dynamic-tree',
    tree({}, { operationId: 'X' }),
    '/open/operationId',
  ),
  ...both(
    'OperationIdNotFound',
    'tree browse',
    'x-ms-dynamic-tree',
    tree({ operationId: 'X' }),
    '/browse/operationId',
  ),
  dyn(
    'OperationIdNotFound',
    'schema',
    anyObject,
    'x-ms-dynamic-schema',
    schema({ operationId: 'X' }),
    '/operationId',
  ),
  dyn(
    'OperationIdNotFound',
    'properties',
    anyObject,
    'x-ms-dynamic-properties',
    props({ operationId: 'X' }),
    '/operationId',
  ),
  put(
    'OperationIdNotFound',
    'notification',
    fetching,
    '/x-ms-notification',
    { operationId: 'X' },
    { also: [{ at: '/x-ms-trigger', set: 'batch' }], want: '/x-ms-notification/operationId' },
  ),
  whole(
    'OperationIdNotFound',
    'testConnection',
    '/x-ms-capabilities',
    { testConnection: { operationId: 'X', parameters: {} } },
    { want: '/x-ms-capabilities/testConnection/operationId' },
  ),
  whole(
    'OperationIdNotFound',
    'file picker open',
    '/x-ms-capabilities',
    {
      'file-picker': {
        open: { operationId: 'X' },
        browse: { operationId: 'PlantedList' },
        'value-title': 'name',
        'value-collection': 'value',
      },
    },
    { want: '/x-ms-capabilities/file-picker/open/operationId', also: helpers },
  ),
  whole(
    'OperationIdNotFound',
    'file picker browse',
    '/x-ms-capabilities',
    {
      'file-picker': {
        open: { operationId: 'PlantedList' },
        browse: { operationId: 'X' },
        'value-title': 'name',
        'value-collection': 'value',
      },
    },
    { want: '/x-ms-capabilities/file-picker/browse/operationId', also: helpers },
  ),
  put(
    'OperationIdNotFound',
    'simulate',
    visible,
    '/x-ms-operation-context',
    { simulate: { operationId: 'X' } },
    { want: '/x-ms-operation-context/simulate/operationId' },
  ),
  {
    code: 'OperationIdNotFound',
    name: 'renamed target',
    plant: (base) => {
      const hosts = [...base.parameters, ...base.schemas].filter(
        ({ value }) =>
          typeof (value['x-ms-dynamic-values'] as { operationId?: string } | undefined)?.operationId ===
          'string',
      );
      const host = hosts[0];
      const id = (host?.value['x-ms-dynamic-values'] as { operationId: string } | undefined)?.operationId;
      const target = base.operations.find((candidate) => candidate.id === id);
      return host === undefined || target === undefined
        ? []
        : [
            {
              changes: [{ at: `${target.pointer}/operationId`, set: 'PlantedRenamed' }],
              want: `${host.pointer}/x-ms-dynamic-values/operationId`,
            },
          ];
    },
  },
  put('DynamicExtensionDefinitionNotAllowedInParameter', 'schema', bodies, '/x-ms-dynamic-schema', schema(), {
    root: helpers,
  }),
  put('DynamicExtensionDefinitionNotAllowedInParameter', 'values', bodies, '/x-ms-dynamic-values', values(), {
    root: helpers,
  }),
  put('DynamicExtensionDefinitionNotAllowedInParameter', 'list', bodies, '/x-ms-dynamic-list', list(), {
    root: helpers,
  }),
  put(
    'DynamicExtensionDefinitionNotAllowedInParameter',
    'properties',
    bodies,
    '/x-ms-dynamic-properties',
    props(),
    { root: helpers },
  ),
  put('DynamicExtensionDefinitionNotAllowedInParameter', 'tree', bodies, '/x-ms-dynamic-tree', tree(), {
    root: helpers,
  }),
];

const args: readonly Plant[] = [
  ...both(
    'OperationParameterNameNotFound',
    'values',
    'x-ms-dynamic-values',
    values({ parameters: { nowhere: 'a' } }),
    '/parameters/nowhere',
  ),
  ...both(
    'OperationParameterNameNotFound',
    'values case',
    'x-ms-dynamic-values',
    values({ parameters: { Area: 'a' } }),
    '/parameters/Area',
  ),
  ...both(
    'OperationParameterNameNotFound',
    'list',
    'x-ms-dynamic-list',
    list({ parameters: { nowhere: { value: 'a' } } }),
    '/parameters/nowhere',
  ),
  ...both(
    'OperationParameterNameNotFound',
    'tree',
    'x-ms-dynamic-tree',
    tree({ parameters: { nowhere: { value: 'a' } } }),
    '/browse/parameters/nowhere',
  ),
  dyn(
    'OperationParameterNameNotFound',
    'schema',
    anyObject,
    'x-ms-dynamic-schema',
    schema({ parameters: { table: 'a', nowhere: 'b' } }),
    '/parameters/nowhere',
  ),
  dyn(
    'OperationParameterNameNotFound',
    'properties',
    anyObject,
    'x-ms-dynamic-properties',
    props({ parameters: { table: { value: 'a' }, nowhere: { value: 'b' } } }),
    '/parameters/nowhere',
  ),
  call(
    'OperationParameterNameNotFound',
    'source',
    [query('site')],
    'x-ms-dynamic-values',
    all({ site: { parameter: 'nowhere' } }),
    '/parameters/site',
  ),
  call(
    'OperationParameterNameNotFound',
    'source of list',
    [query('site')],
    'x-ms-dynamic-list',
    allList({ site: { parameterReference: 'nowhere' } }),
    '/parameters/site',
  ),
  whole(
    'OperationParameterNameNotFound',
    'testConnection',
    '/x-ms-capabilities',
    { testConnection: { operationId: 'PlantedList', parameters: { nowhere: 'a' } } },
    { want: '/x-ms-capabilities/testConnection/parameters/nowhere', also: helpers },
  ),
  call(
    'OperationParameterTypeMismatch',
    'values',
    [query('site', { type: 'integer', required: true })],
    'x-ms-dynamic-values',
    all({ site: { parameter: 'site' } }),
    '/parameters/site',
  ),
  call(
    'OperationParameterTypeMismatch',
    'boolean',
    [query('site', { type: 'boolean', required: true })],
    'x-ms-dynamic-values',
    all({ site: { parameter: 'site' } }),
    '/parameters/site',
  ),
  call(
    'OperationParameterTypeMismatch',
    'list',
    [query('site', { type: 'integer', required: true })],
    'x-ms-dynamic-list',
    allList({ site: { parameterReference: 'site' } }),
    '/parameters/site',
  ),
  call(
    'OperationParameterTypeMismatch',
    'text for number',
    [query('site', { required: true })],
    'x-ms-dynamic-values',
    values({ parameters: { size: { parameter: 'site' } } }),
    '/parameters/size',
  ),
  bodyCall(
    'OperationParameterTypeMismatch',
    'from the body',
    {
      a: leaf({ type: 'boolean' }),
      b: leaf({ 'x-ms-dynamic-list': allList({ site: { parameterReference: 'body/a' } }) }),
    },
    '/b/x-ms-dynamic-list/parameters/site',
  ),
  ...([5, true, ['a']] as const).flatMap((value) =>
    both(
      'OperationParameterStaticTypeMismatch',
      `values ${JSON.stringify(value)}`,
      'x-ms-dynamic-values',
      all({ site: value }),
      '/parameters/site',
    ),
  ),
  ...both(
    'OperationParameterStaticTypeMismatch',
    'text for number',
    'x-ms-dynamic-values',
    values({ parameters: { size: 'ten' } }),
    '/parameters/size',
  ),
  ...both(
    'OperationParameterStaticTypeMismatch',
    'list',
    'x-ms-dynamic-list',
    allList({ site: { value: 5 } }),
    '/parameters/site',
  ),
  dyn(
    'OperationParameterStaticTypeMismatch',
    'schema',
    anyObject,
    'x-ms-dynamic-schema',
    schema({ parameters: { table: 5 } }),
    '/parameters/table',
  ),
  dyn(
    'OperationParameterStaticTypeMismatch',
    'properties',
    anyObject,
    'x-ms-dynamic-properties',
    props({ parameters: { table: { value: true } } }),
    '/parameters/table',
  ),
  whole(
    'OperationParameterStaticTypeMismatch',
    'testConnection',
    '/x-ms-capabilities',
    { testConnection: { operationId: 'PlantedAll', parameters: { site: 5 } } },
    { want: '/x-ms-capabilities/testConnection/parameters/site', also: helpers },
  ),
  call(
    'OperationParameterRequiredMismatch',
    'values',
    [query('site')],
    'x-ms-dynamic-values',
    all({ site: { parameter: 'site' } }),
    '/parameters/site',
  ),
  call(
    'OperationParameterRequiredMismatch',
    'list',
    [query('site', { required: false })],
    'x-ms-dynamic-list',
    allList({ site: { parameterReference: 'site' } }),
    '/parameters/site',
  ),
  bodyCall(
    'OperationParameterRequiredMismatch',
    'from the body',
    { a: leaf(), b: leaf({ 'x-ms-dynamic-list': allList({ site: { parameterReference: 'body/a' } }) }) },
    '/b/x-ms-dynamic-list/parameters/site',
  ),
  ...both('OperationMissingRequiredProperty', 'no parameters', 'x-ms-dynamic-values', all(undefined), ''),
  ...both(
    'OperationMissingRequiredProperty',
    'empty parameters',
    'x-ms-dynamic-values',
    all({}),
    '/parameters',
  ),
  ...both('OperationMissingRequiredProperty', 'list', 'x-ms-dynamic-list', allList(undefined), ''),
  ...both(
    'OperationMissingRequiredProperty',
    'tree',
    'x-ms-dynamic-tree',
    tree({ operationId: 'PlantedAll', itemsPath: undefined }),
    '/browse',
  ),
  dyn(
    'OperationMissingRequiredProperty',
    'schema',
    anyObject,
    'x-ms-dynamic-schema',
    { operationId: 'PlantedSchema', 'value-path': 'schema' },
    '',
  ),
  dyn(
    'OperationMissingRequiredProperty',
    'properties',
    anyObject,
    'x-ms-dynamic-properties',
    { operationId: 'PlantedSchema', itemValuePath: 'schema' },
    '',
  ),
  whole(
    'OperationMissingRequiredProperty',
    'testConnection',
    '/x-ms-capabilities',
    { testConnection: { operationId: 'PlantedAll' } },
    { want: '/x-ms-capabilities/testConnection', also: helpers },
  ),
  call(
    'SourcePropertyInternal',
    'values',
    [query('site', { required: true, default: 'a', 'x-ms-visibility': 'internal' })],
    'x-ms-dynamic-values',
    all({ site: { parameter: 'site' } }),
    '/parameters/site',
  ),
  call(
    'SourcePropertyInternal',
    'list',
    [query('site', { required: true, default: 'a', 'x-ms-visibility': 'internal' })],
    'x-ms-dynamic-list',
    allList({ site: { parameterReference: 'site' } }),
    '/parameters/site',
  ),
  bodyCall(
    'SourcePropertyInternal',
    'in the body',
    {
      a: leaf({ 'x-ms-visibility': 'internal' }),
      b: leaf({ 'x-ms-dynamic-list': allList({ site: { parameterReference: 'body/a' } }) }),
    },
    '/b/x-ms-dynamic-list/parameters/site',
  ),
  bodyCall(
    'SourcePropertyInternal',
    'parent',
    {
      o: { type: 'object', 'x-ms-visibility': 'internal', properties: { a: leaf() } },
      b: leaf({ 'x-ms-dynamic-list': allList({ site: { parameterReference: 'body/o/a' } }) }),
    },
    '/b/x-ms-dynamic-list/parameters/site',
  ),
];

const ambiguous: readonly Plant[] = [
  bodyCall(
    'DynamicListExtensionRequiredForAmbiguousReferences',
    'values',
    { site: leaf(), b: leaf({ 'x-ms-dynamic-values': all({ site: { parameter: 'site' } }) }) },
    '/b/x-ms-dynamic-values/parameters/site',
    [query('site', { required: true })],
  ),
  bodyCall(
    'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    'schema',
    {
      site: leaf(),
      b: { type: 'object', 'x-ms-dynamic-schema': schema({ parameters: { table: { parameter: 'site' } } }) },
    },
    '/b/x-ms-dynamic-schema/parameters/table',
    [query('site', { required: true })],
  ),
  bodyCall(
    'DynamicListExtensionRequiredForNonParameterReferences',
    'values',
    {
      o: { type: 'object', properties: { a: leaf() } },
      b: leaf({ 'x-ms-dynamic-values': all({ site: { parameter: 'o/a' } }) }),
    },
    '/b/x-ms-dynamic-values/parameters/site',
  ),
  bodyCall(
    'DynamicListExtensionRequiredForNonParameterReferences',
    'top of the body',
    { a: leaf(), b: leaf({ 'x-ms-dynamic-values': all({ site: { parameter: 'body/a' } }) }) },
    '/b/x-ms-dynamic-values/parameters/site',
  ),
  bodyCall(
    'DynamicListExtensionRequiredForNonParameterReferences',
    'name of a body property',
    { a: leaf(), b: leaf({ 'x-ms-dynamic-values': all({ site: { parameter: 'a' } }) }) },
    '/b/x-ms-dynamic-values/parameters/site',
  ),
  bodyCall(
    'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    'schema',
    {
      o: { type: 'object', properties: { a: leaf() } },
      b: { type: 'object', 'x-ms-dynamic-schema': schema({ parameters: { table: { parameter: 'o/a' } } }) },
    },
    '/b/x-ms-dynamic-schema/parameters/table',
  ),
  bodyCall(
    'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    'top of the body',
    {
      a: leaf(),
      b: {
        type: 'object',
        'x-ms-dynamic-schema': schema({ parameters: { table: { parameter: 'body/a' } } }),
      },
    },
    '/b/x-ms-dynamic-schema/parameters/table',
  ),
  dyn(
    'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    'nested',
    anyObject,
    'x-ms-dynamic-schema',
    schema({ 'value-path': 'schema/properties' }),
    '/value-path',
  ),
  dyn(
    'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    'root',
    anyObject,
    'x-ms-dynamic-schema',
    schema({ 'value-path': 'properties' }),
    '/value-path',
  ),
  dyn(
    'DynamicPropertiesItemValuePathMismatch',
    'other',
    anyObject,
    'x-ms-dynamic-properties',
    props({ itemValuePath: 'other' }),
    '/itemValuePath',
    [{ at: '/x-ms-dynamic-schema', set: schema({ 'value-path': 'schema/properties' }) }],
  ),
  dyn(
    'DynamicPropertiesItemValuePathMismatch',
    'the same',
    anyObject,
    'x-ms-dynamic-properties',
    props({ itemValuePath: 'schema/properties' }),
    '/itemValuePath',
    [{ at: '/x-ms-dynamic-schema', set: schema({ 'value-path': 'schema/properties' }) }],
  ),
  dyn(
    'DynamicPropertiesItemValuePathMismatch',
    'missing',
    anyObject,
    'x-ms-dynamic-properties',
    { operationId: 'PlantedSchema', parameters: { table: { value: 'a' } } },
    '',
    [{ at: '/x-ms-dynamic-schema', set: schema({ 'value-path': 'schema/properties' }) }],
  ),
  ...both(
    'DynamicTreeExtensionMissing',
    'picker',
    'x-ms-dynamic-values',
    { capability: 'file-picker', 'value-path': 'Path', parameters: { isFolder: false } },
    '',
  ),
  ...both(
    'SelectedItemValuePathNotAllowedInThisPosition',
    'open',
    'x-ms-dynamic-tree',
    tree({}, { parameters: { area: { selectedItemValuePath: 'id' } } }),
    '/open/parameters/area/selectedItemValuePath',
  ),
  ...both(
    'SelectedItemValuePathNotAllowedInThisPosition',
    'list',
    'x-ms-dynamic-list',
    list({ parameters: { area: { selectedItemValuePath: 'id' } } }),
    '/parameters/area/selectedItemValuePath',
  ),
  ...both(
    'SelectedItemValuePathNotAllowedInThisPosition',
    'list itself',
    'x-ms-dynamic-list',
    list({ selectedItemValuePath: 'id' }),
    '/selectedItemValuePath',
  ),
  ...both(
    'SelectedItemValuePathNotAllowedInThisPosition',
    'values',
    'x-ms-dynamic-values',
    values({ parameters: { area: { selectedItemValuePath: 'id' } } }),
    '/parameters/area/selectedItemValuePath',
  ),
  dyn(
    'SelectedItemValuePathNotAllowedInThisPosition',
    'properties',
    anyObject,
    'x-ms-dynamic-properties',
    props({ parameters: { table: { selectedItemValuePath: 'id' } } }),
    '/parameters/table/selectedItemValuePath',
  ),
  call(
    'OperationParameterNameIsAmbiguous',
    'target',
    [],
    'x-ms-dynamic-values',
    { operationId: 'PlantedTwo', 'value-path': 'id', 'value-title': 'name', parameters: { site: 'a' } },
    '/parameters/site',
    {},
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'nowhere',
    'x-ms-dynamic-values',
    values({ 'value-collection': 'items' }),
    '/value-collection',
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'a number',
    'x-ms-dynamic-values',
    values({ 'value-collection': 'count' }),
    '/value-collection',
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'case',
    'x-ms-dynamic-values',
    values({ 'value-collection': 'Value' }),
    '/value-collection',
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'root is no array',
    'x-ms-dynamic-values',
    values({ 'value-collection': undefined }),
    '',
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'list',
    'x-ms-dynamic-list',
    list({ itemsPath: 'items' }),
    '/itemsPath',
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'list number',
    'x-ms-dynamic-list',
    list({ itemsPath: 'count' }),
    '/itemsPath',
  ),
  ...both(
    'InvokedOperationShouldProduceArray',
    'tree',
    'x-ms-dynamic-tree',
    tree({ itemsPath: 'nowhere' }),
    '/browse/itemsPath',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'value',
    'x-ms-dynamic-values',
    values({ 'value-path': 'nowhere' }),
    '/value-path',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'title',
    'x-ms-dynamic-values',
    values({ 'value-title': 'nowhere' }),
    '/value-title',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'title case',
    'x-ms-dynamic-values',
    values({ 'value-title': 'Name' }),
    '/value-title',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'deep',
    'x-ms-dynamic-values',
    values({ 'value-path': 'id/deep' }),
    '/value-path',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'list value',
    'x-ms-dynamic-list',
    list({ itemValuePath: 'nowhere' }),
    '/itemValuePath',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'list title',
    'x-ms-dynamic-list',
    list({ itemTitlePath: 'nowhere' }),
    '/itemTitlePath',
  ),
  ...both(
    'InvokedOperationShouldProduceProperty',
    'tree',
    'x-ms-dynamic-tree',
    tree({ itemTitlePath: 'nowhere' }),
    '/browse/itemTitlePath',
  ),
  dyn(
    'InvokedOperationShouldProduceProperty',
    'schema',
    anyObject,
    'x-ms-dynamic-schema',
    schema({ 'value-path': 'nowhere' }),
    '/value-path',
  ),
  dyn(
    'InvokedOperationShouldProduceProperty',
    'properties',
    anyObject,
    'x-ms-dynamic-properties',
    props({ itemValuePath: 'nowhere' }),
    '/itemValuePath',
  ),
];

/** A webhook with all that it needs. */
const hookPath = '/paths/~1planted~1hooks';
const hookBody = (url: object = {}, schema: object = {}, parameter: object = {}) => ({
  name: 'body',
  in: 'body',
  required: true,
  schema: {
    type: 'object',
    required: ['url'],
    properties: { url: leaf({ 'x-ms-notification-url': true, 'x-ms-visibility': 'internal', ...url }) },
    ...schema,
  },
  ...parameter,
});
const hook = (post: object = {}, url: object = {}, schema: object = {}, parameter: object = {}) => ({
  'x-ms-notification-content': {
    description: 'What happened.',
    schema: { type: 'object', properties: { event: leaf() } },
  },
  post: operation('PlantedHook', {
    summary: 'When something happens',
    'x-ms-trigger': 'single',
    parameters: [hookBody(url, schema, parameter)],
    responses: { '201': { description: 'Subscribed.' } },
    ...post,
  }),
});
const urlAt = `${hookPath}/post/parameters/0/schema/properties/url`;
const without = (value: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
const triggers = and(operations, ({ value }) => value['x-ms-trigger'] === 'single');

const notifications: readonly Plant[] = [
  whole(
    'OperationMustHaveNotificationContentExtension',
    'missing',
    hookPath,
    without(hook(), 'x-ms-notification-content'),
    { want: `${hookPath}/post` },
  ),
  {
    code: 'OperationMustHaveNotificationContentExtension',
    name: 'removed',
    plant: (base) =>
      draw(
        triggers(base).filter(
          ({ pointer, path }) =>
            JSON.stringify(base.definition).includes('x-ms-notification-url') &&
            'x-ms-notification-content' in
              (((base.definition['paths'] as Record<string, object>)[
                base.operations.find((o) => o.pointer === pointer)?.template ?? ''
              ] ?? {}) as object) &&
            path !== '',
        ),
      ).map(({ path, pointer }) => ({
        changes: [{ at: `${path}/x-ms-notification-content`, set: undefined }],
        want: pointer,
      })),
  },
  whole(
    'OperationMustHaveNotificationContentExtension',
    'on the operation instead',
    hookPath,
    { post: hook({ 'x-ms-notification-content': hook()['x-ms-notification-content'] }).post },
    { want: `${hookPath}/post` },
  ),
  whole(
    'WebhookOperationsMissingNotificationUrlProperty',
    'no mark',
    hookPath,
    hook({}, { 'x-ms-notification-url': undefined }),
    { want: `${hookPath}/post` },
  ),
  whole(
    'WebhookOperationsMissingNotificationUrlProperty',
    'false',
    hookPath,
    hook({}, { 'x-ms-notification-url': false }),
    { want: `${hookPath}/post` },
  ),
  whole('WebhookOperationsMissingNotificationUrlProperty', 'no body', hookPath, hook({ parameters: [] }), {
    want: `${hookPath}/post`,
  }),
  {
    code: 'WebhookOperationsMissingNotificationUrlProperty',
    name: 'mark removed',
    plant: (base) => {
      const marked = base.schemas
        .filter(({ value }) => value['x-ms-notification-url'] === true && true)
        .filter(({ pointer }) => pointer.startsWith('/paths/'));
      return draw(marked).map(({ pointer }) => ({
        changes: [{ at: `${pointer}/x-ms-notification-url`, set: undefined }],
        want: pointer.replace(/\/parameters\/.*/, ''),
      }));
    },
  },
  put('NotificationUrlNotAllowedInThisPosition', 'parameter', plain, '/x-ms-notification-url', true),
  put(
    'NotificationUrlNotAllowedInThisPosition',
    'answer',
    and(texts, ({ sides, slot }) => sides.has('output') && !sides.has('input') && slot === 'property'),
    '/x-ms-notification-url',
    true,
  ),
  put(
    'NotificationUrlNotAllowedInThisPosition',
    'header',
    (base) => base.responses,
    '/headers',
    { 'X-Url': { type: 'string', 'x-ms-notification-url': true } },
    { want: '/headers/X-Url/x-ms-notification-url' },
  ),
  put('NotificationUrlNotAllowedInThisPosition', 'body parameter', bodies, '/x-ms-notification-url', true),
  put('NotificationUrlNotAllowedInThisPosition', 'operation', operations, '/x-ms-notification-url', true),
  whole('NotificationUrlNotInternal', 'missing', hookPath, hook({}, { 'x-ms-visibility': undefined }), {
    want: urlAt,
  }),
  whole('NotificationUrlNotInternal', 'important', hookPath, hook({}, { 'x-ms-visibility': 'important' }), {
    want: urlAt,
  }),
  whole('NotificationUrlNotInternal', 'advanced', hookPath, hook({}, { 'x-ms-visibility': 'advanced' }), {
    want: urlAt,
  }),
  {
    code: 'NotificationUrlNotInternal',
    name: 'made visible',
    plant: (base) =>
      draw(
        base.schemas.filter(
          ({ value }) => value['x-ms-notification-url'] === true && value['x-ms-visibility'] === 'internal',
        ),
      ).map(({ pointer }) => ({
        changes: [{ at: `${pointer}/x-ms-visibility`, set: undefined }],
        want: pointer,
      })),
  },
  whole('NotificationUrlNotRequired', 'property', hookPath, hook({}, {}, { required: undefined }), {
    want: urlAt,
  }),
  whole('NotificationUrlNotRequired', 'body', hookPath, hook({}, {}, {}, { required: false }), {
    want: `${hookPath}/post/parameters/0`,
  }),
  whole('NotificationUrlNotRequired', 'body missing', hookPath, hook({}, {}, {}, { required: undefined }), {
    want: `${hookPath}/post/parameters/0`,
  }),
  whole(
    'NotificationUrlNotRequired',
    'object around',
    hookPath,
    hook(
      {},
      {},
      {
        required: undefined,
        properties: {
          web: {
            type: 'object',
            required: ['url'],
            properties: { url: leaf({ 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' }) },
          },
        },
      },
    ),
    { want: `${hookPath}/post/parameters/0/schema/properties/web` },
  ),
  ...['integer', 'boolean', 'object', undefined].map((type) =>
    whole(
      'NotificationUrlNotString',
      String(type),
      hookPath,
      hook({}, { type, ...(type === 'object' ? { properties: { a: leaf() } } : {}) }),
      { want: type === undefined ? urlAt : `${urlAt}/type` },
    ),
  ),
  whole(
    'NotificationUrlNotString',
    'array',
    hookPath,
    hook({}, { type: 'array', items: { type: 'string' } }),
    { want: `${urlAt}/type` },
  ),
  put(
    'NotificationExtensionSupportedForTriggerOnly',
    'action',
    and(fetching, ({ value }) => !('x-ms-trigger' in value)),
    '/x-ms-notification',
    { operationId: 'PlantedHook' },
    { root: [{ at: hookPath, set: hook() }] },
  ),
  put(
    'NotificationExtensionSupportedForTriggerOnly',
    'post action',
    posting,
    '/x-ms-notification',
    { operationId: 'PlantedHook' },
    { root: [{ at: hookPath, set: hook() }] },
  ),
  whole(
    'NotificationExtensionNotSupportedInWebhookOperation',
    'hook',
    hookPath,
    hook({ 'x-ms-notification': { operationId: 'PlantedOther' } }),
    {
      want: `${hookPath}/post/x-ms-notification`,
      also: [
        {
          at: '/paths/~1planted~1other',
          set: { ...hook(), post: { ...hook().post, operationId: 'PlantedOther' } },
        },
      ],
    },
  ),
  put(
    'NotificationOperationMustBeWebhook',
    'an action',
    fetching,
    '/x-ms-notification',
    ({ id }: OperationSpot) => ({ operationId: id }),
    { also: [{ at: '/x-ms-trigger', set: 'batch' }], want: '/x-ms-notification/operationId' },
  ),
  put(
    'NotificationOperationMustBeWebhook',
    'another action',
    fetching,
    '/x-ms-notification',
    { operationId: 'PlantedList' },
    { also: [{ at: '/x-ms-trigger', set: 'batch' }], want: '/x-ms-notification/operationId', root: helpers },
  ),
  ...(
    [
      [{ type: 'integer' }, ''],
      [{ 'x-ms-visibility': 'advanced' }, ''],
    ] as const
  ).map(([more], n) =>
    whole(
      'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
      `${n}`,
      '/paths/~1planted~1poll',
      {
        get: operation('PlantedPoll', {
          'x-ms-trigger': 'batch',
          summary: 'When something changes',
          'x-ms-notification': { operationId: 'PlantedHook' },
          parameters: [query('area', more)],
        }),
      },
      {
        want: '/paths/~1planted~1poll/get/parameters/0',
        also: [
          {
            at: hookPath,
            set: hook({ parameters: [hookBody(), query('area')] }),
          },
        ],
      },
    ),
  ),
];

export const dynamicPlants: readonly Plant[] = [...found, ...args, ...ambiguous, ...notifications];
