/** A JSON Schema of draft-07, which VS Code understands. */
export type EditorSchema = Readonly<Record<string, unknown>>;

/** An object with the members named; vendor extensions that are none of Microsoft's are free. */
export function object(
  description: string,
  properties: Readonly<Record<string, EditorSchema>>,
  required: readonly string[] = [],
): EditorSchema {
  return {
    type: 'object',
    description,
    properties,
    patternProperties: { '^x-(?!ms-)': {} },
    additionalProperties: false,
    ...(required.length > 0 && { required }),
  };
}

/** An object with free names. */
export function map(description: string, value: EditorSchema): EditorSchema {
  return { type: 'object', description, additionalProperties: value };
}

export function text(description: string, more: EditorSchema = {}): EditorSchema {
  return { type: 'string', description, ...more };
}

export function flag(description: string): EditorSchema {
  return { type: 'boolean', description };
}

export function count(description: string): EditorSchema {
  return { type: 'integer', minimum: 0, description };
}

export function list(description: string, items: EditorSchema, more: EditorSchema = {}): EditorSchema {
  return { type: 'array', description, items, ...more };
}

/** One of some words, each with its meaning, which editors show beside it. */
export function oneOf(description: string, meanings: Readonly<Record<string, string>>): EditorSchema {
  return { description, enum: Object.keys(meanings), enumDescriptions: Object.values(meanings) };
}

export function reference(name: string): EditorSchema {
  return { $ref: `#/definitions/${name}` };
}
