import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import { unknownConnector } from '../connections.js';
import { describeForm, describeSchemaFields } from '../form/describe-form.js';
import { findOperation } from './connector-routes.js';
import type { ControlOptions } from './control-options.js';
import type { ControlRoute } from './route.js';
import { record } from './schemas.js';

const address = '/connectors/{connector}/operations/{operation}/form';

/** What a maker fills in to call an operation. */
export function formRoutes({ connectors }: ControlOptions): ControlRoute[] {
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
      summary: 'The field for a schema that a dynamic call gave, inside the form of this operation.',
      body: record({ schema: { type: 'object' } }, ['schema']),
      handle: ({ params, body }) => {
        const { connector, operation } = find(params);
        // The cast is backed by the `body` schema above.
        const { schema } = body as { readonly schema: SchemaObject };
        return { body: { field: describeSchemaFields(connector, operation, schema) ?? null } };
      },
    },
  ];
}
