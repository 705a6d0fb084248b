import { isJsonObject, type JsonObject, toJsonObject, toPointer } from '../../../src/shared/json-value.js';
import type { OperationNode } from '../../../src/validator/model/nodes.js';
import { readDefinition } from '../../../src/validator/model/read-definition.js';

/** Where a definition has what a defect is planted in; what it lacks is missing. */
export interface Places {
  /** An operation that makers see, no trigger. */
  readonly action?: string;
  readonly path?: string;
  readonly webhook?: string;
  /** A visible parameter written in an operation, by where it is sent. */
  readonly input?: string;
  readonly queryInput?: string;
  readonly pathInput?: string;
  /** The schema of a body written with properties, and one of them that holds a value. */
  readonly body?: string;
  readonly bodyLeaf?: string;
  /** A response with a schema of properties, that schema, and one of them that holds a value. */
  readonly answer?: string;
  readonly answerSchema?: string;
  readonly answerLeaf?: string;
}

/** Looks for the first of each in the order of the document. */
export function findPlaces(document: JsonObject): Places {
  const definition = readDefinition(document);
  const visible = definition.operations.filter(({ isInternal }) => !isInternal);
  const actions = visible.filter(({ kind }) => kind === 'action');
  const action = actions.find(({ method }) => method === 'get') ?? actions[0];
  const inputs = (where: RegExp, operations: readonly OperationNode[]) =>
    operations
      .flatMap(({ parameters, pointer }) => parameters.filter((one) => one.pointer.startsWith(pointer)))
      .find((one) => where.test(one.in) && !one.isInternal)?.pointer;
  const objects = (operations: readonly OperationNode[], of: 'body' | 'answer') =>
    operations.flatMap(({ parameters, responses }) => {
      const schemas = of === 'body' ? parameters : responses.filter(({ status }) => /^20[01]$/.test(status));
      return schemas.flatMap(({ pointer, schema, value }) => {
        if (Object.hasOwn(value, '$ref')) return [];
        const target = schema && definition.follow(schema);
        const leaf = target && leafIn(target.value);
        return leaf === undefined ? [] : [{ holder: pointer, schema: target?.pointer ?? '', leaf }];
      });
    })[0];
  const body = objects(actions, 'body');
  const answer = objects(actions, 'answer');
  return {
    ...known('action', action?.pointer),
    ...known('path', action?.path.pointer),
    ...known('webhook', visible.find(({ kind }) => kind === 'webhook')?.pointer),
    ...known('input', inputs(/^(?:query|path|header)$/, visible)),
    ...known('queryInput', inputs(/^query$/, actions)),
    ...known('pathInput', inputs(/^path$/, actions)),
    ...known('body', body?.schema),
    ...known('bodyLeaf', body && body.schema + toPointer('properties', body.leaf)),
    ...known('answer', answer?.holder),
    ...known('answerSchema', answer?.schema),
    ...known('answerLeaf', answer && answer.schema + toPointer('properties', answer.leaf)),
  };
}

function known(name: keyof Places, pointer: string | undefined): Partial<Places> {
  return pointer === undefined ? {} : { [name]: pointer };
}

function leafIn({ properties }: JsonObject): string | undefined {
  return Object.entries(toJsonObject(properties)).find(([, value]) => {
    const type = isJsonObject(value) ? value['type'] : undefined;
    return typeof type === 'string' && type !== 'object' && type !== 'array';
  })?.[0];
}

/** The pointer with `{name}` at its start replaced; undefined where the connector has no such place. */
export function toPlace(template: string, places: Places): string | undefined {
  const [, name, rest = ''] = /^\{(\w+)\}(.*)$/.exec(template) ?? [];
  if (name === undefined) return template;
  const start = places[name as keyof Places];
  return start === undefined ? undefined : start + rest;
}
