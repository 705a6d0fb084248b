/**
 * Describe a connector as typed data and generate its documents. Nothing here starts a server or opens a store:
 * that is the command line's work.
 *
 * @example
 * import { defineConnector, defineOperation, defineSchema, generate } from 'livechat-connector';
 *
 * const parcel = defineSchema({
 *   type: 'object',
 *   name: 'Parcel',
 *   properties: { number: { type: 'string', title: 'Number', description: 'The number of the parcel.' } },
 * });
 * const listParcels = defineOperation({
 *   kind: 'action',
 *   id: 'ListParcels',
 *   summary: 'List parcels',
 *   description: 'Lists all parcels.',
 *   method: 'get',
 *   path: '/parcels',
 *   parameters: [],
 *   response: { status: 200, description: 'The parcels.', schema: { type: 'array', items: parcel } },
 * });
 * const connector = defineConnector({ ...about, operations: [listParcels] });
 * for (const file of generate(connector)) console.log(file.path, file.text.length);
 *
 * @module
 */
export { type GeneratedFile, generate } from './generator/generate.js';
export type {
  Connection,
  ConnectionParameter,
  ConnectionSet,
  SecurityScheme,
  SignIn,
} from './model/connection.js';
export {
  type Address,
  type Connector,
  type ConnectorInfo,
  defineConnector,
  type Policy,
  type ReferenceNotes,
  type Throttling,
} from './model/connector.js';
export type { Extensions, Json } from './model/json.js';
export {
  type Action,
  type BodyOf,
  defineOperation,
  defineParameter,
  defineResponse,
  type Notification,
  type Operation,
  type Parameter,
  type PollingTrigger,
  type Response,
  type ResponseSchemaOf,
  type WebhookTrigger,
} from './model/operation.js';
export {
  type ArraySchema,
  type BooleanSchema,
  type DateTime,
  defineSchema,
  type FromSchema,
  type NumberSchema,
  type ObjectSchema,
  type Reshaped,
  type Schema,
  type StringSchema,
  type Visibility,
} from './model/schema.js';
