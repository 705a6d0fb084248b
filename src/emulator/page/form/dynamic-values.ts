import type {
  DynamicItem,
  DynamicList,
  DynamicNode,
  DynamicSchema,
} from '../../gateway/dynamic/resolve-dynamic.js';
import type { DynamicPlace } from '../../gateway/form/dynamic-place.js';
import { ApiProblem, api, at } from '../api.js';
import type { FormContextValue } from './form-context.js';
import { isObject, toParameters, valueAt } from './form-values.js';

/** Changes when a place has to be asked for again: with its connection, or with an input that it depends on. */
export function dependencyKey({ connection, values }: FormContextValue, { dependsOn }: DynamicPlace): string {
  return JSON.stringify([connection, dependsOn.map(({ key, path }) => valueAt(values[key], path))]);
}

/** The choices of a place, or the inputs that have to be filled in first. */
export const loadChoices = (
  form: FormContextValue,
  { key }: DynamicPlace,
): Promise<DynamicList<DynamicItem>> => ask(form, 'dynamic-values', { key });

/** The roots of a tree, or the children of a node. */
export const loadNodes = (
  form: FormContextValue,
  { key }: DynamicPlace,
  parent?: unknown,
): Promise<DynamicList<DynamicNode>> =>
  ask(form, 'dynamic-tree', { key, ...(parent === undefined ? {} : { parent }) });

/** The schema of a place. */
export async function loadSchema(
  form: FormContextValue,
  { key }: DynamicPlace,
): Promise<{ readonly schema?: Readonly<Record<string, unknown>>; readonly missing: readonly string[] }> {
  const { schema, missing } = await ask<DynamicSchema>(form, 'dynamic-schema', { key });
  if (schema === undefined || isObject(schema)) return { ...(isObject(schema) && { schema }), missing };
  throw new ApiProblem('The operation that tells the fields gave no schema.');
}

async function ask<Answer>(form: FormContextValue, route: string, body: object): Promise<Answer> {
  const { connector, operation, connection, values } = form;
  if (connection === undefined) throw new ApiProblem('Choose a connection first.');
  return api<Answer>('POST', `/connectors${at(connector)}/operations${at(operation)}/${route}`, {
    ...{ connection, parameters: toParameters(values), ...body },
  });
}
