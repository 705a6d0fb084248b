import type { Extensions } from './json.js';

interface ParameterBase {
  /** The platform gives meaning to the names `username`, `password`, `api_key` and `token`. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Yes when absent. */
  readonly required?: boolean;
  readonly extensions?: Extensions;
}

/** A value asked for when a connection is made. */
export interface ConnectionValue extends ParameterBase {
  readonly type: 'string' | 'securestring' | 'int' | 'bool';
  /** Whether what is typed can be read: text can, a secret cannot, when absent. */
  readonly clearText?: boolean;
  /** Where it stands in the form; its own place in the list when absent. */
  readonly tabIndex?: number;
  /** The only values it takes, each with the words a maker sees. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly default?: string;
}

/** A sign-in with an identity provider. */
export interface ConnectionSignIn extends ParameterBase {
  readonly type: 'oauthSetting';
  readonly signIn: SignIn;
}

/** A connection through the on-premises data gateway. */
export interface ConnectionGateway extends ParameterBase {
  readonly type: 'gatewaySetting';
}

export type ConnectionParameter = ConnectionValue | ConnectionSignIn | ConnectionGateway;

/** How tokens are got; emitted as `oAuthSettings`. */
export interface SignIn {
  /** `oauth2`, `oauth2generic`, `aad` or a provider that the platform knows by name. */
  readonly identityProvider: string;
  /** The public id of the app registration. Its secret is given to the platform, never to a file. */
  readonly clientId?: string;
  readonly scopes?: readonly string[];
  readonly redirectMode?: 'Global' | 'GlobalPerConnector' | 'Direct';
  readonly redirectUrl?: string;
  readonly properties?: Readonly<Record<string, string | boolean>>;
  /** The provider's own parameters, such as `authorizationUrl` and `tokenUrl`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly extensions?: Extensions;
}

/** One of several ways to sign in. */
export interface ConnectionSet {
  /** Unique and forever: it is stored with the connection. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** Whether connections of it may be shared with apps. */
  readonly allowSharing?: boolean;
  readonly parameters: readonly ConnectionParameter[];
  readonly extensions?: Extensions;
}

/** A security scheme of the definition: where the credential goes. */
export type SecurityScheme = { readonly name: string; readonly extensions?: Extensions } & (
  | { readonly type: 'basic' }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query'; readonly key: string }
  | {
      readonly type: 'oauth2';
      readonly authorizationUrl: string;
      readonly tokenUrl: string;
      readonly scopes: Readonly<Record<string, string>>;
      /** The scopes that every operation needs. */
      readonly required?: readonly string[];
    }
);

/** How a flow signs in. */
export interface Connection {
  /** `basic` is user name and password; `none` sends no credential. */
  readonly authentication: 'basic' | 'none' | readonly SecurityScheme[];
  readonly parameters: readonly ConnectionParameter[];
  /** Several ways to sign in, of which a maker takes one. */
  readonly sets?: {
    readonly title?: string;
    readonly description?: string;
    readonly values: readonly ConnectionSet[];
    readonly extensions?: Extensions;
  };
}
