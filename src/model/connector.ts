import type { Connection } from './connection.js';
import type { Extensions, Json } from './json.js';
import type { Notification, Operation, Parameter, Response } from './operation.js';
import type { Schema } from './schema.js';

/** Calls allowed per connection in each period. */
export interface Throttling {
  readonly name: string;
  readonly calls: number;
  readonly renewalPeriodSeconds: number;
}

/** One instance of a policy template of the platform. */
export interface Policy {
  readonly templateId: string;
  readonly title: string;
  /** Operation ids; absent means all. */
  readonly operations?: readonly string[];
  readonly section?: 'Request' | 'Response' | 'Failure';
  /** Template parameters without their `x-ms-apimTemplateParameter.` prefix. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly extensions?: Extensions;
}

/** Who stands behind the connector, and where it is found. */
export interface ConnectorInfo {
  /** At most 30 characters. */
  readonly title: string;
  /** 30 to 500 characters, without product names of the platform. */
  readonly description: string;
  readonly version: string;
  readonly contact?: { readonly name: string; readonly url: string; readonly email: string };
  readonly website?: string;
  readonly privacyPolicy?: string;
  /** One or two of the platform's category words. */
  readonly categories?: readonly [string] | readonly [string, string];
  readonly publisher?: string;
  readonly stackOwner?: string;
  /** `#rrggbb`, the background of the icon. */
  readonly brandColor: string;
  readonly extensions?: Extensions;
}

/** Where the backend answers. */
export interface Address {
  readonly scheme: 'https' | 'http';
  /** A bare host name, with a port where it needs one. */
  readonly host: string;
  /** Begins with a slash. */
  readonly basePath: string;
}

/** Text for the reference page that the data does not hold. */
export interface ReferenceNotes {
  readonly introduction: string;
  readonly prerequisites: string;
  readonly credentials: string;
  readonly limitations: readonly string[];
  /** Further sections, each a table. */
  readonly tables?: readonly ReferenceTable[];
}

/** A section of the reference page that is a table. */
export interface ReferenceTable {
  readonly title: string;
  readonly text: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What all operations of one path share. */
export interface PathItem {
  readonly parameters?: readonly Parameter[];
  /** Of a notification that no operation of the path subscribes to. */
  readonly notification?: Notification;
  readonly extensions?: Extensions;
}

/** A whole connector as data. */
export interface Connector {
  readonly info: ConnectorInfo;
  readonly address: Address;
  readonly connection: Connection;
  readonly throttling?: readonly Throttling[];
  /** What every failed call answers; absent when the operations say it themselves. */
  readonly failure?: { readonly description: string };
  readonly operations: readonly Operation[];
  readonly policies?: readonly Policy[];
  /** Media types of requests: JSON when absent. */
  readonly consumes?: readonly string[];
  /** Media types of answers: JSON when absent. */
  readonly produces?: readonly string[];
  /** The operation that the platform calls to see whether a connection works. */
  readonly testConnection?: {
    readonly operationId: string;
    readonly parameters?: Readonly<Record<string, Json>>;
  };
  /** `actions`, `triggers` or `gateway`; mostly empty. */
  readonly capabilities?: readonly string[];
  /** Operation ids that run through `script.csx`. */
  readonly scriptOperations?: readonly string[];
  /** Named schemas that no operation uses as a value: those that hold themselves, and unused ones. */
  readonly definitions?: readonly Schema[];
  /** Shared parameters that operations only refer to, or that are not used. */
  readonly sharedParameters?: readonly Parameter[];
  /** Shared responses that operations only refer to, or that are not used. */
  readonly sharedResponses?: readonly Response[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly notes?: ReferenceNotes;
  /** Of the root of either document. */
  readonly extensions?: { readonly definition?: Extensions; readonly properties?: Extensions };
}

/** Gives back the connector it is given, with its type kept to the last literal. */
export function defineConnector<const C extends Connector>(connector: C): C {
  return connector;
}
