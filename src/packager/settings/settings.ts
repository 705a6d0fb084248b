/** Something asked or met, and what to say to it. */
export interface Answered {
  readonly ask: string;
  readonly answer: string;
}

/** Words that no document of a connector holds. */
export interface Texts {
  readonly introduction?: string;
  readonly prerequisites?: string;
  readonly credentials?: string;
  readonly gettingStarted?: string;
  readonly limitations?: readonly string[];
  readonly errors?: readonly Answered[];
  readonly questions?: readonly Answered[];
}

/** What every artefact carries; whatever is left out stays as the connector folder has it. */
export interface PackageSettings {
  readonly host?: string;
  readonly basePath?: string;
  readonly scheme?: 'https' | 'http';
  readonly title?: string;
  readonly description?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly website?: string;
  readonly privacyPolicy?: string;
  readonly categories?: string;
  readonly publisher?: string;
  readonly stackOwner?: string;
  readonly brandColor?: string;
  readonly icon?: string;
  readonly prefix?: string;
  readonly solution?: {
    readonly name?: string;
    readonly version?: string;
    readonly environmentVariables?: Readonly<Record<string, string>>;
  };
  readonly paconn?: { readonly environment?: string; readonly connectorId?: string };
  readonly texts?: Texts;
}
