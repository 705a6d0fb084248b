import {
  addParameter,
  and,
  bodies,
  fetching,
  isIn,
  operations,
  type Plant,
  plain,
  posting,
  put,
  visible,
  whole,
  without,
} from './plant.js';
import type { Base, OperationSpot, Spot } from './spots.js';
import { draw } from './spots.js';

const query = (name: string, more: object = {}) => ({
  name,
  in: 'query',
  type: 'string',
  'x-ms-summary': 'Filter',
  description: 'What is looked for.',
  ...more,
});
const inPath = (name: string, more: object = {}) =>
  query(name, { in: 'path', required: true, 'x-ms-url-encoding': 'single', ...more });
const form = (name: string, more: object = {}) => query(name, { in: 'formData', ...more });
const body = (more: object = {}) => ({
  name: 'planted',
  in: 'body',
  required: true,
  schema: {
    type: 'object',
    properties: { note: { type: 'string', 'x-ms-summary': 'Note', description: 'A note.' } },
  },
  ...more,
});
const leaf = { type: 'string', 'x-ms-summary': 'Leaf', description: 'A leaf.' };
const operation = (operationId: string, more: object = {}) => ({
  operationId,
  summary: 'Read the history',
  description: 'Reads what was changed last.',
  responses: { '200': { description: 'What changed.', schema: leaf } },
  ...more,
});
const responses = (base: Base): readonly Spot[] => base.responses;
const ownResponses = (base: Base): readonly Spot[] =>
  base.responses.filter(({ pointer }) => pointer.startsWith('/paths/'));
const path = (
  code: string,
  template: string,
  item: object = { get: operation('PlantedHistory') },
  want = '',
) =>
  whole(code, template, `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}`, item, {
    want: `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}${want}`,
  });
const withVariables = (base: Base) =>
  base.operations.filter(({ template, isVisible }) => /\{\w+\}/.test(template) && isVisible);
const renamed = (template: string) =>
  template
    .replaceAll(/\{(\w+)\}/g, '{$1Other}')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1');
const variables = (template: string) =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}Other`);

/** The same family on the given number of operations; the defect is on the last of them. */
function family(
  code: string,
  name: string,
  annotations: readonly object[],
  want: string,
  count = annotations.length,
): Plant {
  return {
    code,
    name,
    plant: (base) => {
      const members = base.operations
        .filter(({ isVisible, value }) => isVisible && value['deprecated'] !== true)
        .slice(0, count);
      const last = members.at(-1);
      if (members.length < count || last === undefined) return [];
      return [
        {
          changes: members.map(({ pointer }, index) => ({
            at: `${pointer}/x-ms-api-annotation`,
            set: { family: 'Planted', ...annotations[index] },
          })),
          want: last.pointer + want,
        },
      ];
    },
  };
}

const paths: readonly Plant[] = [
  path('OperationPathMustStartWithSlash', 'planted'),
  path('OperationPathMustStartWithSlash', 'planted/history'),
  path('OperationPathMustStartWithSlash', 'https://contoso.com/planted'),
  path('OperationPathMustStartWithSlash', ''),
  path('OperationPathMustStartWithSlash', '{id}/planted', {
    get: operation('PlantedHistory', { parameters: [inPath('id')] }),
  }),
  path('OperationPathMayNotContainQueryOrFragment', '/planted?all=true'),
  path('OperationPathMayNotContainQueryOrFragment', '/planted?id={id}', {
    get: operation('PlantedHistory', { parameters: [inPath('id')] }),
  }),
  path('OperationPathMayNotContainQueryOrFragment', '/planted#all'),
  path('OperationPathMayNotContainQueryOrFragment', '/planted/?'),
  path('OperationPathContainsUnsupportedCharacters', '/planted/*'),
  path('OperationPathContainsUnsupportedCharacters', '/planted/**/x'),
  path('OperationPathContainsUnsupportedCharacters', '/planted*'),
  path('OperationPathTemplateNotValid', '/planted/{id'),
  path('OperationPathTemplateNotValid', '/planted/id}'),
  path('OperationPathTemplateNotValid', '/planted/{a/b}'),
  path('OperationPathTemplateNotValid', '/planted/{{id}}'),
  path('OperationPathTemplateNotValid', '/planted/}id{'),
  path('OperationPathTemplateNotValid', '/planted/{}'),
  path('OperationPathTemplateNotValid', '/planted/{id}/}'),
  path('OperationPathTemplateNotValid', '/planted/{a{b}}'),
  path('OperationPathVariablesContainDefaults', '/planted/{id=5}', {
    get: operation('PlantedHistory', { parameters: [inPath('id')] }),
  }),
  path('OperationPathVariablesContainDefaults', '/planted/{id=}/x', {
    get: operation('PlantedHistory', { parameters: [inPath('id=')] }),
  }),
  path('OperationPathVariablesContainDefaults', '/planted/{id=5}', {
    get: operation('PlantedHistory', { parameters: [inPath('id=5')] }),
  }),
  put('PathItemRefNotSuppored', 'ref', operations, '/../$ref', '#/paths/~1x'),
  path('PathItemRefNotSuppored', '/planted', { $ref: 'planted.json' }, '/$ref'),
  {
    code: 'PathRedefined',
    name: 'upper case',
    plant: (base) =>
      draw(
        base.operations.filter(
          ({ template }) => template.toUpperCase() !== template && !template.includes('{'),
        ),
      )
        .slice(0, 2)
        .map(({ template }) => {
          const at = `/paths/${template.toUpperCase().replaceAll('/', '~1')}`;
          return { changes: [{ at, set: { options: operation('PlantedOptions') } }], want: at };
        }),
  },
  {
    code: 'PathRedefined',
    name: 'one letter',
    plant: (base) =>
      draw(withVariables(base))
        .slice(0, 2)
        .map(({ template, value }) => {
          const changed = template.replace(
            /^\/([a-zA-Z])/,
            (_, letter: string) =>
              `/${letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()}`,
          );
          const at = `/paths/${changed.replaceAll('/', '~1')}`;
          return {
            changes: [{ at, set: { options: { ...value, operationId: 'PlantedOptions' } } }],
            want: at,
          };
        }),
  },
  {
    code: 'DuplicateOperationPath',
    name: 'other variable name',
    plant: (base) =>
      draw(withVariables(base)).map(({ template, method, value }) => {
        const at = `/paths/${renamed(template)}`;
        return {
          changes: [
            {
              at,
              set: {
                [method]: {
                  ...value,
                  operationId: 'PlantedTwin',
                  parameters: variables(template).map((name) => inPath(name)),
                },
              },
            },
          ],
          want: `${at}/${method}`,
        };
      }),
  },
  {
    code: 'PartialDuplicateOperationPath',
    name: 'static beside variable',
    plant: (base) =>
      draw(withVariables(base))
        .filter(({ template }) => /\/\{\w+\}$/.test(template))
        .map(({ template, method, pointer }) => {
          const at = `/paths/${template.replace(/\{\w+\}$/, 'planted').replaceAll('/', '~1')}`;
          const names = [...template.replace(/\{\w+\}$/, '').matchAll(/\{(\w+)\}/g)].map(([, name]) =>
            String(name),
          );
          return {
            changes: [
              {
                at,
                set: {
                  [method]: operation('PlantedTwin', { parameters: names.map((name) => inPath(name)) }),
                },
              },
            ],
            want: pointer,
          };
        }),
  },
  path(
    'PathParametersContainDuplicateParameter',
    '/planted',
    {
      parameters: [query('a'), query('b'), query('a', { type: 'integer' })],
      get: operation('PlantedHistory'),
    },
    '/parameters/2',
  ),
  put(
    'PathParametersContainDuplicateParameter',
    'existing path',
    operations,
    '/../parameters',
    [query('planted'), query('planted', { description: 'Other.' })],
    { want: '/../parameters/1' },
  ),
  whole(
    'PathParametersContainDuplicateParameter',
    'through a reference',
    '/paths/~1planted',
    {
      parameters: [{ $ref: '#/parameters/planted' }, query('planted', { type: 'integer' })],
      get: operation('PlantedHistory'),
    },
    { want: '/paths/~1planted/parameters/1', also: [{ at: '/parameters/planted', set: query('planted') }] },
  ),
  whole(
    'PathParametersContainDuplicateParameter',
    'the same reference twice',
    '/paths/~1planted',
    {
      parameters: [{ $ref: '#/parameters/planted' }, { $ref: '#/parameters/planted' }],
      get: operation('PlantedHistory'),
    },
    { want: '/paths/~1planted/parameters/1', also: [{ at: '/parameters/planted', set: query('planted') }] },
  ),
  path(
    'PathParametersContainMultipleBodyParameters',
    '/planted',
    { parameters: [body(), body({ name: 'second' })], post: operation('PlantedHistory') },
    '/parameters/1',
  ),
];

const identity: readonly Plant[] = [
  without('OperationIdRequired', operations, '/operationId'),
  {
    code: 'OperationIdNotUnique',
    name: 'that of another',
    plant: (base) =>
      base.operations.length < 2
        ? []
        : [
            {
              changes: [
                { at: `${base.operations.at(-1)?.pointer}/operationId`, set: base.operations[0]?.id },
              ],
              want: `${base.operations.at(-1)?.pointer}/operationId`,
            },
          ],
  },
  ...[81, 100, 128, 300].map((length) =>
    put('OperationIdTooLong', String(length), operations, '/operationId', 'L'.repeat(length)),
  ),
  ...[
    'List-Parcels',
    'List Parcels',
    'parcels.list',
    'List/Parcels',
    'List(Parcels)',
    'List$Parcels',
    'Liste_é',
    'List:Parcels',
    ' ListParcels',
    'List{id}',
  ].map((id) => put('OperationIdSanitized', id, operations, '/operationId', id)),
  put(
    'OperationIdShouldEndWithRevision',
    'revision 2',
    and(visible, ({ id }) => !/2$/.test(id)),
    '/x-ms-api-annotation',
    { family: 'Planted', revision: 2 },
    { want: '/operationId' },
  ),
  put('OperationIdShouldEndWithRevision', 'revision 3 with V2', visible, '/operationId', 'PlantedV2', {
    also: [{ at: '/x-ms-api-annotation', set: { family: 'Planted', revision: 3 } }],
  }),
  put('OperationSummaryTooLong', '81', visible, '/summary', 'L'.repeat(81)),
  put('OperationSummaryTooLong', '121', visible, '/summary', 'List parcels '.repeat(10).trim()),
  ...['/', '\\', '<', '>', '*', '%', '&', '?'].map((sign) =>
    put('RestrictedCharactersInSummary', sign, visible, '/summary', `List ${sign} parcels`),
  ),
  put('RestrictedCharactersInSummary', 'at the end', visible, '/summary', 'List parcels?'),
  put(
    'RestrictedCharactersInSummary',
    'of an internal one',
    and(operations, ({ isVisible }) => !isVisible),
    '/summary',
    'List & parcels',
  ),
  put('OperationMustHaveResponse', 'empty', operations, '/responses', {}),
  without('OperationMustHaveResponse', operations, '/responses'),
  put('OperationMustHaveResponse', 'extension only', operations, '/responses', { 'x-note': 'x' }),
];

const answers: readonly Plant[] = [
  put('OperationShouldHaveSuccessfulResponse', 'only 404', fetching, '/responses', {
    '404': { description: 'None.' },
  }),
  put('OperationShouldHaveSuccessfulResponse', 'only 302', fetching, '/responses', {
    '302': { description: 'None.' },
  }),
  put('OperationShouldHaveSuccessfulResponse', 'only default', fetching, '/responses', {
    default: { description: 'None.' },
  }),
  put('OperationShouldHaveSuccessfulResponse', 'post 400 and 500', posting, '/responses', {
    '400': { description: 'None.' },
    '500': { description: 'None.' },
  }),
  ...['201', '202', '206', '404', '400', '500'].map((status) =>
    put(
      'OperationHasManyResponsesWithSchema',
      status,
      and(
        fetching,
        ({ value }) =>
          JSON.stringify(value['responses']).includes('"schema"') &&
          Object.entries(value['responses'] as object).filter(([, r]) => 'schema' in r).length === 1 &&
          !(status in (value['responses'] as object)),
      ),
      `/responses/${status}`,
      { description: 'More.', schema: leaf },
    ),
  ),
  {
    code: 'SchemaDefinitionSetIncorrectly',
    name: 'no schema',
    plant: (base) =>
      draw(
        base.operations.filter(
          ({ method, value, isVisible }) =>
            isVisible &&
            method === 'get' &&
            'schema' in ((value['responses'] as Record<string, object>)['200'] ?? {}) &&
            Object.keys(value['responses'] as object).filter((s) => s.startsWith('2')).length === 1,
        ),
      ).map(({ pointer }) => ({
        changes: [{ at: `${pointer}/responses/200/schema`, set: undefined }],
        want: `${pointer}/responses`,
      })),
  },
  put(
    'SchemaDefinitionSetIncorrectly',
    'on 202',
    fetching,
    '/responses',
    { '202': { description: 'Later.', schema: leaf } },
    { want: '/responses/202' },
  ),
  put('SchemaDefinitionSetIncorrectly', 'on default', fetching, '/responses', {
    '200': { description: 'Now.' },
    default: { description: 'Later.', schema: leaf },
  }),
  put('SchemaDefinitionSetIncorrectly', 'on 404 only', fetching, '/responses', {
    '200': { description: 'Now.' },
    '404': { description: 'Later.', schema: leaf },
  }),
  put(
    'SchemaDefinitionSetIncorrectly',
    'empty object',
    fetching,
    '/responses',
    { '200': { description: 'Now.', schema: {} } },
    { want: '/responses/200/schema' },
  ),
  put(
    'DefaultResponseHasSchema',
    'object',
    visible,
    '/responses/default',
    { description: 'Failed.', schema: { type: 'object', properties: { error: leaf } } },
    { want: '/responses/default/schema' },
  ),
  put(
    'DefaultResponseHasSchema',
    'string',
    visible,
    '/responses/default',
    { description: 'Failed.', schema: { type: 'string' } },
    { want: '/responses/default/schema' },
  ),
  put(
    'DefaultResponseHasSchema',
    'shared',
    visible,
    '/responses/default',
    { $ref: '#/responses/planted' },
    {
      want: '/responses/default',
      root: [{ at: '/responses/planted', set: { description: 'Failed.', schema: leaf } }],
    },
  ),
  ...[
    '20',
    '2XX',
    'ok',
    '700',
    '600',
    '99',
    '0200',
    'Default',
    '200 OK',
    '-200',
    '1000',
    '200.0',
    '',
    '4xx',
    'error',
  ].map((status) =>
    put('ResponseMustBeDefaultOrHttpStatusCode', JSON.stringify(status), operations, `/responses/${status}`, {
      description: 'x',
    }),
  ),
  put(
    'ResponseHeadersAreNotUnique',
    'case',
    responses,
    '/headers',
    { ETag: { type: 'string' }, etag: { type: 'string' } },
    { want: '/headers/etag' },
  ),
  put(
    'ResponseHeadersAreNotUnique',
    'third',
    responses,
    '/headers',
    { A: { type: 'string' }, 'X-Rate': { type: 'string' }, 'x-rate': { type: 'integer' } },
    { want: '/headers/x-rate' },
  ),
  put(
    'ResponseExampleMustBeProducedByOperation',
    'xml',
    ownResponses,
    '/examples',
    { 'application/xml': '<a/>' },
    { want: '/examples/application~1xml' },
  ),
  put(
    'ResponseExampleMustBeProducedByOperation',
    'csv',
    ownResponses,
    '/examples',
    { 'application/json': {}, 'text/csv': 'a' },
    { want: '/examples/text~1csv', root: [] },
  ),
  put(
    'ResponseExampleMustBeProducedByOperation',
    'named example',
    ownResponses,
    '/examples',
    { response: {} },
    { want: '/examples/response' },
  ),
  put(
    'ResponseExampleMustBeProducedByOperation',
    'operation produces other',
    and(
      operations,
      ({ value }) =>
        '200' in (value['responses'] as object) &&
        !('$ref' in ((value['responses'] as Record<string, object>)['200'] ?? {})),
    ),
    '/responses/200/examples',
    { 'application/json': {} },
    { also: [{ at: '/produces', set: ['text/plain'] }], want: '/responses/200/examples/application~1json' },
  ),
];

const media: readonly Plant[] = [
  put('ConsumesMissing', 'nowhere', posting, '/consumes', undefined, {
    want: '',
    root: [{ at: '/consumes', set: undefined }],
  }),
  put('ConsumesMissing', 'empty', posting, '/consumes', []),
  put('ConsumesMissing', 'xml only', posting, '/consumes', ['application/xml']),
  put('ConsumesMissing', 'empty at the root', posting, '/consumes', undefined, {
    want: '',
    root: [{ at: '/consumes', set: [] }],
  }),
  ...[
    'application/xml',
    'text/csv',
    'application/octet-stream',
    'image/png',
    'text/html',
    'application/vnd.api+json',
    'application/pdf',
    'text/json',
  ].map((type) =>
    put('MimeTypeNotSupported', type, posting, '/consumes', ['application/json', type], {
      want: '/consumes/1',
    }),
  ),
  whole('MimeTypeNotSupported', 'root', '/consumes', ['application/json', 'application/xml'], {
    want: '/consumes/1',
  }),
  ...[
    'json',
    'application/',
    'application json',
    '/json',
    '',
    'application//json',
    'application\\json',
    'JSON',
    'application/json/x',
    '*',
    'text',
    'application/ json',
  ].map((type) =>
    put('MimeTypeNotValid', JSON.stringify(type), operations, '/consumes', ['application/json', type], {
      want: '/consumes/1',
    }),
  ),
  put('MimeTypeNotValid', 'produces', operations, '/produces', ['json'], { want: '/produces/0' }),
  whole('MimeTypeNotValid', 'root consumes', '/consumes', ['json'], { want: '/consumes/0' }),
  whole('MimeTypeNotValid', 'root produces', '/produces', ['application'], { want: '/produces/0' }),
  {
    code: 'MimeTypeNotCompatibleWithRequestContentSchemaType',
    name: 'object as text',
    plant: (base) =>
      draw(posting(base)).map(({ pointer }) => ({
        changes: [{ at: `${pointer}/consumes`, set: ['text/plain'] }],
        want: `${pointer}/consumes`,
      })),
  },
  put('MimeTypeNotCompatibleWithRequestContentSchemaType', 'form with a body', posting, '/consumes', [
    'application/x-www-form-urlencoded',
  ]),
  put('MimeTypeNotCompatibleWithRequestContentSchemaType', 'multipart with a body', posting, '/consumes', [
    'multipart/form-data',
  ]),
  put(
    'MimeTypeNotCompatibleWithRequestContentSchemaType',
    'form fields as JSON',
    posting,
    '/consumes',
    ['application/json'],
    { also: [{ at: '/parameters', set: [form('note')] }] },
  ),
  put(
    'MimeTypeNotCompatibleWithRequestContentSchemaType',
    'file as urlencoded',
    posting,
    '/consumes',
    ['application/x-www-form-urlencoded'],
    { also: [{ at: '/parameters', set: [form('note', { type: 'file' })] }] },
  ),
  put(
    'MimeTypeNotCompatibleWithRequestContentSchemaType',
    'array as text',
    posting,
    '/consumes',
    ['text/plain'],
    { also: [{ at: '/parameters', set: [body({ schema: { type: 'array', items: leaf } })] }] },
  ),
  put(
    'StringBinaryNotSupportedForFormUrlEncoded',
    'binary',
    posting,
    '/parameters',
    [form('note'), form('data', { format: 'binary' })],
    { also: [{ at: '/consumes', set: ['application/x-www-form-urlencoded'] }], want: '/parameters/1' },
  ),
  put(
    'StringBinaryNotSupportedForFormUrlEncoded',
    'root consumes',
    posting,
    '/parameters',
    [form('data', { format: 'binary' })],
    {
      also: [{ at: '/consumes', set: undefined }],
      root: [{ at: '/consumes', set: ['application/x-www-form-urlencoded'] }],
      want: '/parameters/0',
    },
  ),
  put(
    'StringBinaryNotSupportedForFormUrlEncoded',
    'both types',
    posting,
    '/parameters',
    [form('data', { format: 'binary' })],
    {
      also: [{ at: '/consumes', set: ['application/x-www-form-urlencoded', 'multipart/form-data'] }],
      want: '/parameters/0',
    },
  ),
];

const uses: readonly Plant[] = [
  put(
    'OperationMissingPathParameter',
    'none',
    and(
      withVariables,
      ({ value, parameters }) =>
        Array.isArray(value['parameters']) && parameters.length === value['parameters'].length,
    ),
    '/parameters',
    [],
    { want: '' },
  ),
  put(
    'OperationMissingPathParameter',
    'left out',
    and(
      withVariables,
      ({ value, parameters }) =>
        Array.isArray(value['parameters']) && parameters.length === value['parameters'].length,
    ),
    '/parameters',
    (spot: OperationSpot) =>
      (spot.value['parameters'] as object[]).filter((_, index) => spot.parameters[index]?.['in'] !== 'path'),
    { want: '' },
  ),
  put(
    'OperationMissingPathParameter',
    'misspelt',
    and(isIn('path'), ({ pointer }) => pointer.startsWith('/paths/') && pointer.split('/').length === 6),
    '/name',
    'planted',
    { want: '/../..' },
  ),
  put(
    'OperationMissingPathParameter',
    'other case',
    and(
      isIn('path'),
      ({ pointer, value }) =>
        pointer.startsWith('/paths/') &&
        pointer.split('/').length === 6 &&
        String(value['name']).toUpperCase() !== value['name'],
    ),
    '/name',
    ({ value }: Spot) => String(value['name']).toUpperCase(),
    { want: '/../..' },
  ),
  put(
    'OperationMissingPathParameter',
    'in query instead',
    and(isIn('path'), ({ pointer }) => pointer.startsWith('/paths/') && pointer.split('/').length === 6),
    '/in',
    'query',
    { want: '/../..' },
  ),
  path('OperationMissingPathParameter', '/planted/{id}', { get: operation('PlantedHistory') }, '/get'),
  addParameter('PathParameterNotDefinedInTemplate', 'extra', operations, inPath('planted')),
  addParameter(
    'PathParameterNotDefinedInTemplate',
    'extra shared',
    operations,
    { $ref: '#/parameters/planted' },
    '',
    [{ at: '/parameters/planted', set: inPath('planted') }],
  ),
  path(
    'PathParameterNotDefinedInTemplate',
    '/planted',
    { parameters: [inPath('id')], get: operation('PlantedHistory') },
    '/parameters/0',
  ),
  put(
    'PathParameterNotDefinedInTemplate',
    'misspelt',
    and(isIn('path'), ({ pointer }) => pointer.startsWith('/paths/')),
    '/name',
    'planted',
    { want: '' },
  ),
  without('PathParameterMustBeRequired', isIn('path'), '/required'),
  put('PathParameterMustBeRequired', 'false', isIn('path'), '/required', false),
  put('PathParameterMustBeRequired', 'text', isIn('path'), '/required', 'true'),
  {
    code: 'OperationParametersAreNotUnique',
    name: 'twice',
    plant: (base) =>
      draw(
        base.operations.filter(
          ({ value }) =>
            Array.isArray(value['parameters']) &&
            (value['parameters'] as Record<string, unknown>[]).some(
              (p) => p['in'] !== 'body' && !('$ref' in p),
            ),
        ),
      ).map(({ pointer, value }) => {
        const own = value['parameters'] as Record<string, unknown>[];
        return {
          changes: [
            {
              at: `${pointer}/parameters/${own.length}`,
              set: own.find((p) => p['in'] !== 'body' && !('$ref' in p)),
            },
          ],
          want: `${pointer}/parameters/${own.length}`,
        };
      }),
  },
  put(
    'OperationParametersAreNotUnique',
    'the same reference twice',
    fetching,
    '/parameters',
    [{ $ref: '#/parameters/planted' }, { $ref: '#/parameters/planted' }],
    { root: [{ at: '/parameters/planted', set: query('planted') }], want: '/parameters/1' },
  ),
  put(
    'OperationParametersContainDuplicateParameter',
    'same name',
    fetching,
    '/parameters',
    [query('planted'), query('other'), query('planted', { type: 'integer' })],
    { want: '/parameters/2' },
  ),
  put(
    'OperationParametersContainDuplicateParameter',
    'header case',
    fetching,
    '/parameters',
    [query('X-Planted', { in: 'header' }), query('x-planted', { in: 'header' })],
    { want: '/parameters/1' },
  ),
  put(
    'OperationParametersContainDuplicateParameter',
    'reference and own',
    fetching,
    '/parameters',
    [{ $ref: '#/parameters/planted' }, query('planted', { description: 'Other.' })],
    { root: [{ at: '/parameters/planted', set: query('planted') }], want: '/parameters/1' },
  ),
  {
    code: 'OperationParametersContainDuplicateParameter',
    name: 'copy with another description',
    plant: (base) =>
      draw(
        base.operations.filter(
          ({ value }) =>
            Array.isArray(value['parameters']) &&
            (value['parameters'] as Record<string, unknown>[]).some(
              (p) => p['in'] !== 'body' && !('$ref' in p),
            ),
        ),
      ).map(({ pointer, value }) => {
        const own = value['parameters'] as Record<string, unknown>[];
        return {
          changes: [
            {
              at: `${pointer}/parameters/${own.length}`,
              set: {
                ...own.find((p) => p['in'] !== 'body' && !('$ref' in p)),
                description: 'Something else entirely.',
              },
            },
          ],
          want: `${pointer}/parameters/${own.length}`,
        };
      }),
  },
  addParameter(
    'OperationParametersContainMultipleBodyParameters',
    'second',
    posting,
    body({ name: 'second' }),
  ),
  addParameter(
    'OperationParametersContainMultipleBodyParameters',
    'second shared',
    posting,
    { $ref: '#/parameters/planted' },
    '',
    [{ at: '/parameters/planted', set: body() }],
  ),
  addParameter('BodyOrFormDataParameterInFetchOperationNotAllowed', 'body', fetching, body()),
  addParameter('BodyOrFormDataParameterInFetchOperationNotAllowed', 'form', fetching, form('planted')),
  addParameter(
    'BodyOrFormDataParameterInFetchOperationNotAllowed',
    'shared body',
    fetching,
    { $ref: '#/parameters/planted' },
    '',
    [{ at: '/parameters/planted', set: body() }],
  ),
  put('BodyOrFormDataParameterInFetchOperationNotAllowed', 'polling post', posting, '/parameters', [body()], {
    also: [
      { at: '/x-ms-trigger', set: 'batch' },
      { at: '/x-ms-notification', set: { operationId: 'X' } },
    ],
    want: '/parameters/0',
  }),
  whole(
    'TotalOperationsCountExceedsMaxAllowed',
    '257',
    '/paths',
    Object.fromEntries(
      Array.from({ length: 257 }, (_, n) => [`/planted/p${n}`, { get: operation(`Planted${n}`) }]),
    ),
  ),
  put(
    'OperationStatusAheadOfConnector',
    'no status of the connector',
    visible,
    '/x-ms-api-annotation',
    { status: 'Production' },
    { root: [{ at: '/info/x-ms-api-annotation', set: undefined }], want: '/x-ms-api-annotation/status' },
  ),
  {
    code: 'OperationStatusAheadOfConnector',
    name: 'info Preview',
    plant: (base) =>
      draw(visible(base)).map(({ pointer }) => ({
        changes: [
          { at: '/info/x-ms-api-annotation', set: { status: 'Preview' } },
          { at: `${pointer}/x-ms-api-annotation`, set: { status: 'Production' } },
        ],
        want: `${pointer}/x-ms-api-annotation/status`,
      })),
  },
  put('OperationRevisionEmpty', 'family only', visible, '/x-ms-api-annotation', { family: 'Planted' }),
  put(
    'JsonTypeIncorrect',
    'revision null',
    visible,
    '/x-ms-api-annotation',
    { family: 'Planted', revision: null },
    { want: '/x-ms-api-annotation/revision' },
  ),
  family(
    'OperationFamilyHasDuplicateRevisions',
    'two of 1',
    [{ revision: 1 }, { revision: 1 }],
    '/x-ms-api-annotation/revision',
  ),
  family(
    'OperationFamilyHasDuplicateRevisions',
    'two of 2',
    [{ revision: 2 }, { revision: 2 }],
    '/x-ms-api-annotation/revision',
  ),
  family('OperationFamilyHasManyEmptyRevisions', 'two empty', [{}, {}], '/x-ms-api-annotation'),
  family(
    'OperationFamilyHasManyActiveOperations',
    'three',
    [{ revision: 1 }, { revision: 2 }, { revision: 3 }],
    '',
  ),
  family(
    'OperationFamilyHasManyActiveProductionOperations',
    'two',
    [
      { revision: 1, status: 'Production' },
      { revision: 2, status: 'Production' },
    ],
    '',
  ),
  put(
    'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    'not deprecated',
    and(visible, ({ value }) => value['deprecated'] !== true),
    '/x-ms-api-annotation',
    { family: 'Planted', revision: 1, replacement: { api: 'Contoso', operationId: 'X' } },
    { want: '/x-ms-api-annotation/replacement' },
  ),
  put(
    'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    'deprecated false',
    visible,
    '/x-ms-api-annotation',
    { replacement: { api: 'Contoso', operationId: 'X' } },
    { also: [{ at: '/deprecated', set: false }], want: '/x-ms-api-annotation/replacement' },
  ),
  put(
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    'no api',
    visible,
    '/x-ms-api-annotation',
    { replacement: { operationId: 'X' } },
    { also: [{ at: '/deprecated', set: true }], want: '/x-ms-api-annotation/replacement' },
  ),
  put(
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    'api empty',
    visible,
    '/x-ms-api-annotation',
    { replacement: { api: '', operationId: 'X' } },
    { also: [{ at: '/deprecated', set: true }], want: '/x-ms-api-annotation/replacement' },
  ),
  put(
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    'no id',
    visible,
    '/x-ms-api-annotation',
    { replacement: { api: 'Contoso' } },
    { also: [{ at: '/deprecated', set: true }], want: '/x-ms-api-annotation/replacement' },
  ),
  put(
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    'empty replacement',
    visible,
    '/x-ms-api-annotation',
    { replacement: {} },
    { also: [{ at: '/deprecated', set: true }], want: '/x-ms-api-annotation/replacement' },
  ),
  ...[
    'next',
    'nextlink',
    'NextLink',
    '@odata.nextlink',
    'odata.nextLink',
    'next_page',
    '',
    'paging/next',
  ].map((name) =>
    put(
      'InvalidNextLinkNameValue',
      JSON.stringify(name),
      fetching,
      '/x-ms-pageable',
      { nextLinkName: name },
      { want: '/x-ms-pageable/nextLinkName' },
    ),
  ),
];

const shared = (set: unknown) => [{ at: '/parameters/planted', set }];
const parameters: readonly Plant[] = [
  addParameter(
    'ParameterReferenceNotFound',
    'nowhere',
    operations,
    { $ref: '#/parameters/nowhere' },
    '/$ref',
  ),
  addParameter(
    'ParameterReferenceNotFound',
    'case',
    operations,
    { $ref: '#/parameters/Planted' },
    '/$ref',
    shared(query('planted')),
  ),
  put(
    'ParameterReferenceNotFound',
    'at the path',
    operations,
    '/../parameters',
    [{ $ref: '#/parameters/nowhere' }],
    { want: '/../parameters/0/$ref' },
  ),
  addParameter(
    'ParameterReferenceNotFound',
    'too deep',
    operations,
    { $ref: '#/parameters/planted/schema' },
    '/$ref',
    shared(query('planted')),
  ),
  ...[
    '#/definitions/Item',
    'other.json#/parameters/page',
    '#/components/parameters/page',
    'https://contoso.com/p.json#/parameters/page',
    '#/paths/~1x/get/parameters/0',
    '#/parameter/page',
    '#/Parameters/page',
    'page',
    '#',
    '#/',
  ].map((ref) => addParameter('ParameterReferenceNotValid', ref, operations, { $ref: ref }, '/$ref')),
  put(
    'ParameterReferenceNotValid',
    'at the path',
    operations,
    '/../parameters',
    [{ $ref: '#/definitions/Item' }],
    { want: '/../parameters/0/$ref' },
  ),
  whole(
    'ParameterRefLoopNotAllowed',
    'to another',
    '/parameters/plantedA',
    { $ref: '#/parameters/plantedB' },
    { want: '/parameters/plantedA/$ref', also: [{ at: '/parameters/plantedB', set: query('b') }] },
  ),
  whole(
    'ParameterRefLoopNotAllowed',
    'to itself',
    '/parameters/plantedA',
    { $ref: '#/parameters/plantedA' },
    { want: '/parameters/plantedA/$ref' },
  ),
  whole(
    'ParameterRefLoopNotAllowed',
    'in a circle',
    '/parameters/plantedA',
    { $ref: '#/parameters/plantedB' },
    {
      want: '/parameters/plantedA/$ref',
      also: [{ at: '/parameters/plantedB', set: { $ref: '#/parameters/plantedA' } }],
    },
  ),
  addParameter('ParameterListContainsFormDataAndBody', 'form beside body', posting, form('planted')),
  addParameter(
    'ParameterListContainsFormDataAndBody',
    'shared form beside body',
    posting,
    { $ref: '#/parameters/planted' },
    '',
    shared(form('planted')),
  ),
  put(
    'ParameterListContainsFormDataAndBody',
    'body after form',
    posting,
    '/parameters',
    [form('planted'), body()],
    { want: '/parameters/1' },
  ),
  path(
    'ParameterListContainsFormDataAndBody',
    '/planted',
    { parameters: [body(), form('a')], post: operation('PlantedHistory') },
    '/parameters/1',
  ),
  put('FileParameterMustBeInFormData', 'file', isIn('query', 'header', 'path'), '/type', 'file'),
  addParameter(
    'FileParameterMustBeInFormData',
    'shared file',
    posting,
    { $ref: '#/parameters/planted' },
    '/../../../../../../parameters/planted/type',
    shared(query('planted', { type: 'file' })),
  ),
  put('NonBodyParameterSchemaNotValid', 'schema', plain, '/schema', { type: 'string' }),
  put('NonBodyParameterSchemaNotValid', 'reference', plain, '/schema', { $ref: '#/definitions/Item' }),
  put(
    'NonBodyParameterSchemaNotValid',
    'instead of type',
    plain,
    '/schema',
    { type: 'string' },
    { also: [{ at: '/type', set: undefined }] },
  ),
  without('BodyParameterSchemaRequired', bodies, '/schema'),
  put('BodyParameterSchemaRequired', 'type instead', bodies, '/schema', undefined, {
    want: '',
    also: [{ at: '/type', set: 'object' }],
  }),
  ...(
    [
      ['type', 'object'],
      ['format', 'binary'],
      ['items', {}],
      ['enum', ['a']],
      ['default', {}],
      ['collectionFormat', 'csv'],
      ['maximum', 5],
      ['minLength', 1],
      ['pattern', 'a'],
      ['allowEmptyValue', true],
      ['uniqueItems', true],
      ['properties', {}],
      ['maxItems', 5],
      ['multipleOf', 2],
    ] as const
  ).map(([name, set]) => put('BodyParameterPropertyNotValid', name, bodies, `/${name}`, set)),
  ...['connectionId', 'connectionid', 'ConnectionId', 'CONNECTIONID'].map((name) =>
    addParameter('ConnectionIdParameterNotAllowed', name, operations, query(name), '/name'),
  ),
  addParameter(
    'ConnectionIdParameterNotAllowed',
    'header',
    operations,
    query('connectionId', { in: 'header' }),
    '/name',
  ),
  path(
    'ConnectionIdParameterNotAllowed',
    '/planted/{connectionId}',
    { get: operation('PlantedHistory', { parameters: [inPath('connectionId')] }) },
    '/get/parameters/0/name',
  ),
  addParameter('ConnectionIdParameterNotAllowed', 'body', fetching, body({ name: 'connectionId' }), '/name'),
  whole('ConnectionIdParameterNotAllowed', 'shared', '/parameters/planted', query('connectionId'), {
    want: '/parameters/planted/name',
  }),
  put(
    'ConnectionIdParameterNotAllowed',
    'at the path',
    operations,
    '/../parameters',
    [query('connectionId')],
    { want: '/../parameters/0/name' },
  ),
  ...[
    'Authorization',
    'authorization',
    'AUTHORIZATION',
    'Host',
    'Cookie',
    'host',
    'Content-Length',
    'Transfer-Encoding',
    'Connection',
  ].map((name) =>
    addParameter('ReservedParameterIsUsed', name, operations, query(name, { in: 'header' }), '/name'),
  ),
  whole(
    'ReservedParameterIsUsed',
    'shared',
    '/parameters/planted',
    query('Authorization', { in: 'header' }),
    { want: '/parameters/planted/name' },
  ),
  put(
    'ReservedParameterIsUsed',
    'at the path',
    operations,
    '/../parameters',
    [query('Authorization', { in: 'header' })],
    { want: '/../parameters/0/name' },
  ),
  put('PathParameterMissingEncoding', 'missing', isIn('path'), '/x-ms-url-encoding', undefined, { want: '' }),
  put('JsonValueNotInEnum', 'encoding empty', isIn('path'), '/x-ms-url-encoding', ''),
  put('QueryParameterEncodingNotSupported', 'single', isIn('query'), '/x-ms-url-encoding', 'single'),
  put('QueryParameterEncodingNotSupported', 'double', isIn('query'), '/x-ms-url-encoding', 'double'),
  ...['multi', 'pipes', 'ssv', 'tsv', 'CSV', '', 'json'].map((format) =>
    addParameter(
      'CollectionFormatValueNotSupported',
      JSON.stringify(format),
      operations,
      query('planted', { type: 'array', items: { type: 'string' }, collectionFormat: format }),
      '/collectionFormat',
    ),
  ),
  addParameter(
    'CollectionFormatValueNotSupported',
    'nested items',
    operations,
    query('planted', {
      type: 'array',
      items: { type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
    }),
    '/items/collectionFormat',
  ),
  addParameter(
    'CollectionFormatValueNotSupported',
    'header',
    operations,
    query('X-Planted', { in: 'header', type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' }),
    '/collectionFormat',
  ),
  put(
    'CollectionFormatValueNotSupported',
    'response header',
    responses,
    '/headers',
    { 'X-A': { type: 'array', items: { type: 'string' }, collectionFormat: 'ssv' } },
    { want: '/headers/X-A/collectionFormat' },
  ),
  put('AllowEmptyValueOnlyValidForQueryFormData', 'true', isIn('path', 'header'), '/allowEmptyValue', true),
  put('AllowEmptyValueOnlyValidForQueryFormData', 'false', isIn('path', 'header'), '/allowEmptyValue', false),
  addParameter(
    'AllowEmptyValueOnlyValidForQueryFormData',
    'header',
    operations,
    query('X-Planted', { in: 'header', allowEmptyValue: true }),
    '/allowEmptyValue',
  ),
  whole(
    'AllowEmptyValueOnlyValidForQueryFormData',
    'shared',
    '/parameters/planted',
    query('X-Planted', { in: 'header', allowEmptyValue: true }),
    { want: '/parameters/planted/allowEmptyValue' },
  ),
  put('AllowEmptyValueOnlyValidForQueryFormData', 'body', bodies, '/allowEmptyValue', true),
  ...['größe', '名前', 'naïve', 'file™', 'emoji😀'].map((name) =>
    put('InvalidFormDataParameterName', name, posting, '/parameters', [form('note'), form(name)], {
      also: [{ at: '/consumes', set: ['multipart/form-data'] }],
      want: '/parameters/1/name',
    }),
  ),
  whole('InvalidFormDataParameterName', 'shared', '/parameters/planted', form('größe'), {
    want: '/parameters/planted/name',
  }),
];

export const operationPlants: readonly Plant[] = [
  ...paths,
  ...identity,
  ...answers,
  ...media,
  ...uses,
  ...parameters,
];
