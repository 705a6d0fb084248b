import type { Json } from './json.js';

/**
 * What an internal operation is called with: a constant, or the value of another input of the caller.
 * The keys of all these are the platform's own.
 * https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
type CallParameters = Readonly<Record<string, Json>>;

/** The drop-down of an input: an operation that lists what can be chosen. */
export interface DynamicValues {
  readonly operationId?: string;
  readonly capability?: string;
  readonly builtInOperation?: string;
  readonly parameters?: CallParameters;
  readonly 'value-collection'?: string;
  readonly 'value-path'?: string;
  readonly 'value-title'?: string;
}

/** As `DynamicValues`, with references that can reach inside a body. */
export interface DynamicList {
  readonly operationId: string;
  readonly parameters?: CallParameters;
  readonly itemsPath?: string;
  readonly itemValuePath?: string;
  readonly itemTitlePath?: string;
}

/** An operation whose answer is the schema of this place. */
export interface DynamicSchema {
  readonly operationId: string;
  readonly parameters?: CallParameters;
  readonly 'value-path'?: string;
}

/** As `DynamicSchema`, with references that can reach inside a body. */
export interface DynamicProperties {
  readonly operationId: string;
  readonly parameters?: CallParameters;
  readonly itemValuePath?: string;
}

/** What the designer asks the backend while a maker fills in the operation. */
export interface DynamicInputs {
  readonly dynamicValues?: DynamicValues;
  readonly dynamicList?: DynamicList;
  readonly dynamicSchema?: DynamicSchema;
  readonly dynamicProperties?: DynamicProperties;
}
