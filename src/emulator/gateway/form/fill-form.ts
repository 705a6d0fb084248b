import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { isJsonObject } from '../../../shared/json-value.js';
import type { Dynamic, DynamicNode, DynamicRequest } from '../dynamic/resolve-dynamic.js';
import { GatewayProblem } from '../gateway-problem.js';
import type { Mock } from '../mock/create-mock.js';
import { setAt } from '../policies/edit-json.js';
import { valueAt } from '../policies/expressions/evaluate.js';
import type { PathSegment } from '../policies/expressions/expression.js';
import { describeForm, describeSchemaFields } from './describe-form.js';
import { findPlaces, waitsFor } from './live-places.js';
import { isShown, keepShown, withEntered } from './shown-values.js';

/** A form that is to be filled. */
export interface FillRequest {
  readonly connector: Connector;
  readonly operation: Operation;
  /** Live choices are asked for with it; without one everything is made up. */
  readonly connection?: string;
  /** What is filled in already; it stays. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Values for the fields that a form shows, by the key of the parameter. */
export type FillForm = (request: FillRequest) => Promise<Record<string, unknown>>;

/** Calls for one form; a maker is waiting. */
const mostCalls = 40;
/** Folders that are opened to find one that may be chosen. */
const deepestFolder = 3;

/**
 * Fills what a form shows with samples that go together: from live lists and trees the first choice, what depends on
 * it after it, inside the fields that a dynamic schema gives. Where a call fails, the made-up value stays.
 */
export function createFillForm(mock: Mock, dynamic: Dynamic): FillForm {
  return async function fillForm({ connector, operation, connection, parameters }) {
    const { fields } = describeForm(connector, operation);
    const samples = mock.inputs(connector, operation, true);
    let values: Record<string, unknown> = { ...parameters };
    for (const field of fields.filter(isShown)) {
      const value = withEntered(keepShown(field, samples[field.key]), parameters[field.key]);
      if (value !== undefined) values[field.key] = value;
    }
    if (connection === undefined) return values;

    let waiting = fields.flatMap((field) => findPlaces(field, values[field.key], [field.key]));
    waiting = waiting.filter(
      ({ path, kind }) => kind === 'schema' || valueAt(parameters, path) === undefined,
    );
    for (let calls = 0; waiting.length > 0 && calls < mostCalls; calls += 1) {
      const next = waiting.find((place) => !waitsFor(place, waiting)) ?? waiting[0];
      if (next === undefined) break;
      waiting = waiting.filter((place) => place !== next);
      const request = { connector, operation, connection, key: next.key, parameters: values };
      if (next.kind === 'schema') {
        const field = await orNothing(() => askField(request));
        if (field === undefined) continue;
        const sample = keepShown(
          field.field,
          mock.value(connector, field.schema, `${operation.id}/${next.key}`),
        );
        const value = withEntered(sample, valueAt(values, next.path));
        values = withValue(values, next.path, value);
        waiting = [...findPlaces(field.field, value, next.path), ...waiting];
      } else {
        const choice = await orNothing(() =>
          next.kind === 'list' ? firstChoice(request) : firstNode(request),
        );
        values = withValue(values, next.path, choice?.value);
      }
    }
    return values;
  };

  async function firstChoice(request: DynamicRequest) {
    const { items } = await dynamic.values(request);
    return items.find(({ isSelectable }) => isSelectable);
  }

  /** A leaf before a folder. */
  async function firstNode(
    request: DynamicRequest,
    parent?: unknown,
    depth = 0,
  ): Promise<DynamicNode | undefined> {
    const { items } = await dynamic.tree(request, parent);
    const leaf = items.find(({ isSelectable, isParent }) => isSelectable && !isParent);
    const folder = items.find(({ isParent }) => isParent);
    if (leaf !== undefined || folder === undefined)
      return leaf ?? items.find(({ isSelectable }) => isSelectable);
    const inside = depth < deepestFolder ? await firstNode(request, folder.item, depth + 1) : undefined;
    return inside ?? items.find(({ isSelectable }) => isSelectable);
  }

  async function askField(request: DynamicRequest) {
    const { schema } = await dynamic.schema(request);
    if (!isJsonObject(schema)) return undefined;
    const field = describeSchemaFields(request.connector, request.operation, schema, request.key);
    return field === undefined ? undefined : { schema, field };
  }
}

/** A backend that fails, or a definition that names what is not there, leaves the samples as they are. */
async function orNothing<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GatewayProblem) return undefined;
    throw error;
  }
}

function withValue(
  values: Record<string, unknown>,
  path: readonly PathSegment[],
  value: unknown,
): Record<string, unknown> {
  const changed = value === undefined ? undefined : setAt(values, path, value);
  return isJsonObject(changed) ? changed : values;
}
