import type { ArraySchema, FromSchema, ObjectSchema, Schema, StringSchema, Visibility } from './schema.js';

/** An input in the path or the query. */
export type Parameter = (StringSchema | ArraySchema) & {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
};

interface OperationBase {
  /** PascalCase and forever: flows refer to it. */
  readonly id: string;
  /** The name in the picker: at most 80 characters, no final punctuation. */
  readonly summary: string;
  /** A full sentence that says what it does. */
  readonly description: string;
  readonly visibility?: Visibility;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
  readonly parameters: readonly Parameter[];
  readonly body?: ObjectSchema | ArraySchema;
  /** The success answer. */
  readonly response: {
    readonly status: 200 | 201 | 202 | 204;
    readonly description: string;
    readonly schema?: Schema;
  };
}

/** Something a flow does, or an operation that only the platform calls (`visibility: 'internal'`). */
export interface Action extends OperationBase {
  readonly kind: 'action';
  /** `false` when the platform calls it without the connection's credential. */
  readonly authenticated?: false;
}

/** Something that starts a flow: `method` and `path` subscribe, the notification arrives at the callback URL. */
export interface WebhookTrigger extends OperationBase {
  readonly kind: 'webhook';
  readonly body: ObjectSchema;
  /** Tells a maker how to make it fire. */
  readonly hint: string;
  readonly notification: { readonly description: string; readonly schema: ObjectSchema };
}

export type Operation = Action | WebhookTrigger;

/** Gives back the operation or trigger it is given, with its type kept to the last literal. */
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}

/** The body that an operation takes. */
export type BodyOf<O extends Operation> = O extends { readonly body: infer B } ? FromSchema<B> : undefined;

/** The schema of an operation's success answer. */
export type ResponseSchemaOf<O extends Operation> = O['response'] extends { readonly schema: infer S }
  ? S
  : undefined;
