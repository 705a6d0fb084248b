/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Keys of the document that the model has no words for. They are merged into what is generated, object by object;
 * a key given as `undefined` is left out of the document.
 */
export interface Extensions {
  readonly [key: string]: Json | Extensions | undefined;
}
