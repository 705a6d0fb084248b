import type { Connector, Policy } from '../../model/connector.js';
import type { Operation, Parameter, Response } from '../../model/operation.js';
import type { Schema } from '../../model/schema.js';
import { createNames } from './names.js';

/** A part of a connector that gets a file of its own. */
export interface Part<T> {
  readonly constant: string;
  /** Path below the connector's folder, without the ending. */
  readonly file: string;
  readonly value: T;
}

/** Every part by the name that the documents know it by. */
export interface Parts {
  readonly operations: readonly Part<Operation>[];
  readonly policies: readonly Part<Policy>[];
  readonly schemas: ReadonlyMap<string, Part<Schema>>;
  readonly parameters: ReadonlyMap<string, Part<Parameter>>;
  readonly responses: ReadonlyMap<string, Part<Response>>;
}

/** Gives every part a constant and a file. Operations choose first, so that their names stay as they are. */
export function nameParts(connector: Connector): Parts {
  const name = createNames();
  const toPart = <T>(folder: string, wanted: string, kind: string, value: T): Part<T> => {
    const { constant, file } = name(wanted, kind);
    return { constant, file: `${folder}/${file}`, value };
  };
  const operations = connector.operations.map((operation) =>
    toPart(
      operation.kind === 'action' ? 'operations' : 'triggers',
      operation.id || `${operation.method} ${operation.path}`,
      'operation',
      operation,
    ),
  );
  const byName = <T>(list: readonly T[] = [], folder: string, kind: string, nameOf: (value: T) => string) =>
    new Map(list.map((value) => [nameOf(value), toPart(folder, nameOf(value), kind, value)]));
  return {
    operations,
    schemas: byName(connector.definitions, 'schemas', 'schema', (schema) => schema.name ?? ''),
    parameters: byName(connector.sharedParameters, 'parameters', 'parameter', sharedName),
    responses: byName(connector.sharedResponses, 'responses', 'response', sharedName),
    policies: (connector.policies ?? []).map((policy) =>
      toPart('policies', policy.title || policy.templateId, 'policy', policy),
    ),
  };
}

function sharedName({ shared }: { readonly shared?: string }): string {
  return shared ?? '';
}
