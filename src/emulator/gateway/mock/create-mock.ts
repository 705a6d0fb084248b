import type { Connector, Operation, SchemaObject } from '../../../connector-folder/connector.js';
import type { SchemaChecker } from '../check-schema.js';
import { chunkSettings } from '../chunks/chunk-settings.js';
import { urlOf } from '../message.js';
import type { StandIn } from '../stand-in.js';
import { type MockAnswer, mockAnswer } from './mock-answer.js';
import { createMockUploads, partOf } from './mock-uploads.js';
import { sampleInputs } from './sample-inputs.js';
import { createSampler, type Sampler } from './sample-value.js';

/** A backend made from the definition alone. */
export interface Mock extends StandIn {
  /** Values that the inputs of an operation could have. */
  inputs(connector: Connector, operation: Operation, isComplete?: boolean): Record<string, unknown>;
  /** A value for a schema that was given at run time; `place` seeds it. */
  value(connector: Connector, schema: SchemaObject, place: string): unknown;
  /** What a webhook could be called back with; undefined when the definition does not say. */
  notification(connector: Connector, operation: Operation): unknown;
}

/** How a mock is made. */
export interface MockOptions {
  checkerOf(connector: Connector): SchemaChecker;
  /** The same seed gives the same answers. 1 when left out. */
  readonly seed?: number;
}

/**
 * Answers every operation of every connector from its response schema: the same answer for the same seed, valid
 * against the schema. A subscription is answered with the `Location` of the DELETE operation that would remove it.
 *
 * @example createMock({ checkerOf: createSchemaChecker, seed: 7 })
 */
export function createMock({ checkerOf, seed = 1 }: MockOptions): Mock {
  const samplers = new WeakMap<Connector, Sampler>();
  const uploads = createMockUploads();
  const answers = new WeakMap<Operation, MockAnswer>();
  const samplerOf = (connector: Connector): Sampler => {
    const known = samplers.get(connector) ?? createSampler(connector, checkerOf(connector), seed);
    samplers.set(connector, known);
    return known;
  };
  const answerOf = (connector: Connector, operation: Operation): MockAnswer => {
    const known =
      answers.get(operation) ?? mockAnswer(connector, operation, samplerOf(connector), checkerOf(connector));
    answers.set(operation, known);
    return known;
  };
  return {
    kind: 'mock',
    answer(call) {
      const { connector, operation, request } = call;
      const whole = answerOf(connector, operation);
      if (chunkSettings(operation) !== undefined) {
        const part = uploads(call, whole) ?? partOf(whole, request.headers['range']);
        return { kind: 'answered', ...part };
      }
      const { status, headers, body } = whole;
      const takesUrl = operation.kind === 'webhook' || operation.notificationSchema !== undefined;
      const isSubscribe = takesUrl && operation.method !== 'delete';
      const location = isSubscribe
        ? subscriptionOf(connector, operation, urlOf({ ...request, query: '' }))
        : undefined;
      return {
        kind: 'answered',
        status: location === undefined || status !== 200 || body.length > 0 ? status : 201,
        headers: location === undefined ? headers : { ...headers, location },
        body,
      };
    },
    inputs: (connector, operation, isComplete) =>
      sampleInputs(connector, operation, samplerOf(connector), isComplete),
    value: (connector, schema, place) => samplerOf(connector)(schema, place),
    notification: (connector, { id, notificationSchema }) =>
      notificationSchema === undefined
        ? undefined
        : samplerOf(connector)(notificationSchema, `${id}/notification`),
  };
}

/** Below the subscribe address itself when a DELETE operation is there; undefined when there is none to remove it. */
function subscriptionOf(connector: Connector, { path }: Operation, url: string): string | undefined {
  const isBelow = (candidate: Operation): boolean => {
    const rest = candidate.path.slice(path.length);
    return candidate.method === 'delete' && candidate.path.startsWith(path) && /^\/\{[^/{}]+\}$/.test(rest);
  };
  return connector.operations.some(isBelow) ? `${url}/1` : undefined;
}
