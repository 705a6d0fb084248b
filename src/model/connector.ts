import type { Operation } from './operation.js';

/** A value asked for when a connection is made. */
export interface ConnectionParameter {
  /** The platform gives meaning to the names `username`, `password` and `api_key`. */
  readonly name: string;
  readonly type: 'string' | 'securestring';
  readonly title: string;
  readonly description: string;
  readonly tooltip?: string;
}

/** How a flow signs in. */
export interface Connection {
  readonly authentication: 'basic';
  readonly parameters: readonly ConnectionParameter[];
}

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
  readonly parameters: Readonly<Record<string, string>>;
}

/** Who stands behind the connector, and where it is found. */
export interface ConnectorInfo {
  /** At most 30 characters. */
  readonly title: string;
  /** 30 to 500 characters, without product names of the platform. */
  readonly description: string;
  readonly version: string;
  readonly contact: { readonly name: string; readonly url: string; readonly email: string };
  readonly website: string;
  readonly privacyPolicy: string;
  /** One or two of the platform's category words. */
  readonly categories: readonly [string] | readonly [string, string];
  readonly publisher: string;
  readonly stackOwner: string;
  /** `#rrggbb`, the background of the icon. */
  readonly brandColor: string;
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

/** A whole connector as data. */
export interface Connector {
  readonly info: ConnectorInfo;
  readonly address: Address;
  readonly connection: Connection;
  readonly throttling: readonly Throttling[];
  /** What every failed call answers. */
  readonly failure: { readonly description: string };
  readonly operations: readonly Operation[];
  readonly policies: readonly Policy[];
  readonly notes: ReferenceNotes;
}

/** Gives back the connector it is given, with its type kept to the last literal. */
export function defineConnector<const C extends Connector>(connector: C): C {
  return connector;
}
