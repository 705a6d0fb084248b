import { Ajv } from 'ajv';
import type { StoredConnection } from './connection.js';
import type { StoredDeletedFlow, StoredFlow } from './triggers/flow.js';
import { frequencies } from './triggers/recurrence.js';

/** Connections and flows at rest. What is secret in them is sealed. */
export interface GatewaySnapshot {
  readonly version: 1;
  readonly connections: readonly StoredConnection[];
  readonly flows: readonly StoredFlow[];
  readonly deletedFlows: readonly StoredDeletedFlow[];
}

/** Nothing yet. */
export const emptySnapshot: GatewaySnapshot = { version: 1, connections: [], flows: [], deletedFlows: [] };

/** Whether a value read from a file is a snapshot that this version wrote. */
export function isGatewaySnapshot(value: unknown): value is GatewaySnapshot {
  return new Ajv({ strict: false }).validate(schema, value);
}

const text = { type: 'string' };
const texts = (...names: string[]): Record<string, typeof text> =>
  Object.fromEntries(names.map((name) => [name, text]));
const record = (properties: object, ...optional: string[]): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const list = (items: object): object => ({ type: 'array', items });
const urlForm = { enum: ['logic-apps', 'power-platform'] };

const schema = record({
  version: { const: 1 },
  connections: list(
    record(
      texts('id', 'connector', 'displayName', 'parameterSet', 'createdAt', 'sealedValues', 'sealedTokens'),
      ...['parameterSet', 'sealedTokens'],
    ),
  ),
  flows: list(
    record(
      {
        ...texts(
          'name',
          'workflowId',
          'connector',
          'connection',
          'trigger',
          'triggerName',
          'version',
          'createdAt',
        ),
        sealedSigningKey: text,
        urlForm,
        parameters: { type: 'object' },
        state: { enum: ['Enabled', 'Disabled'] },
        recurrence: record({ frequency: { enum: frequencies }, interval: { type: 'integer', minimum: 1 } }),
        polling: record(
          { location: text, nextAt: text, retries: { type: 'integer' }, values: { type: 'object' } },
          'values',
          'location',
          'nextAt',
          'retries',
        ),
        subscription: record(
          { state: { enum: ['none', 'subscribed', 'failed'] }, location: text, warnings: list(text) },
          'location',
        ),
        history: list(
          record({
            ...texts('time', 'detail'),
            kind: { enum: ['subscribe', 'unsubscribe', 'notification', 'poll'] },
            outcome: { enum: ['Succeeded', 'Failed', 'Skipped'] },
          }),
        ),
      },
      'recurrence',
      'polling',
    ),
  ),
  deletedFlows: list(record({ ...texts('workflowId', 'triggerName', 'sealedSigningKey'), urlForm })),
});
