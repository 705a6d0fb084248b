import type { DynamicInputs } from './dynamic.js';
import type { Extensions, Json } from './json.js';

/** How prominent an input or output is: absent means normal. `internal` ones are never shown to a maker. */
export type Visibility = 'important' | 'advanced' | 'internal';

interface Labels extends DynamicInputs {
  /** A schema with a name becomes a shared definition of the document. */
  readonly name?: string;
  /** The label a maker sees; emitted as `x-ms-summary`. Without one the designer prints the key. */
  readonly title?: string;
  /** The plain `title` of JSON schema, the label where there is no `title`. */
  readonly plainTitle?: string;
  /** One sentence; the hint under the field. */
  readonly description?: string;
  readonly visibility?: Visibility;
  readonly example?: Json;
  readonly readOnly?: boolean;
  /** `null` is a value too; emitted as `x-nullable`. */
  readonly nullable?: boolean;
  readonly extensions?: Extensions;
}

/** The formats that the platform knows. Others are passed on. */
export type StringFormat =
  | 'date-time'
  | 'date'
  | 'email'
  | 'uri'
  | 'password'
  | 'byte'
  | 'binary'
  | 'uuid'
  | 'html'
  | 'date-no-tz';

/** Text. */
export interface StringSchema extends Labels {
  readonly type: 'string';
  readonly format?: StringFormat | (string & {});
  /** The only values an input takes, each with the words a maker sees. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The values an output is known to have. Others are passed on as they come. */
  readonly values?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: string;
  /** The platform writes the callback URL of the flow into this input. */
  readonly notificationUrl?: true;
}

/** A number without a fraction, or with one. */
export interface NumberSchema extends Labels {
  readonly type: 'integer' | 'number';
  readonly format?: 'int32' | 'int64' | 'float' | 'double' | (string & {});
  readonly values?: readonly number[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
}

/** Yes or no. */
export interface BooleanSchema extends Labels {
  readonly type: 'boolean';
  readonly default?: boolean;
}

/** A list. */
export interface ArraySchema extends Labels {
  readonly type: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly default?: readonly Json[];
}

/** An object. */
export interface ObjectSchema extends Labels {
  readonly type: 'object';
  /** The document does not say that it is an object, its properties do. */
  readonly untyped?: true;
  readonly properties?: Readonly<Record<string, Schema>>;
  /** Keys an input must have. */
  readonly required?: readonly string[];
  /** Whether keys beside `properties` may be there, and what they hold. */
  readonly additionalProperties?: boolean | Schema;
  /** It has what these have as well. */
  readonly allOf?: readonly Schema[];
  readonly discriminator?: string;
}

/** Anything: the document gives no type. */
export interface AnySchema extends Labels {
  readonly type: 'any';
}

/** A file, as the form field or the answer of an operation. */
export interface FileSchema extends Labels {
  readonly type: 'file';
}

/**
 * A definition that is referred to by its name; for schemas that hold themselves. What it refers to is listed in
 * `definitions` of the connector, unless some operation uses it as a value.
 */
export interface ReferenceSchema extends Labels {
  readonly type: 'reference';
  readonly name: string;
}

export type Schema =
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | ArraySchema
  | ObjectSchema
  | AnySchema
  | FileSchema
  | ReferenceSchema;

/** `yyyy-MM-ddTHH:mm:ss.fffZ`, the one form of time that the connector writes. */
export type DateTime = `${number}-${number}-${number}T${number}:${number}:${number}Z`;

/**
 * Gives back the schema it is given, with its type kept to the last literal.
 *
 * @example
 * const parcel = defineSchema({ type: 'object', name: 'Parcel', properties: { id: { type: 'string' } } });
 */
export function defineSchema<const S extends Schema>(schema: S): S {
  return schema;
}

/** The TypeScript type of what a schema describes: `required` keys must be there, the others may. */
export type FromSchema<S> = S extends { readonly type: 'string' }
  ? FromString<S>
  : S extends { readonly type: 'integer' | 'number' }
    ? number
    : S extends { readonly type: 'boolean' }
      ? boolean
      : S extends { readonly type: 'array'; readonly items: infer I }
        ? readonly FromSchema<I>[]
        : S extends { readonly type: 'object'; readonly properties: infer P }
          ? FromProperties<P, RequiredKeys<S>>
          : unknown;

/**
 * What a reshape returns: every key of the schema must be written, at every depth, `undefined` for what the
 * upstream cannot serve. So a forgotten row of the contract does not compile.
 */
export type Reshaped<S> = S extends { readonly type: 'array'; readonly items: infer I }
  ? readonly Reshaped<I>[]
  : S extends { readonly type: 'object'; readonly properties: infer P }
    ? { readonly [K in keyof P]: Reshaped<P[K]> | undefined }
    : FromSchema<S>;

type FromString<S> = S extends { readonly choices: infer C }
  ? keyof C & string
  : S extends { readonly format: 'date-time' }
    ? DateTime
    : string;

type RequiredKeys<S> = S extends { readonly required: readonly (infer K)[] } ? K : never;

type FromProperties<P, K> = { readonly [N in keyof P as N extends K ? N : never]: FromSchema<P[N]> } & {
  readonly [N in keyof P as N extends K ? never : N]?: FromSchema<P[N]>;
};
