import type { JsonObject } from '../../model/json.js';

/** Collects the parts of a document that have a name and are referred to. */
export interface SharedParts {
  readonly definitions: NamedParts;
  readonly parameters: NamedParts;
  readonly responses: NamedParts;
}

/** The parts of one kind by name, each with the source it was made from. */
export type NamedParts = Map<string, { readonly source: object; readonly object: JsonObject }>;

/** Nothing collected yet. */
export function createSharedParts(): SharedParts {
  return { definitions: new Map(), parameters: new Map(), responses: new Map() };
}

/** Keeps a part under its name and refers to it. Two different parts of one name are a defect of the source. */
export function share(
  kind: keyof SharedParts,
  name: string,
  source: object,
  parts: SharedParts,
  make: () => JsonObject,
): JsonObject {
  const reference = { $ref: `#/${kind}/${name}` };
  const known = parts[kind].get(name);
  if (known?.source === source) return reference;
  const object = make();
  if (known !== undefined && JSON.stringify(known.object) !== JSON.stringify(object)) {
    throw new Error(`Two different ${words[kind]} are called \`${name}\`. Give one of them another name.`);
  }
  parts[kind].set(name, { source, object });
  return reference;
}

/** The parts of one kind as the document holds them, sorted by name. */
export function toSortedObject(parts: NamedParts): JsonObject {
  return Object.fromEntries(
    [...parts].map(([name, { object }]) => [name, object] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const words = { definitions: 'schemas', parameters: 'parameters', responses: 'responses' } as const;
