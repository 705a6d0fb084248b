import type { OpenAPIV2 } from 'openapi-types';

/** A connector as the gateway knows it: read from the two documents of a folder, and nothing else. */
export interface Connector {
  /** The name in gateway addresses: the folder's or the title's, lower case, letters, digits and hyphens. */
  readonly name: string;
  /** `info.title` of the definition. */
  readonly title: string;
  readonly description: string;
  /** The folder it was read from. */
  readonly folder: string;
  /** apiDefinition.swagger.json as it stands, `$ref`s unresolved. */
  readonly definition: OpenAPIV2.Document;
  readonly properties: ConnectorProperties;
  /** Whether the folder has custom code, `script.csx`. */
  readonly hasScript?: boolean;
  /** In the order of the definition. */
  readonly operations: readonly Operation[];
  /** `x-throttling` of the definition, or the platform's 500 calls per 60 seconds. */
  readonly throttling: Throttling;
  /** Follows a local `$ref` to what it names; an object without one is given back. */
  resolve(schema: SchemaObject): SchemaObject;
}

/** Calls allowed per connection in each period. */
export interface Throttling {
  readonly calls: number;
  readonly renewalPeriodSeconds: number;
}

/** `properties` of apiProperties.json, as far as the gateway reads it. */
export interface ConnectorProperties {
  readonly connectionParameters?: Readonly<Record<string, ConnectionParameter>>;
  readonly connectionParameterSets?: { readonly values: readonly ConnectionParameterSet[] };
  readonly iconBrandColor?: string;
  readonly policyTemplateInstances?: readonly PolicyTemplateInstance[];
  readonly scriptOperations?: readonly string[];
  readonly publisher?: string;
  readonly [key: string]: unknown;
}

export interface ConnectionParameterSet {
  readonly name: string;
  readonly parameters: Readonly<Record<string, ConnectionParameter>>;
  readonly [key: string]: unknown;
}

export interface ConnectionParameter {
  readonly type: string;
  readonly uiDefinition?: { readonly displayName?: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

export interface PolicyTemplateInstance {
  readonly templateId: string;
  readonly title?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What starts or is called: an action, a webhook trigger or a polling trigger. */
export interface Operation {
  readonly id: string;
  readonly kind: 'action' | 'webhook' | 'polling';
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch';
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly visibility: 'important' | 'normal' | 'advanced' | 'internal';
  readonly deprecated: boolean;
  /** Path-level and operation-level parameters together, shared ones resolved. */
  readonly parameters: readonly Parameter[];
  /** `x-ms-notification-content.schema` of the path: what a webhook, or an action that waits, is called back with. */
  readonly notificationSchema?: SchemaObject;
  /** The schema of the answer a maker sees: of the only response if it is a 2xx, else 200, else 201, else default. */
  readonly responseSchema?: SchemaObject;
  /** The operation object as it stands in the definition. */
  readonly source: OpenAPIV2.OperationObject;
}

/** A parameter object of the definition with its extensions. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body' | 'formData';
  readonly required?: boolean;
  readonly type?: string;
  readonly default?: unknown;
  readonly schema?: SchemaObject;
  readonly [key: string]: unknown;
}

/** A JSON schema of the definition; every keyword and extension is read by name. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly items?: SchemaObject;
  readonly required?: readonly string[];
  readonly [key: string]: unknown;
}
