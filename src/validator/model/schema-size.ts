/** Size of a schema with its references expanded. */
export interface SchemaSize {
  /** The schema, its properties, items and additional properties, and so on down; each `$ref` as its target. */
  readonly count: number;
  /** Levels, 1 for a schema that holds no other. */
  readonly depth: number;
}
