import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import { unknownConnector } from '../connections.js';
import { describeForm, describeSchemaFields } from '../form/describe-form.js';
import { createFillForm, type FillRequest } from '../form/fill-form.js';
import { findOperation } from './connector-routes.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';
import { optionalText, record } from './schemas.js';

const operationAddress = '/connectors/{connector}/operations/{operation}';
const address = `${operationAddress}/form`;

/** What a maker fills in to call an operation. */
export function formRoutes({ connectors, mock, dynamic }: ControlOptions): ControlRoute[] {
  const fillForm = createFillForm(mock, dynamic);
  const find = (params: Readonly<Record<string, string>>): { connector: Connector; operation: Operation } => {
    const { connector: name = '', operation } = params;
    const connector = connectors.get(name);
    if (connector === undefined) throw unknownConnector(name, [...connectors.keys()]);
    return { connector, operation: findOperation(connector, operation) };
  };
  return [
    {
      ...{ method: 'get', path: address, id: 'GetForm', status: 200 },
      summary:
        'The form of one operation: its fields with label, hint, widget and choices; no internal ones.',
      handle: ({ params }) => {
        const { connector, operation } = find(params);
        return { body: describeForm(connector, operation) };
      },
    },
    {
      ...{ method: 'post', path: address, id: 'DescribeSchema', status: 200 },
      summary:
        'The field for a schema that a dynamic call gave, inside the form of this operation; `key` says where.',
      body: record({ schema: { type: 'object' }, key: optionalText }, ['schema']),
      handle: ({ params, body }) => {
        const { connector, operation } = find(params);
        // The cast is backed by the `body` schema above.
        const { schema, key } = body as { readonly schema: SchemaObject; readonly key?: string };
        return { body: { field: describeSchemaFields(connector, operation, schema, key) ?? null } };
      },
    },
    {
      ...{ method: 'post', path: `${operationAddress}/fill`, id: 'FillForm', status: 200 },
      summary:
        'Values for what the form shows: `parameters` stay, the rest is made up; with `connection`, lists and dynamic fields are asked for and the first choice is taken.',
      body: record({ connection: optionalText, parameters: { type: 'object' } }),
      answer: { type: 'object', required: ['parameters'], properties: { parameters: { type: 'object' } } },
      handle: async ({ params, body }) => {
        const given = body as Partial<Pick<FillRequest, 'connection' | 'parameters'>>;
        return { body: { parameters: await fillForm({ parameters: {}, ...given, ...find(params) }) } };
      },
    },
  ];
}
