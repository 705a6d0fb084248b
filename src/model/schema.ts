/** How prominent an input or output is: absent means normal. `internal` ones are never shown to a maker. */
export type Visibility = 'important' | 'advanced' | 'internal';

interface Labels {
  /** The label a maker sees; emitted as `x-ms-summary`. Without one the designer prints the key. */
  readonly title?: string;
  /** One sentence; the hint under the field. */
  readonly description?: string;
  readonly visibility?: Visibility;
}

/** Text. */
export interface StringSchema extends Labels {
  readonly type: 'string';
  readonly format?: 'date-time' | 'email' | 'uri' | 'password';
  /** The only values an input takes, each with the words a maker sees. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The values an output is known to have. Others are passed on as they come. */
  readonly values?: readonly string[];
  readonly minLength?: number;
  readonly default?: string;
  /** The platform writes the callback URL of the flow into this input. */
  readonly notificationUrl?: true;
}

/** A number without a fraction, or with one. */
export interface NumberSchema extends Labels {
  readonly type: 'integer' | 'number';
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
  readonly default?: readonly string[];
}

/** An object; one with a `name` becomes a shared definition of the document. */
export interface ObjectSchema extends Labels {
  readonly type: 'object';
  readonly name?: string;
  readonly properties: Readonly<Record<string, Schema>>;
  /** Keys an input must have. */
  readonly required?: readonly string[];
}

export type Schema = StringSchema | NumberSchema | BooleanSchema | ArraySchema | ObjectSchema;

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
          : never;

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
