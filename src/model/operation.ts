import type { Extensions, Json } from './json.js';
import type {
  AnySchema,
  ArraySchema,
  BooleanSchema,
  FileSchema,
  FromSchema,
  NumberSchema,
  Schema,
  StringSchema,
  Visibility,
} from './schema.js';

/** An input in the path, the query, a header or a form. */
export type ValueParameter = (
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | ArraySchema
  | FileSchema
  | AnySchema
) & {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'formData';
  readonly required?: boolean;
  /** How often a value in the path is percent-encoded: once when absent; `unstated` leaves the key out. */
  readonly urlEncoding?: 'single' | 'double' | 'unstated';
  /** How a list is written: with commas when absent; `unstated` leaves the key out. */
  readonly collectionFormat?: 'csv' | 'ssv' | 'tsv' | 'pipes' | 'multi' | 'unstated';
  /** The name under which the document keeps it for several operations. */
  readonly shared?: string;
};

/** A body that has another name than `body`, labels of its own, may be left out, or does not come last. */
export interface BodyParameter {
  readonly in: 'body';
  readonly name: string;
  readonly required?: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly visibility?: Visibility;
  readonly schema: Schema;
  readonly shared?: string;
  readonly extensions?: Extensions;
}

/** A shared parameter that is referred to by its name; it is listed in `sharedParameters` of the connector. */
export interface ParameterReference {
  readonly in: 'shared';
  readonly shared: string;
}

export type Parameter = ValueParameter | BodyParameter | ParameterReference;

/** One answer of an operation. */
export interface Response {
  readonly description: string;
  readonly title?: string;
  readonly schema?: Schema;
  readonly headers?: Readonly<Record<string, Json>>;
  readonly examples?: Readonly<Record<string, Json>>;
  /** The name under which the document keeps it for several operations. */
  readonly shared?: string;
  readonly extensions?: Extensions;
}

/** A shared response that is referred to by its name; it is listed in `sharedResponses` of the connector. */
export interface ResponseReference {
  readonly reference: string;
}

/** Which revision of an operation this is. */
export interface ApiAnnotation {
  readonly family?: string;
  readonly revision?: number;
  readonly status?: 'Preview' | 'Production';
  readonly replacement?: { readonly api: string; readonly operationId: string };
}

interface OperationBase {
  /** PascalCase and forever: flows refer to it. */
  readonly id: string;
  /** The name in the picker: at most 80 characters, no final punctuation. */
  readonly summary: string;
  /** A full sentence that says what it does. */
  readonly description: string;
  readonly visibility?: Visibility;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
  readonly annotation?: ApiAnnotation;
  /** The answer comes in pages; this key of it holds the address of the next. */
  readonly pageable?: { readonly nextLinkName: string };
  /** Media types of the request, where they are not the connector's. */
  readonly consumes?: readonly string[];
  /** Media types of the answer, where they are not the connector's. */
  readonly produces?: readonly string[];
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';
  readonly path: `/${string}`;
  readonly parameters: readonly Parameter[];
  /** The body, sent always; one with a name or labels of its own stands in `parameters`. */
  readonly body?: Schema;
  /** The success answer. */
  readonly response: Response & { readonly status: number | 'default' };
  /** Further answers by their status. */
  readonly otherResponses?: Readonly<Record<string, Response | ResponseReference>>;
  /** `false` when the platform calls it without the connection's credential. */
  readonly authenticated?: false;
  readonly extensions?: Extensions;
}

/** What the backend sends to the callback URL of a flow. */
export interface Notification {
  readonly description?: string;
  readonly schema: Schema;
  readonly extensions?: Extensions;
}

/** Something a flow does, or an operation that only the platform calls (`visibility: 'internal'`). */
export interface Action extends OperationBase {
  readonly kind: 'action';
  /** An action that waits for a notification. */
  readonly notification?: Notification;
}

interface TriggerBase extends OperationBase {
  /** Tells a maker how to make it fire. */
  readonly hint?: string;
  /** Whether one answer or notification holds several items, each of which starts a run. */
  readonly batch?: true;
}

/** Something that starts a flow: `method` and `path` subscribe, the notification arrives at the callback URL. */
export interface WebhookTrigger extends TriggerBase {
  readonly kind: 'webhook';
  readonly notification?: Notification;
}

/** Something that starts a flow: the platform calls it again and again, and its answer is what is new. */
export interface PollingTrigger extends TriggerBase {
  readonly kind: 'polling';
}

export type Operation = Action | WebhookTrigger | PollingTrigger;

/** Gives back the operation or trigger it is given, with its type kept to the last literal. */
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}

/** Gives back the parameter it is given; for one that several operations share. */
export function defineParameter<const P extends Parameter>(parameter: P): P {
  return parameter;
}

/** Gives back the response it is given; for one that several operations share. */
export function defineResponse<const R extends Response>(response: R): R {
  return response;
}

/** The body that an operation takes. */
export type BodyOf<O extends Operation> = O extends { readonly body: infer B } ? FromSchema<B> : undefined;

/** The schema of an operation's success answer. */
export type ResponseSchemaOf<O extends Operation> = O['response'] extends { readonly schema: infer S }
  ? S
  : undefined;

/** The schema of the body, wherever the operation describes it. */
export function bodySchemaOf({ body, parameters }: Operation): Schema | undefined {
  return body ?? parameters.find((parameter) => parameter.in === 'body')?.schema;
}
