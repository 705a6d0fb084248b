import type { ConnectionValues } from './connection-parameters.js';
import type { OAuthTokens } from './oauth/tokens.js';

/** A connection as the gateway uses it. `values` are secrets. */
export interface Connection {
  /** Part of gateway addresses; unique within the connector. */
  readonly id: string;
  readonly connector: string;
  readonly displayName: string;
  readonly parameterSet?: string;
  readonly values: ConnectionValues;
  /** What signing in gave, by connection parameter; all of it is secret. */
  readonly tokens: Readonly<Record<string, OAuthTokens>>;
  /** `Unauthenticated` when it cannot be used, or when its test says so; `Error` when its test failed otherwise. */
  readonly status: 'Connected' | 'Unauthenticated' | 'Error';
  /** Why no call can be made with it. */
  readonly problem?: string;
  readonly createdAt: string;
}

/** A connection as it is shown: parameter names, and of their values only those that are no secret. */
export interface ConnectionView extends Omit<Connection, 'values' | 'tokens'> {
  /** Those that have a value, masked. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Addresses, regions and whatever else may be shown when the connection is edited. */
  readonly visibleValues: ConnectionValues;
  /** Where to sign in, when the connection is of a kind that needs it. */
  readonly signIn?: {
    /** Below the gateway's address; to be opened in a browser. */
    readonly path: string;
    readonly state: 'needed' | 'signed-in';
    /** When the access token ends and is renewed. */
    readonly expiresAt?: string;
  };
  /** What the real gateway would do for this connection and this one does not. */
  readonly notEmulated: readonly string[];
}

/** A connection at rest. */
export interface StoredConnection extends Omit<Connection, 'values' | 'tokens' | 'status' | 'problem'> {
  /** The values as JSON, sealed. */
  readonly sealedValues: string;
  /** The tokens as JSON, sealed. */
  readonly sealedTokens?: string;
}

/** What a maker gives to make a connection. */
export interface NewConnection {
  readonly connector: string;
  /** `default` when left out. */
  readonly id?: string;
  readonly displayName?: string;
  readonly parameterSet?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What of a connection can be changed; parameters that are left out keep their value, an empty text takes one away. */
export type ConnectionChanges = Omit<NewConnection, 'connector' | 'id'>;
