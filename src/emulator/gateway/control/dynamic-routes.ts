import { unknownConnector } from '../connections.js';
import type { DynamicRequest } from '../dynamic/resolve-dynamic.js';
import { findOperation } from './connector-routes.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRequest, ControlRoute } from './route.js';
import { optionalText, record } from './schemas.js';

const place = {
  connection: optionalText,
  key: { type: 'string', description: "The designer's key: `query.$.board`, `body.$.fields.[*].name`." },
  side: { type: 'string', enum: ['input', 'output'] },
  parameters: { type: 'object', description: 'What was entered so far, as a call takes it.' },
};
const missing = { type: 'array', items: optionalText, description: 'Inputs to be entered first.' };
const item = {
  value: {},
  displayName: optionalText,
  description: optionalText,
  isSelectable: { type: 'boolean' },
};
const list = (properties: object): object => ({
  type: 'object',
  required: ['items', 'missing'],
  properties: { items: { type: 'array', items: { type: 'object', properties } }, missing },
});

/** What the designer loads while a maker fills in an action: choices, schemas, trees. */
export function dynamicRoutes({ connectors, connections, dynamic }: ControlOptions): ControlRoute[] {
  const read = ({ params, body }: ControlRequest): DynamicRequest => {
    const { connector: name = '', operation = '' } = params;
    const connector = connectors.get(name);
    if (connector === undefined) throw unknownConnector(name, [...connectors.keys()]);
    // Fits the `body` schema of the routes below.
    const given = body as { key: string } & Partial<
      Pick<DynamicRequest, 'connection' | 'side' | 'parameters'>
    >;
    const first = connections.list().find((connection) => connection.connector === name)?.id;
    return {
      ...{ connector, operation: findOperation(connector, operation), key: given.key },
      connection: given.connection ?? first ?? 'default',
      parameters: given.parameters ?? {},
      ...(given.side === undefined ? {} : { side: given.side }),
    };
  };
  const base = '/connectors/{connector}/operations/{operation}';
  return [
    {
      ...{ method: 'post', path: `${base}/dynamic-values`, id: 'ListDynamicValues', status: 200 },
      summary: 'The choices of an input with `x-ms-dynamic-values` or `x-ms-dynamic-list`, asked for live.',
      body: record(place, ['key']),
      answer: list(item),
      handle: async (request) => ({ body: await dynamic.values(read(request)) }),
    },
    {
      ...{ method: 'post', path: `${base}/dynamic-schema`, id: 'GetDynamicSchema', status: 200 },
      summary:
        'The schema of a place with `x-ms-dynamic-schema` or `x-ms-dynamic-properties`, asked for live.',
      body: record(place, ['key']),
      answer: { type: 'object', required: ['missing'], properties: { schema: {}, missing } },
      handle: async (request) => ({ body: await dynamic.schema(read(request)) }),
    },
    {
      ...{ method: 'post', path: `${base}/dynamic-tree`, id: 'BrowseDynamicTree', status: 200 },
      summary:
        'The roots of an input with `x-ms-dynamic-tree` or the file picker; with `parent` (the `item` of a node) its children.',
      body: record({ ...place, parent: {} }, ['key']),
      answer: list({ ...item, isParent: { type: 'boolean' }, item: {} }),
      handle: async (request) => ({
        body: await dynamic.tree(read(request), (request.body as { readonly parent?: unknown }).parent),
      }),
    },
  ];
}
