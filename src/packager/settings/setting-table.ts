/** What one setting may hold. */
export type SettingKind =
  | { readonly kind: 'text'; readonly minimum?: number; readonly maximum?: number; readonly pattern?: RegExp }
  | { readonly kind: 'url' }
  | { readonly kind: 'email' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'texts' }
  | { readonly kind: 'questions' }
  | { readonly kind: 'values' };

/** One setting of a package. */
export interface Setting {
  /** Its place in the file, with a dot between names. */
  readonly key: string;
  readonly type: SettingKind;
  /** What would do, to end the sentence "It takes …". */
  readonly takes: string;
  readonly description: string;
}

/** Every setting: the checks and the table in docs/packaging.md come from here. */
export const settingTable: readonly Setting[] = [
  {
    key: 'host',
    type: {
      kind: 'text',
      pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/i,
    },
    takes: 'a bare host name, with a port where it needs one, such as `livechat.contoso.com`',
    description: 'Where the platform reaches the backend: `host` of the definition.',
  },
  {
    key: 'basePath',
    type: { kind: 'text', pattern: /^\/([^\s?#{}/]+\/?)*$/ },
    takes: 'a path that begins with a slash, such as `/livechat`',
    description: '`basePath` of the definition.',
  },
  {
    key: 'scheme',
    type: { kind: 'choice', choices: ['https', 'http'] },
    takes: '`https` or `http`',
    description: '`schemes` of the definition; certification wants HTTPS.',
  },
  {
    key: 'title',
    type: { kind: 'text', minimum: 1, maximum: 30 },
    takes: 'text of 1 to 30 characters',
    description: '`info.title` of the definition, the name that makers see.',
  },
  {
    key: 'description',
    type: { kind: 'text', minimum: 30, maximum: 500 },
    takes: 'text of 30 to 500 characters',
    description: '`info.description` of the definition.',
  },
  {
    key: 'contact.name',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description: 'Who supports the connector: `info.contact.name`.',
  },
  {
    key: 'contact.url',
    type: { kind: 'url' },
    takes: 'a web address that begins with `https://`',
    description: 'Where help is found: `info.contact.url`.',
  },
  {
    key: 'contact.email',
    type: { kind: 'email' },
    takes: 'an email address',
    description: 'Support by email: `info.contact.email`.',
  },
  {
    key: 'website',
    type: { kind: 'url' },
    takes: 'a web address that begins with `https://`',
    description: 'The `Website` of `x-ms-connector-metadata`.',
  },
  {
    key: 'privacyPolicy',
    type: { kind: 'url' },
    takes: 'a web address that begins with `https://`',
    description: 'The `Privacy policy` of `x-ms-connector-metadata`.',
  },
  {
    key: 'categories',
    type: { kind: 'text', pattern: /^\s*[^;\s][^;]*(;\s*[^;\s][^;]*)?$/ },
    takes: 'one or two category words with a semicolon between them, such as `Communication;Sales and CRM`',
    description: 'The `Categories` of `x-ms-connector-metadata`.',
  },
  {
    key: 'publisher',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description:
      'Who publishes the connector: `publisher` of the properties, and the publisher of the solutions.',
  },
  {
    key: 'stackOwner',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description: 'Who owns the service behind it: `stackOwner` of the properties.',
  },
  {
    key: 'brandColor',
    type: { kind: 'text', pattern: /^#[0-9a-f]{6}$/i },
    takes: 'a colour as `#rrggbb`',
    description: '`iconBrandColor` of the properties and the background of the icon.',
  },
  {
    key: 'icon',
    type: { kind: 'text', pattern: /\.(svg|png)$/i },
    takes: 'the path of an `.svg` or `.png` file, from the folder of the settings file',
    description: 'The drawing of the icon; the brand colour is laid behind an SVG.',
  },
  {
    key: 'prefix',
    type: { kind: 'text', pattern: /^(?!mscrm)[a-z][a-z0-9]{1,7}$/ },
    takes: 'two to eight small letters and digits, a letter first, not `mscrm`',
    description: 'The prefix of the solution publisher, before the names of all its parts.',
  },
  {
    key: 'solution.name',
    type: { kind: 'text', pattern: /^[A-Za-z_][A-Za-z0-9_]{0,64}$/ },
    takes: 'letters, digits and underscores, a letter first',
    description: 'The unique name of the solution.',
  },
  {
    key: 'solution.version',
    type: { kind: 'text', pattern: /^\d{1,5}(\.\d{1,5}){1,3}$/ },
    takes: 'numbers with dots, such as `1.0.0.0`',
    description: 'The version of the solution; raise it when you import again.',
  },
  {
    key: 'solution.environmentVariables',
    type: { kind: 'values' },
    takes: 'names of environment variables with their default values',
    description: 'Default values of the environment variables that the connector mentions.',
  },
  {
    key: 'paconn.environment',
    type: { kind: 'text', pattern: /^(Default-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
    takes: 'the id of an environment, as its address in the portal shows it',
    description: 'Where `paconn` puts the connector; asked for when left out.',
  },
  {
    key: 'paconn.connectorId',
    type: { kind: 'text', pattern: /^shared_\S+$/ },
    takes: 'an id that begins with `shared_`',
    description: 'Which connector `paconn update` replaces; `paconn create` fills it in.',
  },
  {
    key: 'texts.introduction',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description: 'The opening paragraph of the texts: two or three sentences, other than the description.',
  },
  {
    key: 'texts.prerequisites',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description: 'Plans, licences and tools that a maker needs.',
  },
  {
    key: 'texts.credentials',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description: 'How to get what a connection asks for.',
  },
  {
    key: 'texts.gettingStarted',
    type: { kind: 'text', minimum: 1 },
    takes: 'text',
    description: 'The first steps with the connector.',
  },
  {
    key: 'texts.limitations',
    type: { kind: 'texts' },
    takes: 'a list of texts',
    description: 'Known issues and limitations.',
  },
  {
    key: 'texts.errors',
    type: { kind: 'questions' },
    takes: 'a list of pairs `error` and `remedy`',
    description: 'Common errors and what helps.',
  },
  {
    key: 'texts.questions',
    type: { kind: 'questions' },
    takes: 'a list of pairs `question` and `answer`',
    description: 'Frequently asked questions.',
  },
];
